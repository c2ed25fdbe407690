import Foundation
import PlatformModel
import Testing

@testable import limn

/// What `limn login` keeps.
@Suite struct TokenFileTests {
  private let places = Places(environment: [
    "XDG_STATE_HOME": FileManager.default.temporaryDirectory
      .appending(path: "limn-\(UUID().uuidString)").path
  ])
  private static let kept = TokenFile.Kept(
    address: "https://a.test", user: "ana", token: Secret("planted-secret"),
    expiresAt: Timestamp(milliseconds: 1_000))

  @Test func aTokenIsForTheUserAlone() throws {
    let file = TokenFile(of: "prod", in: places)
    try file.write(Self.kept)

    let mode = try FileManager.default.attributesOfItem(atPath: file.url.path)[.posixPermissions]
    let folder = try FileManager.default.attributesOfItem(
      atPath: file.url.deletingLastPathComponent().path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(folder as? Int == 0o700)
    #expect(file.read() == Self.kept)
  }

  @Test func aTokenIsNotUsedForOthersOrAfterItsEnd() throws {
    let file = TokenFile(of: "prod", in: places)
    try file.write(Self.kept)
    let before = Timestamp(milliseconds: 999)

    #expect(file.read(address: "https://a.test", user: "ana", now: before) == Self.kept)
    #expect(file.read(address: "https://b.test", user: "ana", now: before) == nil)
    #expect(file.read(address: "https://a.test", user: "eve", now: before) == nil)
    #expect(
      file.read(address: "https://a.test", user: "ana", now: Timestamp(milliseconds: 1_000))
        == nil)
  }

  @Test func aTokenOthersCouldReadIsNotUsed() throws {
    let file = TokenFile(of: "prod", in: places)
    try file.write(Self.kept)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: file.url.path)

    #expect(file.read() == nil)
  }

  @Test func namesOfContextsStayInTheFolder() throws {
    for name in ["../../x", "a/b", ".."] {
      let file = TokenFile(of: name, in: places)
      #expect(file.url.deletingLastPathComponent().lastPathComponent == "tokens")
      #expect(file.url.lastPathComponent.hasSuffix(".json"))
    }
  }

  @Test func userHostAndPortHaveATokenOfTheirOwn() throws {
    let environments = [
      ["LIMN_URL": "http://127.0.0.1:8080", "LIMN_USER": "ana"],
      ["LIMN_URL": "http://127.0.0.1:8080", "LIMN_USER": "a/na"],
      ["LIMN_URL": "http://127.0.0.1:8081", "LIMN_USER": "ana"],
      ["LIMN_URL": "https://127.0.0.1"],
    ]
    let owners = try environments.map {
      PlatformSettings(
        values: try ContextResolver(environment: $0, file: nil).resolve(), environment: $0
      ).owner
    }
    let files = owners.map { TokenFile(of: $0, in: places) }
    for file in files { try file.write(Self.kept) }
    let wasThere = files[0].remove()

    #expect(
      owners == [
        "ana@127.0.0.1:8080", "a/na@127.0.0.1:8080", "ana@127.0.0.1:8081", "127.0.0.1:443",
      ])
    #expect(wasThere)
    #expect(files.map { $0.read() != nil } == [false, true, true, true])
  }

  @Test func forgottenTokensAreGone() throws {
    for name in ["a", "b"] { try TokenFile(of: name, in: places).write(Self.kept) }

    #expect(TokenFile.all(in: places).count == 2)
    #expect(TokenFile.all(in: places).allSatisfy { $0.remove() })
    #expect(TokenFile.all(in: places).isEmpty)
  }
}
