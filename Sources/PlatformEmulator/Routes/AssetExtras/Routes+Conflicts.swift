import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Two writes at once leave two documents behind, of which one wins; the others are conflicts
  /// until somebody deletes them. The reference has no answers of these operations.
  static let conflicts: [Route] = [
    .get("/v2/assets/{asset_id}/conflicts", .assetExtras, listConflicts),
    .changing(.delete, "/v2/assets/{asset_id}/conflicts", .assetExtras, deleteConflicts),
  ]

  /// Source: GET /v2/assets/{asset_id}/conflicts: items to skip, 10 at most unless told, and the
  /// documents on demand.
  private static func listConflicts(_ call: Call) throws -> EmulatorResponse {
    let record = try call.asset(call.parameter("asset_id"), in: call.container())
    let offset = try call.number("offset") ?? 0
    let limit = try call.limit(default: 10, maximum: 200)
    let rows = try Row.fetchAll(
      call.database,
      sql: """
        SELECT rev, document FROM asset_conflict WHERE asset_id = ? ORDER BY rev LIMIT ? OFFSET ?
        """,
      arguments: [record.id, limit, offset])
    let total = try Int.fetchOne(
      call.database, sql: "SELECT count(*) FROM asset_conflict WHERE asset_id = ?",
      arguments: [record.id])
    let withDocuments = call.flag("include_docs")
    let conflicts = try rows.map { row -> JSONValue in
      var conflict: JSONValue = ["rev": .string(row["rev"])]
      if withDocuments { conflict["document"] = try JSONValue.parse(row["document"] as String) }
      return conflict
    }
    return Answer.json([
      "total_rows": JSONValue(total ?? 0), "offset": JSONValue(offset), "limit": JSONValue(limit),
      "resources": .array(conflicts),
    ])
  }

  /// The body is the list of revs. Nothing is deleted if one of them is no conflict.
  private static func deleteConflicts(_ call: Call) throws -> EmulatorResponse {
    let record = try call.changeableAsset(call.parameter("asset_id"), in: call.container())
    let revs = try call.json().array?.compactMap(\.string) ?? []
    guard !revs.isEmpty else {
      throw PlatformFault.invalid("The request body must be a list of revs.")
    }
    for rev in revs {
      try call.database.execute(
        sql: "DELETE FROM asset_conflict WHERE asset_id = ? AND rev = ?",
        arguments: [record.id, rev])
      guard call.database.changesCount > 0 else {
        throw PlatformFault.missing("There is no conflict '\(rev)' of asset '\(record.id)'.")
      }
    }
    return Answer.empty()
  }
}
