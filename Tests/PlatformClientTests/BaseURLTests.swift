import Testing

@testable import PlatformClient

struct BaseURLTests {
  @Test(arguments: [
    ("https://cpd.test", "https://cpd.test", "cpd.test"),
    ("  HTTP://Cpd.Test:8080/  ", "http://cpd.test:8080", "cpd.test:8080"),
    ("https://cpd.test/a/B//", "https://cpd.test/a/B", "cpd.test"),
    ("http://[::1]:81/x", "http://[::1]:81/x", "[::1]:81"),
    ("http://127.0.0.1:65535", "http://127.0.0.1:65535", "127.0.0.1:65535"),
    ("https://cpd_1.test-x:/", "https://cpd_1.test-x", "cpd_1.test-x"),
  ])
  func addressesAreTakenApart(text: String, whole: String, authority: String) throws {
    let url = try BaseURL(text)

    #expect(url.text == whole)
    #expect(url.authority == authority)
  }

  @Test(arguments: [
    "", " ", "nonsense", "cpd.test", "ftp://cpd.test", "https://", "https:///x", "https:cpd.test",
    "http://bad host/", "https://user@cpd.test", "https://user:password@cpd.test/",
    "https://cpd.test?x=1", "https://cpd.test/#x", "https://cpd.test:0", "https://cpd.test:65536",
    "https://cpd.test:12a", "https://cpd.test:-1", "https://[::1", "https://[x]", "https://[]",
    "https://a\\b", "https://a\u{0}b", "https://a\nb", "https://exämple.test", "https://[::1]x",
    "https://a%20b",
  ])
  func addressesThatNameNoPlatformAreRefused(text: String) {
    let error = #expect(throws: ConfigurationError.self) { try BaseURL(text) }

    #expect(error?.description.isEmpty == false)
    #expect(error?.description.contains("password@") != true)
  }

  @Test func idsAndValuesAreEncodedByte() throws {
    let url = try BaseURL("https://cpd.test/p")

    #expect(
      url.url(
        path: ["v2", "a/b", "é%", "..", "."],
        query: [QueryItem("q", "a&b=c+d e"), QueryItem("k[]", "~-._")])
        == "https://cpd.test/p/v2/a%2Fb/%C3%A9%25/%2E%2E/%2E?q=a%26b%3Dc%2Bd%20e&k%5B%5D=~-._")
  }

  @Test func queriesAreReadBack() {
    #expect(
      QueryItem.items(inQueryOf: "/x?a=1&b=%C3%A9+x&c&d=e=f&&g=%zz%4#h=1") == [
        QueryItem("a", "1"), QueryItem("b", "é x"), QueryItem("c", ""), QueryItem("d", "e=f"),
        QueryItem("g", "%zz%4"),
      ])
    #expect(QueryItem.items(inQueryOf: "/x") == [])
    #expect(QueryItem.items(inQueryOf: "?") == [])
    #expect(percentDecoded("%ff%41") == "\u{fffd}A")
  }

  @Test func anyTextSurvivesBeingEncoded() {
    let text = "\u{0}\u{1f}\u{7f} !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~é\u{10ffff}"

    #expect(percentDecoded(percentEncoded(text)) == text)
  }
}
