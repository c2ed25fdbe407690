import GRDB
import HTTPTypes
import JSON

extension Routes {
  private static let tables = "\(lakeInstances)/{instanceId}/pipeTables"

  /// Pipe tables of AI Lake.
  static let aiLakePipeTables: [Route] = [
    .get(tables, .aiLakePipeTables) { call in
      let tables = try LakePipeTable.all(of: try call.lakeDatabase(), in: call.database)
      return try LakePage(
        type: "pipeTable", idKey: "pipeTableId", listKey: "pipeTables", isWhole: true
      ).answer(tables.map(\.summary), call)
    },
    .changing(.post, tables, .aiLakePipeTables, createTable),
    .get("\(tables)/{tableName}", .aiLakePipeTables) { call in
      let table = try call.pipeTable(of: try call.lakeDatabase())
      return LakePage(type: "pipeTable", idKey: "pipeTableId", listKey: "pipeTables")
        .single(table.document, call)
    },
    .changing(.delete, "\(tables)/{tableName}", .aiLakePipeTables, deleteTable),
    .changing(.post, "\(tables)/{tableName}/refresh", .aiLakePipeTables, refreshPartition),
    .changing(
      .post, "\(lakeInstances)/{instanceId}/analyzeStatistics", .aiLakePipeTables,
      analyzeStatistics),
  ]

  /// What the files under the path decide is found out later, and fails the operation.
  ///
  /// Source: POST /api/v1/ailake/database/instances/{instanceId}/pipeTables.
  private static func createTable(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let body = try call.fields()
    try PipeTableRequest.check(body)
    let name = try body.requiredString("tableName")
    let storage = try body.requiredString("sourceStorageName")
    let isKnown = try Bool.fetchOne(
      call.database, sql: "SELECT EXISTS (SELECT 1 FROM lake_storage WHERE name = ?)",
      arguments: [storage])
    guard isKnown == true else {
      throw PlatformFault.missing("Object storage '\(storage)' is not registered.")
    }
    if try LakePipeTable.first(name, of: lake, in: call.database) != nil {
      throw PlatformFault.conflict(
        "Database instance '\(lake.name)' has a pipe table '\(name)' already.")
    }
    var request = body.value
    let id = call.newID()
    request["pipeTableId"] = .string(id)
    request["databaseId"] = .string(lake.id)
    let path = try body.requiredString("pathPrefix")
    return try LakeOperation(
      kind: .createPipeTable, subject: id, names: [name, path], request: request
    ).start(call)
  }

  /// Source: DELETE /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}.
  private static func deleteTable(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let table = try call.pipeTable(of: lake)
    return try LakeOperation(
      kind: .deletePipeTable, subject: table.document["pipeTableId"]?.string ?? "",
      names: [table.name],
      request: ["databaseId": .string(lake.id), "tableName": .string(table.name)]
    ).start(call)
  }

  /// The keys of `partitionSpec` must be the table's partition columns, exactly. The older wire format
  /// does not have this call.
  ///
  /// Source: POST /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}/refresh.
  private static func refreshPartition(_ call: Call) throws -> EmulatorResponse {
    try call.requireJSONAPI()
    let lake = try call.lakeDatabase()
    let table = try call.pipeTable(of: lake)
    let body = try call.fields()
    let partition = try body.requiredObject("partitionSpec")
    let values = try body.textMap("partitionSpec") ?? [:]
    guard !values.isEmpty, Set(values.keys) == Set(table.partitionColumns) else {
      throw PlatformFault.invalid(
        "The keys of 'partitionSpec' must be the partition columns of '\(table.name)': "
          + "\(table.partitionColumns.joined(separator: ", ")).", .field("partitionSpec"))
    }
    return try LakeOperation(
      kind: .refreshPartition, subject: table.document["pipeTableId"]?.string ?? "",
      names: [table.name] + values.values.compactMap(\.string),
      request: [
        "databaseId": .string(lake.id), "tableName": .string(table.name),
        "partitionSpec": partition.value,
      ]
    ).start(call)
  }

  /// Empty or null: all tables. The answer does not say where the operation is, only its id.
  ///
  /// Source: POST /api/v1/ailake/database/instances/{instanceId}/analyzeStatistics.
  private static func analyzeStatistics(_ call: Call) throws -> EmulatorResponse {
    let lake = try call.lakeDatabase()
    let names = try call.fields().strings("tableNames") ?? []
    for name in names { _ = try LakePipeTable.find(name, of: lake, in: call.database) }
    return try LakeOperation(
      kind: .analyzeStatistics, subject: lake.id, names: names,
      request: [
        "databaseId": .string(lake.id), "tableNames": .array(names.map(JSONValue.string)),
      ]
    ).start(call, saysWhere: false)
  }
}

extension Call {
  /// The pipe table of the path. Throws 404.
  fileprivate func pipeTable(of lake: LakeDatabase) throws -> LakePipeTable {
    try LakePipeTable.find(parameter("tableName"), of: lake, in: database)
  }
}
