import Foundation
import JSON
import PlatformEmulator
import TestSupport
import Testing

/// Every kind of credentials, and every source of secrets, against the emulator.
@Suite struct CredentialTests {
  private let server: EmulatorServer
  private let address: String

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 50
    server = EmulatorServer(emulator: try Worlds.platform(options))
    address = try server.start()
  }

  /// A context that signs in so, with a secret from `CPD`.
  private func folder(_ kind: String, secret: String = "{env: CPD}") throws -> ContextFolder {
    try ContextFolder(
      """
      current-context: it
      contexts:
        it:
          platform:
            url: \(address)
            user: admin
            sign-in: \(kind)
            iam-url: \(address)
            secret: \(secret)
      """)
  }

  private func token() throws -> String {
    let asked = try folder("password").limn(
      [
        "api", "auth", "authorize", "--body",
        #"{"username":"admin","password":"password"}"#,
      ], ["CPD": "password"])
    return try #require(try JSONValue.parse(asked.output)["token"]?.string, "\(asked.error)")
  }

  @Test(arguments: [
    ("password", "password"), ("api-key", "limn-demo-key"), ("zen-api-key", "limn-demo-key"),
    ("iam", "password"), ("ibm-cloud", "limn-demo-key"), ("token", ""),
  ])
  func everyKindSignsInAndSaysWhenItIsRefused(kind: String, secret: String) throws {
    defer { server.stop() }
    let folder = try folder(kind)
    let good = try folder.limn(
      ["api", "catalogs", "list", "--limit", "1"],
      ["CPD": kind == "token" ? try token() : secret])
    let bad = try folder.limn(
      ["api", "catalogs", "list", "--limit", "1"], ["CPD": "planted-secret"])
    let none = try folder.limn(["api", "catalogs", "list"])

    #expect(good.code == 0, "\(good.error)")
    #expect(try JSONValue.parse(good.output)["catalogs"]?.array?.count == 1)
    #expect(bad.code == 4, "\(bad.error)")
    #expect(bad.output.isEmpty)
    #expect(!bad.error.contains("planted-secret"))
    #expect(bad.error.split(separator: "\n").count == 1)
    #expect(none.code == 4)
    #expect(none.error.contains("CPD is not set in the environment (\(folder.config.path):9)"))
  }

  @Test func everySourceGivesTheSecret() throws {
    defer { server.stop() }
    let file = try ContextFolder().secretFile("password\n")
    let tool = try ContextFolder()
    try Data("#!/bin/sh\necho password\n".utf8).write(
      to: tool.folder.appending(path: "secret-tool"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700],
      ofItemAtPath: tool.folder.appending(path: "secret-tool").path)

    for source in [
      "{command: 'echo password; echo ignored'}", "{file: \(file)}", "{keyring: service limn}",
    ] {
      let result = try folder("password", secret: source).limn(
        ["api", "catalogs", "list"], ["PATH": "\(tool.folder.path):/usr/bin:/bin"])
      #expect(result.code == 0, "\(source): \(result.error)")
    }
  }

  @Test func aSourceThatFailsSaysWhatToDo() throws {
    defer { server.stop() }
    let open = try ContextFolder().secretFile("planted-secret", mode: 0o644)
    for (source, words) in [
      ("{command: 'echo locked >&2; exit 2'}", "the command echo failed with 2"),
      ("{file: \(open)}", "chmod 600 \(open)"),
      ("{prompt: true}", "there is no terminal to ask at"),
    ] {
      let result = try folder("password", secret: source).limn(["api", "catalogs", "list"])

      #expect(result.code == 4, "\(source)")
      #expect(result.error.contains(words), "\(result.error)")
      #expect(!result.error.contains("planted-secret"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }

  @Test func aiLakesTokenHasSourcesToo() throws {
    defer { server.stop() }
    let folder = try ContextFolder(
      """
      contexts:
        both:
          platform: {url: "\(address)", user: admin, secret: {command: echo password}}
          ailake: {url: "\(address)", secret: {command: echo limn-demo-token}}
      """)
    let lake = try folder.limn(["api", "lake-databases", "list", "--context", "both"])
    let overridden = try folder.limn(
      ["api", "lake-databases", "list", "--context", "both"],
      ["LIMN_AILAKE_TOKEN": "planted-secret"])

    #expect(lake.code == 0, "\(lake.error)")
    #expect(overridden.code == 4)
    #expect(!overridden.error.contains("planted-secret"))
  }

  @Test func aNotebookInsideACloudPakNeedsNoConfiguration() throws {
    defer { server.stop() }
    let result = try ContextFolder().limn(
      ["api", "catalogs", "list"],
      ["USER_ACCESS_TOKEN": try token(), "RUNTIME_ENV_APSX_URL": address])

    #expect(result.code == 0, "\(result.error)")
  }

  @Test func aTokenIsKeptUntilItIsForgotten() throws {
    defer { server.stop() }
    let folder = try folder("password", secret: "{command: '[ -e $ALLOWED ] && echo password'}")
    let allowed = ["ALLOWED": folder.config.path]
    let list = ["api", "catalogs", "list"]

    let login = try folder.limn(["login"], allowed)
    let kept = try folder.limn(list, ["ALLOWED": "/no/such"])
    let shown = try folder.limn(["config", "show"])
    let logout = try folder.limn(["logout"])
    let gone = try folder.limn(list, ["ALLOWED": "/no/such"])

    #expect(login.code == 0, "\(login.error)")
    #expect(login.output.contains("as admin; the token is kept for"))
    #expect(kept.code == 0, "\(kept.error)")
    #expect(shown.output.contains("token "))
    #expect(!shown.output.contains("eyJ"))
    #expect(logout.output == "the token of it is forgotten\n")
    #expect(gone.code == 4)
    #expect(try folder.limn(["logout", "--all"]).output == "0 tokens are forgotten\n")
  }

  @Test func whatIsSentWithEveryCallIsNotKept() throws {
    defer { server.stop() }
    let result = try folder("zen-api-key").limn(["login"], ["CPD": "limn-demo-key"])

    #expect(result.code == 2)
    #expect(result.error.contains("there is no token to keep"))
  }
}
