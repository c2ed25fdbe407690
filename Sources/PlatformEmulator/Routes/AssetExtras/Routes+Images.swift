import Foundation
import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// The reference has no answers of these operations, and has lost the methods of those that name
  /// an image: it is read as it was sent, and deleted.
  static let images: [Route] = [
    .get("/v2/assets/{asset_id}/images", .assetExtras, listImages),
    .changing(.put, "/v2/assets/{asset_id}/images", .assetExtras, addImage),
    .get("/v2/assets/{asset_id}/images/{image_id}", .assetExtras, readImage),
    .changing(.delete, "/v2/assets/{asset_id}/images/{image_id}", .assetExtras, deleteImage),
  ]

  private static func listImages(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.asset(call.parameter("asset_id"), in: container)
    let rows = try Row.fetchAll(
      call.database,
      sql: """
        SELECT id, mime_type, creator, created, length(content) AS size FROM image
        WHERE asset_id = ? ORDER BY rowid
        """, arguments: [record.id])
    let images = rows.map { image($0, of: record, container) }
    return Answer.json(["resources": .array(images), "total_count": JSONValue(images.count)])
  }

  /// Source: PUT /v2/assets/{asset_id}/images: "you must put the image's binary data to the HTTP
  /// body".
  private static func addImage(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.changeableAsset(call.parameter("asset_id"), in: container)
    guard let type = ImageFormat.mimeType(of: call.request.body) else {
      throw PlatformFault.invalid(
        call.request.body.isEmpty
          ? "The request body must be the image." : "The request body is not an image.")
    }
    let id = call.newID()
    try call.database.execute(
      sql: "INSERT INTO image VALUES (NULL, ?, ?, ?, ?, ?, ?)",
      arguments: [id, record.id, type, call.caller.id, call.now, Data(call.request.body)])
    let image = image(try find(id, of: record, call), of: record, container)
    return Answer.json(image, .created)
  }

  private static func readImage(_ call: Call) throws -> EmulatorResponse {
    let record = try call.asset(call.parameter("asset_id"), in: call.container())
    let row = try find(call.parameter("image_id"), of: record, call)
    return EmulatorResponse(
      status: .ok, headers: [.contentType: row["mime_type"]],
      body: [UInt8](row["content"] as Data))
  }

  private static func deleteImage(_ call: Call) throws -> EmulatorResponse {
    let record = try call.changeableAsset(call.parameter("asset_id"), in: call.container())
    let row = try find(call.parameter("image_id"), of: record, call)
    try call.database.execute(
      sql: "DELETE FROM image WHERE rowid = ?", arguments: [row["rowid"] as Int64])
    return Answer.empty()
  }

  private static func find(_ id: String, of record: AssetRecord, _ call: Call) throws -> Row {
    let row = try Row.fetchOne(
      call.database,
      sql: "SELECT *, length(content) AS size FROM image WHERE id = ? AND asset_id = ?",
      arguments: [id, record.id])
    guard let row else {
      throw PlatformFault.missing("There is no image '\(id)' of asset '\(record.id)'.")
    }
    return row
  }

  private static func image(
    _ row: Row, of record: AssetRecord, _ container: Container
  ) -> JSONValue {
    let id: String = row["id"]
    return [
      "image_id": .string(id), "asset_id": .string(record.id),
      "mime_type": .string(row["mime_type"]), "size": JSONValue(row["size"] as Int),
      "creator_id": .string(row["creator"]),
      "created_at": .string(CalendarDate.seconds(row["created"])),
      "href": .string("/v2/assets/\(record.id)/images/\(id)?\(container.query)"),
    ]
  }
}
