/// Where the rows of a data asset lie: a table behind a connection.
///
/// Source: `attachments[]` of GET /v2/assets/{asset_id}.
struct RemoteAttachment {
  var id: String
  var connectionID: String
  var schema: StaticString
  var table: String
  var creatorID: String
  var created: Int64

  func write(into json: inout JSONBytes) {
    json.raw(",\"attachments\":[{\"id\":\"")
    json.plain(id)
    json.raw("\",\"version\":2,\"asset_type\":\"data_asset\",\"name\":\"remote\",")
    json.raw("\"description\":\"remote\",\"mime\":\"application/x-ibm-rel-table\",")
    json.raw("\"connection_id\":\"")
    json.plain(connectionID)
    json.raw("\",\"connection_path\":\"/")
    json.raw(schema)
    json.raw("/")
    json.plain(table)
    json.raw("\",\"creator_id\":\"")
    json.plain(creatorID)
    json.raw("\",\"create_time\":")
    json.number(created)
    json.raw(",\"size\":0,\"is_remote\":true,\"is_managed\":false,\"is_referenced\":false,")
    json.raw("\"is_object_key_read_only\":false,\"is_user_provided_path_key\":true,")
    json.raw("\"transfer_complete\":true,\"is_partitioned\":false,\"user_data\":{}}]")
  }
}
