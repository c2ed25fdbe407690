import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetFileChangeTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.empty)
  private let other = TestPlatform.scope(WorldContainers.playground)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func delete(_ path: String, _ more: String = "") throws -> HTTPResponse.Status {
    try platform.send(.delete, TestPlatform.file(path, scope) + more).status
  }

  private func end(_ container: WorldContainer, _ path: String) -> JSONValue {
    [
      "type": .string(container.scope.kind.rawValue), "guid": .string(container.scope.id),
      "path": .string(path),
    ]
  }

  @Test func filesAndEmptyFoldersAreDeleted() throws {
    try platform.put("x", at: "a/b/c", in: scope)

    #expect(try delete("a") == .badRequest)
    #expect(try delete("a/b/c") == .noContent)
    #expect(try delete("a/b/c") == .notFound)
    #expect(try delete("a/b") == .noContent)
    try platform.put("x", at: "a/b/c", in: scope)
    #expect(try delete("a", "&force_delete=true") == .noContent)
    #expect(try delete("a/b/c") == .notFound)
    #expect(try delete("data_asset") == .badRequest)
    #expect(try delete("data_asset", "&force_delete=true") == .badRequest)
  }

  @Test func severalFilesAreDeletedAndTheRestIsListed() throws {
    for path in ["a", "b", "c/d"] { try platform.put("x", at: path, in: scope) }

    let partly = try platform.send(.delete, "/v2/asset_files?\(scope)", ["a", "none", "c"])

    #expect(partly.status == .ok)
    #expect(partly.text == #"["none","c"]"#)
    #expect(try platform.files(in: scope) == ["b", "c/d"])
    #expect(
      try platform.send(.delete, "/v2/asset_files?\(scope)", ["b", "c/d"]).status == .noContent)
    #expect(try platform.files(in: scope) == [])
    #expect(try platform.send(.delete, "/v2/asset_files?\(scope)", ["a": 1]).status == .badRequest)
  }

  @Test func filesAreDeletedSomeTimeAfterTheAnswer() throws {
    for path in ["f/a", "f/b", "cannot-fail"] { try platform.put("x", at: path, in: scope) }
    let address = "/v2/asset_files/async_delete?\(scope)"

    let answer = try platform.send(.post, address, ["f/a", "f/b", "cannot-fail"])

    #expect(answer.status == .accepted)
    #expect(try platform.files(in: scope) == ["cannot-fail", "f/a", "f/b"])
    platform.clock.advance(by: .seconds(5))
    #expect(try platform.files(in: scope) == ["cannot-fail"])
    #expect(try platform.send(.get, TestPlatform.file("f", scope)).status == .notFound)
    try platform.put("x", at: "slow/a", in: scope)
    #expect(
      try platform.send(.post, "\(address)&delete_empty=false", ["slow/a"]).status == .accepted)
    platform.clock.advance(by: .seconds(59))
    #expect(try platform.files(in: scope) == ["cannot-fail", "slow/a"])
    platform.clock.advance(by: .seconds(1))
    #expect(try platform.send(.get, TestPlatform.file("slow", scope)).json?["resources"] == [])
    #expect(try platform.send(.post, address, []).status == .badRequest)
    #expect(try platform.send(.post, address, ["../x"]).status == .badRequest)
  }

  @Test func aFileIsCopiedBetweenContainers() throws {
    try platform.put("x", at: "data_asset/a.csv", in: scope)
    let body: JSONValue = [
      "source": end(WorldContainers.empty, "data_asset/a.csv"),
      "target": end(WorldContainers.playground, "copies/b.csv"),
    ]

    #expect(try platform.send(.post, "/v2/asset_files/copy", body, as: "vic").status == .ok)

    #expect(try platform.file(at: "copies/b.csv", in: other) == "x")
    #expect(try platform.file(at: "data_asset/a.csv", in: scope) == "x")
    #expect(try platform.send(.post, "/v2/asset_files/copy", body).status == .ok)
    #expect(
      try platform.send(.post, "/v2/asset_files/copy?override=false", body).status == .conflict)
    #expect(try platform.send(.post, "/v2/asset_files/move", body).status == .conflict)
    let back: JSONValue = [
      "source": end(WorldContainers.playground, "copies"),
      "target": end(WorldContainers.empty, "back"),
    ]
    #expect(try platform.send(.post, "/v2/asset_files/copy", back, as: "vic").status == .forbidden)
    #expect(try platform.send(.post, "/v2/asset_files/copy", back, as: "ana").status == .ok)
    #expect(try platform.file(at: "back/b.csv", in: scope) == "x")
  }

  @Test func aFileThatMovesIsGoneFromItsPlace() throws {
    try platform.put("x", at: "a", in: scope)

    let answer = try platform.send(
      .post, "/v2/asset_files/move",
      ["source": end(WorldContainers.empty, "a"), "target": end(WorldContainers.playground, "a")])

    #expect(answer.status == .ok)
    #expect(try platform.file(at: "a", in: other) == "x")
    #expect(try platform.file(at: "a", in: scope) == nil)
  }

  @Test func aCopyInTheBackgroundArrivesLater() throws {
    try platform.put("x", at: "a", in: scope)
    func copy(_ from: String, _ to: String) throws -> HTTPResponse.Status {
      try platform.send(
        .post, "/v2/asset_files/async_copy",
        ["source": end(WorldContainers.empty, from), "target": end(WorldContainers.empty, to)]
      ).status
    }

    #expect(try copy("a", "b") == .accepted)
    #expect(try copy("a", "will-fail") == .accepted)
    #expect(try platform.files(in: scope) == ["a"])
    platform.clock.advance(by: .seconds(5))
    #expect(try platform.files(in: scope) == ["a", "b"])
    #expect(try copy("none", "b") == .notFound)
    #expect(try copy("a", "a") == .badRequest)
  }

  @Test func aCopyNeedsBothEnds() throws {
    let cases: [(JSONValue, String)] = [
      (["source": [:], "target": [:]], "'source.type' is required"),
      (["target": [:]], "'source' is required"), ([], "JSON object"),
      (
        ["source": ["type": "disk", "guid": "x", "path": "y"], "target": [:]],
        "'disk' is not one of project, space, catalog"
      ),
    ]
    for (body, words) in cases {
      let answer = try platform.send(.post, "/v2/asset_files/copy", body)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["reason"]?.string?.contains(words) == true, "\(answer.text)")
    }
  }
}
