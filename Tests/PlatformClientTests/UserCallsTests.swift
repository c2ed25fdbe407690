import PlatformModel
import Testing

@testable import PlatformClient

/// Source of the bodies: payloads 0.1; that of profiles is not documented.
struct UserCallsTests {
  @Test func theCurrentUserIsWhomThePlatformNames() throws {
    let platform = try Platform(
      .json(
        #"{"UserInfo":{"displayName":"Ada L.","email":"a@b","permissions":[],"role":"Admin","#
          + #""uid":"1000331004","username":"ada"},"_messageCode_":"200","message":"fetched"}"#))

    let user = try platform.client.currentUser()

    #expect(user == User(id: "1000331004", displayName: "Ada L.", username: "ada"))
    #expect(platform.transport.lines == ["GET https://cpd.test/icp4d-api/v1/me"])
  }

  @Test func theTokenNamesTheUserWhereThePlatformDoesNot() throws {
    let token = jwt(#"{"uid":1000331004,"username":"ada","display_name":"Ada L.","sub":"ada"}"#)
    let platform = try Platform(.status(404), credentials: .token(token))

    #expect(
      try platform.client.currentUser()
        == User(id: "1000331004", displayName: "Ada L.", username: "ada"))
  }

  @Test func theCredentialsNameTheUserWhereNothingElseDoes() throws {
    let platform = try Platform(.status(404), credentials: .zenApiKey(user: "ada", key: "zen"))

    #expect(
      try platform.client.currentUser() == User(id: "ada", displayName: "ada", username: "ada"))
  }

  @Test func anExpiredSessionIsNotHiddenByTheToken() throws {
    let platform = try Platform(.status(401), credentials: .token(jwt(#"{"uid":"1"}"#)))

    let error = try platformError { () throws(PlatformError) in
      try platform.client.currentUser()
    }

    #expect(error.cause == .signedOut)
  }

  @Test func aUserIsLookedUpOnce() throws {
    let platform = try Platform(
      .json(
        #"{"total_results":2,"resources":[{"entity":{"iam_id":"1","name":"No"}},"#
          + #"{"metadata":{"guid":"x"},"entity":{"iam_id":"IBMid-310","display_name":"Bob","#
          + #""user_name":"bob@x"}}]}"#))

    for _ in 0..<3 {
      #expect(
        try platform.client.user("IBMid-310")
          == User(id: "IBMid-310", displayName: "Bob", username: "bob@x"))
    }

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/user_profiles?q=iam_id%3AIBMid-310"
      ])
  }

  @Test(arguments: [
    #"{"resources":[]}"#, #"{"resources":[{"entity":{"iam_id":"8","name":"Other"}}]}"#,
    #"{"resources":[{"entity":{"iam_id":"7"}}]}"#, "[]", "null", "<html>no</html>",
  ])
  func aUserNobodyKnowsIsRememberedAsSuch(body: String) throws {
    let platform = try Platform(.json(body))

    #expect(try platform.client.user("7") == nil)
    #expect(try platform.client.user("7") == nil)
    #expect(platform.transport.sent.count == 1)
  }

  @Test func aLookUpThatFailsIsTriedAgainNextTime() throws {
    let platform = try Platform(
      .refused("gone"), .json(#"[{"uid":7,"displayName":"Eve"}]"#))

    let error = try platformError { () throws(PlatformError) in try platform.client.user("7") }

    #expect(error.cause == .unreachable("gone"))
    #expect(try platform.client.user("7") == User(id: "7", displayName: "Eve"))
  }
}

/// An unsigned token with these claims.
func jwt(_ claims: String) -> String {
  "eyJhbGciOiJub25lIn0.\(Base64.encoded(Array(claims.utf8)).replacing("=", with: "")).c2ln"
}
