import HTTPTypes
import PlatformClient
import PlatformModel
import Testing

struct ExchangeTests {
  @Test func everyExchangeIsLogged() throws {
    var headers = HTTPFields()
    headers[try #require(HTTPField.Name("X-Request-Id"))] = "r-9"
    let platform = try Platform(
      .json(#"{"catalogs":[]}"#, headers: headers), .refused("refused"))
    let start = platform.clock.now

    _ = try platform.client.catalogs()
    _ = try platformError { () throws(PlatformError) in try platform.client.catalog("x") }

    #expect(
      platform.log.outlines == [
        Exchange(
          startedAt: start, request: "GET /v2/catalogs?limit=100", host: "cpd.test", status: 200,
          duration: .zero, bytes: 15, traceID: "r-9"),
        Exchange(
          startedAt: start, request: "GET /v2/catalogs/x", host: "cpd.test", duration: .zero,
          error: "refused"),
      ])
  }
}
