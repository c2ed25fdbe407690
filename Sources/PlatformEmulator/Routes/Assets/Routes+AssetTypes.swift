import GRDB
import JSON

extension Routes {
  /// Source: GET /v2/asset_types: no pages.
  static let assetTypes: [Route] = [
    .get("/v2/asset_types", .assetTypes) { call in
      // The types of the account are those of all its containers.
      let container = call.query("bss_account_id") == nil ? try call.container() : nil
      let documents = try String.fetchAll(
        call.database,
        sql: """
          SELECT document FROM asset_type WHERE ? IS NULL OR container_id = ?
          GROUP BY name ORDER BY name
          """, arguments: [container?.scope.id, container?.scope.id])
      var text = JSONBytes(capacity: 4096)
      text.raw("{\"resources\":[")
      for document in documents {
        text.separate()
        text.plain(document)
      }
      text.raw("]}")
      return Answer.text(text.bytes)
    },
    .get("/v2/asset_types/{type_name}", .assetTypes) { call in
      let container = call.query("bss_account_id") == nil ? try call.container() : nil
      let name = call.parameter("type_name")
      let document = try String.fetchOne(
        call.database,
        sql: """
          SELECT document FROM asset_type WHERE name = ? AND (? IS NULL OR container_id = ?)
          """, arguments: [name, container?.scope.id, container?.scope.id])
      guard let document else {
        throw PlatformFault.missing("There is no asset type with the name '\(name)'.")
      }
      return Answer.text(Array(document.utf8))
    },
  ]
}
