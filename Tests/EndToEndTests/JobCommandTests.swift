import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Jobs, runs and files against an emulator in this process, by the binary.
@Suite struct JobCommandTests {
  private let server: EmulatorServer
  private let environment: [String: String]
  private let folder: URL
  private let warehouse = "Nightly warehouse"

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 200
    server = EmulatorServer(emulator: try Worlds.platform(options))
    let address = try server.start()
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "LIMN_URL": address, "LIMN_AILAKE_URL": address, "LIMN_USER": "admin",
      "LIMN_PASSWORD": "password", "LIMN_AILAKE_TOKEN": "limn-demo-token",
      "XDG_STATE_HOME": folder.path,
    ]
  }

  private func limn(_ words: String...) throws -> Child {
    try Program.run(words, environment: environment)
  }

  private func end() {
    server.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func aRunIsStartedWatchedCancelledAndWaitedFor() throws {
    defer { end() }
    let started = try limn(
      "run", "start", "load-suppliers", "-c", warehouse, "--yes", "-o", "id")
    let id = started.output.split(separator: "\n").first.map(String.init) ?? ""
    #expect(started.code == 0, "\(started)")

    let active = try limn("runs", "-c", warehouse, "--active", "-o", "id")
    #expect(active.output.contains(id))
    #expect(try limn("run", "cancel", id, "-c", warehouse, "--yes").code == 0)

    let waited = try limn("run", "wait", id, "-c", warehouse, "--timeout", "60s")
    #expect(waited.code == 1)
    #expect(waited.error.contains(": Canceled"), "\(waited)")
    #expect(waited.output.isEmpty)
  }

  @Test func ctrlCEndsAFollowedLogAtOnceWithAWordThatTheRunGoesOn() throws {
    defer { end() }
    let (output, error) = (folder.appending(path: "out").path, folder.appending(path: "err").path)
    let pid = try Child.start(
      [Program.path, "run", "logs", "-f", "reconcile-inventory", "-c", warehouse],
      environment: Program.environment + environment.map { "\($0.key)=\($0.value)" },
      output: output, error: error)
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline,
      (try? FileManager.default.attributesOfItem(atPath: output)[.size] as? Int) ?? 0 == 0
    {
      poll(nil, 0, 10)
    }
    let pressed = ContinuousClock.now
    kill(pid, SIGINT)
    let status = Child.wait(for: pid)

    #expect(status >> 8 & 0xFF == 130)
    #expect(ContinuousClock.now - pressed < .seconds(5))
    let words = try String(contentsOfFile: error, encoding: .utf8)
    #expect(words.contains("goes on at the platform"), "\(words)")
    #expect(words.contains("limn run logs -f "), "\(words)")
  }

  @Test func filesGoThereAndBackOverTheWire() throws {
    defer { end() }
    let text = (0..<200_000).map { "line \($0)\n" }.joined()
    let file = folder.appending(path: "lines.txt")
    try text.write(to: file, atomically: true, encoding: .utf8)

    let put = try limn(
      "files", "put", file.path, "data_asset/", "-c", "Customer churn", "--yes")
    #expect(put.code == 0, "\(put)")
    let got = try limn("files", "get", "data_asset/lines.txt", "-", "-c", "Customer churn")
    #expect(got.output == text)
    let again = try limn("files", "get", "data_asset/lines.txt", file.path, "-c", "Customer churn")
    #expect(again.code == 5)
  }

  @Test func whatNeedsAYesIsRefusedWithoutATerminal() throws {
    defer { end() }
    for words in [
      ["run", "start", "load-suppliers", "-c", warehouse],
      ["lake", "databases", "delete", "sandbox"],
      ["files", "rm", "data_asset/churn_scores.csv", "-c", "Customer churn"],
    ] {
      let result = try Program.run(words, environment: environment)
      #expect(result.code == 2, "\(result)")
      #expect(result.error.contains("--yes"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }
}
