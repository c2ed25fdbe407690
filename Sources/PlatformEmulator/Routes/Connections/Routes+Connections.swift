import HTTPTypes
import JSON

extension Routes {
  static let connections: [Route] =
    [
      .get("/v2/connections", .connections) { call in
        let container = try call.container()
        return Answer.json(
          try ConnectionList(call, in: container).answer(ConnectionDocument(call, in: container)))
      },
      .get("/v2/connections/{connection_id}", .connections, readConnection),
      .changing(.delete, "/v2/connections/{connection_id}", .connections) { call in
        let container = try call.container()
        let record = try call.changeableConnection(
          call.parameter("connection_id"), in: container)
        try call.delete(
          record.asset, in: container, try AssetDeletion(call, in: container))
        return Answer.empty()
      },
    ] + connectionEditing + connectionAssets + connectionActions + connectionFiles
    + connectionService

  /// Source: GET /v2/connections/{connection_id}; `entity.product` narrows what is returned to types
  /// that the product supports.
  private static func readConnection(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.connection(call.parameter("connection_id"), in: container)
    let products = call.queries("entity.product")
    let supported = DatasourceType.find(record.typeID)?.products ?? products
    guard products.isEmpty || products.contains(where: supported.contains) else {
      throw PlatformFault.missing(
        "CDICO2034E: The connection '\(record.id)' does not support \(products.joined(separator: ", "))."
      )
    }
    return Answer.json(try ConnectionDocument(call, in: container).document(of: record))
  }
}
