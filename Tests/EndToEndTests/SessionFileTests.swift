import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing

/// Sessions recorded and played, and many calls at once, with the binary.
@Suite struct SessionFileTests {
  private let folder: URL
  private let server: EmulatorServer
  private let environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var options = PlatformEmulator.Options()
    options.assets = 60
    server = EmulatorServer(emulator: try Worlds.platform(options))
    let address = try server.start()
    environment = [
      "LIMN_URL": address, "LIMN_AILAKE_URL": address, "LIMN_USER": "admin",
      "LIMN_PASSWORD": "password", "LIMN_AILAKE_TOKEN": "limn-demo-token",
      "XDG_STATE_HOME": folder.path,
    ]
  }

  private func end() {
    server.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func aRecordedCommandGivesTheSameAgainFromItsRecording() throws {
    defer { end() }
    let file = folder.appending(path: "session.har").path
    let words = ["api", "catalogs", "list", "--limit", "2"]
    let first = try Program.run(words + ["--trace", file], environment: environment)
    #expect(first.code == 0, "\(first.error)")
    let recorded = try String(contentsOfFile: file, encoding: .utf8)
    #expect(try JSONValue.parse(recorded)["log"]?["entries"]?.array?.count == 2)
    #expect(!recorded.contains(#"password\":\"password"#))

    let replay = try EmulatorProcess([file], in: folder, command: "replay")
    var played = environment
    played["LIMN_URL"] = replay.address
    played["LIMN_PASSWORD"] = "anything"
    #expect(try Program.run(words, environment: played).output == first.output)
    let other = try Program.run(["api", "projects", "list"], environment: played)
    #expect(other.code == 3)
    #expect(other.error.contains("is not in the recorded session"))
  }

  @Test func manyCallsAreMadeAndWhatFailedIsLeftForTheNextTime() throws {
    defer { end() }
    let file = folder.appending(path: "calls.jsonl")
    let good =
      #"{"group":"lake-databases","verb":"create","body":{"name":"bulk_lake","storageIds":[]}}"#
    let bad = #"{"group":"catalogs","verb":"get","parameters":{"catalog_id":"nope"}}"#
    try "\(good)\n\(bad)\n".write(to: file, atomically: true, encoding: .utf8)

    let asked = try Program.run(["bulk", file.path], environment: environment)
    #expect(asked.code == 2)
    #expect(asked.error.contains("--yes"))
    let dry = try Program.run(["bulk", file.path, "--dry-run"], environment: environment)
    #expect(
      dry.output == """
        POST /api/v1/ailake/database/instances
        {
          "name": "bulk_lake",
          "storageIds": []
        }
        GET /v2/catalogs/nope

        """)

    let first = try Program.run(["bulk", file.path, "--yes"], environment: environment)
    #expect(first.code == 6, "\(first.error)")
    #expect(first.error.contains("2 calls (1 read, 1 write)"))
    #expect(first.output.split(separator: "\n").count == 2)
    let rest = try Program.run(["bulk", file.path, "--yes", "--resume"], environment: environment)
    #expect(rest.code == 6)
    #expect(rest.error.contains("1 of 2 are done already"))
    #expect(rest.output.split(separator: "\n").count == 1)
    let again = try Program.run(["bulk", file.path, "--yes"], environment: environment)
    #expect(again.error.contains("--resume does the rest"))
    #expect(again.output.split(separator: "\n").count == 2, "what is not resumed begins anew")
  }

  @Test(
    arguments: [
      ["replay", "/no/such/file"], ["replay"], ["replay", "/etc/passwd"],
      ["replay", "/etc/passwd", "--latency", "soon"], ["bulk", "/no/such/file"],
      ["bulk", "/etc/passwd"], ["bulk", "/dev/null"],
      ["api", "catalogs", "list", "--trace", "/no/such/folder/file"],
      ["api", "catalogs", "list", "--trace", "/dev/null"], ["demo", "--trace", ""],
    ])
  func whatCannotBeUsedIsOneLine(words: [String]) throws {
    defer { end() }
    let result = try Program.run(words, environment: environment)

    #expect(result.code == 2)
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(result.output.isEmpty)
  }
}
