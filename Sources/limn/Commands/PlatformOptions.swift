import ArgumentParser
import Foundation

/// Which platforms a command asks, and as whom: from options, else from the environment.
struct PlatformOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Address of a Cloud Pak for Data or watsonx platform (or LIMN_URL), such as "
        + "https://cpd.example.org."))
  var url: String?

  @Option(
    name: .customLong("ailake-url"),
    help: "Address of a GoodData organization with AI Lake (or LIMN_AILAKE_URL).")
  var aiLakeURL: String?

  @Option(
    help: ArgumentHelp(
      "User to sign in as (or LIMN_USER), with LIMN_PASSWORD or LIMN_API_KEY in the environment."))
  var user: String?

  @Option(
    name: .customLong("ca-file"),
    help: "File with the certificates to trust (PEM) (or LIMN_CA_FILE).")
  var caFile: String?

  @Flag(help: "Do not verify certificates. Always shown on the screen.")
  var insecure = false

  @OptionGroup var trace: TraceOptions

  /// Throws `UsageProblem` if no platform is named, or a file cannot be read.
  func settings(_ environment: [String: String]) throws -> PlatformSettings {
    func value(_ option: String?, _ variable: String) -> String? {
      option ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    var settings = PlatformSettings(
      url: value(url, "LIMN_URL"), aiLakeURL: value(aiLakeURL, "LIMN_AILAKE_URL"),
      user: value(user, "LIMN_USER"), caFile: value(caFile, "LIMN_CA_FILE"),
      isInsecure: insecure)
    guard settings.url != nil || settings.aiLakeURL != nil else {
      throw UsageProblem(
        "which platform? limn demo opens one of its own, limn --url ADDRESS one that is there "
          + "(limn --help)")
    }
    settings.trace = trace
    if let file = settings.caFile, !FileManager.default.isReadableFile(atPath: file) {
      throw UsageProblem("--ca-file: \(file) cannot be read")
    }
    return settings
  }
}
