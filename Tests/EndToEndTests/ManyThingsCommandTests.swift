import Foundation
import PlatformEmulator
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command about many things, in a process that is ended in the middle.
@Suite struct ManyThingsCommandTests {
  private let folder: URL
  private let server: EmulatorServer
  private let environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var options = PlatformEmulator.Options()
    options.assets = 400
    options.latency = .milliseconds(20)
    server = EmulatorServer(emulator: try Worlds.platform(options))
    environment = [
      "LIMN_URL": try server.start(), "LIMN_USER": "admin", "LIMN_PASSWORD": "password",
      "XDG_STATE_HOME": folder.path,
    ]
  }

  /// Deletes all that is in `list` until so many lines are said, then gets the signal.
  private func interrupted(by signal: Int32, _ list: URL) throws -> (status: Int32, error: String) {
    let said = folder.appending(path: "said").path
    let pid = try Child.start(
      [
        "/bin/sh", "-c", "exec '\(Program.path)' asset delete - --yes < '\(list.path)'",
      ], environment: Program.environment + environment.map { "\($0.key)=\($0.value)" },
      output: said, error: said + ".error")
    let deadline = ContinuousClock.now + .seconds(60)
    var lines = 0
    while lines < 5, ContinuousClock.now < deadline {
      poll(nil, 0, 5)
      lines =
        (try? String(contentsOfFile: said, encoding: .utf8))?.split(separator: "\n").count ?? 0
    }
    kill(pid, signal)
    let status = Child.wait(for: pid)
    return (status, try String(contentsOfFile: said + ".error", encoding: .utf8))
  }

  @Test(arguments: [SIGKILL, SIGINT])
  func whatIsEndedInTheMiddleIsDoneByTheSameCommandWithResume(signal: Int32) throws {
    defer {
      server.stop()
      try? FileManager.default.removeItem(at: folder)
    }
    let list = folder.appending(path: "list")
    let found = try Program.run(
      ["assets", "-c", "Retail 360", "type:data_asset", "-o", "jsonl", "--limit", "60"],
      environment: environment)
    try Data(found.output.utf8).write(to: list)

    let ended = try interrupted(by: signal, list)
    let rest = try Program.run(
      ["asset", "delete", "-", "--yes", "--resume"], environment: environment)
    let trash = try Program.run(
      ["trash", "-c", "Retail 360", "-o", "id"], environment: environment)

    #expect(ended.error.contains("60 calls (60 write), about "), "\(ended.error)")
    if signal == SIGINT {
      #expect(ended.status >> 8 & 0xFF == 130)
      #expect(ended.error.contains("of 60 moved to the trash; the same command with --resume"))
    } else {
      #expect(ended.status & 0x7F == SIGKILL)
    }
    // A bar is for terminals.
    #expect(!(ended.error + rest.error).contains("█"))
    #expect(rest.code == 0, "\(rest.error)")
    #expect(!rest.output.isEmpty && rest.output.split(separator: "\n").count < 56)
    #expect(trash.output.split(separator: "\n").count == 60)
  }
}
