import GRDB
import HTTPTypes
import JSON

extension Routes {
  private static let instances = "/api/v1/ailake/database/instances"
  private static let page = LakePage(
    type: "databaseInstance", idKey: "id", listKey: "databases")

  /// All of them may bring an operation to its end, so all of them write.
  static let aiLakeDatabases: [Route] = [
    .changing(.get, instances, .aiLakeDatabases) { call in
      try LakeOperation.settle(call.database, call.now)
      let documents = try String.fetchAll(
        call.database, sql: "SELECT document FROM lake_database ORDER BY name")
      return try page.answer(documents.map { try JSONValue.parse($0) }, call)
    },
    .changing(.post, instances, .aiLakeDatabases, provision),
    .changing(.get, "\(instances)/{instanceId}", .aiLakeDatabases) { call in
      try LakeOperation.settle(call.database, call.now)
      return page.single(
        try LakeDatabase.find(call.parameter("instanceId"), in: call.database), call)
    },
    .changing(.delete, "\(instances)/{instanceId}", .aiLakeDatabases) { call in
      try LakeOperation.settle(call.database, call.now)
      let database = try LakeDatabase.find(call.parameter("instanceId"), in: call.database)
      return try LakeOperation.start(
        .deprovision, ["id": database["id"] ?? "", "name": database["name"] ?? ""], call)
    },
    .changing(.get, "\(instances)/{instanceId}/dataSources", .aiLakeDatabases) { call in
      try LakeOperation.settle(call.database, call.now)
      let database = try LakeDatabase.find(call.parameter("instanceId"), in: call.database)
      return try LakePage(type: "dataSource", idKey: "id", listKey: "dataSources", isWhole: true)
        .answer(database["dataSources"]?.array ?? [], call)
    },
  ]

  /// Source: POST /api/v1/ailake/database/instances: 202, no body, the operation in the headers.
  private static func provision(_ call: Call) throws -> EmulatorResponse {
    try LakeOperation.settle(call.database, call.now)
    let body = try call.json()
    guard let name = body["name"]?.string, !name.trimmingBlanks().isEmpty else {
      throw PlatformFault.invalid("name must not be empty.", .field("name"))
    }
    guard let storages = body["storageIds"]?.array, storages.allSatisfy({ $0.string != nil }),
      Set(storages.compactMap(\.string)).count == storages.count
    else {
      throw PlatformFault.invalid(
        "storageIds must be a list of different texts.", .field("storageIds"))
    }
    let source = body["dataSourceId"]?.string ?? name
    return try LakeOperation.start(
      .provision,
      [
        "id": .string(call.newID()), "name": .string(name), "storageIds": .array(storages),
        "dataSources": [
          [
            "id": .string(call.newID()), "dataSourceId": .string(source),
            "dataSourceName": .string(body["dataSourceName"]?.string ?? name),
          ]
        ],
      ], call)
  }
}
