import HTTPTypes
import PlatformModel
import Testing

@testable import PlatformClient

/// Error bodies as the platforms send them. Source: payloads 0.2.
struct ErrorWireTests {
  private func error(
    _ status: Int, _ body: String, headers: HTTPFields = [:]
  ) throws -> PlatformError {
    let platform = try Platform(
      .bytes(Array(body.utf8), status: status, headers: headers), tries: 1)
    return try platformError { () throws(PlatformError) in try platform.client.project("p") }
  }

  private func expected(
    _ cause: PlatformError.Cause, _ status: Int, _ message: String?, code: String? = nil,
    trace: String? = nil
  ) -> PlatformError {
    PlatformError(
      cause: cause, request: "GET /v2/projects/p?include=fields%2Ctags", host: "cpd.test",
      status: status, message: message, code: code, traceID: trace)
  }

  @Test func assetErrorsHaveATraceAndAList() throws {
    let body = """
      {"trace":"b12692e1-95ab","errors":[{"code":"does_not_exist","message":
       "ATTSV3024E: There is no asset with an ID of 'x' in a project with an ID of 'y' ."}]}
      """

    #expect(
      try error(404, body)
        == expected(
          .notFound, 404,
          "ATTSV3024E: There is no asset with an ID of 'x' in a project with an ID of 'y' .",
          code: "does_not_exist", trace: "b12692e1-95ab"))
  }

  @Test func severalErrorsAreAllTold() throws {
    let body = """
      {"trace":"t","errors":[{"code":"invalid_parameter","message":"One.","target":{"type":"field",
       "name":"limit"}},{"message":"Two."},{"code":"x"}]}
      """

    #expect(
      try error(400, body)
        == expected(.rejected, 400, "One. Two.", code: "invalid_parameter", trace: "t"))
  }

  @Test func connectionErrorsHaveAnIDOfTheirOwn() throws {
    let body = """
      {"trace":"t","errors":[{"message":"No.","extra":{"id":"CDICO9029E","http_status":400}}]}
      """

    #expect(
      try error(400, body) == expected(.rejected, 400, "No.", code: "CDICO9029E", trace: "t"))
  }

  @Test func projectErrorsHaveAReasonAndACodeThatIsText() throws {
    let body = """
      {"code":"404","error":"Not Found","reason":"Failed to retrieve project: p.",
       "message":"The requested resource could not be found."}
      """

    #expect(
      try error(404, body)
        == expected(
          .notFound, 404,
          "Failed to retrieve project: p. The requested resource could not be found.",
          code: "Not Found"))
  }

  @Test func olderProjectErrorsHaveAnID() throws {
    let body = """
      {"id":"WSCPA0001E","code":"422","error":"Unprocessable Entity","reason":"Too many projects.",
       "message":"Too many projects.","description":"[422] …"}
      """

    #expect(
      try error(422, body) == expected(.rejected, 422, "Too many projects.", code: "WSCPA0001E"))
  }

  @Test func assetFileErrorsHaveACodeThatIsANumber() throws {
    let body = """
      {"code":409,"error":"Conflict","reason":"Root directory already exists",
       "message":"The action will not be processed due to a conflict."}
      """

    #expect(
      try error(409, body)
        == expected(
          .conflict, 409,
          "Root directory already exists The action will not be processed due to a conflict.",
          code: "Conflict"))
  }

  @Test func userErrorsHaveAnException() throws {
    let body = #"{"_statusCode_":403,"exception":"Failed to retrieve role.","message":"Forbidden"}"#

    #expect(
      try error(403, body) == expected(.forbidden, 403, "Failed to retrieve role. Forbidden"))
  }

  @Test func bulkItemsAreReadAsAssetErrorsAre() throws {
    let body = """
      {"asset_id":"a","http_status":404,"errors":[{"code":"does_not_exist","message":"Gone."}]}
      """

    #expect(
      try error(404, body) == expected(.notFound, 404, "Gone.", code: "does_not_exist"))
  }

  @Test func lakeErrorsHaveATitleAndADetail() throws {
    let body = #"{"title":"Bad Request","status":400,"detail":"size is too large","traceId":"4f"}"#

    #expect(
      try error(400, body)
        == expected(.rejected, 400, "size is too large Bad Request", trace: "4f"))
  }

  @Test func aWebPageOfAGatewayIsItsTitle() throws {
    let page = """
      <html>\r\n<head><title>502 Bad\n Gateway &amp; more</title></head>\r\n<body bgcolor="white">
      <center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>
      """

    #expect(try error(502, page) == expected(.unavailable, 502, "502 Bad Gateway & more"))
    #expect(
      try error(504, "<!DOCTYPE html><p>Gateway <b>Time-out</b></p>")
        == expected(.unavailable, 504, "Gateway Time-out"))
  }

  @Test(arguments: [
    ("", nil), ("   \r\n", nil), ("upstream connect error", "upstream connect error"),
    ("{\"errors\":[", "{\"errors\":["), ("null", nil), ("[]", nil), ("{}", nil), ("42", nil),
    (#"{"errors":[]}"#, nil), (#"{"errors":{}}"#, nil), (#"{"errors":[7,null]}"#, nil),
    (#"{"message":7,"error":null}"#, nil), (#""quoted""#, "quoted"),
    (#"{"error":"invalid_grant","error_description":"It ended."}"#, "It ended."),
    (#"{"error":"just this"}"#, "just this"),
    (#"{"error":{"code":"c","message":"inner"}}"#, "inner"),
    ("a\u{1b}[31mb\u{7}\u{0}\tc", "a [31mb c"),
  ])
  func anyBodyAtAllMakesAnError(body: String, message: String?) throws {
    let error = try error(500, body)

    #expect(error.cause == .unavailable)
    #expect(error.status == 500)
    #expect(error.message == message)
  }

  @Test func bytesThatAreNoTextMakeAnErrorToo() throws {
    let platform = try Platform(.bytes([0xff, 0xfe, 0x00, 0x41], status: 418))

    let error = try platformError { () throws(PlatformError) in try platform.client.project("p") }

    #expect(error.cause == .rejected)
    #expect(error.message == "\u{fffd}\u{fffd} A")
  }

  @Test func aVeryLongMessageIsCut() throws {
    let error = try error(500, String(repeating: "x", count: 1_000_000))

    #expect(error.message?.count == 600)
  }

  @Test(arguments: [
    (400, PlatformError.Cause.rejected), (401, .signedOut), (403, .forbidden), (404, .notFound),
    (405, .rejected), (409, .conflict), (410, .notFound), (412, .conflict), (422, .rejected),
    (429, .rateLimited(retryAfter: nil)), (500, .unavailable), (502, .unavailable),
    (503, .unavailable), (504, .unavailable), (302, .rejected), (199, .rejected),
  ])
  func theStatusSaysWhatKindOfErrorItIs(status: Int, cause: PlatformError.Cause) throws {
    #expect(try error(status, "").cause == cause)
  }

  @Test func theTraceIsFoundInHeadersToo() throws {
    var headers = HTTPFields()
    headers[try #require(HTTPField.Name("X-Global-Transaction-Id"))] = "abc"

    #expect(try error(500, "", headers: headers).traceID == "abc")
  }

  @Test func aRedirectIsNotFollowedAndSaysWhere() throws {
    let error = try error(
      302, "", headers: [.location: "https://login.test/sso?token=secret&signature=x"])

    #expect(error.cause == .rejected)
    #expect(
      error.message
        == "The platform sends to https://login.test/sso, which is not followed. "
        + "Is the address right?")
  }

  @Test func aWebPageInPlaceOfAListIsUnreadable() throws {
    let platform = try Platform(
      .bytes(Array("<html><title>Log in</title></html>".utf8)), .bytes([]), .json("{\"a\":"))

    let causes = try (0..<3).map { _ in
      try platformError { () throws(PlatformError) in try platform.client.project("p") }.cause
    }

    guard case .unreadable(let page) = causes[0], case .unreadable(let nothing) = causes[1],
      case .unreadable(let half) = causes[2]
    else {
      Issue.record("They are \(causes).")
      return
    }
    #expect(page.hasPrefix("a web page came back"))
    #expect(nothing == "the answer is empty")
    #expect(half.hasPrefix("the answer is no JSON"))
  }

  @Test func noSecretIsInAnErrorOrInTheLog() throws {
    let words =
      #"{"message":"Bad token secret-token at /x?signature=abc123&a=b, Bearer other-token-1234"}"#
    let platform = try Platform(
      .json(words, status: 400),
      .after({ _ in }, .failure(.unreachable("cut"))))

    let error = try platformError { () throws(PlatformError) in
      try platform.client.catalog("x?signature=abc123")
    }

    #expect(error.message == "Bad token ••• at /x?signature=•••&a=b, Bearer •••")
    #expect(platform.log.exchanges.map(\.error) == [error.message])
    #expect(!"\(platform.log.exchanges)\(error)".contains("secret-token"))
  }
}
