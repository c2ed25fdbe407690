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
    let search = try AssetSearch(
      request, type: call.parameter("type_name"), in: container, call.database,
      memory: (call.emulator.searches, call.generation))
    return Answer.text(try answer(to: search, call).bytes)
  }

  /// `{"total_rows", "results": [{"metadata", "entity"?, "attachments"?, "href"}], "next"?, "counts"?}`.
  private static func answer(to search: AssetSearch, _ call: Call) throws -> JSONBytes {
    let request = search.request
    let page = try search.page()
    let withoutColumns = call.queries("exclude").contains("columns")
    let withoutDeprecated = call.flag("hide_deprecated_response_fields")
    var text = JSONBytes(capacity: 1024 * (page.records.count + 1))
    text.raw("{")
    if request.includesTotal {
      text.raw("\"total_rows\":")
      text.number(Int64(try search.total()))
    }
    text.separate()
    text.raw("\"results\":[")
    for var record in page.records {
      if withoutColumns { try record.removeColumns() }
      if withoutDeprecated { try record.removeDeprecatedFields() }
      text.separate()
      record.write(
        into: &text, in: search.container, entity: request.includesEntity,
        attachments: request.includesAttachments)
    }
    text.raw("]")
    if let next = page.next {
      text.raw(",\"next\":")
      text.value(request.next(next))
    }
    if !request.counts.isEmpty { try writeCounts(search, into: &text) }
    text.raw("}")
    return text
  }

  private static func writeCounts(_ search: AssetSearch, into text: inout JSONBytes) throws {
    let index = SearchIndex([search.container.row], search.database)
    let counting = ValueCounts(assets: search.found, index: index)
    text.raw(",\"counts\":{")
    for name in search.request.counts {
      text.separate()
      text.string(name)
      text.raw(":{")
      for (value, count) in try counting.counts(of: SearchField(name, in: search.database)) {
        text.separate()
        text.string(value)
        text.raw(":")
        text.number(Int64(count))
      }
      text.raw("}")
    }
    text.raw("}")
  }
}

extension AssetRecord {
  /// Source: `hide_deprecated_response_fields` of POST /v2/asset_types/{type_name}/search.
  mutating func removeDeprecatedFields() throws {
    var head = try JSONValue.parse(metadata)
    head["owner_id"] = nil
    head["rov"]?["collaborator_ids"] = nil
    metadata = head.serialized()
  }
}
