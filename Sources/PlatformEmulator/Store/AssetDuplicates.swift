import GRDB
import JSON

/// Finds assets of a container that another would be a duplicate of.
///
/// Source: POST /v2/assets/duplicates/search; the strategies are those of PUT
/// /v2/asset_containers/configurations. How scores are worked out is not in the reference.
struct AssetDuplicates {
  struct Match {
    var record: AssetRecord
    /// 1 to 100: the higher, the more certain.
    var score: Int
  }

  let container: Container
  let database: Database
  private let configuration: ContainerConfigurations

  init(in container: Container, _ database: Database) throws {
    self.container = container
    self.database = database
    configuration = try ContainerConfigurations(of: container, in: database)
  }

  var configuredAction: DuplicateAction { configuration.duplicateAction }

  /// That of the container for the type, else of the type, else of the container for all types.
  func strategy(of type: String) throws -> DuplicateStrategy {
    if let strategy = configuration.strategy(of: type) { return strategy }
    let document = try AssetTypeRecord.find(
      type, in: AssetTypeScope.container(container).visible, database)?.document
    let own =
      document?["identity"]?["duplicate_detection_strategy"]
      ?? document?["duplicate_detection_strategy"]
    return own?.string.flatMap(DuplicateStrategy.init(rawValue:)) ?? configuration.defaultStrategy
      ?? .name
  }

  /// The most certain first; never the asset itself.
  ///
  /// - Parameter findable: only those that the caller may find.
  func matches(of record: AssetRecord, findable: Bool = false) throws -> [Match] {
    let metadata = try JSONValue.parse(record.metadata)
    let key = metadata["resource_key"]?.string
    let strategy = try strategy(of: record.type)
    var condition = SQLText(
      "a.container = ? AND a.type = ? AND a.id <> ?", container.row, record.type, record.id)
    switch strategy {
    case .notApplicable: return []
    case .name, .nameAndFolder: condition = condition + SQLText("AND a.name = ?", record.name)
    case .nameAndResourceKey:
      condition = condition + SQLText("AND a.name = ?", record.name) + Self.isKey(key)
    case .resourceKey:
      guard key != nil else { return [] }
      condition = condition + Self.isKey(key)
    }
    if findable, let visible = AssetPrivacy.condition(in: container) {
      condition = condition + SQLText("AND") + visible
    }
    let folder = Self.folder(of: record)
    return try AssetRecord.all(condition, in: database)
      .filter { strategy != .nameAndFolder || Self.folder(of: $0) == folder }
      .map { Match(record: $0, score: try Self.score($0, record, key)) }
      .sorted { ($1.score, $0.record.row) < ($0.score, $1.record.row) }
  }

  private static func isKey(_ key: String?) -> SQLText {
    key.map { SQLText("AND json_extract(d.metadata, '$.resource_key') = ?", $0) }
      ?? SQLText("AND json_extract(d.metadata, '$.resource_key') IS NULL")
  }

  /// Where the data lie: the path of the first attachment, or of the folder itself, without its
  /// last part.
  private static func folder(of record: AssetRecord) -> String {
    let attachment = record.attachments.flatMap { try? JSONValue.parse($0) }?[0]
    let entity = record.entity.flatMap { try? JSONValue.parse($0) }
    let path =
      attachment?["connection_path"]?.string ?? attachment?["object_key"]?.string
      ?? entity?["folder_asset"]?["connection_path"]?.string ?? ""
    return path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private static func score(
    _ one: AssetRecord, _ other: AssetRecord, _ key: String?
  ) throws -> Int {
    let metadata = try JSONValue.parse(one.metadata)
    var score = one.name == other.name ? 50 : 20
    if key != nil, metadata["resource_key"]?.string == key { score += 30 }
    if folder(of: one) == folder(of: other) { score += 15 }
    if one.description == other.description { score += 5 }
    return score
  }
}
