import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Members, tags, settings and tokens of a project.
@Suite struct ProjectPartsTests {
  private let platform: TestPlatform
  private let path: String

  init() throws {
    platform = try TestPlatform(assets: 50)
    let made = try platform.post("/transactional/v2/projects", ["name": "Energy"])
    path = try #require(made["location"]?.string)
  }

  private func status(
    _ method: HTTPRequest.Method, _ part: String, _ body: JSONValue? = nil,
    as user: String = "admin"
  ) throws -> Int {
    try platform.send(method, path + part, body, as: user).status.code
  }

  private func member(_ name: String, _ role: String, _ more: JSONValue = [:]) -> JSONValue {
    var member: JSONValue = ["user_name": .string(name), "role": .string(role)]
    for (key, value) in more.object ?? JSONObject() { member[key] = value }
    return ["members": [member]]
  }

  @Test func membersComeChangeAndGo() throws {
    let ana: JSONValue = [
      "id": "1000331001", "state": "ACTIVE", "user_name": "ana", "role": "viewer", "type": "user",
    ]
    #expect(try platform.post("\(path)/members", member("ana", "viewer")) == ["members": [ana]])
    #expect(try platform.get("\(path)/members/ana") == ana)
    #expect(try status(.patch, "", ["description": "x"], as: "ana") == 403)

    let changed = try platform.send(.patch, "\(path)/members", member("ana", "admin"))

    #expect(changed.json?["members"]?[0]?["role"] == "admin")
    #expect(try status(.patch, "", ["description": "x"], as: "ana") == 200)
    let admins = try platform.get("\(path)/members?roles=admin&user_names=ana")
    #expect(admins["members"]?.array?.count == 1)
    #expect(try platform.get("\(path)/members?roles=editor")["members"] == [])
    #expect(try status(.delete, "/members?user_names=admin,ana") == 400)
    #expect(try status(.delete, "/members?user_names=ana") == 204)
    #expect(
      try platform.send(.get, path, as: "ana").text
        == #"{"code":"403","error":"Forbidden","reason":"Permission Denied: Authenticated user is "#
        + #"not a member of the project: ana.","message":"The target operation is strictly "#
        + #"forbidden due to schema constraints."}"#)
    #expect(try status(.delete, "/members/ana") == 404)
    #expect(try status(.delete, "/members") == 400)
  }

  @Test func whoCannotBecomeAMemberIsRefused() throws {
    #expect(try status(.post, "/members", member("nobody", "viewer")) == 400)
    #expect(try status(.post, "/members", member("ana", "king")) == 400)
    #expect(try status(.post, "/members", member("admin", "viewer")) == 400)
    #expect(try status(.post, "/members", ["members": []]) == 400)
    #expect(try status(.patch, "/members", member("ana", "viewer")) == 404)
    let invited = try platform.post(
      "\(path)/members", member("new@example.com", "editor", ["state": "PENDING"]))
    #expect(invited["members"]?[0]?["state"] == "PENDING")
  }

  @Test func theLastAdministratorStays() throws {
    _ = try platform.post("\(path)/members", member("ana", "editor"))

    for refused in [
      try platform.send(.delete, "\(path)/members/admin"),
      try platform.send(.patch, "\(path)/members", member("admin", "editor")),
    ] {
      #expect(refused.status == .badRequest)
      #expect(refused.json?["reason"] == "A project must always have at least one admin.")
    }
    #expect(try platform.get("\(path)/members/admin")["role"] == "admin")
  }

  @Test func aMemberByGroupIsDerived() throws {
    _ = try platform.post("\(path)/members", member("10001", "editor", ["type": "group"]))

    let ana = try platform.get("\(path)/members/ana")
    #expect(ana["role"] == "editor")
    #expect(ana["is_derived"] == true)
    #expect(try status(.get, "/members/ana?resolve_groups=false") == 404)
    #expect(try status(.get, "/members/vic") == 404)
    #expect(try status(.get, "", as: "ana") == 200)
    #expect(try status(.post, "/tags/x", as: "ana") == 201)
  }

  @Test func tagsAreAddedAndRemoved() throws {
    #expect(try platform.get("\(path)/tags") == [])
    let added = try platform.send(.post, "\(path)/tags", ["a", "b", "a"])
    #expect(added.status == .created)
    #expect(added.json == ["a", "b"])
    #expect(try platform.post("\(path)/tags/c%20d") == ["a", "b", "c d"])
    let patched = try platform.send(
      .patch, "\(path)/tags",
      [["op": "add", "tags": ["e", "f"]], ["op": "remove", "tags": ["a", "f"]]])
    #expect(patched.json == ["b", "c d", "e"])
    #expect(try platform.get("\(path)?include=tags")["entity"]?["tags"] == patched.json)
    #expect(try status(.delete, "/tags/b") == 204)
    #expect(try status(.delete, "/tags/b") == 404)
    #expect(try status(.delete, "/tags?tag_names=e,z") == 204)
    #expect(try platform.get("\(path)/tags") == ["c d"])
    #expect(try status(.delete, "/tags") == 204)
    #expect(try platform.get("\(path)/tags") == [])
  }

  @Test(arguments: ["a,b", "<b>", "it's", "a&b", "", String(repeating: "x", count: 31)])
  func whatIsNoTagIsRefused(tag: String) throws {
    let refused = try platform.send(.post, "\(path)/tags", [.string(tag)])

    #expect(refused.status.code == 422)
    #expect(
      refused.json?["message"]
        == "The request was well-formed but was unable to be followed due to semantic errors.")
    #expect(try platform.get("\(path)/tags") == [])
  }

  @Test func characterEntitiesAreFineInTags() throws {
    #expect(try platform.post("\(path)/tags", ["R&amp;D &lt;1"]) == ["R&amp;D &lt;1"])
    #expect(try status(.post, "/tags", ["a": "b"]) == 400)
    #expect(try status(.patch, "/tags", [["op": "turn", "tags": []]]) == 400)
  }

  @Test(arguments: [
    ("folders", "enabled"), ("access_restrictions", "data"), ("audit_events", "enabled"),
  ])
  func settingsAreEmptyUntilTheyAreSet(group: String, field: String) throws {
    let part = "/settings/\(group)"
    #expect(try platform.get(path + part) == [:])

    #expect(try platform.send(.put, path + part, [field: true]).json == [field: true])

    #expect(try platform.get(path + part) == [field: true])
    #expect(
      try platform.get("\(path)?include=settings")["entity"]?["settings"] == [group: [field: true]])
    #expect(try status(.put, part, [:]) == 400)
    #expect(try status(.put, part, [field: "yes"]) == 400)
  }

  @Test func whoBearsATokenMayActInTheProject() throws {
    #expect(try platform.get("\(path)/tokens") == ["tokens": []])
    let guid = path.split(separator: "/").last.map(String.init) ?? ""
    let made = try platform.post(
      "\(path)/tokens",
      [
        "name": "loader",
        "scopes": [["audience": "project", "guid": .string(guid), "role": "editor"]],
      ])
    let secret = try #require(made["token"]?.string)
    func ask(_ method: HTTPRequest.Method, _ path: String) throws -> Int {
      try platform.send(
        method, path, as: nil, headers: [.authorization: "Bearer \(secret)"]
      ).status.code
    }

    #expect(try ask(.get, path) == 200)
    #expect(try ask(.post, "\(path)/tags/x") == 201)
    #expect(try ask(.get, "\(path)/members") == 200)
    #expect(try ask(.delete, "/transactional\(path)") == 403)
    #expect(try ask(.get, "/v2/projects/\(WorldContainers.churn.scope.id)") == 403)
    let listed = try platform.get("\(path)/tokens")["tokens"]?[0]
    let time = CalendarDate.milliseconds(platform.clock.milliseconds)
    #expect(listed?["last_used_at"]?.string == time)
    #expect(try status(.post, "/tokens", ["name": "loader"]) == 400)
    let token = try #require(made["guid"]?.string)
    #expect(try status(.delete, "/tokens/\(token)") == 204)
    #expect(try status(.delete, "/tokens/\(token)") == 404)
    #expect(try ask(.get, path) == 401)
  }
}
