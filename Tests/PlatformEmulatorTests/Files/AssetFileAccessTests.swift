import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetFileAccessTests {
  private let platform: TestPlatform
  /// Ana edits it, Vic looks.
  private let scope = TestPlatform.scope(WorldContainers.empty)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func sign(_ path: String, _ more: String, as user: String) throws -> EmulatorResponse {
    try platform.send(
      .post, "/v2/asset_files/\(RequestTarget.encoded(path))/signed?\(scope)\(more)", as: user)
  }

  @Test func viewersReadAndEditorsWrite() throws {
    let path = TestPlatform.file("a.txt", scope)

    #expect(try platform.send(.put, path, bytes: [65], as: "vic").status == .forbidden)
    #expect(try platform.send(.put, path, bytes: [65], as: "ana").status == .created)
    #expect(try platform.send(.get, path, as: "vic").text == "A")
    #expect(try platform.send(.delete, path, as: "vic").status == .forbidden)
    #expect(try platform.send(.get, path, as: nil).status == .unauthorized)
    #expect(try platform.send(.get, "/v2/asset_files", as: "ana").status == .badRequest)
    #expect(
      try platform.send(.get, "/v2/asset_files?\(scope)&account_id=999").status == .badRequest)
    #expect(try platform.send(.get, "/v2/asset_files?project_id=none").status == .notFound)
    let secret = TestPlatform.scope(WorldContainers.fraud)
    #expect(try platform.send(.get, "/v2/asset_files?\(secret)", as: "vic").status == .forbidden)
  }

  @Test func filesOfACatalogAreForThePlatformItself() throws {
    let catalog = TestPlatform.scope(WorldContainers.marketing)

    let answer = try platform.send(.get, "/v2/asset_files?\(catalog)", as: "ana")

    #expect(answer.status == .forbidden)
    #expect(answer.json?["reason"] == "Files of a catalog are not available to external users.")
    #expect(try platform.send(.get, "/v2/asset_files?\(catalog)").status == .ok)
  }

  @Test func theAccountIsReadByAllAndWrittenByItsAdministrators() throws {
    let path = TestPlatform.file("logo.svg", "account_id=999")

    #expect(try platform.send(.put, path, bytes: [65], as: "ana").status == .forbidden)
    #expect(
      try platform.send(.put, "/v2/asset_files?account_id=999", as: "admin").status == .created)
    #expect(try platform.send(.put, path, bytes: [65]).status == .created)
    #expect(try platform.send(.get, path, as: "vic").text == "A")
    #expect(try platform.send(.get, "/v2/asset_files?account_id=998").status == .notFound)
  }

  @Test func pathsFromTheRootAreInternal() throws {
    try platform.put("x", at: "a.txt", in: scope)
    let path = TestPlatform.file("assets/a.txt", scope) + "&root=true"

    #expect(try platform.send(.get, path).text == "x")
    #expect(try platform.send(.get, path, as: "ana").status == .forbidden)
    #expect(
      try platform.get("/v2/asset_files?\(scope)&root=true")["resources"]?[0]?["path"] == "assets")
  }

  @Test func aSignedAddressOpensOneFileUntilItEnds() throws {
    try platform.put("secret", at: "data_asset/a.csv", in: scope)

    let answer = try sign("data_asset/a.csv", "&expires_in=60", as: "vic")

    #expect(answer.status == .ok)
    #expect(answer.headers[.contentType] == "text/plain")
    let address = answer.text
    #expect(address.hasPrefix("/v2/asset_files/data_asset%2Fa.csv?\(scope)&signature="))
    #expect(answer.headers[.location] == RequestTarget.encoded(address))
    #expect(try platform.send(.get, address, as: nil).text == "secret")
    #expect(try platform.send(.head, address, as: nil).headers[.contentLength] == "6")
    platform.clock.advance(by: .seconds(59))
    #expect(try platform.send(.get, address, as: nil).status == .ok)
    platform.clock.advance(by: .seconds(1))
    let late = try platform.send(.get, address, as: nil)
    #expect(late.status == .unauthorized)
    #expect(late.json?["reason"] == "The signature has expired.")
  }

  @Test func aSignatureIsGoodForNothingElse() throws {
    try platform.put("a", at: "a", in: scope)
    try platform.put("b", at: "b", in: scope)
    let address = try sign("a", "", as: "ana").text
    let signature = try #require(
      address.firstRange(of: "&signature=").map { address[$0.lowerBound...] })

    let other = TestPlatform.scope(WorldContainers.playground)
    for wrong in [
      TestPlatform.file("b", scope) + signature, TestPlatform.file("a", other) + signature,
      TestPlatform.file("a", scope) + signature.dropLast(),
      TestPlatform.file("a", scope) + "&signature=x",
      TestPlatform.file("a", scope) + "&root=true" + signature,
    ] {
      #expect(try platform.send(.get, wrong, as: nil).status == .unauthorized, "\(wrong)")
    }
    #expect(try platform.send(.put, address, bytes: [1], as: nil).status == .unauthorized)
    #expect(try platform.send(.delete, address, as: nil).status == .unauthorized)
    #expect(
      try platform.send(.get, "/v2/asset_files?\(scope)\(signature)", as: nil).status
        == .unauthorized)
  }

  @Test func aFileIsPutByItsSignature() throws {
    #expect(try sign("new.csv", "&method=put", as: "vic").status == .forbidden)
    let address = try sign("new.csv", "&method=put", as: "ana").text

    #expect(try platform.send(.put, address, bytes: Array("1".utf8), as: nil).status == .created)

    #expect(try platform.file(at: "new.csv", in: scope) == "1")
    #expect(try platform.send(.get, address, as: nil).status == .unauthorized)
  }

  @Test func aSignatureSaysHowTheFileIsServed() throws {
    try platform.put("a", at: "a.csv", in: scope)
    let disposition = RequestTarget.encoded("attachment; filename=\"my file.csv\"")
    let address = try sign(
      "a.csv", "&content_type=text%2Fplain&content_disposition=\(disposition)", as: "vic"
    ).text

    let answer = try platform.send(.get, address, as: nil)

    #expect(answer.headers[.contentType] == "text/plain")
    #expect(answer.headers[.contentDisposition] == "attachment; filename=\"my file.csv\"")
  }

  @Test func whatCannotBeSignedIsRefused() throws {
    #expect(try sign("a", "&method=delete", as: "ana").status == .badRequest)
    #expect(try sign("a", "&expires_in=0", as: "ana").status == .badRequest)
    #expect(try sign("a", "&expires_in=x", as: "ana").status == .badRequest)
    #expect(try sign("a", "&validate_exists=true", as: "ana").status == .notFound)
    #expect(try sign("../a", "", as: "ana").status == .badRequest)
  }

  @Test func theRootFolderIsMadeOnceAndRemovedWhenEmpty() throws {
    let root = "/v2/asset_files?\(scope)"
    let again = try platform.send(.put, root)
    #expect(
      again.text
        == #"{"code":409,"error":"Conflict","reason":"Root directory already exists","message":"#
        + #""The action will not be processed due to a conflict."}"#)
    try platform.put("x", at: "data_asset/x", in: scope)

    #expect(try platform.send(.delete, root, as: "ana").status == .forbidden)
    #expect(try platform.send(.delete, root).status == .badRequest)
    #expect(
      try platform.send(.delete, TestPlatform.file("data_asset/x", scope)).status == .noContent)
    #expect(try platform.send(.delete, root).status == .noContent)
    #expect(try platform.send(.get, root).status == .notFound)
    #expect(
      try platform.send(.put, TestPlatform.file("a", scope), bytes: [1]).status == .notFound)
    #expect(try platform.send(.put, root).status == .created)
    #expect(try platform.get(root)["resources"]?[0]?["path"] == "data_asset")
    try platform.put("x", at: "data_asset/x", in: scope)
    #expect(try platform.send(.delete, "\(root)&force_delete=true").status == .noContent)
    #expect(try platform.send(.get, root).status == .notFound)
  }
}
