import JSON
import Testing

@testable import limn

/// Connections, environments and specifications from the command line.
@Suite struct ConnectionCommandTests {
  private let world: NounWorld
  private let warehouse = "Nightly warehouse"

  init() throws {
    world = try NounWorld()
  }

  @Test(arguments: ["json", "yaml", "jsonl"])
  func theAssetOfAConnectionKeepsItsSecretsToItself(format: String) {
    let ids = world.run("connections", "-c", warehouse, "-o", "id").output.split(separator: "\n")
    let text = ids.map {
      world.run("asset", "get", String($0), "-c", warehouse, "-o", format).output
    }.joined()

    #expect(text.contains("•••"))
    #expect(!text.contains("{dbaes}"))
  }

  @Test func connectionsAreListedWithTheirTypesAndWithoutTheirSecrets() throws {
    let result = world.run(
      "connections", "-c", warehouse, "--columns", "name,type", "-o", "csv", "name:warehouse")
    #expect(result.output == "name,type\nwarehouse,db2\n")

    let json = world.run("connections", "-c", "Platform assets catalog", "-o", "json").output
    #expect(json.contains("\"host\""))
    for connection in try JSONValue.parse(json).array ?? [] {
      let password = connection["entity"]?["properties"]?["password"]?.string
      #expect(password == nil || password?.allSatisfy { !$0.isLetter } == true, "\(connection)")
    }
  }

  @Test func whatLiesBehindAConnectionIsListedStepByStep() throws {
    let schemas = world.run(
      "connections", "discover", "\(warehouse)/warehouse", "-o", "id")
    let schema = try #require(schemas.lines.first, "\(schemas)")

    let tables = world.run(
      "connections", "discover", "warehouse", schema, "-c", warehouse, "--columns", "type,path",
      "-o", "csv")

    #expect(tables.lines.count > 1)
    #expect(tables.lines.dropFirst().allSatisfy { $0.contains(schema) }, "\(tables)")
  }

  @Test func aConnectionIsTested() {
    let result = world.run("connections", "test", "warehouse", "-c", warehouse)

    #expect(result.output == "warehouse works\n", "\(result)")
    #expect(world.run("connections", "test", "nope", "-c", warehouse).code == 3)
    #expect(world.run("connections", "test", "Retail 360/customers").code == 2)
  }

  @Test func environmentsAndSpecificationsAreListed() {
    let environments = world.run(
      "environments", "-c", warehouse, "--columns", "name,type,hardware,software", "-o", "csv")
    #expect(environments.lines.count > 1, "\(environments)")
    #expect(environments.lines.dropFirst().allSatisfy { !$0.hasSuffix(",,,") })

    #expect(
      world.run(
        "specs", "hardware", "-c", warehouse, "--columns", "name,cpu,memory", "-o", "csv",
        "name:XXS"
      ).output == "name,cpu,memory\nXXS,1,2Gi\n")
    #expect(
      world.run(
        "specs", "software", "-c", warehouse, "--columns", "name,language", "-o", "csv",
        "runtime-24.1-py3.11"
      ).lines.contains("runtime-24.1-py3.11,python 3.11"))
    #expect(world.run("specs", "packages", "-c", warehouse).code == 0)
    #expect(world.run("environments", "-c", "Retail 360").code == 2)
  }
}
