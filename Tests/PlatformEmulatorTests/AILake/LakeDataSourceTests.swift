import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct LakeDataSourceTests {
  private let lake: LakePlatform
  private let path = "\(LakePlatform.instances)/sales_lake"

  init() throws {
    lake = try LakePlatform()
  }

  private func ids() throws -> [String] {
    try lake.list("\(path)/dataSources").compactMap { $0["dataSourceId"]?.string }
  }

  @Test func aDataSourceIsAdded() throws {
    let answer = try lake.platform.post(
      "\(path)/dataSources", ["dataSourceId": "finance", "dataSourceName": "Finance"])

    let added = try #require(answer["dataSource"])
    #expect(added["dataSourceId"] == "finance")
    #expect(added["dataSourceName"] == "Finance")
    #expect(try ids() == ["sales_lake-sales", "sales_lake-stores", "finance"])
    #expect(try lake.list("\(path)/dataSources").last == added)
    #expect(try lake.one(path)["dataSources"]?.array?.last == added)
    let unnamed = try lake.platform.post("\(path)/dataSources", ["dataSourceId": "hr"])
    #expect(unnamed["dataSource"]?["dataSourceName"] == "hr")
  }

  @Test func aDataSourceIsReplacedInItsPlace() throws {
    let before = try lake.list("\(path)/dataSources")

    let answer = try lake.send(
      .patch, "\(path)/dataSource",
      ["oldDataSourceId": "sales_lake-sales", "dataSourceId": "sales-2"])

    #expect(answer.status == .ok)
    #expect(answer.text == #"{"dataSourceId":"sales-2","dataSourceName":"sales-2"}"#)
    let after = try lake.list("\(path)/dataSources")
    #expect(after.map { $0["id"] } == before.map { $0["id"] })
    #expect(try ids() == ["sales-2", "sales_lake-stores"])
    let renamed = try lake.send(
      .patch, "\(path)/dataSource",
      ["oldDataSourceId": "sales-2", "dataSourceId": "sales-2", "dataSourceName": "Sales"])
    #expect(renamed.text == #"{"dataSourceId":"sales-2","dataSourceName":"Sales"}"#)
  }

  @Test func allButTheLastAreRemoved() throws {
    let answer = try lake.send(.delete, "\(path)/dataSources/sales_lake-sales")

    #expect(answer.status == .ok)
    #expect(answer.text == #"{"dataSourceId":"sales_lake-sales"}"#)
    #expect(try ids() == ["sales_lake-stores"])
    #expect(
      try lake.refusal(.delete, "\(path)/dataSources/sales_lake-stores")
        == "409 'sales_lake-stores' is the last data source of database instance 'sales_lake'.")
    #expect(try ids() == ["sales_lake-stores"])
    #expect(
      try lake.refusal(.delete, "\(path)/dataSources/sales_lake-sales")
        == "404 Database instance 'sales_lake' has no data source 'sales_lake-sales'.")
  }

  @Test func anIDIsUniqueInTheOrganization() throws {
    let taken = "409 There is a data source 'iot_lake-meters' in the organization already."

    #expect(
      try lake.refusal(.post, "\(path)/dataSources", ["dataSourceId": "iot_lake-meters"]) == taken)
    #expect(
      try lake.refusal(
        .patch, "\(path)/dataSource",
        ["oldDataSourceId": "sales_lake-sales", "dataSourceId": "iot_lake-meters"]) == taken)
    #expect(try ids() == ["sales_lake-sales", "sales_lake-stores"])
  }

  @Test func whatIsMissingIsNamed() throws {
    #expect(
      try lake.refusal(.post, "\(path)/dataSources", [:])
        == "400 The field 'dataSourceId' is required.")
    #expect(
      try lake.refusal(.patch, "\(path)/dataSource", ["dataSourceId": "x"])
        == "400 The field 'oldDataSourceId' is required.")
    #expect(
      try lake.refusal(
        .patch, "\(path)/dataSource", ["oldDataSourceId": "none", "dataSourceId": "x"])
        == "404 Database instance 'sales_lake' has no data source 'none'.")
    #expect(
      try lake.refusal(
        .post, "\(LakePlatform.instances)/none/dataSources", ["dataSourceId": "x"])
        == "404 Database instance 'none' was not found.")
  }
}
