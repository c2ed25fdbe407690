import HTTPTypes
import JSON
import PlatformModel

/// Calls about up to twenty assets of one container: answered as a whole, and for each.
extension PlatformClient {
  /// The result of each asset, by its id. Those the answer leaves out are not there.
  typealias BulkAnswer = [String: Result<AssetDetail, PlatformError>]

  /// Source: GET /v2/assets/bulk, payloads 1.6.
  func bulkAssets(_ ids: [AssetID]) throws(PlatformError) -> BulkAnswer {
    guard let container = ids.first?.container else { return [:] }
    let call = Call.get(
      "v2", "assets", "bulk",
      query: [
        container.scope, QueryItem("asset_ids", ids.map(\.id).joined(separator: ",")),
        QueryItem("exclude", "columns"), QueryItem("include_relationship_count", "false"),
      ])
    return bulkAnswer(try caller.json(call), to: call, in: container)
  }

  /// Source: POST /v2/assets/bulk_patch, payloads 1.6.
  func bulkPatch(
    _ patches: [(id: AssetID, patch: JSONPatch)]
  ) throws(PlatformError) -> BulkAnswer {
    guard let container = patches.first?.id.container else { return [:] }
    let resources = patches.map { item -> JSONValue in
      ["asset_id": .string(item.id.id), "operations": item.patch.json]
    }
    let call = Call.change(
      .post, "v2", "assets", "bulk_patch",
      query: [container.scope, QueryItem("exclude", "columns")],
      body: ["resources": .array(resources)])
    return bulkAnswer(try caller.json(call), to: call, in: container)
  }

  private func bulkAnswer(
    _ json: JSONValue, to call: Call, in container: ContainerID
  ) -> BulkAnswer {
    var answer: BulkAnswer = [:]
    for item in json["resources"]?.array ?? [] {
      let asset = item["asset"].flatMap { AssetDetail($0, in: container) }
      guard let id = item.word("asset_id") ?? asset?.asset.id.id else { continue }
      let status = item.integer("http_status") ?? item.integer("status") ?? 200
      if (200..<300).contains(status), item["errors"]?.array?.isEmpty ?? true {
        answer[id] = asset.map { .success($0) }
      } else {
        answer[id] = .failure(error(item, status: status, call))
      }
    }
    return answer
  }

  private func error(_ item: JSONValue, status: Int, _ call: Call) -> PlatformError {
    // A failed item with the status of one that succeeded is refused all the same.
    let status = (200..<300).contains(status) ? 400 : status
    var error = caller.error(
      ErrorWire.cause(status: status, retryAfter: nil), call, message: ErrorWire.message(item))
    error.status = status
    return error
  }
}
