import Filters
public import JSON
public import PlatformModel

/// A row of the search over all containers.
///
/// Source: POST /v3/search, payloads 1.13.
public struct FoundRow: Sendable {
  public let json: JSONValue
  public let id: String

  public init?(_ json: JSONValue) {
    guard let id = json["artifact_id"]?.string else { return nil }
    self.json = json
    self.id = id
  }

  public var name: String { metadata("name") ?? id }
  public var type: String { metadata("artifact_type") ?? "" }
  public var description: String? { metadata("description") }
  public var tags: [String] { json["metadata"]?["tags"]?.array?.compactMap(\.string) ?? [] }

  public var modifiedAt: Timestamp? {
    if let text = metadata("modified_on") { return Timestamp(iso: text) }
    return json["last_updated_at"]?.int.map { Timestamp(milliseconds: Int64($0)) }
  }

  /// Nil for what lies in no container, such as terms of the glossary.
  public var container: ContainerID? {
    let place = json["entity"]?["assets"]
    for kind in [ContainerKind.project, .space, .catalog] {
      if let id = place?[kind.scopeParameter]?.string { return ContainerID(kind, id) }
    }
    return nil
  }

  public var containerName: String? {
    let place = json["entity"]?["assets"]
    return ["project_name", "space_name", "catalog_name"].lazy
      .compactMap { place?[$0]?.string }.first
  }

  public var asset: Asset? {
    container.map {
      Asset(
        id: AssetID(id, in: $0), name: name, description: description, type: type, tags: tags,
        modifiedAt: modifiedAt)
    }
  }

  private func metadata(_ name: String) -> String? { json["metadata"]?[name]?.string }
}

extension FoundRow: NounRow {
  public static let columns: [NounColumn<FoundRow>] = [
    NounColumn("name") { .text($0.name) },
    NounColumn("type") { .text($0.type) },
    NounColumn("in") { CellValue($0.containerName ?? $0.container?.id) },
    NounColumn("id") { .text($0.id) },
    .wide("container_kind") { CellValue($0.container?.kind.rawValue) },
    .wide("container") { CellValue($0.container?.id) },
    .wide("description") { CellValue($0.description) },
    .wide("tags") { CellValue($0.tags) },
    .wide("score", .number(nil)) { $0.json["_score"]?.double.map { .decimal($0) } ?? .none },
    NounColumn("modified", .moment) { CellValue($0.modifiedAt) },
  ]

  public var rowID: String { id }
  public var rowName: String { name }
}
