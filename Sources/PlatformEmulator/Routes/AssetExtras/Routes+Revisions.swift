import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let revisions: [Route] = [
    .get("/v2/assets/{asset_id}/revisions", .assetExtras, listRevisions),
    .changing(.post, "/v2/assets/{asset_id}/revisions", .assetExtras, commitRevision),
    .changing(.delete, "/v2/assets/{asset_id}/revisions", .assetExtras, deleteRevision),
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
      text.raw("{\"metadata\":")
      text.plain(try metadata(of: row["document"], call))
      text.raw(",\"href\":\"/v2/assets/")
      text.plain("\(record.id)?\(container.query)&revision_id=\(row["number"] as Int)\"}")
    }
    text.raw("]}")
    return Answer.text(text.bytes)
  }

  private static func metadata(of document: String, _ call: Call) throws -> String {
    let metadata = JSONSections(Array(document.utf8))["metadata"] ?? "{}"
    guard call.flag("hide_deprecated_response_fields") else { return metadata }
    var shown: JSONValue = ["metadata": try JSONValue.parse(metadata)]
    Call.hideDeprecated(&shown)
    return (shown["metadata"] ?? [:]).serialized()
  }

  /// Source: POST /v2/assets/{asset_id}/revisions: the asset and its `asset_id`, recorded. That the
  /// message may be left out is not in the reference.
  private static func commitRevision(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.changeableAsset(call.parameter("asset_id"), in: container)
    let message = try BodyFields(call.optionalJSON()).string("commit_message")
    let revision = try record.committed(message, at: call.now, in: call.database)
    return Answer.json(
      try call.document(of: revision, in: container, isCreated: true), .created)
  }

  /// Source: DELETE /v2/assets/{asset_id}/revisions: "You must provide a revision id (1, 2, 3, ...)".
  private static func deleteRevision(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.changeableAsset(call.parameter("asset_id"), in: container)
    guard let number = try call.number("revision_id"), number > 0 else {
      throw PlatformFault.invalid(
        "The parameter 'revision_id' must be the number of a revision.", .parameter("revision_id"))
    }
    try record.deleteRevision(number, in: call.database)
    return Answer.empty()
  }
}
