import GRDB
import JSON

extension ContainerConfigurations {
  /// As they were set. Nil if nobody ever did.
  static func find(of container: Container, in database: Database) throws -> JSONValue? {
    try String.fetchOne(
      database,
      sql:
        "SELECT json_extract(document, '$.entity.configurations') FROM container WHERE rowid = ?",
      arguments: [container.row]
    ).map { try JSONValue.parse($0) }
  }

  static func save(
    _ configurations: JSONValue, for container: Container, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE container SET document = json_set(document, '$.entity.configurations', json(?))
        WHERE rowid = ?
        """, arguments: [configurations.serialized(), container.row])
  }

  /// What somebody sent, if it can be: words that exist, numbers of 0 or more. Throws 400.
  ///
  /// Source: PUT /v2/asset_containers/configurations.
  static func checked(_ body: BodyFields) throws -> JSONValue {
    try choice(body, "duplicate_action", DuplicateAction.allCases.map(\.rawValue))
    try choice(body, "default_duplicate_strategy", strategies)
    if body["duplicate_strategies"] != nil {
      for entry in try body.objects("duplicate_strategies") {
        try choice(entry, "strategy", strategies)
      }
    }
    for key in ["authorize_reporting", "purge_on_delete"] { _ = try body.bool(key) }
    for key in ["purge_after_days", "days_until_purge"] {
      guard try body.int(key) ?? 0 >= 0 else {
        throw PlatformFault.invalid("The field '\(key)' must be 0 or more.", .field(key))
      }
    }
    return body.value
  }

  private static let strategies: [String] = [
    DuplicateStrategy.name, .nameAndResourceKey, .nameAndFolder, .resourceKey, .notApplicable,
  ].map(\.rawValue)

  private static func choice(_ body: BodyFields, _ key: String, _ words: [String]) throws {
    guard let text = try body.string(key) else { return }
    guard words.contains(text) else {
      throw PlatformFault.invalid(
        "The field '\(body.name(key))' must be one of \(words.joined(separator: ", ")).",
        .field(body.name(key)))
    }
  }
}
