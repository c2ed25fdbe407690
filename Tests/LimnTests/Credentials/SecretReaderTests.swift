import Foundation
import Synchronization
import Testing

@testable import limn

/// Where secrets come from, and what is said when there is none.
@Suite struct SecretReaderTests {
  private static let here = Origin.file("config.yaml", line: 7)
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func read(
    _ source: SecretSource, _ environment: [String: String] = ["PATH": "/usr/bin:/bin"],
    patience: Duration = .seconds(30)
  ) -> Result<String, SecretProblem> {
    do throws(SecretProblem) {
      let reader = SecretReader(environment: environment, patience: patience)
      return .success(try reader.secret(from: source).text)
    } catch {
      return .failure(error)
    }
  }

  private func problem(_ result: Result<String, SecretProblem>) -> String {
    if case .failure(let problem) = result { problem.description } else { "" }
  }

  @Test func aVariableIsReadOrNamed() {
    #expect(read(.variable("CPD", place: Self.here), ["CPD": "s3cret"]) == .success("s3cret"))
    #expect(
      problem(read(.variable("CPD", place: Self.here)))
        == "CPD is not set in the environment (config.yaml:7)")
  }

  @Test func aCommandIsGivenNoOtherSecretAndNoTerminal() {
    let reader = SecretReader(
      environment: ["PATH": "/usr/bin:/bin", "CPD": "planted", "LIMN_TOKEN": "planted", "X": "x"],
      secrets: SecretVariables.standard + ["CPD"])
    let look =
      "printf '%s' \"$CPD$LIMN_TOKEN$X-\"; (: < /dev/tty) 2>/dev/null && echo terminal || echo none"

    let secret = try? reader.secret(from: .command(look, place: Self.here))

    #expect(secret?.text == "x-none")
  }

  @Test func aCommandsFirstLineIsTheSecret() {
    let result = read(.command("printf 'pässwörd\\nuser: ana\\n'; echo x >&2", place: Self.here))

    #expect(result == .success("pässwörd"))
  }

  @Test(arguments: [
    (
      "echo wrong key >&2; false planted-secret",
      "the command echo failed with 1 (config.yaml:7): wrong key"
    ),
    ("true planted-secret", "the command true has an empty first line"),
    ("printf 'a\\033[31mb'", "the first line of the command printf is no text"),
    (
      "no-such-program planted-secret 2>/dev/null",
      "the command no-such-program failed with 127 (config.yaml:7)"
    ),
    (
      "x=planted-secret y=planted-secret false planted-secret",
      "the command false failed with 1 (config.yaml:7)"
    ),
    ("x='a planted-secret' false", "the command failed with 1 (config.yaml:7)"),
    ("x=planted sh -c 'echo $x >&2; exit 3'", "the command sh failed with 3 (config.yaml:7): •••"),
    ("kill -9 $$", "the command kill was ended by signal 9 (config.yaml:7)"),
  ])
  func aCommandThatFailsSaysWhyWithoutItsArguments(command: String, words: String) {
    #expect(problem(read(.command(command, place: Self.here))) == words)
  }

  @Test func aCommandThatTakesTooLongIsEndedWithAllItStarted() throws {
    let mark = folder.appending(path: "mark").path
    let result = read(
      .command("(sleep 600; touch \(mark)) & sleep 600", place: Self.here),
      patience: .milliseconds(50))

    #expect(problem(result).contains("took longer than"))
  }

  @Test func aFileIsReadOnlyIfNobodyElseCanReadIt() throws {
    let path = folder.appending(path: "it's").path
    try Data("s3cret\nmore".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let open = read(.file(path, place: Self.here))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let closed = read(.file(path, place: Self.here))

    #expect(
      problem(open)
        == "\(path) can be read by others: chmod 600 '\(folder.path)/it'\\''s' mends that")
    #expect(closed == .success("s3cret"))
    #expect(
      problem(read(.file(folder.path, place: Self.here))).hasSuffix("is no file (config.yaml:7)"))
    #expect(problem(read(.file("/no/such", place: Self.here))).hasPrefix("/no/such cannot be read"))
  }

  @Test func theKeyringIsAskedWithoutAShell() throws {
    let tool = folder.appending(path: "secret-tool")
    try Data("#!/bin/sh\n[ \"$3\" = '$(id)' ] || exit 1\necho \"$1 $2 $5\"\n".utf8).write(to: tool)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool.path)
    let path = ["PATH": "\(folder.path):/usr/bin:/bin"]

    #expect(
      read(.keyring("service $(id) account ana", place: Self.here), path)
        == .success("lookup service ana"))
    #expect(
      problem(read(.keyring("service other", place: Self.here), path))
        == "secret-tool lookup service other failed with 1 (config.yaml:7): the keyring has "
        + "nothing there; secret-tool store --label=limn service other puts it there")
    #expect(
      problem(read(.keyring("a b", place: Self.here), ["PATH": "/no"])).contains("apt install"))
    #expect(problem(read(.keyring("odd", place: Self.here), path)).contains("pairs"))
  }

  @Test func theVaultReadsOnceAndDoesNotAskAgainAtOnceAfterAFailure() throws {
    let count = folder.appending(path: "count").path
    let now = Mutex(ContinuousClock.now)
    let reader = SecretReader(environment: ["PATH": "/usr/bin:/bin"])
    func vault(_ command: String) -> SecretVault {
      SecretVault(.command(command, place: Self.here), reader: reader) { now.withLock { $0 } }
    }
    func lines() -> Int {
      (try? String(contentsOfFile: count, encoding: .utf8))?.split(separator: "\n").count ?? 0
    }

    let good = vault("echo x >> \(count); echo s3cret")
    for _ in 0..<3 { #expect(try good.secret().text == "s3cret") }
    #expect(lines() == 1)

    let bad = vault("echo x >> \(count); false")
    for _ in 0..<3 { #expect(throws: (any Error).self) { try bad.secret() } }
    #expect(lines() == 2)
    now.withLock { $0 += .seconds(4) }
    #expect(throws: (any Error).self) { try bad.secret() }
    #expect(lines() == 3)
  }

  @Test func noDescriptionShowsASecret() {
    let secret = Secret("planted-secret")
    var dumped = ""
    dump(SecretSource.typed(secret), to: &dumped)

    #expect(!"\(secret) \(SecretSource.kept(secret)) \(dumped)".contains("planted"))
    #expect(!String(reflecting: secret).contains("planted"))
  }
}
