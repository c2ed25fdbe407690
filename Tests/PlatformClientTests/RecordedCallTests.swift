import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// What comes out of an exchange is free of secrets, whatever was in it.
@Suite struct RecordedCallTests {
  private func recorded(
    _ method: HTTPRequest.Method = .post, _ target: String = "/v2/things", sent: String = "",
    sentType: String = "application/json", headers: HTTPFields = [:], came: String = "",
    cameType: String = "application/json", cameHeaders: HTTPFields = [:],
    secrets: [String] = ["hunter2secret"]
  ) throws -> RecordedCall {
    var request = TransportRequest(
      method: method, url: "https://cpd.test\(target)", headers: headers, body: Array(sent.utf8))
    request.headers[.contentType] = sentType
    var answer = TransportResponse(status: 200, headers: cameHeaders, body: Array(came.utf8))
    answer.headers[.contentType] = cameType
    let exchange = Exchange(
      startedAt: Timestamp(milliseconds: 0), request: "POST /v2/things", host: "cpd.test",
      status: 200, duration: .milliseconds(12),
      content: ExchangeContent(
        request: request, target: target, response: answer, secrets: secrets))
    return try #require(exchange.recorded)
  }

  @Test func documentsAreKeptWithTheirSecretsMasked() throws {
    let call = try recorded(
      sent: #"{"name":"db","properties":{"password":"p1","port":50000,"secret_key":7}}"#,
      came: #"{"url":"/v2/asset_files/a?signature=s1&b=1","note":"hunter2secret leaked"}"#)

    #expect(
      call.request.body
        == .json([
          "name": "db",
          "properties": ["password": "•••", "port": 50000, "secret_key": "•••"],
        ]))
    #expect(
      call.response.body
        == .json(["url": "/v2/asset_files/a?signature=•••&b=1", "note": "••• leaked"]))
    #expect(call.response.size == 74)
  }

  @Test func aDocumentInATextIsMaskedToo() throws {
    let call = try recorded(came: #"{"settings":"{\"db_passphrase\":\"p1\",\"n\":1}"}"#)

    #expect(call.response.body == .json(["settings": #"{"db_passphrase":"•••","n":1}"#]))
  }

  @Test func headersThatHoldSecretsSayOnlyOfWhatKind() throws {
    var headers: HTTPFields = [.authorization: "Bearer abc", .accept: "application/json"]
    headers[try #require(HTTPField.Name("X-Api-Key"))] = "k"
    let call = try recorded(
      headers: headers, cameHeaders: [.setCookie: "session=1", .location: "/x?token=t1"])

    #expect(call.request.header("authorization") == "Bearer •••")
    #expect(call.request.header("accept") == "application/json")
    #expect(call.request.header("x-api-key") == "•••")
    #expect(call.response.header("Set-Cookie") == "•••")
    #expect(call.response.header("location") == "/x?token=•••")
  }

  @Test(arguments: [
    ("grant_type=x&apikey=k1&a=%68unter2secret", "grant_type=x&apikey=•••&a=•••"),
    ("my_access_token=a&b", "my_access_token=•••&b"),
  ])
  func formsAreMaskedByName(form: String, masked: String) throws {
    let call = try recorded(sent: form, sentType: "application/x-www-form-urlencoded")

    #expect(call.request.body == .text(masked))
  }

  @Test func logsAreMaskedLineByLine() throws {
    let log = """
      login with hunter2secret
      {"level":"info","api_key":"k2"}
      token eyJhbGciOi.eyJzdWIi.c2ln end
      GET https://s3.test/b?X-Amz-Signature=ff&n=1
      """
    let call = try recorded(came: log, cameType: "text/plain")

    #expect(
      call.response.body
        == .text(
          """
          login with •••
          {"level":"info","api_key":"•••"}
          token ••• end
          GET https://s3.test/b?X-Amz-Signature=•••&n=1
          """))
  }

  @Test func addressesAreMaskedAndBytesAreKept() throws {
    let call = try recorded(.get, "/v2/f?signature=abc&x=1", cameType: "application/zip")
    #expect(call.url == "https://cpd.test/v2/f?signature=•••&x=1")
    #expect(call.target == "/v2/f?signature=•••&x=1")
    #expect(call.response.body == .none)

    #expect(Redaction.masked(body: [0xff, 0, 1], type: "", secrets: []) == .binary([0xff, 0, 1]))
    let leaking = [0xff] + Array("hunter2secret".utf8)
    #expect(
      Redaction.masked(body: leaking, type: "", secrets: ["hunter2secret"])
        == .notKept("14 bytes"))
  }

  @Test func aCallHasItsContentAndNoDescriptionShowsIt() throws {
    let platform = try Platform(
      .json(#"{"catalogs":[]}"#), credentials: .token("secret-token"))

    _ = try platform.client.catalogs()

    let exchange = try #require(platform.log.exchanges.first)
    let call = try #require(exchange.recorded)
    #expect(call.method == "GET")
    #expect(call.target == "/v2/catalogs?limit=100")
    #expect(call.request.header("authorization") == "Bearer •••")
    #expect(call.response.body == .json(["catalogs": []]))
    var dumped = ""
    dump(exchange, to: &dumped)
    #expect(!dumped.contains("secret-token") && !"\(exchange)".contains("secret-token"))
  }

  @Test func bodiesThatWereGivenUpSayHowLongTheyWere() throws {
    let platform = try Platform(.json(#"{"catalogs":[]}"#))
    _ = try platform.client.catalogs()
    var exchange = try #require(platform.log.exchanges.first)

    exchange.content = exchange.content?.withoutBodies

    #expect(
      exchange.recorded?.response.body == .notKept("15 bytes; only the newest bodies are kept"))
    #expect(exchange.recorded?.response.size == 15)
    #expect(exchange.recorded?.request.body == RecordedCall.Body.none)
  }

  @Test func aCommandForTheShellHasNoSecret() throws {
    let call = try recorded(
      sent: #"{"name":"it's","password":"p1"}"#, headers: [.authorization: "ZenApiKey eHg="])

    #expect(
      CurlCommand(call).text
        == #"curl -X POST 'https://cpd.test/v2/things' -H "Authorization: ZenApiKey $TOKEN" "#
        + #"-H 'Content-Type: application/json' --data-raw '{"name":"it'\''s","password":"•••"}'"#)
  }
}
