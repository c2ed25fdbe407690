import GRDB
import JSON

extension Routes {
  static let revisions: [Route] = [
    .get("/v2/assets/{asset_id}/revisions", .assetExtras, listRevisions)
  ]

  /// Most recent first, `start` being the number to start from: `{"results"}` and nothing else.
  ///
  /// Source: GET /v2/assets/{asset_id}/revisions, recorded.
  private static func listRevisions(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    let limit = try call.limit(default: 25, maximum: 200)
    let start = call.query("start") == "latest" ? nil : try call.number("start")
    let rows = try Row.fetchAll(
      call.database,
      sql: """
        SELECT number, document FROM revision WHERE asset_id = ? AND (? IS NULL OR number <= ?)
        ORDER BY number DESC LIMIT ?
        """, arguments: [record.id, start, start, limit])
    var text = JSONBytes(capacity: 1024 * (rows.count + 1))
    text.raw("{\"results\":[")
    for row in rows {
      text.separate()
      let document: String = row["document"]
      text.plain(document.hasSuffix("}") ? String(document.dropLast()) : document)
      text.raw(",\"href\":\"/v2/assets/")
      text.plain("\(record.id)?\(container.query)&revision_id=\(row["number"] as Int)\"}")
    }
    text.raw("]}")
    return Answer.text(text.bytes)
  }
}
