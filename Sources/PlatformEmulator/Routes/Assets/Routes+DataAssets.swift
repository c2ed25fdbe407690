import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Data assets and folder assets.
  static let dataAssets: [Route] = [
    .changing(.post, "/v2/data_assets", .dataAssets) { try create($0, "data_asset") },
    .get("/v2/data_assets/{data_asset_id}", .dataAssets) {
      try readAsset($0, id: $0.parameter("data_asset_id"), type: "data_asset")
    },
    .changing(.post, "/v2/folder_assets", .dataAssets) { try create($0, "folder_asset") },
    .get("/v2/folder_assets/{asset_id}", .dataAssets) {
      try readAsset($0, id: $0.parameter("asset_id"), type: "folder_asset")
    },
    .get("/v2/folder_assets/{asset_id}/contents", .dataAssets, readFolderItem),
  ]

  /// Source: POST /v2/data_assets and POST /v2/folder_assets.
  private static func create(_ call: Call, _ type: String) throws -> EmulatorResponse {
    let container = try call.container()
    let body = try call.fields()
    let asset = try NewAssetRequest(call: call, container: container).asset(body, type: type)
    if type == "folder_asset" {
      let path = try body.requiredObject("entity").requiredObject(type)
        .requiredString("connection_path")
      guard path.hasPrefix("/") else {
        throw PlatformFault.invalid(
          "The connection path must begin with a slash.",
          .field("entity.folder_asset.connection_path"))
      }
    }
    return try call.answer(
      created: call.writer.create(asset, in: container, action: call.duplicateAction()),
      in: container)
  }

  /// The address of an item below a folder, to be opened without a sign-in.
  ///
  /// Source: GET /v2/folder_assets/{asset_id}/contents. The names of the parameter `path` and of
  /// the answer's field are not in the reference. How connected stores sign is theirs to say: here
  /// the platform opens them itself.
  private static func readFolderItem(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let id = call.parameter("asset_id")
    let record = try call.asset(id, in: container)
    guard record.type == "folder_asset" else { throw AssetRecord.missing(id, in: container) }
    guard let item = call.query("path") else {
      throw PlatformFault.invalid("The parameter 'path' is required.", .parameter("path"))
    }
    let entity = try record.entity.map { try JSONValue.parse($0) } ?? [:]
    let folder = entity["folder_asset"]?["connection_path"]?.string ?? ""
    let key = (folder.split(separator: "/") + item.split(separator: "/")).joined(separator: "/")
    let url = call.signedAddress(
      .get, of: key, in: container, lifetime: 3600,
      type: call.query("content_type") ?? "application/octet-stream",
      disposition: call.query("content_disposition") ?? "attachment")
    return Answer.json(["url": .string(url)])
  }
}
