import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Partitions that are loaded anew, and statistics.
@Suite struct LakeRefreshTests {
  private let lake: LakePlatform
  private let path = "\(LakePlatform.instances)/sales_lake"

  init() throws {
    lake = try LakePlatform()
  }

  private func analyze(_ body: JSONValue) throws -> JSONValue {
    try lake.ended(try lake.send(.post, "\(path)/analyzeStatistics", body))
  }

  private func tablesWithStatistics() throws -> Int? {
    let service = try lake.service("Query engine")
    return try lake.platform.get("\(service)/status")["status"]?["tablesWithStatistics"]?.int
  }

  @Test func aPartitionIsLoadedAnew() throws {
    let rows = try analyze(["tableNames": ["orders"]])["result"]?["tables"]?[0]?["rowCount"]?.int

    let answer = try lake.send(
      .post, "\(path)/pipeTables/orders/refresh",
      ["partitionSpec": ["year": "2026", "month": "02"]])

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(try lake.operation(answer)["kind"] == "refresh-partition")
    let result = try #require(try lake.ended(answer)["result"])
    #expect(result["tableName"] == "orders")
    #expect(result["partitionSpec"] == ["year": "2026", "month": "02"])
    let change = (result["loadedRows"]?.int ?? 0) - (result["deletedRows"]?.int ?? 0)
    #expect(change > 0)
    let after = try analyze(["tableNames": ["orders"]])["result"]?["tables"]?[0]?["rowCount"]?.int
    #expect(after == rows.map { $0 + change })
  }

  @Test func thePartitionMustBeNamedExactly() throws {
    let refresh = "\(path)/pipeTables/orders/refresh"
    let keys =
      "400 The keys of 'partitionSpec' must be the partition columns of 'orders': year, month."

    for wrong: JSONValue in [
      [:], ["year": "2026"], ["year": "2026", "month": "02", "day": "01"],
      ["Year": "2026", "month": "02"],
    ] {
      #expect(try lake.refusal(.post, refresh, ["partitionSpec": wrong]) == keys)
    }
    #expect(
      try lake.refusal(.post, refresh, [:]) == "400 The field 'partitionSpec' is required.")
    #expect(
      try lake.refusal(.post, refresh, ["partitionSpec": ["year": 2026, "month": "02"]])
        == "400 The field 'partitionSpec.year' must be a text.")
    #expect(
      try lake.refusal(
        .post, "\(path)/pipeTables/stores/refresh", ["partitionSpec": ["year": "2026"]]
      ).hasPrefix("400 The keys of 'partitionSpec' must be the partition columns of 'stores'"))
  }

  @Test func aRefreshCanFail() throws {
    let answer = try lake.send(
      .post, "\(path)/pipeTables/customers/refresh",
      ["partitionSpec": ["country": "failed-state"]])

    #expect(
      try lake.ended(answer)["error"] == [
        "status": 500, "title": "Refresh failed",
        "detail": "The partition 'country=failed-state' of 'customers' could not be read.",
      ])
  }

  @Test func theOlderFormatCannotRefresh() throws {
    let flat = try LakePlatform(.flat)

    #expect(
      try flat.refusal(
        .post, "\(path)/pipeTables/customers/refresh", ["partitionSpec": ["country": "cz"]])
        == "404 There is no resource at \(path)/pipeTables/customers/refresh.")
  }

  @Test func statisticsAreCollectedOfSomeTablesOrAll() throws {
    #expect(try tablesWithStatistics() == 0)

    let some = try analyze(["tableNames": ["orders", "stores"]])

    #expect(some["kind"] == "analyze-statistics")
    #expect(some["status"] == "succeeded")
    #expect(
      some["result"]?["tables"]
        == [
          ["tableName": "orders", "rowCount": 48_210_377],
          ["tableName": "stores", "rowCount": 1_284],
        ])
    #expect(try tablesWithStatistics() == 2)
    for all: JSONValue in [[:], ["tableNames": []], ["tableNames": nil]] {
      #expect(try analyze(all)["result"]?["tables"]?.array?.count == 3)
    }
    #expect(try tablesWithStatistics() == 3)
  }

  @Test func theAnswerSaysOnlyWhichOperationItIs() throws {
    let id = "e9fd5d74-8a1b-46bd-ac60-bd91e9206897"

    let answer = try lake.send(.post, "\(path)/analyzeStatistics", [:], operation: id)

    #expect(answer.status == .accepted)
    #expect(answer.headers[.operationID] == id)
    #expect(answer.headers[.operationLocation] == nil)
    #expect(
      try lake.refusal(.post, "\(path)/analyzeStatistics", ["tableNames": ["none"]])
        == "404 Database instance 'sales_lake' has no pipe table 'none'.")
    #expect(
      try lake.refusal(.post, "\(path)/analyzeStatistics", ["tableNames": "orders"])
        == "400 The field 'tableNames' must be a list of texts.")
  }
}
