import Foundation
import Testing

@testable import limn

/// What holds when the command line, the environment and the file say different things.
@Suite struct ContextResolverTests {
  private static let text = """
    current-context: prod
    theme: mono
    contexts:
      prod:
        platform: {url: "https://prod.example.org", user: ana, secret: {env: PROD}}
        read-only: true
      dev:
        platform: {url: "https://dev.example.org", user: vic}
        theme: limn-light
      broken:
        platform: {url: nonsense}
    """

  private func resolve(
    _ environment: [String: String] = [:], flags: [ConfigKey: String] = [:],
    context: String? = nil, text: String? = text
  ) throws -> ContextValues {
    try ContextResolver(
      environment: environment,
      file: text.map { ConfigReader.read($0, path: "config.yaml") },
      flags: flags.mapValues { Sourced(value: .text($0), origin: .flag("--it")) },
      contextFlag: context
    ).resolve()
  }

  private func settings(
    _ environment: [String: String], flags: [ConfigKey: String] = [:], context: String? = nil
  ) throws -> PlatformSettings {
    PlatformSettings(
      values: try resolve(environment, flags: flags, context: context), environment: environment)
  }

  @Test func theCurrentContextHoldsUnlessAnotherIsNamed() throws {
    #expect(try resolve().name == "prod")
    #expect(try resolve(["LIMN_CONTEXT": "dev"]).name == "dev")
    #expect(try resolve(["LIMN_CONTEXT": "prod"], context: "dev").name == "dev")
    #expect(try resolve(["LIMN_CONTEXT": ""]).name == "prod")
  }

  @Test func aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws {
    let plain = try resolve()
    let said = try resolve(["LIMN_USER": "eve"])
    let flagged = try resolve(["LIMN_USER": "eve"], flags: [.user: "bob"])

    #expect(
      plain.values[.user]
        == Sourced(value: .text("ana"), origin: .file("config.yaml", line: 5)))
    #expect(
      said.values[.user] == Sourced(value: .text("eve"), origin: .environment("LIMN_USER")))
    #expect(flagged.values[.user] == Sourced(value: .text("bob"), origin: .flag("--it")))
    #expect(flagged.text(.platformURL) == "https://prod.example.org")
  }

  @Test func everyVariableOfTheTableOverridesTheFile() throws {
    for key in ConfigKey.allCases {
      guard let variable = key.variable else { continue }
      let text =
        switch key.kind {
        // What a file forbids stays forbidden.
        case .flag: key == .readOnly ? "true" : "false"
        case .choice(let words): words[0]
        case .address: "https://other.example.org"
        case .text where key == .proxy: "http://other.example.org:3128"
        case .text, .file, .list: "other"
        }
      let context = key == .readOnly ? "dev" : "prod"
      let value = try resolve([variable: text], context: context).values[key]

      #expect(value?.origin == .environment(variable), "\(variable)")
      #expect(value?.value.text == text, "\(variable)")
    }
  }

  @Test func theSecretOfAContextIsNotSentToAnAddressSaidOtherwise() throws {
    for environment in [
      ["LIMN_URL": "https://evil.example.org"], ["LIMN_REGION": "eu-de"],
      ["LIMN_AILAKE_URL": "https://evil.example.org"],
    ] {
      let values = try resolve(environment)

      #expect(values.name == nil)
      #expect(values.values[.secretVariable] == nil)
      #expect(values.values[.user] == nil)
    }
    #expect(try resolve(flags: [.platformURL: "https://other.example.org"]).name == nil)
  }

  @Test func anAddressReplacesARegionAndTheOtherWayRound() throws {
    let region = try settings(["LIMN_URL": "https://a.example.org"], flags: [.region: "eu-de"])
    let address = try settings(["LIMN_REGION": "eu-de"], flags: [.platformURL: "https://b.test"])
    let inContext = try settings(["LIMN_REGION": "us-south"], context: "prod")

    #expect(region.url == "https://api.eu-de.dataplatform.cloud.ibm.com")
    #expect(address.url == "https://b.test")
    #expect(inContext.url == "https://api.dataplatform.cloud.ibm.com")
  }

  @Test func ofTwoVariablesForThePlatformNoneIsQuietlyPassedOver() throws {
    let both = ["LIMN_URL": "https://a.test", "LIMN_REGION": "eu-de"]

    let problem = #expect(throws: UsageProblem.self) { try resolve(both) }
    let settled = try settings(both, flags: [.region: "us-south"])

    #expect(
      problem?.description
        == "LIMN_URL and LIMN_REGION both say which platform is meant; unset one of them")
    #expect(settled.url == "https://api.dataplatform.cloud.ibm.com")
  }

  @Test(arguments: [
    ("http://cpd.example.org", 1), ("http://127.0.0.1:8800", 0), ("http://localhost", 0),
    ("https://cpd.example.org", 0),
  ])
  func aPasswordOverAnOpenConnectionIsWarnedOf(url: String, count: Int) throws {
    let warnings = try settings(["LIMN_URL": url]).warnings

    #expect(warnings.count == count)
    #expect(warnings.allSatisfy { $0.contains("the password too") })
  }

  @Test func insecureOnTheCommandLineIsWarnedOf() throws {
    var settings = try settings(["LIMN_URL": "https://127.0.0.1:1"])
    #expect(settings.warnings == [])
    var values = settings.values
    values.values[.verifyTLS] = Sourced(value: .flag(false), origin: .flag("--insecure"))
    settings = PlatformSettings(values: values, environment: [:])

    #expect(settings.warnings.count == 1)
    #expect(settings.warnings.first?.hasPrefix("--insecure: nobody knows") == true)
  }

  @Test func aVariableDoesNotLiftWhatTheFileForbids() throws {
    #expect(try settings(["LIMN_READ_ONLY": "false"]).isReadOnly)
    #expect(try settings(["LIMN_READ_ONLY": "true"], context: "dev").isReadOnly)
    #expect(try !settings(["LIMN_READ_ONLY": "false"], context: "dev").isReadOnly)
  }

  /// Whoever may write the file decides what runs.
  @Test(
    arguments: [
      (0o600, 0o700, nil), (0o644, 0o755, nil), (0o666, 0o755, "chmod go-w"),
      (0o620, 0o755, "chmod go-w"), (0o600, 0o777, "others may write in"), (0o600, 0o1777, nil),
    ] as [(Int, Int, String?)])
  func aCommandIsNotRunFromAFileThatOthersMayWrite(file: Int, folder: Int, words: String?) throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let path = place.appending(path: "config.yaml").path
    let text = """
      current-context: it
      contexts:
        it:
          platform: {url: "https://a.test", user: ana, secret: {command: echo x}}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    for (path, mode) in [(path, file), (place.path, folder)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    let values = try ContextResolver(
      environment: [:], file: ConfigReader.read(text, path: path)
    ).resolve()
    let planner = SignInPlanner(values: values, environment: [:], owner: "x")

    var said: String?
    do { _ = try planner.platform(at: "https://a.test") } catch { said = "\(error)" }

    #expect((said == nil) == (words == nil), "\(said ?? "")")
    if let words { #expect(said?.contains(words) == true, "\(said ?? "")") }
  }

  @Test func aUserOnTheCommandLineIsNotPassedOverForAToken() throws {
    func plan(_ flags: [ConfigKey: String], _ more: [String: String] = [:]) throws -> SignInPlan {
      let environment = ["LIMN_TOKEN": "planted", "LIMN_URL": "https://a.test"].merging(more) { $1 }
      return try SignInPlanner(
        values: try resolve(environment, flags: flags), environment: environment, owner: "x"
      ).platform(at: "https://a.test")
    }

    let problem = #expect(throws: UsageProblem.self) { try plan([.user: "ana"]) }

    #expect(problem?.description.contains("LIMN_TOKEN: a token says itself who signs in") == true)
    #expect(try plan([:], ["LIMN_USER": "ana"]).kind == .token)
    #expect(try plan([.user: "ana", .signIn: "password"]).user == "ana")
  }

  @Test(arguments: [
    ("token", SignInKind.token, SecretSource.prompt("token")),
    ("api-key", .apiKey, .variable("LIMN_API_KEY", place: .environment("LIMN_API_KEY"))),
    ("iam", .iam, .variable("LIMN_PASSWORD", place: .environment("LIMN_PASSWORD"))),
  ])
  func aKindThatIsSaidDecidesWhichVariableIsUsed(
    word: String, kind: SignInKind, source: SecretSource
  ) throws {
    let secrets = [
      "LIMN_PASSWORD": "planted", "LIMN_API_KEY": "planted", "LIMN_URL": "https://a.test",
      "LIMN_USER": "ana", "LIMN_IAM_URL": "https://iam.test",
    ]
    for (variables, flags) in [(["LIMN_SIGN_IN": word], [:]), ([:], [ConfigKey.signIn: word])] {
      let environment = secrets.merging(variables) { $1 }
      let plan = try SignInPlanner(
        values: try resolve(environment, flags: flags), environment: environment, owner: "x"
      ).platform(at: "https://a.test")

      #expect(plan.kind == kind)
      #expect(plan.source == source)
    }
  }

  @Test func aThemeOfTheContextGoesBeforeThatOfAll() throws {
    #expect(try resolve().text(.theme) == "mono")
    #expect(try resolve(context: "dev").text(.theme) == "limn-light")
    #expect(try resolve(["LIMN_THEME": "x"], context: "dev").text(.theme) == "x")
  }

  @Test func aNotebookInsideACloudPakJustWorks() throws {
    let notebook = [
      "RUNTIME_ENV_APSX_URL": "https://internal-nginx-svc:12443",
      "USER_ACCESS_TOKEN": "planted-secret",
    ]
    let values = try resolve(notebook, text: nil)
    let plan = try SignInPlanner(values: values, environment: notebook, owner: "x")
      .platform(at: "https://internal-nginx-svc:12443")

    #expect(values.text(.platformURL) == "https://internal-nginx-svc:12443")
    #expect(plan.kind == .token)
    #expect(
      plan.source
        == .variable("USER_ACCESS_TOKEN", place: .environment("USER_ACCESS_TOKEN")))
    // Whoever has set up a context means it, in a notebook too; its token goes nowhere else.
    #expect(try resolve(notebook).text(.platformURL) == "https://prod.example.org")
    let elsewhere = notebook.merging(["LIMN_URL": "https://evil.test", "LIMN_USER": "a"]) { $1 }
    let other = try SignInPlanner(
      values: try resolve(elsewhere, text: nil), environment: elsewhere, owner: "x"
    ).platform(at: "https://evil.test")
    #expect(other.source == .prompt("password"))
  }

  @Test(arguments: [
    ("nope", "--context: there is no context 'nope' in config.yaml (there are prod, dev, broken)"),
    ("dve", "--context: there is no context 'dve' in config.yaml; did you mean dev?"),
    ("broken", "config.yaml:11: platform.url: The address must start with"),
  ])
  func aContextThatCannotBeUsedIsNamed(name: String, start: String) {
    let error = #expect(throws: UsageProblem.self) { try resolve(context: name) }

    #expect(error?.description.hasPrefix(start) == true, "\(error?.description ?? "")")
  }

  @Test func aProblemInAnotherContextIsNoHindrance() throws {
    #expect(try resolve(context: "dev").name == "dev")
  }

  @Test(arguments: [
    ["LIMN_READ_ONLY": "perhaps"], ["LIMN_URL": "nonsense"], ["LIMN_SIGN_IN": "magic"],
    ["LIMN_REGION": "moon"], ["LIMN_PROXY": "foo"], ["LIMN_PROXY": "http://foo:none"],
  ])
  func aVariableThatMakesNoSenseIsNamed(environment: [String: String]) throws {
    let error = #expect(throws: UsageProblem.self) { try resolve(environment) }

    #expect(error?.description.hasPrefix(try #require(environment.keys.first)) == true)
  }
}
