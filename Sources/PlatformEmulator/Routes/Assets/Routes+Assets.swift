import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let assets: [Route] = [
    .get("/v2/assets/{asset_id}", .assets) { try readAsset($0, id: $0.parameter("asset_id")) },
    .get("/v2/data_assets/{data_asset_id}", .dataAssets) {
      try readAsset($0, id: $0.parameter("data_asset_id"))
    },
    .changing(.patch, "/v2/assets/{asset_id}", .assets, patchAsset),
  ]

  /// Source: GET /v2/assets/{asset_id}.
  private static func readAsset(_ call: Call, id: String) throws -> EmulatorResponse {
    let container = try call.container()
    var record = try call.asset(id, in: container)
    if let revision = call.query("revision_id") {
      record.metadata = try metadata(of: revision, record, call)
    }
    if call.queries("exclude").contains("columns") {
      try record.removeColumns()
    }
    var text = JSONBytes(capacity: 8192)
    record.write(into: &text, in: container, entity: true, attachments: true)
    return Answer.text(text.bytes)
  }

  /// What the asset's metadata said in a revision: a number, or `latest`.
  private static func metadata(
    of revision: String, _ record: AssetRecord, _ call: Call
  ) throws -> String {
    let number = Int64(revision)
    guard number != nil || revision == "latest" else {
      throw PlatformFault.invalid(
        "The revision '\(revision)' is neither a number nor 'latest'.", .parameter("revision_id"))
    }
    let document = try String.fetchOne(
      call.database,
      sql: """
        SELECT document FROM revision WHERE asset_id = ? AND (? IS NULL OR number = ?)
        ORDER BY number DESC LIMIT 1
        """, arguments: [record.id, number, number])
    guard let document, let metadata = JSONSections(Array(document.utf8))["metadata"] else {
      throw PlatformFault.missing("There is no revision \(revision) of asset '\(record.id)'.")
    }
    return metadata
  }

  /// The answer has no attachments. Source: PATCH /v2/assets/{asset_id}, recorded.
  private static func patchAsset(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    let body = try call.json()
    let patch: JSONPatch
    do {
      patch = try JSONPatch(json: body)
    } catch {
      throw PlatformFault.invalid("The body is not a JSON Patch: \(error)")
    }
    let editing = AssetEditing(
      patch, honoursTests: call.emulator.options.honoursTestOperations)
    try editing.checkPaths()
    var after = try editing.apply(to: record, by: call.caller.id, call.now, call.database)
    if call.queries("exclude").contains("columns") {
      try after.removeColumns()
    }
    var text = JSONBytes(capacity: 8192)
    after.write(into: &text, in: container, entity: true, attachments: false)
    return Answer.text(text.bytes)
  }
}
