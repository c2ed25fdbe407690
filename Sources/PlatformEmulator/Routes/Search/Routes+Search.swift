import GRDB
import JSON

extension Routes {
  static let search: [Route] = [
    .asking("/v2/asset_types/{type_name}/search", .assetTypes, searchAssets)
  ]

  /// Source: POST /v2/asset_types/{type_name}/search.
  private static func searchAssets(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let request = try SearchRequest(call.json(), limit: call.number("limit"))
    let type = call.parameter("type_name")
    let search = try AssetSearch(request, type: type, in: container, call.database)
    let page = try search.page()
    let total = try call.emulator.counts.count(search.key, generation: call.generation) {
      try search.total()
    }
    let withoutColumns = call.queries("exclude").contains("columns")
    var text = JSONBytes(capacity: 1024 * (page.records.count + 1))
    text.raw("{\"total_rows\":")
    text.number(Int64(total))
    text.raw(",\"results\":[")
    for var record in page.records {
      if withoutColumns { try record.removeColumns() }
      text.separate()
      record.write(
        into: &text, in: container, entity: request.includesEntity,
        attachments: request.includesAttachments)
    }
    text.raw("]")
    if let next = page.next {
      text.raw(",\"next\":")
      text.value(request.next(next))
    }
    if !request.counts.isEmpty {
      text.raw(",\"counts\":")
      text.value(try counts(search))
    }
    text.raw("}")
    return Answer.text(text.bytes)
  }

  private static func counts(_ search: AssetSearch) throws -> JSONValue {
    var object = JSONObject()
    for field in search.request.counts {
      object[field] = try search.counts(of: field)
    }
    return .object(object)
  }
}
