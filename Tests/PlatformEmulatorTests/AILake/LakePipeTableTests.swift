import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct LakePipeTableTests {
  private let lake: LakePlatform
  private let path = "\(LakePlatform.instances)/sales_lake/pipeTables"
  private let least: JSONValue = [
    "tableName": "order_lines", "pathPrefix": "sales/orders/", "sourceStorageName": "lake-primary",
  ]

  init() throws {
    lake = try LakePlatform()
  }

  private func wanting(_ more: JSONObject) -> JSONValue {
    var body = least
    for (key, value) in more { body[key] = value }
    return body
  }

  /// Creates it and waits; nil if that failed.
  private func create(_ more: JSONObject = [:]) throws -> JSONValue {
    try lake.ended(try lake.send(.post, path, wanting(more)))
  }

  private func table(_ name: String = "order_lines") throws -> JSONValue {
    try lake.one("\(path)/\(name)")
  }

  @Test func tablesOfADatabaseAreListed() throws {
    let list = try lake.list(path)

    #expect(list.map { $0["tableName"] } == ["customers", "orders", "stores"])
    #expect(list[1].object?.keys == ["pipeTableId", "tableName", "pathPrefix", "columns"])
    let page = try lake.platform.get("\(path)?page=1&size=2&metaInclude=page")
    #expect(page["data"]?[0]?["type"] == "pipeTable")
    #expect(page["data"]?[0]?["id"] == list[2]["pipeTableId"])
    #expect(page["data"]?.array?.count == 1)
    #expect(try lake.list("\(LakePlatform.instances)/sandbox/pipeTables") == [])
  }

  @Test func aTableIsReadWhole() throws {
    #expect(
      try table("stores") == [
        "pipeTableId": .string(WorldID.named("pipe table/sales_lake/stores")),
        "tableName": "stores", "databaseName": "sales_lake", "pathPrefix": "sales/stores/",
        "sourceStorageName": "lake-primary",
        "columns": [
          ["name": "store_id", "type": "INT"], ["name": "store_name", "type": "VARCHAR(160)"],
          ["name": "city", "type": "VARCHAR(120)"], ["name": "country", "type": "VARCHAR(2)"],
          ["name": "opened_on", "type": "DATE"],
        ],
        "partitionColumns": [], "keyConfig": ["type": "unique", "columns": ["store_id"]],
        "distributionConfig": ["type": "hash", "buckets": 1, "columns": ["store_id"]],
        "pollingIntervalSeconds": 0, "tableProperties": ["replication_num": "1"],
      ])
  }

  @Test func aTableIsMadeOfTheFilesThatAreThere() throws {
    let answer = try lake.send(.post, path, least)

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(
      answer.headers[.operationLocation]
        == "/api/v1/ailake/operations/\(answer.headers[.operationID] ?? "")")
    #expect(try lake.operation(answer)["kind"] == "create-pipe-table")
    #expect(try lake.send(.get, "\(path)/order_lines").status == .notFound)
    let done = try lake.ended(answer)
    #expect(done["status"] == "succeeded")
    let table = try table()
    #expect(table["keyConfig"] == ["type": "duplicate", "columns": ["order_id"]])
    #expect(table["partitionColumns"] == ["year", "month"])
    #expect(
      table["columns"]?.array?.suffix(2)
        == [["name": "year", "type": "INT"], ["name": "month", "type": "INT"]])
    #expect(try lake.list(path).count == 4)
  }

  @Test func whatIsWantedOverrulesWhatIsFound() throws {
    _ = try create([
      "columnOverrides": ["order_id": "LARGEINT"], "maxVarcharLength": 8,
      "columnExpressions": ["customers": ["column": "customer_id", "function": "HLL_HASH"]],
      "aggregationOverrides": ["amount": "SUM"], "pollingIntervalSeconds": 30,
      "distributionConfig": ["type": "random", "buckets": 4],
      "partitionConfig": [
        "type": "timeSlice", "column": "ordered_at", "unit": "day", "slices": 7,
      ],
      "tableProperties": ["compression": "LZ4"],
    ])

    let table = try table()

    let types = JSONObject(
      (table["columns"]?.array ?? []).map {
        (key: $0["name"]?.string ?? "", value: $0["type"] ?? "")
      })
    #expect(types["order_id"] == "LARGEINT")
    #expect(types["status"] == "VARCHAR(8)")
    #expect(types["currency"] == "VARCHAR(3)")
    #expect(types["customers"] == "HLL")
    #expect(table["distributionConfig"] == ["type": "random", "buckets": 4])
    #expect(table["partitionConfig"]?["slices"] == 7)
    #expect(table["pollingIntervalSeconds"] == 30)
    #expect(table["tableProperties"] == ["compression": "LZ4"])
  }

  @Test func foldersOfThePathArePartitionsToo() throws {
    _ = try create(["pathPrefix": "my-dataset/year=2024/"])

    #expect(try table()["partitionColumns"] == ["year"])
  }

  @Test func badRequestsNameTheField() throws {
    let refusals: [(JSONObject, String)] = [
      (["tableName": nil], "The field 'tableName' is required."),
      (["tableName": "Orders"], "The field 'tableName' must match ^[a-z][a-z0-9_-]{0,62}$."),
      (
        ["tableName": .string(String(repeating: "a", count: 64))],
        "The field 'tableName' must match ^[a-z][a-z0-9_-]{0,62}$."
      ),
      (["pathPrefix": ""], "The field 'pathPrefix' is required."),
      (["sourceStorageName": 1], "The field 'sourceStorageName' must be a text."),
      (
        ["pollingIntervalSeconds": -1],
        "The field 'pollingIntervalSeconds' must be between 0 and 2147483647."
      ),
      (["columnOverrides": ["a": 1]], "The field 'columnOverrides.a' must be a text."),
      (
        ["columnExpressions": ["a": ["column": "b", "function": "MD5"]]],
        "The field 'columnExpressions.a.function' must be one of HLL_HASH, BITMAP_HASH, "
          + "BITMAP_HASH64, TO_BITMAP."
      ),
      (["keyConfig": [:]], "The field 'keyConfig.type' is required."),
      (
        ["keyConfig": ["type": "foreign"]],
        "The field 'keyConfig.type' must be one of aggregate, duplicate, primary, unique."
      ),
      (
        ["distributionConfig": ["type": "hash", "buckets": 0]],
        "The field 'distributionConfig.buckets' must be between 1 and 2147483647."
      ),
      (
        ["partitionConfig": ["type": "column"]],
        "The field 'partitionConfig.columns' is required."
      ),
      (
        ["partitionConfig": ["type": "dateTrunc", "column": "a", "unit": "fortnight"]],
        "The field 'partitionConfig.unit' must be one of year, quarter, month, week, day, hour, "
          + "minute, second, millisecond, microsecond."
      ),
      (
        ["partitionConfig": ["type": "timeSlice", "column": "a", "unit": "day"]],
        "The field 'partitionConfig.slices' is required."
      ),
    ]
    for (more, refusal) in refusals {
      #expect(try lake.refusal(.post, path, wanting(more)) == "400 \(refusal)")
    }
    #expect(
      try lake.refusal(.post, path, wanting(["aggregationOverrides": ["a": "AVG"]]))
        .hasPrefix("400 The field 'aggregationOverrides.a' must be one of SUM, "))
    #expect(
      try lake.refusal(.post, path, wanting(["sourceStorageName": "nowhere"]))
        == "404 Object storage 'nowhere' is not registered.")
    #expect(
      try lake.refusal(.post, path, wanting(["tableName": "orders"]))
        == "409 Database instance 'sales_lake' has a pipe table 'orders' already.")
  }

  @Test func whatTheFilesDoNotAllowFailsLater() throws {
    let failures: [(JSONObject, Int, String)] = [
      (["tableName": "will-fail"], 500, "could not read the first file under 'sales/orders/'"),
      (["pathPrefix": "sales/empty/"], 404, "There are no parquet files under 'sales/empty/'."),
      (["pathPrefix": "sales/mixed/"], 400, "lie at several depths"),
      (["keyConfig": ["type": "primary", "columns": ["nothing"]]], 400, "'nothing'"),
      (["keyConfig": ["type": "aggregate"]], 400, "'customer_id' is no key"),
      (["columnOverrides": ["nothing": "INT"]], 400, "'columnOverrides.nothing'"),
      (
        ["partitionConfig": ["type": "column", "columns": ["nothing"]]], 400,
        "'partitionConfig.columns'"
      ),
    ]
    for (more, status, detail) in failures {
      let operation = try create(more)

      #expect(operation["status"] == "failed")
      #expect(operation["error"]?["status"]?.int == status)
      #expect(operation["error"]?["detail"]?.string?.contains(detail) == true)
    }
    #expect(try lake.list(path).count == 3)
  }

  @Test func ofTwoOfTheSameNameTheFirstIsMade() throws {
    let first = try lake.send(.post, path, least)
    let second = try lake.send(.post, path, least)

    #expect(try lake.ended(first)["status"] == "succeeded")
    #expect(try lake.operation(second)["error"]?["status"] == 409)
    #expect(try lake.list(path).count == 4)
  }

  @Test func aTableIsDroppedInItsOwnTime() throws {
    let answer = try lake.send(.delete, "\(path)/orders")

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(try lake.operation(answer)["kind"] == "delete-pipe-table")
    #expect(try lake.send(.get, "\(path)/orders").status == .ok)
    #expect(try lake.ended(answer)["status"] == "succeeded")
    #expect(
      try lake.refusal(.get, "\(path)/orders")
        == "404 Database instance 'sales_lake' has no pipe table 'orders'.")
    #expect(try lake.send(.delete, "\(path)/orders").status == .notFound)
  }

  @Test func aTableOfADatabaseThatWentFails() throws {
    let gone = try lake.send(.delete, "\(LakePlatform.instances)/sales_lake")
    lake.platform.clock.advance(by: .seconds(2))
    let late = try lake.send(.post, path, wanting(["tableName": "slow_table"]))

    _ = try lake.ended(gone)
    lake.platform.clock.advance(by: .seconds(60))

    #expect(try lake.operation(late)["error"]?["status"] == 404)
  }
}
