import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Whatever somebody wants to remember with a catalog: `{"properties": {…}}`.
  static let catalogProperties: [Route] = [
    .get("/v2/catalogs/{catalog_id}/properties", .catalogs) { call in
      Answer.json(try properties(of: call.open(.catalog), call))
    },
    .changing(.patch, "/v2/catalogs/{catalog_id}/properties", .catalogs, patchProperties),
  ]

  private static func properties(of catalog: ContainerRecord, _ call: Call) throws -> JSONValue {
    let text = try String.fetchOne(
      call.database, sql: "SELECT document FROM catalog_properties WHERE container_id = ?",
      arguments: [catalog.id])
    return try text.map { try JSONValue.parse($0) } ?? ["properties": [:]]
  }

  /// Source: PATCH /v2/catalogs/{catalog_id}/properties.
  private static func patchProperties(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.open(.catalog, as: .admin)
    let patch = try DocumentPatch(call)
    try patch.check { $0.count > 1 && $0[0] == "properties" }
    let after = try patch.applied(to: properties(of: catalog, call))
    try call.database.execute(
      sql: "INSERT OR REPLACE INTO catalog_properties VALUES (?, ?)",
      arguments: [catalog.id, after.serialized()])
    return Answer.json(after)
  }
}
