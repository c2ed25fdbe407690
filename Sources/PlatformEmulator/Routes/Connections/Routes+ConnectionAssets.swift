import HTTPTypes
import JSON

extension Routes {
  static let connectionAssets: [Route] = [
    .get("/v2/connections/{connection_id}/assets", .connections, browseConnection),
    .get("/v2/connections/assets/{data_asset_id}", .connections, previewDataAsset),
    .asking("/v2/connections/assets", .connections) { call in
      let draft = try ConnectionDraft(try call.fields(), call, isStored: false)
      let browsing = try ConnectionBrowsing(call, try ConnectionSource(draft, call))
      return try browsing.answer(at: call.query("path") ?? "/")
    },
  ]

  /// Source: GET /v2/connections/{connection_id}/assets. A data asset that is named stands for its
  /// path.
  private static func browseConnection(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.connection(call.parameter("connection_id"), in: container)
    let browsing = try ConnectionBrowsing(call, try ConnectionSource(record, call))
    if let path = call.query("path") { return try browsing.answer(at: path) }
    guard let id = call.query("data_asset_id") else {
      throw PlatformFault.invalid("The parameter 'path' is required.", .parameter("path"))
    }
    return try browsing.answer(at: try connected(try dataAsset(id, container, call)).path)
  }

  /// The data asset that is named, in the container that is named beside it.
  private static func dataAsset(
    _ id: String, _ container: Container, _ call: Call
  ) throws -> AssetRecord {
    for kind in WorldScope.Kind.allCases {
      if let other = call.query("data_asset_\(kind.rawValue)_id") {
        return try call.asset(id, in: try call.container(WorldScope(kind: kind, id: other)))
      }
    }
    return try call.asset(id, in: container)
  }

  /// Columns and rows of a data asset, or what lies at `path` behind its connection.
  ///
  /// Source: GET /v2/connections/assets/{data_asset_id}.
  private static func previewDataAsset(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let asset = try call.asset(call.parameter("data_asset_id"), in: container)
    let attachment = try connected(asset)
    guard let record = try ConnectionRecord.find(attachment.connection, in: call.database) else {
      throw PlatformFault.missing(
        "CDICO2034E: The connection '\(attachment.connection)' cannot be found.")
    }
    let source = try ConnectionSource(record, call)
    let browsing = try ConnectionBrowsing(call, source)
    if let path = call.query("path") { return try browsing.answer(at: path) }
    let path = ConnectionSource.segments(of: attachment.path)
    let columns = try asset.entity.map { try JSONValue.parse($0) }?["data_asset"]?["columns"]?.array
    guard let columns, !columns.isEmpty else { return try browsing.answer(at: attachment.path) }
    return try browsing.answer(
      SampleDataset(
        path: path, type: source.contents.node(at: path)?.type ?? "table", fields: columns,
        seed: source.contents.seed(of: path)))
  }

  /// Throws 400 if the rows of the asset do not lie behind a connection.
  private static func connected(
    _ asset: AssetRecord
  ) throws -> (connection: String, path: String) {
    let attachments = try asset.attachments.map { try JSONValue.parse($0) }?.array ?? []
    for attachment in attachments {
      if let connection = attachment["connection_id"]?.string,
        let path = attachment["connection_path"]?.string
      {
        return (connection, path)
      }
    }
    throw PlatformFault.unable("The data asset '\(asset.id)' has no connection.")
  }
}
