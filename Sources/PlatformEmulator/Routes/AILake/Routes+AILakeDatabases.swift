import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let lakeInstances = "/api/v1/ailake/database/instances"
  private static let page = LakePage(
    type: "databaseInstance", idKey: "id", listKey: "databases")

  /// Database instances of AI Lake, and their data sources.
  static let aiLakeDatabases: [Route] =
    [
      .get(lakeInstances, .aiLakeDatabases) { call in
        let documents = try LakeDatabase.all(in: call.database)
          .map { try $0.document(in: call.database) }
        return try page.answer(documents, call)
      },
      .changing(.post, lakeInstances, .aiLakeDatabases, provision),
      .get("\(lakeInstances)/{instanceId}", .aiLakeDatabases) { call in
        page.single(try call.lakeDatabase().document(in: call.database), call)
      },
      .changing(.delete, "\(lakeInstances)/{instanceId}", .aiLakeDatabases, deprovision),
    ] + lakeDataSources

  /// 202 at once. What is taken by then is 409; what is found to be wrong later fails the operation.
  ///
  /// Source: POST /api/v1/ailake/database/instances.
  private static func provision(_ call: Call) throws -> EmulatorResponse {
    let body = try call.fields()
    let name = try body.requiredName("name")
    let storages = try body.requiredSet("storageIds")
    let source = LakeDataSource(
      id: call.newID(), dataSourceID: try body.optionalName("dataSourceId") ?? name,
      name: try body.optionalName("dataSourceName") ?? name)
    if try LakeDatabase.isTaken(name, in: call.database) {
      throw PlatformFault.conflict("A database instance named '\(name)' exists already.")
    }
    try LakeDataSource.requireFree(source.dataSourceID, in: call.database)
    let id = call.newID()
    let operation = LakeOperation(
      kind: .provisionDatabase, subject: id, names: [name],
      request: [
        "id": .string(id), "name": .string(name),
        "storageIds": .array(storages.map(JSONValue.string)), "dataSources": [source.document],
      ])
    return try operation.start(call)
  }

  /// Source: DELETE /api/v1/ailake/database/instances/{instanceId}.
  private static func deprovision(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let operation = LakeOperation(
      kind: .deprovisionDatabase, subject: lake.id, names: [lake.name],
      request: ["id": .string(lake.id), "name": .string(lake.name)])
    return try operation.start(call)
  }
}

extension Call {
  /// The database of the path, by name or id. Throws 404.
  func lakeDatabase() throws -> LakeDatabase {
    try LakeDatabase.find(parameter("instanceId"), in: database)
  }
}
