import Foundation
import PlatformEmulator
import TestSupport
import Testing

/// Planted secrets are nowhere but where they were planted: not in what a crash leaves, not in the list
/// of processes, not in what other programs inherit.
@Suite(.serialized) struct SecretLeakTests {
  private let planted = "planted\(UUID().uuidString.prefix(8))"
  private let server: EmulatorServer
  private let address: String

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 200
    options.password = planted
    options.apiKey = planted
    options.aiLakeToken = planted
    server = EmulatorServer(emulator: try Worlds.platform(options))
    address = try server.start()
  }

  /// A context of both platforms. The secrets are in files beside it, and in the environment of who
  /// reads `environment`.
  private struct Planted {
    let folder: ContextFolder
    let environment: String
  }

  private func plant(_ kind: String, source: String) throws -> Planted {
    let folder = try ContextFolder()
    let secret = try folder.secretFile(planted + "\n")
    let tools = folder.folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    try script("cat '\(secret)'", at: tools.appending(path: "secret-tool"))
    let sources = [
      "env": "{env: CPD}", "file": "{file: '\(secret)'}", "command": "{command: cat '\(secret)'}",
      "keyring": "{keyring: service limn}",
    ]
    try folder.write(
      """
      current-context: it
      contexts:
        it:
          platform:
            url: \(address)
            user: admin
            sign-in: \(kind)
            iam-url: \(address)
            secret: \(sources[source] ?? "")
          ailake: {url: "\(address)", secret: {env: LAKE}}
      """)
    let environment = try folder.secretFile(
      """
      export CPD=\(planted) LAKE=\(planted) LIMN_AILAKE_TOKEN=\(planted)
      export XDG_CONFIG_HOME='\(folder.folder.path)' PATH='\(tools.path)':"$PATH"
      """)
    return Planted(folder: folder, environment: environment)
  }

  private func script(_ text: String, at url: URL) throws {
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
  }

  /// Files below a folder that hold the secret.
  private func leaks(below folder: URL) -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { url in
      (try? Data(contentsOf: url))?.range(of: Data(planted.utf8)) != nil
    }.map(\.path)
  }

  @Test(arguments: [
    ("password", "env"), ("api-key", "command"), ("zen-api-key", "file"), ("ibm-cloud", "keyring"),
    ("iam", "env"),
  ])
  func aCrashLeavesNoSecret(kind: String, source: String) throws {
    defer { server.stop() }
    let planted = try plant(kind, source: source)
    let terminal = try Tmux()
    try terminal.run(". '\(planted.environment)'; ulimit -c unlimited")
    try terminal.run("\(Program.path) --trace session.har")
    try terminal.waitFor("Retail 360", "Catalogs")
    try terminal.open("Retail 360")
    try terminal.press("@")
    try terminal.waitFor("Requests")
    let process = try terminal.process()
    let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
    let processes = try Tmux.output(of: ["ps", "-eww", "-o", "args="])

    try terminal.kill("SEGV")
    try terminal.waitUntil("the shell is back") { _ in
      try terminal.value(of: "alternate_on") == "0"
    }

    #expect(try terminal.history().contains("limn crashed"))
    #expect(try !terminal.history().contains(self.planted))
    #expect(!processes.contains(self.planted))
    let traced = try String(
      contentsOf: terminal.home.appending(path: "session.har"), encoding: .utf8)
    #expect(traced.contains("/v2/catalogs"))
    #expect(leaks(below: terminal.home) == [])
    // A picture of its memory would have all of them.
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).first.map { ["0", "1"].contains($0) } == true)
  }

  @Test func programsItStartsInheritNoSecret() throws {
    defer { server.stop() }
    let planted = try plant("password", source: "keyring")
    let folder = planted.folder.folder
    let look = """
      tr '\\0' '\\n' < /proc/self/environ >> \(folder.path)/seen
      ps -eww -o args= >> \(folder.path)/seen
      echo done >> \(folder.path)/seen
      """
    let tool = folder.appending(path: "bin/secret-tool")
    let keyring = try String(contentsOf: tool, encoding: .utf8)
    try script(look + "\n" + keyring, at: tool)
    try script(
      look + "\nsed -i 's/^name: .*/name: edited/' \"$1\"", at: folder.appending(path: "ed"))
    let terminal = try Tmux()
    try terminal.run(". '\(planted.environment)'; export VISUAL='\(folder.path)/ed'")

    try terminal.run("\(Program.path) asset edit 'Retail 360/customers'; echo code $?")
    try terminal.waitFor("Change name of customers in Retail 360?")
    try terminal.run("n")
    try terminal.waitFor("nothing was done", "code 1")

    let seen = try String(contentsOf: folder.appending(path: "seen"), encoding: .utf8)
    #expect(seen.split(separator: "\n").count { $0 == "done" } == 2)
    #expect(seen.contains("asset edit Retail 360/customers"))
    let lines = seen.split(separator: "\n").filter { $0.contains(self.planted) }
    // Nothing says that this one is a secret; what the context names for AI Lake is given to nobody.
    #expect(lines.allSatisfy { $0.hasPrefix("CPD=") }, "\(lines)")
    #expect(leaks(below: terminal.home) == [])
  }

  @Test func whatIsKeptOfCommandsHoldsNoSecret() throws {
    defer { server.stop() }
    let planted = try plant("password", source: "file").folder
    let lake = ["LAKE": self.planted]
    let state = planted.folder.appending(path: "state")
    let results = [
      try planted.limn(["login"], lake), try planted.limn(["containers"], lake),
      try planted.limn(["assets", "-c", "Retail 360"], lake),
      try planted.limn(["lake", "databases", "--trace", "\(state.path)/t.har"], lake),
      try planted.limn(
        ["asset", "delete", "Retail 360/customers", "Retail 360/nope", "--yes"], lake),
      try planted.limn(
        ["asset", "delete", "Retail 360/customers", "Retail 360/orders", "--yes"], lake),
    ]

    #expect(results.map(\.code) == [0, 0, 0, 0, 3, 0], "\(results.map(\.error))")
    for result in results {
      #expect(!result.output.contains(self.planted) && !result.error.contains(self.planted))
    }
    #expect(leaks(below: state) == [])
    #expect(FileManager.default.fileExists(atPath: state.appending(path: "t.har").path))
    let folder = state.appending(path: "limn").path
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!kept.isEmpty)
    for name in kept {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      guard facts[.type] as? FileAttributeType == .typeRegular else { continue }
      #expect(facts[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }
}
