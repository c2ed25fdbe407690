import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Every answer of AI Lake against the description of its wire format.
@Suite(
  .enabled(
    if: OpenAPIDocument.isThere,
    "The descriptions of AI Lake are not in ../shared/reference beside the project."))
struct LakeDescriptionTests {
  /// Asks, checks the answer, and remembers what was asked.
  private struct Examiner {
    let lake: LakePlatform
    let document: OpenAPIDocument
    var asked: Set<OpenAPIDocument.Operation> = []

    init(_ format: PlatformEmulator.AILakeFormat) throws {
      lake = try LakePlatform(format)
      document = try #require(OpenAPIDocument.of(format))
    }

    @discardableResult
    mutating func ask(
      _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> EmulatorResponse {
      let answer = try lake.send(method, "\(LakePlatform.root)\(path)", body)
      let operation = try #require(
        document.operation(method, "\(LakePlatform.root)\(path)"), "\(method) \(path)",
        sourceLocation: sourceLocation)
      asked.insert(operation)
      #expect(
        document.problems(of: answer, to: operation) == [], "\(operation)",
        sourceLocation: sourceLocation)
      return answer
    }

    /// Begins something, and looks at the operation before and after its end.
    mutating func begin(
      _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
      ends: String = "succeeded", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let answer = try ask(method, path, body, sourceLocation: sourceLocation)
      let operation = "/operations/\(answer.headers[.operationID] ?? "")"
      let pending = try ask(.get, operation, sourceLocation: sourceLocation)
      #expect(pending.json?["status"] == "pending", sourceLocation: sourceLocation)
      lake.platform.clock.advance(by: .seconds(10))
      let ended = try ask(.get, operation, sourceLocation: sourceLocation)
      #expect(ended.json?["status"]?.string == ends, sourceLocation: sourceLocation)
    }
  }

  private static let instance = "/database/instances/checked"
  private static let everyOption: JSONValue = [
    "tableName": "all_options", "pathPrefix": "sales/orders/", "sourceStorageName": "lake-cold",
    "columnOverrides": ["amount": "DECIMAL(38, 4)"], "maxVarcharLength": 16,
    "columnExpressions": ["customers": ["column": "customer_id", "function": "TO_BITMAP"]],
    "aggregationOverrides": ["amount": "SUM"], "pollingIntervalSeconds": 15,
    "keyConfig": ["type": "primary", "columns": ["order_id"]],
    "distributionConfig": ["type": "random"],
    "partitionConfig": ["type": "timeSlice", "column": "ordered_at", "unit": "week", "slices": 2],
    "tableProperties": ["replication_num": "3"],
  ]

  @Test(arguments: PlatformEmulator.AILakeFormat.allCases)
  func everyAnswerIsAsItsDescriptionSays(format: PlatformEmulator.AILakeFormat) throws {
    var examiner = try Examiner(format)

    try lists(&examiner)
    try life(&examiner)
    try tables(&examiner)
    try services(&examiner)
    try examiner.begin(.delete, Self.instance)

    #expect(examiner.document.operations.subtracting(examiner.asked) == [])
  }

  private func lists(_ examiner: inout Examiner) throws {
    let pages =
      examiner.lake.format == .flat
      ? ["", "?size=1&offset=1&metaInclude=page"] : ["", "?page=1&size=1&metaInclude=page"]
    for page in pages {
      try examiner.ask(.get, "/database/instances\(page)")
      try examiner.ask(.get, "/database/instances/sales_lake/dataSources\(page)")
      try examiner.ask(.get, "/database/instances/sales_lake/pipeTables\(page)")
      try examiner.ask(.get, "/services\(page)")
      try examiner.ask(.get, "/objectStorages\(page)")
    }
    if examiner.lake.format == .flat { try examiner.ask(.get, "/object-storages") }
    for table in ["sales_lake/pipeTables/orders", "iot_lake/pipeTables/meter_readings"] {
      try examiner.ask(.get, "/database/instances/\(table)")
    }
  }

  private func life(_ examiner: inout Examiner) throws {
    let storages: JSONValue = [.string(WorldLake.storageID("lake-cold"))]
    try examiner.begin(
      .post, "/database/instances", ["name": "checked", "storageIds": storages])
    try examiner.begin(
      .post, "/database/instances", ["name": "fails", "storageIds": storages], ends: "failed")
    try examiner.ask(.get, Self.instance)
    try examiner.ask(.post, "\(Self.instance)/dataSources", ["dataSourceId": "second"])
    try examiner.ask(
      .patch, "\(Self.instance)/dataSource",
      ["oldDataSourceId": "second", "dataSourceId": "third"])
    try examiner.ask(.get, "\(Self.instance)/dataSources")
    try examiner.ask(.delete, "\(Self.instance)/dataSources/third")
  }

  private func tables(_ examiner: inout Examiner) throws {
    let tables = "\(Self.instance)/pipeTables"
    try examiner.begin(.post, tables, Self.everyOption)
    try examiner.begin(
      .post, tables,
      ["tableName": "least", "pathPrefix": "a/events/", "sourceStorageName": "lake-cold"])
    try examiner.begin(
      .post, tables,
      ["tableName": "fail", "pathPrefix": "a/", "sourceStorageName": "lake-cold"], ends: "failed")
    try examiner.ask(.get, tables)
    try examiner.ask(.get, "\(tables)/all_options")
    try examiner.ask(.get, "\(tables)/least")
    try examiner.begin(.post, "\(Self.instance)/analyzeStatistics", ["tableNames": ["least"]])
    if examiner.lake.format == .jsonAPI {
      try examiner.begin(
        .post, "\(tables)/least/refresh", ["partitionSpec": ["date": "2026-01-01"]])
    }
    try examiner.begin(.delete, "\(tables)/least")
  }

  private func services(_ examiner: inout Examiner) throws {
    for service in WorldLake.services {
      let path = "/services/\(service["serviceId"]?.string ?? "")"
      try examiner.ask(.get, "\(path)/status")
      let command = service["kind"] == "engine" ? "restart" : "resume"
      try examiner.begin(
        .post, "\(path)/commands/\(command)/run", ["context": ["a": nil], "payload": ["b": 1]])
      try examiner.ask(.get, "\(path)/status")
    }
  }
}
