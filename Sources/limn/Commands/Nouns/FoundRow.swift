import JSON
import PlatformModel

/// A row of the search over all containers.
///
/// Source: POST /v3/search, payloads 1.13.
struct FoundRow: Sendable {
  let json: JSONValue
  let id: String

  init?(_ json: JSONValue) {
    guard let id = json["artifact_id"]?.string else { return nil }
    self.json = json
    self.id = id
  }

  var name: String { metadata("name") ?? id }
  var type: String { metadata("artifact_type") ?? "" }
  var description: String? { metadata("description") }
  var tags: [String] { json["metadata"]?["tags"]?.array?.compactMap(\.string) ?? [] }

  var modifiedAt: Timestamp? {
    if let text = metadata("modified_on") { return Timestamp(iso: text) }
    return json["last_updated_at"]?.int.map { Timestamp(milliseconds: Int64($0)) }
  }

  /// Nil for what lies in no container, such as terms of the glossary.
  var container: ContainerID? {
    let place = json["entity"]?["assets"]
    for kind in [ContainerKind.project, .space, .catalog] {
      if let id = place?[kind.scopeParameter]?.string { return ContainerID(kind, id) }
    }
    return nil
  }

  var containerName: String? {
    let place = json["entity"]?["assets"]
    return ["project_name", "space_name", "catalog_name"].lazy
      .compactMap { place?[$0]?.string }.first
  }

  var asset: Asset? {
    container.map {
      Asset(
        id: AssetID(id, in: $0), name: name, description: description, type: type, tags: tags,
        modifiedAt: modifiedAt)
    }
  }

  private func metadata(_ name: String) -> String? { json["metadata"]?[name]?.string }
}
