import Foundation
import PlatformEmulator
import Testing

/// `limn config`, and what contexts do to other commands.
@Suite struct ConfigCommandTests {
  private static let text = """
    # mine
    current-context: prod   # for now
    contexts:
      prod:
        platform:
          url: https://prod.example.org
          user: ana
          secret: {command: echo planted-secret}
        proxy: http://ana:planted-secret@proxy.example.org:3128
        read-only: true
      dev:
        platform: {url: "https://dev.example.org", user: vic}
    """

  @Test func whatHoldsIsShownWithWhereItComesFromAndNoSecrets() throws {
    let folder = try ContextFolder(Self.text)
    let path = folder.config.path
    let result = try folder.limn(
      ["config", "show", "--user", "eve"],
      ["LIMN_PASSWORD": "planted-secret", "LIMN_CA_FILE": "/etc/ca.pem"])
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    #expect(result.code == 0, "\(result.error)")
    #expect(
      rows == [
        "context prod \(path):2", "platform.url https://prod.example.org \(path):6",
        "platform.user eve --user", "platform.sign-in password default",
        "platform.secret.command ••• \(path):8", "ca-file /etc/ca.pem LIMN_CA_FILE",
        "verify-tls true default", "proxy http://•••@proxy.example.org:3128 \(path):9",
        "read-only true \(path):10", "production false default",
        "platform.secret ••• LIMN_PASSWORD",
      ])
    #expect(!(result.output + result.error).contains("planted"))
  }

  @Test func aConfigurationIsCheckedWithFileAndLine() throws {
    let folder = try ContextFolder(
      """
      theme: momo
      contexts:
        prod:
          platform:
            url: https://prod.example.org
            uesr: ana
          ca-file: no-such.pem
          keys: {refrsh: F5, help: k}
        dev:
          platform: {url: "https://dev.example.org", user: a, secret: {file: open}}
          keys: {help: k}
      """)
    try Data("x".utf8).write(to: folder.folder.appending(path: "limn/open"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: folder.folder.appending(path: "limn/open").path)
    let path = folder.config.path
    let result = try folder.limn(["config", "check"])

    #expect(result.code == 2)
    #expect(result.output.isEmpty)
    let lines = result.error.split(separator: "\n").map(String.init)
    #expect(lines.count == 6, "\(result.error)")
    let starts = [
      "\(path):1: there is no theme 'momo'; did you mean mono? (there are ",
      "\(path):6: there is no key 'uesr' in platform; did you mean user?",
      "\(path):7: ca-file: \(folder.folder.path)/limn/no-such.pem cannot be read",
      "\(path):8: there is no command named refrsh; did you mean refresh?",
      "\(path):10: platform.secret.file: \(folder.folder.path)/limn/open can be read by others: "
        + "chmod 600",
      "\(path):11: k would mean both ",
    ]
    for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start), "\(line)") }
  }

  @Test func aSoundConfigurationIsCounted() throws {
    let folder = try ContextFolder(Self.text)

    let result = try folder.limn(["config", "check"])

    #expect(result.output == "\(folder.config.path): 2 contexts (prod, dev), nothing wrong\n")
    #expect(result.code == 0, "\(result.error)")
  }

  @Test func anotherContextIsUsedAndTheCommentsStay() throws {
    let folder = try ContextFolder(Self.text)
    let before = try folder.limn(["config", "contexts"])
    let used = try folder.limn(["config", "use", "dev"])
    let after = try folder.limn(["config", "contexts"])
    let wrong = try folder.limn(["config", "use", "dve"])

    #expect(
      before.output.split(separator: "\n").dropFirst().first?.hasPrefix("*        prod ") == true)
    #expect(used.code == 0, "\(used.error)")
    #expect(after.output.contains("\n*        dev "))
    #expect(
      folder.text
        == Self.text.replacing("current-context: prod", with: "current-context: dev") + "\n")
    #expect(wrong.code == 2)
    #expect(
      wrong.error.contains("did you mean dev?") || wrong.error.contains("there are prod, dev"))
  }

  @Test(arguments: [
    ["config", "check"], ["config", "contexts"], ["config", "use", "x"],
    ["--context", "x"], ["api", "catalogs", "list"], [], ["login"], ["logout"],
    ["--config", "/no/such/file"], ["config", "init"], ["config", "init", "--url", "x"],
    ["config", "init", "--url", "https://a.test", "--name", "a b"],
  ])
  func withoutAConfigurationEveryCommandSaysWhatToDo(words: [String]) throws {
    let result = try ContextFolder().limn(words)

    #expect(result.code == 2, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("limn: "))
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test func nothingIsChangedInAReadOnlyContext() throws {
    let server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    defer { server.stop() }
    let folder = try ContextFolder(
      """
      current-context: look
      contexts:
        look:
          platform: {url: "\(try server.start())", user: admin, secret: {command: echo password}}
          read-only: true
      """)
    let create = [
      "api", "catalogs", "create", "--body", #"{"name":"new","generator":"limn","bucket":{}}"#,
    ]
    let refused = try folder.limn(create)
    let lifted = try folder.limn(create, ["LIMN_READ_ONLY": "false"])
    let read = try folder.limn(["api", "catalogs", "list"])

    #expect(refused.code == 4)
    #expect(
      refused.error == "limn: catalogs create: the context look is read-only "
        + "(\(folder.config.path):5); nothing was sent\n")
    #expect(read.code == 0, "\(read.error)")
    #expect(lifted.code == 4 && lifted.error == refused.error, "only the file lifts what it says")
  }

  @Test func initTriesToSignInBeforeItWrites() throws {
    let server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    defer { server.stop() }
    let address = try server.start()
    let folder = try ContextFolder()
    let words = [
      "config", "init", "--name", "cpd", "--url", address, "--user", "ana", "--secret-env", "CPD",
    ]
    let refused = try folder.limn(words, ["CPD": "planted-secret"])
    let unset = try folder.limn(words)
    let nothing = folder.text
    let good = try folder.limn(words, ["CPD": "password"])
    let again = try folder.limn(words, ["CPD": "password"])
    let asked = try folder.limn(["api", "catalogs", "list"], ["CPD": "password"])

    #expect(refused.code == 4)
    #expect(refused.error.contains("nothing was written"))
    #expect(unset.code == 4)
    #expect(unset.error.contains("CPD is not set in the environment (--secret-env)"))
    #expect(!unset.error.contains("config.yaml"))
    #expect(nothing == nil)
    #expect(good.code == 0, "\(good.error)")
    #expect(good.output == "wrote the context cpd to \(folder.config.path)\n")
    #expect(folder.text?.contains("current-context: cpd") == true)
    #expect(folder.text?.contains("password\n") == false)
    #expect(again.code == 2)
    #expect(again.error.contains("there is a context 'cpd' already"))
    #expect(asked.code == 0, "\(asked.error)")
  }

  @Test func aPrivateAuthorityOfTheContextIsTrusted() throws {
    let home = try ContextFolder()
    let emulator = try EmulatorProcess(["--assets", "50", "--tls"], in: home.folder)
    try home.write(
      """
      contexts:
        trusting:
          platform: {url: "\(emulator.address)", user: admin, secret: {command: echo password}}
          ca-file: emulator-certificate.pem
        wary:
          platform: {url: "\(emulator.address)", user: admin, secret: {command: echo password}}
        careless:
          platform: {url: "\(emulator.address)", user: admin, secret: {command: echo password}}
          verify-tls: false
      """)
    func list(_ name: String) throws -> Child {
      try home.limn(["api", "catalogs", "list", "--context", name])
    }

    #expect(try list("trusting").code == 0)
    #expect(try list("careless").code == 0)
    let wary = try list("wary")
    #expect(wary.code == 1)
    #expect(wary.error.contains("ca-file: FILE"), "\(wary.error)")
  }
}
