import Testing

@testable import PlatformClient

struct ProxySettingsTests {
  private func proxy(_ url: String, _ environment: [String: String]) throws -> String? {
    try ProxySettings(environment: environment).proxy(for: BaseURL(url))?.description
  }

  @Test func withoutAnEnvironmentThereIsNoProxy() throws {
    #expect(try proxy("https://cpd.test", [:]) == nil)
    #expect(try proxy("https://cpd.test", ["HTTPS_PROXY": ""]) == nil)
  }

  @Test func aProxyOfItsOwnGoesBeforeTheEnvironment() throws {
    let environment = ["HTTPS_PROXY": "http://a:1", "NO_PROXY": "near.test"]
    func proxy(_ url: String, _ proxy: String) throws -> String? {
      try ProxySettings(environment: environment, proxy: proxy).proxy(for: BaseURL(url))?
        .description
    }

    #expect(try proxy("https://cpd.test", "b:2") == "http://b:2")
    #expect(try proxy("http://cpd.test", "b:2") == "http://b:2")
    #expect(try proxy("https://near.test", "b:2") == nil)
    #expect(try proxy("https://cpd.test", "direct") == nil)
    #expect(throws: ConfigurationError.self) { try proxy("https://cpd.test", "ftp://b") }
    #expect(ProxyAddress.problem("direct") == nil)
    #expect(ProxyAddress.problem("ftp://b") != nil)
  }

  @Test func theSchemeOfTheAddressDecides() throws {
    let environment = ["HTTP_PROXY": "http://a:1", "HTTPS_PROXY": "http://b:2/"]

    #expect(try proxy("http://cpd.test", environment) == "http://a:1")
    #expect(try proxy("https://cpd.test", environment) == "http://b:2")
  }

  @Test func theLowerCaseNameWinsAndAllIsTheLastResort() throws {
    #expect(
      try proxy("https://cpd.test", ["HTTPS_PROXY": "b:2", "https_proxy": "a:1"]) == "http://a:1")
    #expect(try proxy("https://cpd.test", ["ALL_PROXY": "socks5://s"]) == "socks5://s:1080")
    #expect(
      try proxy("https://cpd.test", ["all_proxy": "a", "https_proxy": "b"]) == "http://b:3128")
  }

  @Test(arguments: [
    ("https://cpd.test", "*", true), ("https://cpd.test", "cpd.test", true),
    ("https://cpd.test", "CPD.Test", true), ("https://cpd.test", ".test", true),
    ("https://cpd.test", "test", true), ("https://cpd.test", "*.test", true),
    ("https://cpd.test", "pd.test", false), ("https://cpd.test", "a, cpd.test ,b", true),
    ("https://cpd.test", "a b cpd.test", true), ("https://cpd.test", "cpd.test:443", true),
    ("https://cpd.test", "cpd.test:8443", false), ("https://cpd.test:8443", "cpd.test:8443", true),
    ("https://cpd.test", "x.cpd.test", false), ("https://10.1.2.3", "10.0.0.0/8", true),
    ("https://11.1.2.3", "10.0.0.0/8", false), ("https://10.1.2.3", "10.1.2.3", true),
    ("https://10.1.2.3", "0.0.0.0/0", true), ("https://10.1.2.3", "10.0.0.0/33", false),
    ("https://[fe80::1]:81", "[fe80::1]:81", true), ("https://[fe80::1]", "fe80::1", true),
    ("https://cpd.test", "", false), ("https://cpd.test", ",, .", false),
    ("http://localhost:1", "", true), ("http://127.0.0.9", "", true), ("http://[::1]:1", "", true),
    ("http://a.localhost", "", true), ("http://localhost.test", "", false),
  ])
  func exceptionsAreReachedDirectly(url: String, exceptions: String, isDirect: Bool) throws {
    let environment = ["ALL_PROXY": "http://a:1", "NO_PROXY": exceptions]

    #expect(try (proxy(url, environment) == nil) == isDirect)
  }

  @Test func aProxyKeepsItsPasswordToItself() throws {
    let proxy = try Proxy("http://us%40er:p%3Ass@proxy.test:8080")

    #expect(proxy.user == "us@er")
    #expect(proxy.password == "p:ss")
    #expect(proxy.description == "http://•••@proxy.test:8080")
  }

  @Test(arguments: [
    "https://a:1", "ftp://a", "http://", "http://a:99999", "a b", "socks5://u:p@a:1",
  ])
  func aProxyThatCannotBeUsedIsRefused(value: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try ProxySettings(environment: ["HTTPS_PROXY": value])
    }

    #expect(error?.description.hasPrefix("HTTPS_PROXY cannot be used: ") == true)
    #expect(error?.description.contains("u:p") != true)
  }
}
