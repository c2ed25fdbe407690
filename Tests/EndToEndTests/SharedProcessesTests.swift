import ExplorerModel
import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing
import Workers

@testable import limn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Several processes of limn at once, on one state folder and one configuration.
@Suite(.serialized) struct SharedProcessesTests {
  private let server: EmulatorServer
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-\(UUID().uuidString)")
  private let environment: [String: String]

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 60
    server = EmulatorServer(emulator: try Worlds.platform(options))
    let address = try server.start()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "LIMN_URL": address, "LIMN_USER": "admin", "LIMN_PASSWORD": "password",
      "LIMN_AILAKE_URL": address, "LIMN_AILAKE_TOKEN": "limn-demo-token",
      "XDG_STATE_HOME": folder.appending(path: "state").path,
      "XDG_CONFIG_HOME": folder.appending(path: "config").path,
    ]
  }

  private func end() {
    server.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts all of them before the first has ended; what each said, with its code.
  private func together(_ commands: [[String]]) throws -> [(code: Int32, words: String)] {
    let variables = Program.environment + environment.map { "\($0.key)=\($0.value)" }
    let started = try commands.enumerated().map { index, words in
      let said = folder.appending(path: "said-\(index)-\(UUID().uuidString)").path
      let pid = try Child.start(
        [Program.path] + words, environment: variables, output: said, error: said)
      return (pid, said)
    }
    return started.map { pid, said in
      (Child.wait(for: pid) >> 8 & 0xFF, (try? String(contentsOfFile: said, encoding: .utf8)) ?? "")
    }
  }

  @Test func twelveLoginsAtOnceAllSucceed() throws {
    defer { end() }
    for result in try together(Array(repeating: ["login"], count: 12)) {
      #expect(result.code == 0, "\(result.words)")
    }
    let forgotten = try Program.run(["logout", "--all"], environment: environment)
    #expect(forgotten.output == "1 token is forgotten\n", "\(forgotten)")
  }

  @Test func eightContextsWrittenAtOnceAreAllThere() throws {
    defer { end() }
    let address = environment["LIMN_URL"] ?? ""
    let commands = (1...8).map {
      [
        "config", "init", "--name", "con\($0)", "--url", address, "--user", "admin",
        "--secret-env", "LIMN_PASSWORD",
      ]
    }
    for result in try together(commands) { #expect(result.code == 0, "\(result.words)") }

    let file = folder.appending(path: "config/limn/config.yaml").path
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let contexts = ConfigReader.read(text, path: file).contexts.map(\.name)
    #expect(Set(contexts) == Set((1...8).map { "con\($0)" }))
    let folder = folder.appending(path: "config/limn").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["config.yaml"])
  }

  @Test func sixDatabasesBegunAtOnceAreAllListed() throws {
    defer { end() }
    let commands = (1...6).map {
      ["lake", "databases", "create", "tdb_\($0)", "--storage", "lake-primary", "--yes"]
    }
    for result in try together(commands) { #expect(result.code == 0, "\(result.words)") }

    let listed = try Program.run(["ops", "-o", "name"], environment: environment)
    #expect(listed.output.split(separator: "\n").count == 6, "\(listed)")
  }

  @Test func theSameBulkFileTwiceAtOnceIsSentOnce() throws {
    defer { end() }
    let file = folder.appending(path: "calls.jsonl")
    let line = #"{"group":"lake-databases","verb":"create","body":{"name":"NAME","storageIds":[]}}"#
    let lines = (1...20).map { line.replacing("NAME", with: "bulk_\($0)") }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)

    let results = try together(Array(repeating: ["bulk", file.path, "--yes"], count: 2))
    let codes = results.map(\.code).sorted()
    let refused = results.filter { $0.code == 1 }
    // The second may also begin after the first has ended: then everything is sent again.
    #expect(codes == [0, 1] || codes.allSatisfy { $0 == 0 || $0 == 6 }, "\(results)")
    for result in refused {
      #expect(result.words.contains("the same command is going on in another process"))
    }
  }

  /// Processes that put records as fast as they can, killed at any moment.
  @Test(arguments: [7, 8] as [UInt64])
  func whatWasAcknowledgedSurvivesAnyKill(seed: UInt64) throws {
    defer { end() }
    let state = folder.appending(path: "state/limn")
    var number = seed
    func next(_ below: UInt64) -> UInt64 {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (number >> 33) % below
    }
    let variables = Program.environment + environment.map { "\($0.key)=\($0.value)" }
    var acknowledged = 0
    let kept = KeptRecords(
      StateStore(folder: state), of: StateOwners(platform: StateOwner("mine")))
    for round in 0..<12 {
      let said = folder.appending(path: "killed").path
      let pids = try (0..<3).map { _ in
        try Child.start(
          [Program.path, "login"], environment: variables, output: said, error: said)
      }
      for _ in 0..<3 {
        let id = RecordID(.draft, "\(round)-\(acknowledged)")
        #expect(try kept.keep([.put(id, JSONValue(acknowledged))]).isEmpty)
        acknowledged += 1
      }
      poll(nil, 0, Int32(next(60)))
      for pid in pids { kill(pid, SIGKILL) }
      for pid in pids { _ = Child.wait(for: pid) }
    }

    let again = KeptRecords(
      StateStore(folder: state), of: StateOwners(platform: StateOwner("mine")))
    let found = try again.all()
    #expect(found.records.map(\.document.int) == Array(0..<acknowledged))
    #expect(found.problems.isEmpty)
    #expect(try Program.run(["login"], environment: environment).code == 0)
  }
}
