import JSON
import PlatformEmulator
import Testing

@testable import limn

/// AI Lake from the command line, in both of its formats.
@Suite struct LakeCommandTests {
  private let world: NounWorld

  init() throws {
    world = try NounWorld()
  }

  @Test(arguments: PlatformEmulator.AILakeFormat.allCases)
  func whatThereIsIsListedInBothFormats(format: PlatformEmulator.AILakeFormat) throws {
    let world = try NounWorld { $0.aiLakeFormat = format }

    #expect(
      world.run("lake", "databases", "--columns", "name,storages", "-o", "csv").output == """
        name,storages
        iot_lake,"lake-primary,lake-cold"
        sales_lake,lake-primary
        sandbox,lake-sandbox

        """)
    #expect(
      world.run("lake", "storages", "--columns", "name,region", "-o", "csv", "cold").output
        == "name,region\nlake-cold,eu-north-1\n")
    #expect(
      world.run("lake", "services", "--columns", "name,state", "-o", "csv").output == """
        name,state
        Compaction,not ready
        Pipe table ingestion,ready
        Query engine,ready

        """)
    #expect(
      world.run("lake", "tables", "-d", "iot_lake", "--columns", "name,path", "-o", "csv").output
        == "name,path\nmeter_readings,meters/readings/\nmeters,meters/meters/\n")
    #expect(
      world.run("lake", "tables", "get", "orders", "-d", "sales_lake").output
        .contains("Key columns   order_id"))
  }

  @Test func aDatabaseIsCreatedAndDeleted() {
    let created = world.run(
      "lake", "databases", "create", "new_lake", "--storage", "lake-primary", "--wait", "--yes")

    #expect(created.code == 0, "\(created)")
    #expect(created.output.contains("Create the database new_lake"))
    #expect(created.output.contains("succeeded"))
    #expect(world.run("lake", "databases", "-o", "name").lines.contains("new_lake"))

    let deleted = world.run("lake", "databases", "delete", "new_lake", "--wait", "--yes")
    #expect(deleted.code == 0, "\(deleted)")
    #expect(!world.run("lake", "databases", "-o", "name").lines.contains("new_lake"))
  }

  @Test func anOperationIsRememberedAndWaitedForLater() throws {
    let begun = world.run(
      "lake", "databases", "create", "new_lake", "--storage", "lake-primary", "--yes", "-o", "id")
    let id = try #require(begun.lines.first)
    #expect(begun.words.last?.contains("limn ops wait \(id)") == true)

    #expect(
      world.run("ops", "--columns", "operation,state", "-o", "csv").output
        == "operation,state\nCreate the database new_lake,pending\n")
    #expect(world.run("ops", "wait").output == "\(id) succeeded\n")
    #expect(world.run("ops", "wait").words == ["no operation goes on"])
    #expect(world.run("ops", "get", id).output.contains("provision-database"))
  }

  @Test func exportsAndImportsOfAContainerAreListedWhoeverBeganThem() throws {
    let id = world.run("containers", "Retail 360", "-o", "id").lines[0]
    _ = try world.call("exports", "start-export", ["catalog_id": id], body: ["name": "for audit"])

    let listed = world.run(
      "ops", "-c", "Retail 360", "type:asset-export", "--columns", "operation,state,kind", "-o",
      "csv")

    #expect(listed.output == "operation,state,kind\nfor audit,pending,asset-export\n", "\(listed)")
  }

  @Test func anOperationThatFailsIsCodeOneWithTheReason() {
    let result = world.run(
      "lake", "databases", "create", "fail_lake", "--storage", "lake-primary", "--wait", "--yes")

    #expect(result.code == 1)
    #expect(result.words.last?.contains("Provisioning failed") == true, "\(result)")
    #expect(result.words.last?.contains("compute nodes are unhealthy") == true)
  }

  @Test func waitingTooLongIsCode124() {
    let result = world.run(
      "lake", "databases", "create", "slow_lake", "--storage", "lake-primary", "--wait",
      "--timeout", "5s", "--yes")

    #expect(result.code == 124)
    #expect(result.words.last?.contains("limn ops wait ") == true)
  }

  @Test func tablesAreCreatedAnalyzedAndDeleted() {
    let created = world.run(
      "lake", "tables", "create", "visits", "-d", "sandbox", "--storage", "lake-sandbox", "--path",
      "visits/", "--body", #"{"pollingIntervalSeconds": 60}"#, "--wait", "--yes")
    #expect(created.code == 0, "\(created)")
    #expect(
      world.run("lake", "tables", "get", "visits", "-d", "sandbox").output
        .contains("Polled every  60 s"))

    #expect(
      world.run("lake", "tables", "analyze", "visits", "-d", "sandbox", "--wait", "--yes").code == 0
    )
    #expect(
      world.run("lake", "tables", "delete", "visits", "-d", "sandbox", "--wait", "--yes").code == 0)
    #expect(world.run("lake", "tables", "get", "visits", "-d", "sandbox").code == 3)
  }

  @Test func aServiceRunsACommand() {
    let result = world.run(
      "lake", "services", "run", "Query engine", "scale", "--payload", #"{"nodes": 5}"#, "--wait",
      "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(world.run("lake", "services", "-o", "json", "Query").output.contains("\"nodes\": 5"))
  }

  @Test(
    arguments: [
      (["lake", "databases", "create", "x", "--storage", "lake-primry", "--yes"], 3),
      (["lake", "databases", "create", "x", "--yes"], 2),
      (["lake", "databases", "create", "sandbox", "--storage", "lake-cold", "--yes"], 5),
      (["lake", "databases", "delete", "sandbox"], 2),
      (["lake", "tables", "-d", "nope"], 3),
      (["ops", "get", "nope"], 3),
    ] as [([String], Int32)])
  func whatGoesWrongHasACode(words: [String], code: Int32) {
    let result = world.run(words)

    #expect(result.code == code, "\(result)")
    #expect(result.output.isEmpty)
  }
}
