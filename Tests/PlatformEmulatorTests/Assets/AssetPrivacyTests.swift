import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetPrivacyTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }
  private let scope = AssetDesk.retail

  init() throws {
    desk = try AssetDesk()
  }

  private func path(_ id: String, _ action: String = "") -> String {
    "/v2/assets/\(id)\(action)?\(scope)"
  }

  private func rov(_ id: String) throws -> JSONValue? {
    try desk.asset(id, in: scope)["metadata"]?["rov"]
  }

  private func roles(_ id: String) throws -> [String: [String]] {
    (try rov(id)?["member_roles"]?.object ?? JSONObject()).reduce(into: [:]) {
      $0[$1.key] = $1.value["roles"]?.array?.compactMap(\.string)
    }
  }

  @Test(arguments: [(8, 403), (16, 404)])
  func privateAssetsAreFoundByTheirMembersOnly(mode: Int, status: Int) throws {
    let id = try desk.make(
      "secret plan", in: scope, ["rov": ["mode": JSONValue(mode)]], as: "ana")

    for (user, expected) in [("ana", 1), ("vic", 0), ("admin", 1)] {
      #expect(try desk.found("asset.name:secret", in: scope, as: user) == expected, "\(user)")
    }
    #expect(try desk.status(.get, path(id), as: "vic") == status)
    #expect(try desk.status(.get, path(id), as: "ana") == 200)
    #expect(
      try desk.status(
        .patch, path(id, "/collaborators"),
        [
          [
            "op": "add", "path": .string("/metadata/rov/collaborator_ids/\(People.vic)"),
            "value": ["user_iam_id": .string(People.vic)],
          ]
        ], as: "ana") == 200)
    #expect(try desk.found("asset.name:secret", in: scope, as: "vic") == 1)
    #expect(try desk.status(.get, path(id), as: "vic") == 200)
    #expect(try roles(id) == [People.ana: ["OWNER"], People.vic: ["VIEWER"]])
  }

  @Test func privacyCanBeChanged() throws {
    let id = try desk.make("open plan", in: scope, as: "ana")
    #expect(try desk.found("asset.name:plan", in: scope, as: "vic") == 1)

    let answer = try platform.send(.put, path(id, "/perms"), ["mode": 8], as: "ana")

    #expect(answer.status == .ok)
    #expect(answer.json?["metadata"]?["rov"]?["mode"] == 8)
    #expect(try desk.found("asset.name:plan", in: scope, as: "vic") == 0)
    let back: JSONValue = [["op": "replace", "path": "/metadata/rov/mode", "value": 0]]
    #expect(try desk.status(.patch, path(id), back, as: "ana") == 200)
    #expect(try desk.found("asset.name:plan", in: scope, as: "vic") == 1)
    #expect(try desk.status(.put, path(id, "/perms"), ["mode": 9], as: "ana") == 400)
    #expect(try desk.status(.put, path(id, "/perms"), ["mode": 8], as: "vic") == 403)
    let odd: JSONValue = [["op": "replace", "path": "/metadata/rov/mode", "value": 1]]
    #expect(try desk.status(.patch, path(id), odd, as: "ana") == 400)
  }

  @Test func aPrivateAssetStaysPrivateInTheTrashAndAfterIt() throws {
    let id = try desk.make("secret plan", in: scope, ["rov": ["mode": 8]], as: "ana")
    #expect(try desk.status(.delete, path(id), as: "ana") == 204)

    #expect(try desk.status(.get, "/v2/trashed_assets/\(id)?\(scope)", as: "vic") == 403)
    for (user, count) in [("vic", 0), ("ana", 1)] {
      let list = try platform.get("/v2/trashed_assets?\(scope)", as: user)
      #expect(list["total_rows"]?.int == count && list["resources"]?.array?.count == count)
    }
    #expect(
      try desk.status(.post, "/v2/trashed_assets/\(id)/restore?\(scope)", as: "ana") == 200)
    #expect(try desk.found("asset.name:secret", in: scope, as: "vic") == 0)
    #expect(try desk.found("asset.name:secret", in: scope, as: "ana") == 1)
  }

  @Test func inProjectsPrivacyHidesNothing() throws {
    let id = try desk.make("secret plan", ["rov": ["mode": 16]])
    #expect(
      try platform.send(.get, "/v2/assets/\(id)?\(AssetDesk.playground)", as: "vic").status == .ok)
    #expect(try desk.found("asset.name:secret", as: "vic") == 1)
  }

  @Test func editorsChangeWhatTheyOwnOrEdit() throws {
    let id = try desk.make("a table", in: scope)
    let rename: JSONValue = [["op": "replace", "path": "/metadata/name", "value": "b table"]]
    let tag: JSONValue = [["op": "add", "path": "/metadata/tags/-", "value": "seen"]]
    #expect(try desk.status(.patch, path(id), rename, as: "ana") == 403)
    // Tags are governed, and the policies allow editors to change them.
    #expect(try desk.status(.patch, path(id), tag, as: "ana") == 200)
    #expect(try desk.status(.patch, path(id), tag, as: "vic") == 403)
    let join: JSONValue = [
      [
        "op": "add", "path": .string("/metadata/rov/member_roles/\(People.ana)"),
        "value": ["user_iam_id": .string(People.ana), "roles": ["EDITOR"]],
      ]
    ]
    #expect(try desk.status(.patch, path(id), join, as: "ana") == 403)

    #expect(try desk.status(.patch, path(id), join) == 200)

    #expect(try desk.status(.patch, path(id), rename, as: "ana") == 200)
    #expect(try rov(id)?["collaborator_ids"]?.object?.keys == [People.ana])
    // An editor of the asset does not decide who owns it.
    #expect(
      try desk.status(
        .put, path(id, "/owner"), ["owner_id": .string(People.ana)], as: "ana") == 403)
  }

  @Test func theOwnerHandsTheAssetOn() throws {
    let id = try desk.make("heirloom", in: scope, as: "ana")
    let answer = try platform.send(
      .put, path(id, "/owner"), ["owner": "admin@example.com"], as: "ana")

    #expect(answer.status == .ok)
    #expect(answer.json?["metadata"]?["owner_id"]?.string == People.admin)
    #expect(try roles(id) == [People.admin: ["OWNER"]])
    #expect(
      try desk.found("asset.owner_id:\(People.admin) AND asset.name:heirloom", in: scope) == 1)
    #expect(
      try desk.status(.put, path(id, "/owner"), ["owner_id": .string(People.ana)], as: "ana") == 403
    )
    // A viewer of the catalog cannot own, nor can a stranger.
    for owner in [People.vic, "77"] {
      #expect(try desk.status(.put, path(id, "/owner"), ["owner_id": .string(owner)]) == 400)
    }
    #expect(try desk.status(.put, path(id, "/owner"), ["owner": "nobody"]) == 400)
    #expect(try desk.status(.put, path(id, "/owner"), [:]) == 400)
  }

  @Test func anOwnerAmongSeveralMovesToTheEnd() throws {
    let id = try desk.make("shared", in: scope)
    let add: JSONValue = [
      [
        "op": "add", "path": .string("/metadata/rov/member_roles/\(People.ana)"),
        "value": ["roles": ["OWNER", "EDITOR"]],
      ]
    ]
    #expect(try desk.status(.patch, path(id), add) == 200)
    #expect(try desk.asset(id, in: scope)["metadata"]?["owner_id"]?.string == People.ana)

    #expect(try desk.status(.put, path(id, "/owner"), ["owner_id": .string(People.admin)]) == 200)

    #expect(try desk.asset(id, in: scope)["metadata"]?["owner_id"]?.string == People.admin)
    #expect(try roles(id) == [People.ana: ["OWNER", "EDITOR"], People.admin: ["OWNER"]])
  }

  @Test func collaboratorsComeAndGoInEveryForm() throws {
    let id = try desk.make("shared", in: scope)
    let path = path(id, "/collaborators")
    let merge: HTTPFields = [.contentType: "application/merge-patch+json"]

    #expect(
      try desk.status(
        .patch, path,
        [
          [
            "op": "add", "path": "/metadata/rov/collaborators/vic@example.com",
            "value": ["user_id": "vic@example.com"],
          ]
        ]) == 200)
    #expect(try roles(id) == [People.admin: ["OWNER"], People.vic: ["VIEWER"]])
    #expect(
      try desk.status(
        .patch, path,
        [
          [
            "op": "replace", "path": "/metadata/rov/collaborators/vic@example.com",
            "value": ["user_id": "ana@example.com"],
          ]
        ]) == 200)
    #expect(try roles(id) == [People.admin: ["OWNER"], People.ana: ["EDITOR"]])
    let merged = try platform.send(
      .patch, path,
      [
        "metadata": [
          "rov": ["collaborator_ids": [People.ana: nil, People.vic: ["user_iam_id": "x"]]]
        ]
      ], headers: merge)
    #expect(merged.status == .ok)
    #expect(try roles(id) == [People.admin: ["OWNER"], People.vic: ["VIEWER"]])
    #expect(
      try desk.status(
        .patch, path,
        [["op": "remove", "path": .string("/metadata/rov/collaborator_ids/\(People.vic)")]]) == 200)
    #expect(try roles(id) == [People.admin: ["OWNER"]])
    #expect(
      try desk.status(
        .patch, path, [["op": "replace", "path": "/metadata/name", "value": "x"]]) == 400)
    #expect(
      try platform.send(.patch, path, ["metadata": ["name": "x"]], headers: merge).status
        == .badRequest)
  }

  @Test(arguments: [
    ["OWNER", "EDITOR", "VIEWER"], ["EDITOR", "VIEWER"], [], ["BOSS"], ["EDITOR", "EDITOR"],
  ])
  func oddRolesAreRefused(roles: [String]) throws {
    let id = try desk.make("shared", in: scope)
    let before = try desk.asset(id, in: scope)
    let body: JSONValue = [
      "mode": 0,
      "member_roles": [
        People.admin: ["roles": ["OWNER"]],
        People.ana: ["roles": .array(roles.map { .string($0) })],
      ],
    ]

    #expect(try desk.status(.put, path(id, "/perms"), body) == 400)

    #expect(try desk.asset(id, in: scope) == before)
    #expect(
      try desk.status(
        .put, path(id, "/perms"), ["member_roles": [People.ana: ["roles": ["EDITOR"]]]]) == 400)
  }

  @Test func privateAssetsOfTheWorldAreKeptFromOthers() throws {
    let platform = try TestPlatform(assets: 1_500)
    let all = try platform.search(scope, "asset.mode:8")["total_rows"]?.int ?? 0
    let own = try platform.search(scope, "asset.mode:8 AND asset.owner_id:\(People.vic)")
    #expect(all > 0)

    let seen = try platform.search(scope, "asset.mode:8", as: "vic")

    #expect(seen["total_rows"] == own["total_rows"])
    let whole = try platform.search(scope, "*:*")["total_rows"]?.int ?? 0
    let visible = try platform.search(scope, "*:*", as: "vic")["total_rows"]?.int ?? 0
    #expect(whole - visible == all - (own["total_rows"]?.int ?? 0))
  }
}
