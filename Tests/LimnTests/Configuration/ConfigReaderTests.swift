import ExplorerUI
import Testing

@testable import limn

/// What the configuration says, and what is wrong with it.
@Suite struct ConfigReaderTests {
  private func problems(_ text: String) -> [String] {
    ConfigReader.read(text, path: "config.yaml").problems.map(\.description)
  }

  @Test func everyKeyIsReadWithItsLine() throws {
    let file = ConfigReader.read(
      """
      current-context: prod
      contexts:
        prod:
          platform:
            url: https://cpd.example.org
            user: ana
            account: 999
            sign-in: api-key
            secret:
              command: pass show cpd
          ailake:
            url: https://gd.example.org
            secret: {env: GD}
          verify-tls: no
          read-only: true
          containers:
            include: ["Retail*", "project:*"]
            exclude: Test*
          keys:
            refresh: [F5]
      """, path: "config.yaml")
    let context = try #require(file.context(named: "prod"))

    #expect(file.problems.isEmpty)
    #expect(file.current?.value == "prod")
    #expect(
      context.values[.platformURL]
        == Sourced(
          value: .text("https://cpd.example.org"), origin: .file("config.yaml", line: 5)))
    #expect(context.values[.account]?.value == .text("999"))
    #expect(context.values[.secretCommand]?.line == 10)
    #expect(context.values[.verifyTLS]?.value == .flag(false))
    #expect(context.values[.include]?.value == .list(["Retail*", "project:*"]))
    #expect(context.values[.exclude]?.value == .list(["Test*"]))
    #expect(context.keys.map(\.place) == ["config.yaml:20"])
  }

  @Test func anEmptyFileIsAConfiguration() {
    #expect(problems("").isEmpty)
    #expect(problems("# only words\n").isEmpty)
    #expect(problems("contexts:\n").isEmpty)
  }

  @Test func everythingThatIsWrongIsSaidWithItsLine() {
    let found = problems(
      """
      current-context: prd
      contexts:
        prod:
          platform:
            url: cpd.example.org
            usr: ana
            sign-in: pasword
          verify-tls: maybe
          proxy: ftp://proxy
          conatiners: {}
        dev:
          platform: {region: us-souht}
        "bad name": {}
        both:
          platform:
            url: https://a.example.org
            region: eu-de
            secret:
              env: A
              file: B
          client-key: k.pem
        none: {}
        half:
          ailake: {secret: {env: X}}
          platform: {user: ana}
          containers: {include: {a: b}}
        iam:
          platform: {url: "https://a.example.org", sign-in: iam}
      extra: 1
      """)

    #expect(
      found == [
        "config.yaml:1: there is no context 'prd'; did you mean prod?"
          + " (there are prod, dev, both, none, half, iam)",
        "config.yaml:5: platform.url: The address must start with https:// or http://:"
          + " cpd.example.org",
        "config.yaml:6: there is no key 'usr' in platform; did you mean user?"
          + " (there are url, region, user, account, sign-in, iam-url, secret)",
        "config.yaml:7: platform.sign-in cannot be 'pasword'; did you mean password?"
          + " (there are password, api-key, zen-api-key, token, iam, ibm-cloud)",
        "config.yaml:8: verify-tls is true or false, not 'maybe'",
        "config.yaml:9: proxy: a proxy is reached by http:// or socks5://, not ftp://",
        "config.yaml:10: there is no key 'conatiners' in a context; did you mean containers?"
          + " (there are platform, ailake, ca-file, client-certificate, client-key, verify-tls,"
          + " proxy, read-only, production, theme, containers, keys)",
        "config.yaml:12: platform.region cannot be 'us-souht'; did you mean us-south?"
          + " (there are us-south, eu-de, eu-gb, jp-tok, au-syd, ca-tor)",
        "config.yaml:13: 'bad name' is no name for a context: letters, digits, '.', '_' and '-'"
          + " are",
        "config.yaml:17: platform.url and platform.region are there: one is enough",
        "config.yaml:20: platform.secret has env and file: it comes from one place",
        "config.yaml:21: client-certificate is missing beside client-key",
        "config.yaml:22: none has neither platform.url, platform.region nor ailake.url",
        "config.yaml:23: half has neither platform.url, platform.region nor ailake.url",
        "config.yaml:24: ailake.url is missing",
        "config.yaml:26: containers.include is a list, such as [\"Retail*\", \"project:*\"]",
        "config.yaml:28: sign-in iam needs platform.user",
        "config.yaml:28: sign-in iam needs platform.iam-url",
        "config.yaml:29: there is no key 'extra' (there are current-context, contexts, theme, keys)",
      ])
  }

  @Test(arguments: [
    ("a: [", "config.yaml:2: this is no YAML: "), ("- a", "config.yaml:1: keys and values"),
    ("contexts:\n  a: 3\n", "config.yaml:2: a has keys below it, not '3'"),
    ("theme: a\ntheme: b\n", "config.yaml:1: these keys are there twice: theme"),
    ("contexts:\n  a:\n    platform:\n      url:\n", "config.yaml:4: platform.url says nothing"),
  ])
  func whatIsNoConfigurationIsOneLine(text: String, start: String) throws {
    let first = try #require(problems(text).first)

    #expect(first.hasPrefix(start), "\(first)")
    #expect(!first.contains("\n"))
  }

  @Test(arguments: ["planted", "{planted: x}", "{planted}", "{prompt: planted}", "[planted]"])
  func noProblemRepeatsWhatStandsUnderSecret(secret: String) {
    for section in ["platform", "ailake"] {
      let found = problems(
        "contexts:\n  a:\n    \(section): {url: \"https://a.test\", secret: \(secret)}\n")

      #expect(found.first?.hasPrefix("config.yaml:3: ") == true)
      #expect(!found.joined().contains("planted"), "\(found)")
    }
  }

  @Test func noProblemRepeatsAPassword() {
    let found = problems(
      """
      contexts:
        a:
          platform: {url: "https://ana:planted-secret@cpd.example.org"}
          proxy: "ftp://ana:planted-secret@proxy:1"
          verify-tls: "http://ana:planted-secret@x"
      """)

    #expect(found.count == 3)
    #expect(!found.joined().contains("planted-secret"), "\(found)")
  }
}
