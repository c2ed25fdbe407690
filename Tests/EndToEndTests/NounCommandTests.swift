import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing

/// The built program's commands about nouns, against an emulator in this process.
@Suite struct NounCommandTests {
  private let server: EmulatorServer
  private let environment: [String: String]
  private let state: URL

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 300
    server = EmulatorServer(emulator: try Worlds.platform(options))
    state = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    environment = [
      "LIMN_URL": try server.start(), "LIMN_USER": "admin", "LIMN_PASSWORD": "password",
      "XDG_STATE_HOME": state.path,
    ]
  }

  private func limn(_ words: String...) throws -> Child {
    try Program.run(words, environment: environment)
  }

  private func end() {
    server.stop()
    try? FileManager.default.removeItem(at: state)
  }

  @Test func listsGoToStandardOutputAndWordsToStandardError() throws {
    defer { end() }
    let result = try limn("assets", "-c", "Retail 360", "-o", "jsonl", "--limit", "3")

    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(try lines.allSatisfy { try JSONValue.parse(String($0))["metadata"] != nil })
    #expect(result.error.hasPrefix("limn: shown: 3 of "), "\(result.error)")
    #expect(result.error.hasSuffix(" assets in Retail 360 (--limit 3)\n"))
    #expect(result.code == 0)
  }

  @Test func aReaderThatLeavesIsNoErrorToSpeakOf() throws {
    defer { end() }
    let result = try Child.run(
      ["/bin/bash", "-c", "'\(Program.path)' assets -o jsonl | head -1; exit ${PIPESTATUS[0]}"],
      environment: Program.environment + environment.map { "\($0.key)=\($0.value)" })

    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.error.isEmpty, "\(result.error)")
    #expect([0, 141].contains(result.code))
  }

  @Test func errorsAreDocumentsIfThatIsAskedFor() throws {
    defer { end() }
    let found = try limn("assets", "-c", "nope", "--json-errors")
    let usage = try limn("--json-errors", "assets", "--limit", "none")

    #expect(found.code == 3)
    #expect(try JSONValue.parse(found.error)["error"]?["kind"] == "not-found")
    #expect(usage.code == 2)
    #expect(try JSONValue.parse(usage.error)["error"]?["kind"] == "usage")
  }

  @Test func namesThatWereSeenAreCompleted() throws {
    defer { try? FileManager.default.removeItem(at: state) }
    _ = try limn("containers")
    _ = try limn("assets", "-c", "Retail 360", "-o", "id")
    server.stop()

    let containers = try limn("---completion", "assets", "--", "--container", "0", "0")
    let assets = try limn("---completion", "asset", "get", "--", "positional@0", "0", "0")
    let file = state.appending(path: "limn/state.db").path
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int

    #expect(containers.output.split(separator: "\n").contains("Retail 360"))
    #expect(assets.output.split(separator: "\n").contains("Retail 360/customers"))
    #expect(mode == 0o600)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsKnowTheCommands(shell: String) throws {
    defer { end() }
    let script = try limn("--generate-completion-script", shell)

    #expect(script.code == 0)
    for word in ["relationship-types", "containers", "---completion", "no-headers"] {
      #expect(script.output.contains(word), "\(word)")
    }
  }

  @Test func theSpecIsOneDocumentAndTheManPageOneText() throws {
    defer { end() }
    let spec = try limn("--spec")
    let man = try limn("--man")

    #expect(try JSONValue.parse(spec.output)["command"]?["commandName"] == "limn")
    #expect(man.output.hasPrefix(".TH LIMN 1"))
    #expect(spec.code == 0 && man.code == 0)
  }
}
