import Foundation
import PlatformModel
import Testing

@testable import limn

/// What `limn login` keeps.
@Suite struct KeptTokenTests {
  private let places = Places(environment: [
    "XDG_STATE_HOME": FileManager.default.temporaryDirectory
      .appending(path: "limn-\(UUID().uuidString)").path
  ])
  private static let kept = KeptToken.Kept(
    address: "https://a.test", user: "ana", token: Secret("planted-secret"),
    expiresAt: Timestamp(milliseconds: 1_000))

  @Test func aTokenIsForTheUserAlone() throws {
    let file = KeptToken(of: "prod", in: places.store)
    try file.write(Self.kept)

    let mode = try FileManager.default.attributesOfItem(atPath: file.store.path)[.posixPermissions]
    let folder = try FileManager.default.attributesOfItem(
      atPath: file.store.folder.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(folder as? Int == 0o700)
    #expect(try file.read() == Self.kept)
  }

  @Test func aTokenIsNotUsedForOthersOrAfterItsEnd() throws {
    let file = KeptToken(of: "prod", in: places.store)
    try file.write(Self.kept)
    let before = Timestamp(milliseconds: 999)

    #expect(try file.read(address: "https://a.test", user: "ana", now: before) == Self.kept)
    #expect(try file.read(address: "https://b.test", user: "ana", now: before) == nil)
    #expect(try file.read(address: "https://a.test", user: "eve", now: before) == nil)
    #expect(
      try file.read(address: "https://a.test", user: "ana", now: Timestamp(milliseconds: 1_000))
        == nil)
  }

  @Test func aForgottenTokenIsNotInTheFileAnyMore() throws {
    let token = KeptToken(of: "prod", in: places.store)
    try token.write(Self.kept)
    let before = try Data(contentsOf: URL(filePath: token.store.path))
    #expect(try token.remove())

    let after = try Data(contentsOf: URL(filePath: token.store.path))
    #expect(before.range(of: Data("planted-secret".utf8)) != nil)
    #expect(after.range(of: Data("planted-secret".utf8)) == nil)
  }

  @Test func whatIsReadWhereNothingWasKeptMakesNoFile() throws {
    #expect(try KeptToken(of: "prod", in: places.store).read() == nil)
    #expect(!FileManager.default.fileExists(atPath: places.state.path))
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
    let files = owners.map { KeptToken(of: $0, in: places.store) }
    for file in files { try file.write(Self.kept) }
    let wasThere = try files[0].remove()

    #expect(
      owners == [
        "ana@127.0.0.1:8080", "a/na@127.0.0.1:8080", "ana@127.0.0.1:8081", "127.0.0.1:443",
      ])
    #expect(wasThere)
    #expect(try files.map { try $0.read() != nil } == [false, true, true, true])
  }

  @Test func forgottenTokensAreGone() throws {
    for name in ["a", "b"] { try KeptToken(of: name, in: places.store).write(Self.kept) }

    #expect(try KeptToken.all(in: places.store).count == 2)
    #expect(try KeptToken.all(in: places.store).allSatisfy { try $0.remove() })
    #expect(try KeptToken.all(in: places.store).isEmpty)
  }
}
