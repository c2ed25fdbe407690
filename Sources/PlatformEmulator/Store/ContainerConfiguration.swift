import GRDB
import JSON

/// What a container does with duplicates and with what is deleted.
///
/// Source: GET /v2/asset_containers/configurations. The reference has lost the names of the fields;
/// `duplicate_action` is named in POST /v2/assets, the others are its words for them.
struct ContainerConfiguration: Hashable, Sendable {
  enum DuplicateAction: String, CaseIterable {
    case ignore = "IGNORE"
    case reject = "REJECT"
    case replace = "REPLACE"
    case update = "UPDATE"
  }

  enum Strategy: String, CaseIterable {
    case name = "DUPLICATE_DETECTION_BY_NAME"
    case nameAndResourceKey = "DUPLICATE_DETECTION_BY_NAME_AND_RESOURCE_KEY"
    case nameAndFolder = "DUPLICATE_DETECTION_BY_NAME_AND_FOLDER"
    case resourceKey = "DUPLICATE_DETECTION_BY_RESOURCE_KEY"
    case none = "DUPLICATE_DETECTION_NOT_APPLICABLE"
  }

  var document: JSONValue

  /// What catalogs begin with.
  static let standard = ContainerConfiguration(
    document: [
      "duplicate_action": .string(DuplicateAction.ignore.rawValue),
      "default_duplicate_strategy": .string(Strategy.name.rawValue), "duplicate_strategies": [],
      "authorize_reporting": false, "purge_on_delete": false, "days_to_purge_after_delete": 30,
    ])

  private init(document: JSONValue) {
    self.document = document
  }

  /// Reads what somebody sent. Throws 400 for a field with a value that does not exist.
  init(_ body: BodyFields) throws {
    document = Self.standard.document
    document["duplicate_action"] = .string(
      try Self.choice(body, "duplicate_action", DuplicateAction.self).rawValue)
    document["default_duplicate_strategy"] = .string(
      try Self.choice(body, "default_duplicate_strategy", Strategy.self).rawValue)
    if body["duplicate_strategies"] != nil {
      let strategies = try body.objects("duplicate_strategies")
      for entry in strategies { _ = try Self.choice(entry, "strategy", Strategy.self) }
      document["duplicate_strategies"] = .array(strategies.map(\.value))
    }
    for key in ["authorize_reporting", "purge_on_delete"] {
      if let value = try body.bool(key) { document[key] = .bool(value) }
    }
    if let days = try body.int("days_to_purge_after_delete") {
      guard days >= 0 else {
        throw PlatformFault.invalid(
          "The field 'days_to_purge_after_delete' must be 0 or more.",
          .field("days_to_purge_after_delete"))
      }
      document["days_to_purge_after_delete"] = JSONValue(days)
    }
  }

  /// Nil if none was ever set.
  static func find(for container: String, in database: Database) throws -> ContainerConfiguration? {
    try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT document FROM container_configuration WHERE container_id = ?"),
      arguments: [container]
    ).map { ContainerConfiguration(document: try JSONValue.parse($0)) }
  }

  func save(for container: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO container_configuration VALUES (?, ?)",
      arguments: [container, document.serialized()])
  }

  /// What happens to an asset that is there already, if the call does not say.
  var duplicateAction: DuplicateAction {
    document["duplicate_action"]?.string.flatMap(DuplicateAction.init(rawValue:)) ?? .ignore
  }

  /// Whether what is deleted is gone at once, and does not go to the trash first.
  var purgesOnDelete: Bool {
    document["purge_on_delete"]?.bool ?? false
  }

  private static func choice<T: RawRepresentable<String> & CaseIterable>(
    _ body: BodyFields, _ key: String, _ type: T.Type
  ) throws -> T {
    let text = try body.requiredString(key)
    guard let value = T(rawValue: text) else {
      let all = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw PlatformFault.invalid(
        "The field '\(body.name(key))' must be one of \(all).", .field(body.name(key)))
    }
    return value
  }
}
