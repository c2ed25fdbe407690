import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct SignInTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func authorize(_ body: JSONValue) throws -> EmulatorResponse {
    try platform.send(.post, "/icp4d-api/v1/authorize", body, as: nil)
  }

  private func me(_ header: String) throws -> EmulatorResponse {
    try platform.send(.get, "/icp4d-api/v1/me", as: nil, headers: [.authorization: header])
  }

  @Test func aPasswordGivesATokenThatLivesTwelveHours() throws {
    let answer = try #require(
      try authorize(["username": "admin", "password": "password", "api_key": nil]).json)

    #expect(answer["_messageCode_"] == "200")
    #expect(answer["message"] == "Success")
    let token = try #require(answer["token"]?.string)
    let claims = try JSONValue.parse(
      try #require(Base64.decode(token.split(separator: ".")[1])))
    #expect(claims["exp"]?.int == (claims["iat"]?.int ?? 0) + 43_200)
    #expect(claims["username"] == "admin")
    #expect(claims["role"] == "Admin")
    #expect(claims["iss"] == "KNOXSSO")
    #expect(try me("Bearer \(token)").json?["UserInfo"]?["username"] == "admin")
  }

  @Test func anExpiredTokenIsRefused() throws {
    let header = "Bearer \(try platform.token(of: "ana"))"
    platform.clock.advance(by: .seconds(43_199))
    #expect(try me(header).status == .ok)

    platform.clock.advance(by: .seconds(1))

    #expect(try me(header).status == .unauthorized)
  }

  @Test func aTokenThatWasTamperedWithIsRefused() throws {
    let parts = try platform.token(of: "vic").split(separator: ".")
    let claims = String(decoding: try #require(Base64.decode(parts[1])), as: UTF8.self)
    #expect(claims.contains("\"role\":\"User\""))
    let forged = Base64.encodeForURL(
      Array(claims.utf8).split(separator: UInt8(ascii: ",")).joined(separator: [44]).map { $0 }
        + [32])

    #expect(try me("Bearer \(parts[0]).\(forged).\(parts[2])").status == .unauthorized)
    #expect(try me("Bearer nonsense").status == .unauthorized)
    #expect(try me("Basic YTpi").status == .unauthorized)
    #expect(try me("Bearer").status == .unauthorized)
  }

  @Test(arguments: ["admin", "ana", "vic"])
  func everyoneHasAnAPIKey(user: String) throws {
    let token = try authorize(["username": .string(user), "api_key": "limn-demo-key"])
    #expect(token.status == .ok)

    let key = Base64.encodeForURL(Array("\(user):limn-demo-key".utf8))
    #expect(try me("ZenApiKey \(key)").json?["UserInfo"]?["username"] == .string(user))
  }

  @Test func wrongCredentialsAreRefusedInTheWordsOfUserManagement() throws {
    for body: JSONValue in [
      ["username": "admin", "password": "wrong"], ["username": "nobody", "password": "password"],
      ["username": "admin"], ["username": "admin", "api_key": "wrong"],
    ] {
      let answer = try authorize(body)
      #expect(answer.status == .unauthorized)
      #expect(
        answer.text
          == #"{"_statusCode_":401,"exception":"Invalid user credentials.","message":"Unauthorized"}"#
      )
    }
  }

  @Test func withoutATokenNothingIsAnswered() throws {
    let answer = try platform.send(.get, "/v2/catalogs", as: nil)

    #expect(answer.status == .unauthorized)
    let trace = try #require(answer.json?["trace"]?.string)
    #expect(
      answer.text
        == #"{"trace":"\#(trace)","errors":[{"code":"invalid_auth_token","#
        + #""message":"The Authorization header is missing.","#
        + #""target":{"type":"header","name":"Authorization"}}]}"#)
  }

  @Test func projectsRefuseInTheirOwnWords() throws {
    #expect(
      try platform.send(.get, "/v2/projects", as: nil).text
        == #"{"code":"401","error":"Unauthorized","reason":"The Authorization header is missing.","#
        + #""message":"Authentication failed."}"#)
  }

  @Test func theTwoPlatformsDoNotTakeEachOthersTokens() throws {
    let path = "/api/v1/ailake/database/instances"
    let token = try platform.token(of: "admin")

    let refused = try platform.send(
      .get, path, as: nil, headers: [.authorization: "Bearer \(token)"])
    #expect(refused.status == .unauthorized)
    #expect(refused.json?["title"] == "Unauthorized")
    #expect(refused.json?["status"] == 401)
    #expect(try me("Bearer limn-demo-token").status == .unauthorized)
    #expect(try platform.send(.get, path).status == .ok)
  }

  @Test func usersAreListedAndLookedUp() throws {
    let users = try #require(try platform.get("/usermgmt/v1/usermgmt/users").array)
    let ana = try #require(users.first { $0["username"] == "ana" })
    let id = try #require(ana["uid"]?.string)

    let found = try platform.get("/v2/user_profiles?q=iam_id:\(id)")
    #expect(found["total_results"] == 1)
    #expect(found["resources"]?[0]?["entity"]?["user_name"] == "ana")
    let page = try platform.get("/usermgmt/v2/usermgmt/users?limit=2&include_users_count=true")
    #expect(page["user_count"]?.int == users.count)
    #expect(page["user_data"]?.array?.count == 2)
    #expect(try platform.get("/usermgmt/v2/users/ana") == ana)
    #expect(try platform.get("/usermgmt/v1/usermgmt/user/\(id)") == ana)
    #expect(try platform.get("/usermgmt/v2/usermgmt/users?uids=\(id)") == [ana])
    #expect(
      try platform.send(.get, "/usermgmt/v2/users/nobody").text
        == #"{"_statusCode_":404,"exception":"User 'nobody' does not exist.","#
        + #""message":"Not Found"}"#)
  }
}
