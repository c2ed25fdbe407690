import ArgumentParser
import Foundation

/// Which platforms a command asks, and as whom: from options, else from the environment, else from
/// the configuration.
struct PlatformOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigOptions

  @Option(
    help: ArgumentHelp(
      "Address of a Cloud Pak for Data or watsonx platform (or LIMN_URL), such as "
        + "https://cpd.example.org."))
  var url: String?

  @Option(help: "Region of IBM Cloud instead of an address (or LIMN_REGION), such as us-south.")
  var region: String?

  @Option(
    name: .customLong("ailake-url"),
    help: "Address of a GoodData organization with AI Lake (or LIMN_AILAKE_URL).")
  var aiLakeURL: String?

  @Option(
    help: ArgumentHelp(
      "User to sign in as (or LIMN_USER), with LIMN_PASSWORD or LIMN_API_KEY in the environment."))
  var user: String?

  @Option(
    name: .customLong("sign-in"),
    help: ArgumentHelp(
      "What the secret is (or LIMN_SIGN_IN): "
        + SignInKind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "kind"))
  var signIn: String?

  @Option(
    name: .customLong("ca-file"),
    help: "File with the certificates to trust (PEM) (or LIMN_CA_FILE).")
  var caFile: String?

  @Flag(help: "Do not verify certificates. Always shown on the screen.")
  var insecure = false

  @OptionGroup var trace: TraceOptions

  @Flag(name: .customLong("read-only"), help: "Change nothing (or LIMN_READ_ONLY=true).")
  var readOnly = false

  func validate() throws {
    if url != nil, region != nil {
      throw ValidationError("--url and --region both say which platform is meant; leave one out")
    }
  }

  /// Throws `UsageProblem` if no platform is named, or the configuration cannot be used.
  func settings(_ environment: [String: String]) throws -> PlatformSettings {
    var settings = try values(environment)
    guard settings.url != nil || settings.aiLakeURL != nil else {
      let names =
        try Configuration(named: configuration.config, environment: environment)
        .file?.contexts.map(\.name) ?? []
      throw UsageProblem(
        names.isEmpty
          ? "which platform? limn config init sets one up, limn demo opens one of its own, "
            + "limn --url ADDRESS one that is there"
          : "which context? limn config use NAME chooses one for good, --context NAME once "
            + "(there are \(names.joined(separator: ", ")))")
    }
    settings.trace = trace
    _ = try settings.transportSettings()
    return settings
  }

  /// What holds, whether or not it is enough to connect with.
  func values(_ environment: [String: String]) throws -> PlatformSettings {
    let file = try Configuration(named: configuration.config, environment: environment).file
    let resolver = ContextResolver(
      environment: environment, file: file, flags: try flags(), contextFlag: configuration.context)
    return PlatformSettings(values: try resolver.resolve(), environment: environment)
  }

  /// What the options say.
  func flags() throws -> [ConfigKey: Sourced<ConfigValue>] {
    let texts: [(ConfigKey, String, String?)] = [
      (.platformURL, "--url", url), (.region, "--region", region),
      (.aiLakeURL, "--ailake-url", aiLakeURL), (.user, "--user", user),
      (.signIn, "--sign-in", signIn), (.caFile, "--ca-file", caFile),
    ]
    var flags: [ConfigKey: Sourced<ConfigValue>] = [:]
    for (key, option, text) in texts {
      guard let text else { continue }
      flags[key] = Sourced(
        value: try ContextResolver.value(text, of: key, from: option), origin: .flag(option))
    }
    if insecure { flags[.verifyTLS] = Sourced(value: .flag(false), origin: .flag("--insecure")) }
    if readOnly { flags[.readOnly] = Sourced(value: .flag(true), origin: .flag("--read-only")) }
    return flags
  }
}

/// Which configuration, and which of its contexts.
struct ConfigOptions: ParsableArguments {
  @Option(
    help: "Context of the configuration (or LIMN_CONTEXT); else the current one.",
    completion: Completions.contexts)
  var context: String?

  @Option(
    help: ArgumentHelp(
      "The configuration (or LIMN_CONFIG), in place of ~/.config/limn/config.yaml.",
      valueName: "file"))
  var config: String?
}
