import GRDB
import JSON

extension Routes {
  static let relationshipTypes: [Route] = [
    .get("/v2/asset_relationship_types", .relationshipTypes, listRelationshipTypes)
  ]

  /// Source: GET /v2/asset_relationship_types.
  private static func listRelationshipTypes(_ call: Call) throws -> EmulatorResponse {
    let limit = try call.limit(default: 25, maximum: 200)
    let names = call.queries("relationship_name")
    let types = call.queries("asset_type") + call.queries("type_name")
    let start = try call.bookmark()?.row ?? 0
    let rows = try Row.fetchAll(
      call.database,
      sql: "SELECT rowid, document FROM relationship_type WHERE rowid > ? ORDER BY rowid",
      arguments: [start])
    var found: [(row: Int64, document: JSONValue)] = []
    for row in rows where found.count <= limit {
      let document = try JSONValue.parse(row["document"] as String)
      if isWanted(document, names, types) { found.append((row["rowid"], document)) }
    }
    let shown = found.prefix(limit)
    var answer: JSONValue = ["resources": .array(shown.map(\.document))]
    if found.count > limit, let last = shown.last {
      answer["next"] = ["bookmark": .string(Bookmark(keys: [], row: last.row).text)]
    }
    return Answer.json(answer)
  }

  private static func isWanted(
    _ document: JSONValue, _ names: [String], _ types: [String]
  ) -> Bool {
    let ends = [document["end1"], document["end2"]].compactMap(\.self)
    let isNamed =
      names.isEmpty || ends.contains { names.contains($0["relationship_name"]?.string ?? "") }
    return isNamed && (types.isEmpty || ends.contains { isUsable($0, with: types) })
  }

  /// An end without types can be used with any.
  private static func isUsable(_ end: JSONValue, with types: [String]) -> Bool {
    let own =
      (end["containing_asset_types"]?.array ?? []).compactMap(\.string)
      + [end["containing_asset_type"]?.string].compactMap(\.self)
    return own.isEmpty || own.contains { types.contains($0) || $0 == "*" }
  }
}
