import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Data sources that are known as assets.
  static let assetSources: [Route] = [
    .get("/v2/assets/ibm_data_source", .assets, findDataSource)
  ]

  /// By host and port, by those and a collection, or by a collection alone.
  ///
  /// Source: GET /v2/assets/ibm_data_source. The names of the parameters and of the fields that they
  /// are compared with are not in the reference: `endpoints[].host`, `endpoints[].port` and
  /// `physical_collections[]` of the section `ibm_data_source`.
  private static func findDataSource(_ call: Call) throws -> EmulatorResponse {
    guard let catalog = call.query("catalog_id") else {
      throw PlatformFault.invalid(
        "The parameter 'catalog_id' is required.", .parameter("catalog_id"))
    }
    let container = try call.container(WorldScope(kind: .catalog, id: catalog))
    let host = call.query("host")
    let port = try call.number("port")
    let collection = call.query("physical_collection")
    guard (host == nil) == (port == nil), host != nil || collection != nil else {
      throw PlatformFault.invalid(
        "Host and port, a physical collection, or all three must be specified.",
        .parameter(host == nil ? "host" : "port"))
    }
    var condition = SQLText("a.container = ? AND a.type = 'ibm_data_source'", container.row)
    if let findable = AssetPrivacy.condition(in: container) {
      condition = condition + SQLText("AND") + findable
    }
    for record in try AssetRecord.all(condition, in: call.database) {
      let source = try record.entity.map { try JSONValue.parse($0) }?["ibm_data_source"] ?? [:]
      let isThere = host.map { hasEndpoint(source, $0, port ?? 0) } ?? true
      let holdsIt = collection.map { hasCollection(source, $0) } ?? true
      if isThere, holdsIt { return try call.answer(record, in: container) }
    }
    throw PlatformFault.missing(
      "There is no ibm_data_source asset with these properties in catalog '\(container.scope.id)'.")
  }

  private static func hasEndpoint(_ source: JSONValue, _ host: String, _ port: Int) -> Bool {
    (source["endpoints"]?.array ?? []).contains { endpoint in
      let own = endpoint["port"]?.int ?? endpoint["port"]?.string.flatMap { Int($0) }
      return endpoint["host"]?.string?.lowercased() == host.lowercased() && own == port
    }
  }

  private static func hasCollection(_ source: JSONValue, _ name: String) -> Bool {
    let all =
      (source["physical_collections"]?.array ?? [])
      + [source["physical_collection"]].compactMap(\.self)
    return all.contains { $0.string == name || $0["name"]?.string == name }
  }
}
