import GRDB
import JSON

/// Which connections of a container are wanted.
///
/// Source: GET /v2/connections, "Use the following parameters to filter the results".
struct ConnectionFilter {
  private let call: Call
  private var pieces: [SQLText] = []

  init(_ call: Call) throws {
    self.call = call
    try addNames()
    addContext()
    try addProperties()
    addFlags()
  }

  func condition(in container: Container) -> SQLText {
    let here = SQLText("a.container = ? AND a.type = 'connection'", container.row)
    let findable = AssetPrivacy.condition(in: container).map { [$0] } ?? []
    return SQLText.all([here] + findable + pieces)
  }

  /// Some clients put the name in quotes.
  private mutating func addNames() throws {
    if let name = call.query("entity.name") {
      let isQuoted = name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
      pieces.append(SQLText("a.name = ?", isQuoted ? String(name.dropFirst().dropLast()) : name))
    }
    if let creator = call.query("metadata.creator") ?? call.query("metadata.creator_id") {
      pieces.append(SQLText("a.owner = ?", creator))
    }
    let types = call.queries("entity.datasource_type")
    if !types.isEmpty {
      let ids = try types.map {
        try DatasourceDefinition.find($0, in: call.database)?.id ?? $0
      }
      pieces.append(
        SQLText.any(
          ids.map { SQLText("json_extract(d.entity, '$.connection.datasource_type') = ?", $0) }))
    }
  }

  /// Everything can be read from.
  private mutating func addContext() {
    guard call.queries("entity.context").contains("target") else { return }
    for type in DatasourceType.all where !type.isTarget {
      pieces.append(
        SQLText("json_extract(d.entity, '$.connection.datasource_type') <> ?", type.id))
    }
  }

  /// "All values supplied must exactly match a property of a connection."
  private mutating func addProperties() throws {
    guard let text = call.query("entity.properties") else { return }
    guard let wanted = try? JSONValue.parse(text).object else {
      throw PlatformFault.invalid(
        "The properties must be a JSON object.", .parameter("entity.properties"))
    }
    for (name, value) in wanted {
      let stored = SecretText.names.contains(name) ? SecretText.stored(value) : value
      pieces.append(
        SQLText(
          "CAST(json_extract(d.entity, '$.connection.properties.' || json_quote(?)) AS TEXT) = ?",
          name, stored.string ?? stored.serialized()))
    }
  }

  /// "By default, all connections with no flags are returned." Names with a minus are taken away
  /// after all others were added.
  private mutating func addFlags() {
    let names = call.queries("entity.flags")
    let removed = Set(names.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
    let added = names.filter { !$0.hasPrefix("-") }
      .map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
      .filter { !removed.contains($0) }
    let known = SQLText.all(added.map { SQLText("f.value <> ?", $0) })
    pieces.append(
      SQLText("NOT EXISTS (SELECT 1 FROM json_each(d.entity, '$.connection.flags') f WHERE")
        + known + SQLText(")"))
  }
}
