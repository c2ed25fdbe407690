import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct IdentityTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  private func form(_ path: String, _ text: String) -> EmulatorResponse {
    platform.emulator.respond(
      to: EmulatorRequest(
        method: .post, path: path,
        headers: [.contentType: "application/x-www-form-urlencoded"], body: Array(text.utf8)))
  }

  private func me(_ token: String) throws -> JSONValue? {
    try platform.send(
      .get, "/icp4d-api/v1/me", as: nil, headers: [.authorization: "Bearer \(token)"]
    ).json?["UserInfo"]?["username"]
  }

  private static let byKey = "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey="

  @Test func aKeyGivesATokenOfTheCloudForAnHour() throws {
    let answer = try #require(form("/identity/token", Self.byKey + "limn-demo-key").json)

    #expect(answer["token_type"] == "Bearer")
    #expect(answer["expires_in"] == 3600)
    #expect(answer["expiration"]?.int == Int(platform.clock.milliseconds / 1000) + 3600)
    let token = try #require(answer["access_token"]?.string)
    let refresh = try #require(answer["refresh_token"]?.string)
    #expect(try me(token) == "admin")
    #expect(try me(refresh) == nil)
    platform.clock.advance(by: .seconds(3600))
    #expect(try me(token) == nil)
    let renewed = form("/identity/token", "grant_type=refresh_token&refresh_token=\(refresh)").json
    #expect(try me(renewed?["access_token"]?.string ?? "") == "admin")
  }

  @Test func theCloudRefusesInItsOwnWords() throws {
    let answer = form("/identity/token", Self.byKey + "wrong")

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errorCode"] == "BXNIM0415E")
    #expect(answer.json?["errorMessage"] == "Provided API key could not be found.")
    #expect(form("/identity/token", "grant_type=magic").status == .badRequest)
    #expect(
      form("/identity/token", "grant_type=refresh_token&refresh_token=x").status == .badRequest)
  }

  @Test func aTokenOfTheIdentityProviderIsExchanged() throws {
    let path = "/idprovider/v1/auth/identitytoken"
    let body = "grant_type=password&username=ana&password=password&scope=openid"
    let answer = try #require(form(path, body).json)
    let token = try #require(answer["access_token"]?.string)
    #expect(answer["scope"] == "openid")
    #expect(try me(token) == nil)
    func exchange(_ user: String, _ token: String) throws -> EmulatorResponse {
      var headers = HTTPFields()
      headers[try #require(HTTPField.Name("username"))] = user
      headers[try #require(HTTPField.Name("iam-token"))] = token
      return try platform.send(.get, "/v1/preauth/validateAuth", as: nil, headers: headers)
    }

    let exchanged = try exchange("ana", token).json
    #expect(try me(exchanged?["accessToken"]?.string ?? "") == "ana")
    #expect(try exchange("vic", token).status == .unauthorized)
    #expect(
      try exchange("ana", "x").text
        == #"{"_statusCode_":401,"exception":"The IAM token is not valid for this user.","#
        + #""message":"Unauthorized"}"#)
    #expect(form(path, body + "x").status == .ok)
    #expect(form(path, "grant_type=password&username=ana&password=no").status == .unauthorized)
    #expect(form(path, "grant_type=other").status == .badRequest)
  }

  @Test func usersGroupsAndRolesAgree() throws {
    let users = try #require(try platform.get("/usermgmt/v1/usermgmt/users").array)
    let groups = try #require(
      try platform.get(
        "/usermgmt/v4/groups?include_default_all_groups=true&include_groups_count=true")[
          "results"]?.array)
    let rows = try #require(
      try platform.get("/usermgmt/v1/roles?include_users_count=true")["rows"]?.array)

    for group in groups {
      let members = users.filter { user in
        user["groups"]?.array?.contains { $0["group_id"] == group["group_id"] } == true
      }
      #expect(group["members_count"]?.int == members.count)
      for role in group["roles"]?.array ?? [] {
        #expect(rows.contains { $0["id"] == role["role_id"] })
        for member in members {
          #expect(member["group_roles"]?.array?.contains(role["role_id"] ?? .null) == true)
        }
      }
    }
    for row in rows {
      let id = try #require(row["id"])
      let holders = users.filter { $0["user_roles"] == [id] }
      #expect(row["doc"]?["users_count"]?.int == holders.count)
      for holder in holders {
        let permissions = Set(holder["permissions"]?.array ?? [])
        #expect(permissions.isSuperset(of: row["doc"]?["permissions"]?.array ?? []))
      }
    }
    let ana = try platform.get("/usermgmt/v1/user/currentUserInfo", as: "ana")
    #expect(users.contains(ana))
    #expect(
      try platform.get("/icp4d-api/v1/me", as: "ana")["UserInfo"]?["permissions"]
        == ana["permissions"])
    #expect(try platform.get("/usermgmt/v4/groups")["results"]?.array?.count == groups.count - 1)
  }

  @Test func usersArePagedAndPicked() throws {
    let all = try #require(try platform.get("/usermgmt/v1/usermgmt/users").array)

    #expect(
      try platform.get("/usermgmt/v2/usermgmt/users?offset=2&limit=3").array == Array(all[2...4]))
    let ids = "1000331001,1000331002"
    let picked = try platform.get("/usermgmt/v2/usermgmt/users?uids=\(ids)")
    #expect(picked.array?.compactMap { $0["username"]?.string } == ["ana", "vic"])
    let refused = try platform.send(.get, "/usermgmt/v2/usermgmt/users?limit=x")
    #expect(refused.json?["_statusCode_"] == 400)
    #expect(try platform.send(.get, "/usermgmt/v1/roles", as: nil).json?["_statusCode_"] == 401)
  }

  @Test(
    arguments: [
      ("iam_id:1000331001", ["ana"]),
      ("iam_id:1000331001%20OR%20iam_id:1000331002", ["ana", "vic"]),
      ("name:ana", ["ana"]), ("user_name:jan*", ["jan.novak"]), ("email:*%40example.com", nil),
      ("NOT%20name:ana%20AND%20user_name:a*", ["admin"]), ("moreau", ["vic"]), ("nobody", []),
      ("entity.user_name:(ana%20OR%20vic)", ["ana", "vic"]),
    ] as [(String, [String]?)])
  func profilesAreFoundByQuery(query: String, expected: [String]?) throws {
    let found = try platform.get("/v2/user_profiles?q=\(query)")
    let names = found["resources"]?.array?.compactMap { $0["entity"]?["user_name"]?.string }

    #expect(names == expected ?? WorldPeople.all.map(\.userName).sorted())
    #expect(found["total_results"]?.int == names?.count)
  }

  @Test func profilesArePagedAndNeedAQuery() throws {
    let page = try platform.get("/v2/user_profiles?q=*:*&skip=1&limit=2&include=roles")

    #expect(page["resources"]?.array?.count == 2)
    #expect(page["resources"]?[0]?["entity"]?["roles"] == ["zen_user_role"])
    #expect(page["total_results"]?.int == WorldPeople.all.count)
    for query in ["", "?q=name:("] {
      let refused = try platform.send(.get, "/v2/user_profiles\(query)")
      #expect(refused.status == .badRequest)
      #expect(refused.json?["errors"]?[0]?["target"] == ["type": "parameter", "name": "q"])
    }
  }
}
