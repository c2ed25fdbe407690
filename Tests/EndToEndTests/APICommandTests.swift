import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing

/// `limn api` against an emulator in this process.
@Suite struct APICommandTests {
  private let server: EmulatorServer
  private let address: String

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 200
    server = EmulatorServer(emulator: try Worlds.platform(options))
    address = try server.start()
  }

  private func limn(_ words: String...) throws -> Child {
    defer { server.stop() }
    return try Program.run(
      ["api"] + words,
      environment: [
        "LIMN_URL": address, "LIMN_AILAKE_URL": address, "LIMN_USER": "admin",
        "LIMN_PASSWORD": "password", "LIMN_AILAKE_TOKEN": "limn-demo-token",
      ])
  }

  @Test func anAnswerGoesToStandardOutputAsItCame() throws {
    let result = try limn("catalogs", "list", "--limit", "2")

    #expect(result.code == 0)
    #expect(try JSONValue.parse(result.output)["catalogs"]?.array?.count == 2)
    #expect(result.error.isEmpty)
  }

  @Test func allPagesGiveOneRowToALine() throws {
    let result = try limn("projects", "list", "--paginate", "--limit", "2")

    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 9)
    #expect(try lines.allSatisfy { try JSONValue.parse(String($0))["metadata"]?["guid"] != nil })
  }

  @Test func aPathNeedsNoNames() throws {
    let result = try limn("get", "/v2/projects?limit=1")

    #expect(try JSONValue.parse(result.output)["resources"]?.array?.count == 1)
  }

  @Test func workIsWaitedFor() throws {
    let result = try limn(
      "lake-databases", "create", "--wait", "--body", #"{"name":"new_lake","storageIds":[]}"#)

    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.contains("succeeded"))
  }

  @Test(
    arguments: [
      (["catalogs", "get", "--catalog_id", "nope"], 3),
      (["catalogs", "lst"], 2),
      (["jobs", "list"], 2),
      (["cataloges"], 2),
      (["catalogs", "create", "--body", "{"], 2),
      (["catalogs", "create", "--body", "@/no/such/file"], 2),
    ] as [([String], Int32)])
  func whatGoesWrongHasACodeAndALine(words: [String], code: Int32) throws {
    defer { server.stop() }
    let result = try Program.run(
      ["api"] + words,
      environment: ["LIMN_URL": address, "LIMN_USER": "admin", "LIMN_PASSWORD": "password"])

    #expect(result.code == code)
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test func whoMayNotSignInIsTold() throws {
    defer { server.stop() }
    let result = try Program.run(
      ["api", "catalogs", "list"],
      environment: ["LIMN_URL": address, "LIMN_USER": "admin", "LIMN_PASSWORD": "planted-secret"])

    #expect(result.code == 4)
    #expect(!result.error.contains("planted-secret"))
  }

  @Test func whoMayNotIsToldTheirRole() throws {
    defer { server.stop() }
    let vic = ["LIMN_URL": address, "LIMN_USER": "vic", "LIMN_PASSWORD": "password"]
    let list = try Program.run(["api", "catalogs", "list", "--limit", "1"], environment: vic)
    let id = try #require(
      try JSONValue.parse(list.output)["catalogs"]?[0]?["metadata"]?["guid"]?.string)
    let result = try Program.run(
      [
        "api", "catalogs", "update", "--catalog_id", id, "--body",
        #"[{"op":"replace","path":"/entity/name","value":"x"}]"#,
      ], environment: vic)

    #expect(result.code == 4)
    #expect(result.error.contains("to this user, who is viewer of this catalog"), "\(result.error)")
  }

  @Test func aParameterNamedAsAnOptionIsTheParameter() throws {
    defer { server.stop() }
    let result = try Program.run([
      "api", "connections", "browse-unsaved", "--dry-run", "--context", "source", "--path", "/",
    ])

    #expect(result.output.contains("context=source"), "\(result.output) \(result.error)")
  }

  @Test func curlShowsTheRequestWithoutSecrets() throws {
    let result = try limn(
      "connections", "create", "--project_id", "x", "--curl", "--body",
      #"{"name":"n","properties":{"password":"planted-secret"}}"#)

    #expect(result.output.hasPrefix("curl -X POST '\(address)/v2/connections?project_id=x'"))
    #expect(!result.output.contains("planted-secret"))
    #expect(!result.output.contains("Bearer ey"))
  }

  @Test func nothingIsSentInADryRun() throws {
    let result = try limn(
      "catalogs", "delete", "--catalog_id", "4711", "--dry-run")

    #expect(result.output == "DELETE /v2/catalogs/4711\n")
  }

  @Test func operationsAreListedAndDescribed() throws {
    let groups = try Program.run(["api"])
    let verbs = try Program.run(["api", "jobs"])
    let one = try Program.run(["api", "jobs", "start-run", "--describe"])

    #expect(groups.output.contains("lake-databases"))
    #expect(verbs.output.contains("start-run"))
    #expect(one.output.contains("--project_id  text, exactly one of these"))
    #expect(one.output.contains("--wait"))
    server.stop()
  }
}
