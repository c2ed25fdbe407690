import JSON
import PlatformEmulator
import TestSupport
import Testing

/// What commands say when the way to the platform, or the platform, is not well.
@Suite struct TroubleCommandTests {
  private static let create = [
    "api", "catalogs", "create", "--body", #"{"name":"n","generator":"g","bucket":{}}"#,
  ]

  private func limn(_ words: [String], _ more: [String: String]) throws -> Child {
    try Program.run(
      words,
      environment: ["LIMN_USER": "admin", "LIMN_PASSWORD": "planted-secret"].merging(more) { $1 })
  }

  /// Nothing is repeated that changes something, so each fault is met at once.
  @Test(
    arguments: [
      (#"{"fault":"status","status":403}"#, 4, "does not permit this to this user"),
      (#"{"fault":"status","status":404}"#, 3, "has nothing there"),
      (#"{"fault":"status","status":409}"#, 5, "something stands in the way"),
      (#"{"fault":"status","status":412}"#, 5, "it was changed meanwhile"),
      (#"{"fault":"status","status":413}"#, 1, "is too large for"),
      (
        #"{"fault":"status","status":429,"retry_after":7}"#, 1,
        "gets too many calls; it asks to wait 7 s"
      ),
      (
        #"{"fault":"status","status":502,"html":true}"#, 7,
        "not known whether it was done: a gateway answered 502"
      ),
      (#"{"fault":"reset","after_bytes":0}"#, 7, "not known whether it was done: no answer came"),
    ] as [(String, Int32, String)])
  func whatThePlatformDoesIsSaidWithACode(fault: String, code: Int32, words: String) throws {
    var rule = try JSONValue.parse(fault)
    if case .object(var fields) = rule {
      fields["match"] = "POST /v2/catalogs"
      rule = .object(fields)
    }
    var options = PlatformEmulator.Options()
    options.assets = 50
    options.faults = try PlatformEmulator.Faults(["faults": [rule]])
    let server = EmulatorServer(emulator: try Worlds.platform(options))
    defer { server.stop() }
    let result = try limn(
      Self.create, ["LIMN_URL": try server.start(), "LIMN_PASSWORD": "password"])

    #expect(result.code == code, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(result.error.contains(words), "\(result.error)")
    #expect(result.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("http://127.0.0.1:1", [:], "the connection was refused; nothing listens there"),
    ("http://no-such-host.invalid", [:], "the name no-such-host.invalid cannot be found"),
    (
      "http://cpd.example.org", ["LIMN_PROXY": "http://ana:planted-secret@127.0.0.1:1"],
      "there is no way to cpd.example.org: the proxy 127.0.0.1:1: the connection was refused"
    ),
  ])
  func thatThereIsNoWayIsSaidWithTheReason(
    url: String, more: [String: String], words: String
  ) throws {
    let result = try limn(
      ["api", "catalogs", "list"], more.merging(["LIMN_URL": url]) { $1 })

    #expect(result.code == 1, "\(result.error)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(!result.error.contains("planted-secret"))
    #expect(result.error.split(separator: "\n").count == 1)
  }

  @Test func anAddressWithTheWrongSchemeIsNamed() throws {
    let server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    defer { server.stop() }
    let address = try server.start().replacing("http://", with: "https://")

    let result = try limn(["api", "catalogs", "list"], ["LIMN_URL": address])

    #expect(result.code == 1, "\(result.error)")
    #expect(result.error.contains("an address with http:// may be right"), "\(result.error)")
    #expect(!result.error.contains("certificate"))
  }

  @Test func whoHasNothingToSignInWithIsNotSignedIn() throws {
    for words in [["containers"], ["api", "catalogs", "list"]] {
      let nobody = try Program.run(words, environment: ["LIMN_URL": "http://127.0.0.1:1"])
      let silent = try Program.run(
        words, environment: ["LIMN_URL": "http://127.0.0.1:1", "LIMN_USER": "ana"])

      #expect(nobody.code == 4, "\(nobody.error)")
      #expect(silent.code == 4, "\(silent.error)")
      #expect(silent.error.contains("there is no terminal to ask at"))
    }
  }
}
