import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// What each kind of credentials sends, to the byte. Source: payloads 0.1.
struct SignInTests {
  private static let empty = ScriptedTransport.Answer.json(#"{"catalogs":[]}"#)

  @Test func anAccountGoesAlongWithThePassword() throws {
    let platform = try Platform(
      .json(#"{"token":"t1"}"#),
      credentials: .password(user: "ada", password: "pw", account: "999"))

    try platform.client.signIn()

    #expect(
      platform.transport.sent[0].bodyText
        == #"{"username":"ada","password":"pw","account_id":"999"}"#)
  }

  @Test func anAddressAsABrowserShowsItIsHintedAt() throws {
    let platform = try Platform(
      .status(404), baseURL: "https://cpd.test/zen/",
      credentials: .password(user: "ada", password: "pw", account: nil))

    let error = try platformError { () throws(PlatformError) in try platform.client.signIn() }

    #expect(
      error.cause
        == .unreachable(
          "nobody signs in below /zen; the platform may be at https://cpd.test"))
  }

  @Test func anIdentityProvidersTokenIsExchangedForOneOfThePlatform() throws {
    let platform = try Platform(
      .json(#"{"access_token":"provided","expires_in":3600}"#),
      .json(#"{"accessToken":"t1","username":"ada"}"#), Self.empty,
      credentials: .identityProvider(
        try BaseURL("https://cp-console.test:8443"), user: "ada", password: "p&ss wörd"))

    _ = try platform.client.catalogs()

    #expect(
      platform.transport.sent.map(\.text) == [
        """
        POST https://cp-console.test:8443/idprovider/v1/auth/identitytoken
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/x-www-form-urlencoded

        grant_type=password&username=ada&password=p%26ss%20w%C3%B6rd&scope=openid
        """,
        """
        GET https://cpd.test/v1/preauth/validateAuth
        username: ada
        iam-token: provided
        Accept: application/json
        User-Agent: limn/0.1.0
        """,
        """
        GET https://cpd.test/v2/catalogs?limit=100
        Authorization: Bearer t1
        Accept: application/json
        User-Agent: limn/0.1.0
        """,
      ])
  }

  @Test func aKeyOfIBMCloudIsExchangedAtTheIdentityService() throws {
    let platform = try Platform(
      .json(#"{"access_token":"t1","expires_in":3600}"#), Self.empty,
      credentials: .cloud(try BaseURL("https://iam.test"), key: "a/b"))

    _ = try platform.client.catalogs()

    #expect(
      platform.transport.sent[0].text == """
        POST https://iam.test/identity/token
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/x-www-form-urlencoded

        grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=a%2Fb
        """)
    #expect(platform.transport.sent[1].headers[.authorization] == "Bearer t1")
  }

  @Test func aKeyThatIBMCloudDoesNotKnowIsARefusal() throws {
    let platform = try Platform(
      .json(
        #"{"errorCode":"BXNIM0415E","errorMessage":"Provided API key could not be found."}"#,
        status: 400), credentials: .cloud(try BaseURL("https://iam.test"), key: "planted-secret"))

    let error = #expect(throws: PlatformError.self) { try platform.client.signIn() }

    #expect(error?.cause == .signedOut)
    #expect(error?.host == "iam.test")
    #expect(!"\(error as Any) \(platform.log.exchanges)".contains("planted-secret"))
  }

  @Test func anExchangeThatRepeatsTheTokenDoesNotShowIt() throws {
    let platform = try Platform(
      .json(#"{"access_token":"planted-secret"}"#),
      .json(#"{"message":"planted-secret is not valid"}"#, status: 401),
      credentials: .identityProvider(
        try BaseURL("https://cp-console.test"), user: "ada", password: "pw"))

    let error = #expect(throws: PlatformError.self) { try platform.client.signIn() }

    #expect(error?.cause == .signedOut)
    #expect(error?.message?.contains("planted-secret") == false)
  }

  @Test func aFreshTokenCanBeKeptButIsNotShown() throws {
    let token = jwt(#"{"iat":1000,"exp":4600}"#)
    let platform = try Platform(
      .json(#"{"token":"\#(token)"}"#), credentials: .password(user: "ada", password: "pw"))

    let fresh = try platform.client.freshToken()

    #expect(fresh.text == token)
    #expect(fresh.expiresAt == platform.clock.clock.now() + .seconds(3_600))
    #expect("\(fresh) \(String(reflecting: fresh))".contains(token) == false)
    #expect(throws: PlatformError.self) {
      try Platform(credentials: .token("t")).client.freshToken()
    }
  }

  @Test func aClientThatRefusesChangesSendsNone() throws {
    let platform = try Platform(Self.empty)
    let client = platform.client.refusingChanges(because: "The context prod is read-only.")
    let operation = try #require(
      OperationCatalogue.operations(of: "catalogs").first { $0.verb == "delete" })

    _ = try client.catalogs()
    let error = #expect(throws: PlatformError.self) {
      try client.operations.perform(
        try APIRequest(operation, parameters: [("catalog_id", "c")], body: nil))
    }

    #expect(error?.cause == .forbidden)
    #expect(error?.message == "The context prod is read-only.")
    #expect(platform.transport.sent.count == 1)
  }
}
