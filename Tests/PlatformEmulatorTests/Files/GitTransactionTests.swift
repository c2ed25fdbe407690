import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct GitTransactionTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.empty)
  private let other = TestPlatform.scope(WorldContainers.playground)
  private let url = "https://git.example.com/team/files.git"

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func git(
    _ call: String, _ body: JSONValue? = nil, in scope: String? = nil, _ more: String = ""
  ) throws -> EmulatorResponse {
    try platform.send(
      .post, "/v2/asset_files/git_transactions/\(call)?\(scope ?? self.scope)\(more)", body)
  }

  private func changes(in scope: String? = nil, _ list: String = "status") throws -> [String] {
    let answer = try platform.get(
      "/v2/asset_files/git_transactions/\(list)?\(scope ?? self.scope)")
    return answer.array?.map { "\($0["status"]?.string ?? "") \($0["path"]?.string ?? "")" } ?? []
  }

  @Test func aProjectGetsARemoteAndLosesIt() throws {
    let settings = "/v2/asset_files/git_transactions/settings?\(scope)"
    #expect(try platform.send(.get, settings).status == .notFound)

    let added = try git("remote", ["url": .string(url), "access_token": "t"])

    #expect(added.status == .ok)
    #expect(try platform.get(settings)["remote"]?["origin"]?["url"]?.string == url)
    #expect(try git("remote", ["url": .string(url)]).status == .badRequest)
    #expect(try git("remote", [:]).status == .badRequest)
    #expect(
      try platform.send(.put, settings, ["http": ["sslVerify": false]]).json?["remote"]?["origin"]?[
        "url"]?
        .string == url)
    #expect(try platform.get(settings)["http"]?["sslVerify"] == false)
    #expect(try git("delete_remote").status == .ok)
    #expect(try git("delete_remote").status == .badRequest)
    #expect(try git("export").status == .badRequest)
    #expect(try git("pull").status == .badRequest)
    #expect(
      try git("export", ["access_token": ["type": "sourceforge"]]).json?["reason"]?.string?
        .contains("access_token.type") == true)
  }

  @Test func whatOneProjectExportsAnotherImports() throws {
    _ = try git("remote", ["url": .string(url)])
    try platform.put("1", at: "a.csv", in: scope)
    try platform.put("2", at: "b/c.csv", in: scope)
    #expect(try changes() == ["Create a.csv", "Create b/c.csv"])
    #expect(try changes(in: nil, "uncommitted") == ["Create a.csv", "Create b/c.csv"])

    let answer = try git("export", ["assets": ["a.csv"]], in: nil, "&transaction_id=t1")
    #expect(answer.status == .accepted)
    #expect(answer.json == ["transaction_id": "t1"])
    #expect(try changes().count == 2)
    platform.clock.advance(by: .seconds(5))
    #expect(try changes() == ["Create b/c.csv"])
    #expect(try git("export", ["async": false]).status == .accepted)
    #expect(try changes() == [])

    try platform.put("mine", at: "a.csv", in: other)
    #expect(try git("import", ["url": .string(url)], in: other).status == .accepted)
    platform.clock.advance(by: .seconds(5))
    #expect(try platform.file(at: "a.csv", in: other) == "1")
    #expect(try platform.file(at: "b/c.csv", in: other) == "2")
    let files = try changes(in: other)
    #expect(!files.contains { $0.contains("a.csv") || $0.contains("b/c.csv") })
  }

  @Test func changesOfAllKindsAreSeen() throws {
    _ = try git("remote", ["url": .string(url)])
    for path in ["deleted", "modified", "old-name", "same"] {
      try platform.put("content of \(path)", at: path, in: scope)
    }
    _ = try git("export", ["async": false])
    #expect(try changes() == [])

    for path in ["deleted", "old-name"] {
      _ = try platform.send(.delete, TestPlatform.file(path, scope))
    }
    try platform.put("content of old-name", at: "renamed", in: scope)
    try platform.put("other", at: "modified", in: scope)
    try platform.put("new", at: "created", in: scope)

    #expect(
      try changes() == ["Create created", "Delete deleted", "Modify modified", "Rename renamed"])
  }

  @Test func aPullTakesWhatOthersPushedAndKeepsWhatIsMine() throws {
    _ = try git("remote", ["url": .string(url)])
    for path in ["mine", "theirs", "gone"] { try platform.put("1", at: path, in: scope) }
    _ = try git("export", ["async": false])
    _ = try git("import", ["url": .string(url)], in: other)
    platform.clock.advance(by: .seconds(5))
    try platform.put("2", at: "theirs", in: scope)
    _ = try platform.send(.delete, TestPlatform.file("gone", scope))
    _ = try git("export", ["async": false])
    try platform.put("my own", at: "mine", in: other)

    #expect(try git("pull", nil, in: other).status == .accepted)
    platform.clock.advance(by: .seconds(5))

    #expect(try platform.file(at: "theirs", in: other) == "2")
    #expect(try platform.file(at: "mine", in: other) == "my own")
    #expect(try platform.file(at: "gone", in: other) == nil)
  }

  @Test func aRemoteThatFailsTakesNothing() throws {
    _ = try git("remote", ["url": "https://fail.example.com/x.git"])
    try platform.put("1", at: "a", in: scope)

    #expect(try git("export").status == .accepted)
    platform.clock.advance(by: .seconds(90))

    #expect(try changes() == ["Create a"])
    #expect(try git("export", ["assets": ["none"]]).status == .notFound)
    let viewer = try platform.send(
      .post, "/v2/asset_files/git_transactions/export?\(scope)", as: "vic")
    #expect(viewer.status == .forbidden)
  }

  @Test func aRootFolderMayComeWithARepository() throws {
    _ = try platform.send(.delete, "/v2/asset_files?\(scope)")
    _ = try platform.send(.put, "/v2/asset_files?\(scope)&initialize_git=true")

    #expect(try changes() == [])
  }
}
