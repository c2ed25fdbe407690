import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// The AI Lake client against the emulated platform, in both of its wire formats.
@Suite struct AILakeScenarioTests {
  private typealias Format = PlatformEmulator.AILakeFormat

  @Test(arguments: Door.allCases, PlatformEmulator.AILakeFormat.allCases)
  func databasesAndStoragesAreListed(
    door: Door, format: PlatformEmulator.AILakeFormat
  ) throws {
    let scenario = try Scenario(door) { $0.aiLakeFormat = format }
    let lake = try scenario.aiLake()

    let page = try lake.databases()
    #expect(page.items.map(\.name).sorted() == ["iot_lake", "sales_lake", "sandbox"])
    #expect(page.total == .exact(3) && page.next == nil && page.unreadable == 0)
    let sales = try #require(page.items.first { $0.name == "sales_lake" })
    #expect(sales.dataSources.map(\.dataSourceID) == ["sales_lake-sales", "sales_lake-stores"])
    let storages = try lake.objectStorages()
    #expect(storages.map(\.name).sorted() == ["lake-cold", "lake-primary", "lake-sandbox"])
    #expect(storages.allSatisfy { $0.type == "s3" && !$0.id.isEmpty })
    #expect(Set(storages.map(\.id)).isSuperset(of: sales.storageIDs))
    for id in [sales.id, sales.name] {
      let single = try lake.database(id)
      #expect(single.id == sales.id && single.name == sales.name)
      #expect(single.storageIDs == sales.storageIDs && single.dataSources == sales.dataSources)
    }
  }

  @Test(arguments: Door.allCases, PlatformEmulator.AILakeFormat.allCases)
  func aDatabaseIsMadeAndRemoved(door: Door, format: PlatformEmulator.AILakeFormat) throws {
    let scenario = try Scenario(door) { $0.aiLakeFormat = format }
    let lake = try scenario.aiLake()
    let storage = try #require(try lake.objectStorages().first).id
    let chosen = "00000000-0000-4000-8000-000000000001"

    let id = try lake.createDatabase(name: "new_lake", storageIDs: [storage], operationID: chosen)
    #expect(id == chosen)
    #expect(try lake.operation(id).status == .pending)
    #expect(try lake.databases().items.count == 3)
    scenario.clock.advance(by: .seconds(10))
    let done = try lake.operation(id)

    guard case .succeeded = done.status else {
      Issue.record("\(done)")
      return
    }
    #expect(done.kind == "provision-database" && done.isTerminal)
    #expect(try lake.database("new_lake").storageIDs == [storage])
    let second = "00000000-0000-4000-8000-000000000002"
    let removal = try lake.deleteDatabase("new_lake", operationID: second)
    scenario.clock.advance(by: .seconds(10))
    #expect(try lake.operation(removal).isTerminal)
    #expect(try lake.databases().items.count == 3)
    let gone = try platformError { () throws(PlatformError) in try lake.database("new_lake") }
    #expect(gone.cause == .notFound && gone.message?.isEmpty == false)
  }

  @Test(arguments: Door.allCases, PlatformEmulator.AILakeFormat.allCases)
  func whatFailsSaysWhy(door: Door, format: PlatformEmulator.AILakeFormat) throws {
    let scenario = try Scenario(door) { $0.aiLakeFormat = format }
    let lake = try scenario.aiLake()
    let id = "00000000-0000-4000-8000-000000000003"

    _ = try lake.createDatabase(name: "will-fail", storageIDs: [], operationID: id)
    scenario.clock.advance(by: .seconds(10))

    #expect(
      try lake.operation(id).status
        == .failed(
          OperationFailure(
            status: 500, title: "Provisioning failed",
            detail:
              "Warehouse 'will-fail' did not become ready: 2 of 3 compute nodes are unhealthy."
          )))
    #expect(try lake.databases().items.count == 3)
    let twice = try platformError { () throws(PlatformError) in
      try lake.createDatabase(name: "other", storageIDs: [], operationID: id)
    }
    #expect(twice.cause == .conflict)
    let unknown = try platformError { () throws(PlatformError) in try lake.operation("nothing") }
    #expect(unknown.cause == .notFound)
    let stranger = try scenario.aiLake(token: "wrong-token")
    let refused = try platformError { () throws(PlatformError) in try stranger.databases() }
    #expect(refused.cause == .signedOut && refused.status == 401)
  }

  /// 220 more databases than there were: three pages.
  @Test(arguments: Door.allCases, PlatformEmulator.AILakeFormat.allCases)
  func manyDatabasesAreReadToTheEnd(door: Door, format: PlatformEmulator.AILakeFormat) throws {
    let scenario = try Scenario(door) { $0.aiLakeFormat = format }
    let lake = try scenario.aiLake()
    for number in 0..<220 {
      _ = try lake.createDatabase(
        name: "lake-\(number)", storageIDs: [], operationID: "operation-\(number)")
    }
    scenario.clock.advance(by: .seconds(10))

    let all = try rows(pages: 3...3) { try lake.databases(after: $0) }

    #expect(all.count == 223 && Set(all.map(\.id)).count == 223)
  }
}
