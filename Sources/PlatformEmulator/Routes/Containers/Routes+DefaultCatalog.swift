import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// The default catalog: there is none until somebody makes it.
  static let defaultCatalog: [Route] = [
    .get("/v2/catalogs/default", .catalogs) { call in
      Answer.json(try call.open(.catalog, id: defaultCatalogUID).document)
    },
    .changing(.post, "/v2/catalogs/default", .catalogs) { call in
      let fields = try call.fields().requiredObject("catalog")
      let record = try NewCatalog(fields, call, uid: defaultCatalogUID).create(call)
      return Answer.json(record.document, .created)
    },
    .changing(.post, "/v2/catalogs/default/rehome", .catalogs, rehome),
    .get("/v2/catalogs/default/rehome/status", .catalogs) { call in
      guard let id = call.query("request_id") else {
        throw PlatformFault.invalid(
          "The parameter 'request_id' is required.", .parameter("request_id"))
      }
      guard let task = try ContainerTask.find(id, .rehome, in: call.database) else {
        throw PlatformFault.missing("There is no rehome request with the ID '\(id)'.")
      }
      return Answer.json(task.document)
    },
  ]

  static let defaultCatalogUID = "ibm-default-hub"

  /// Answers 202 with the id of the request in the header `x-future-id`. The reference asks for a
  /// service id; an administrator is taken for one here.
  ///
  /// Source: POST /v2/catalogs/default/rehome.
  private static func rehome(_ call: Call) throws -> EmulatorResponse {
    try call.requireAdministrator()
    let catalog = try call.open(.catalog, id: call.query("catalog_id") ?? defaultCatalogUID)
    let asset = call.query("asset_id")
    let source = call.query("source_metadata_collection_id")
    if let asset {
      _ = try call.asset(asset, in: call.container(catalog))
    } else if source == nil || !call.flag("bulk") {
      throw PlatformFault.invalid(
        "Either 'asset_id', or 'bulk' and 'source_metadata_collection_id' must be specified.",
        .parameter("asset_id"))
    }
    var document: JSONValue = ["status": "IN_PROGRESS", "catalog_id": .string(catalog.id)]
    if let asset { document["asset_id"] = .string(asset) }
    if let source { document["source_metadata_collection_id"] = .string(source) }
    let id = call.newID()
    document["request_id"] = .string(id)
    document["requested_by"] = .string(call.caller.id)
    document["start_time"] = .string(CalendarDate.milliseconds(call.now))
    try ContainerTask(id: id, container: catalog.id, kind: .rehome, document: document)
      .insert(into: call.database)
    try call.schedule(.rehoming, after: 4_000, ["id": .string(id)])
    var answer = Answer.empty(.accepted)
    answer.headers[.future] = id
    return answer
  }
}

extension HTTPField.Name {
  static let future = HTTPField.Name("x-future-id") ?? .contentType
}
