import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// What changes data sources is answered the same in both wire formats.
  static let lakeDataSources: [Route] = [
    .get("\(lakeInstances)/{instanceId}/dataSources", .aiLakeDatabases) { call in
      let sources = try LakeDataSource.all(of: try call.lakeDatabase(), in: call.database)
      return try LakePage(type: "dataSource", idKey: "id", listKey: "dataSources", isWhole: true)
        .answer(sources.map(\.document), call)
    },
    .changing(
      .post, "\(lakeInstances)/{instanceId}/dataSources", .aiLakeDatabases, addDataSource),
    .changing(
      .patch, "\(lakeInstances)/{instanceId}/dataSource", .aiLakeDatabases, replaceDataSource),
    .changing(
      .delete, "\(lakeInstances)/{instanceId}/dataSources/{dataSourceId}", .aiLakeDatabases,
      removeDataSource),
  ]

  /// The name defaults to the id.
  ///
  /// Source: POST /api/v1/ailake/database/instances/{instanceId}/dataSources.
  private static func addDataSource(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let body = try call.fields()
    let id = try body.requiredName("dataSourceId")
    let source = LakeDataSource(
      id: call.newID(), dataSourceID: id, name: try body.optionalName("dataSourceName") ?? id)
    try source.insert(of: lake.id, into: call.database)
    return Answer.json(["dataSource": source.document])
  }

  /// The association stays, with another data source in it.
  ///
  /// Source: PATCH /api/v1/ailake/database/instances/{instanceId}/dataSource.
  private static func replaceDataSource(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let body = try call.fields()
    let old = try body.requiredName("oldDataSourceId")
    let id = try body.requiredName("dataSourceId")
    let name = try body.optionalName("dataSourceName") ?? id
    var source = try LakeDataSource.find(old, of: lake, in: call.database)
    source.dataSourceID = id
    source.name = name
    try source.update(in: call.database)
    return Answer.json(["dataSourceId": .string(id), "dataSourceName": .string(name)])
  }

  /// Which failure it is that the last one meets is not in the reference: 409.
  ///
  /// Source: DELETE /api/v1/ailake/database/instances/{instanceId}/dataSources/{dataSourceId}.
  private static func removeDataSource(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let source = try LakeDataSource.find(
      call.parameter("dataSourceId"), of: lake, in: call.database)
    guard try LakeDataSource.all(of: lake, in: call.database).count > 1 else {
      throw PlatformFault.conflict(
        "'\(source.dataSourceID)' is the last data source of database instance '\(lake.name)'.")
    }
    try source.delete(from: call.database)
    return Answer.json(["dataSourceId": .string(source.dataSourceID)])
  }
}
