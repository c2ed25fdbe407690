import ArgumentParser
import ExplorerModel
import Foundation
import Workers

/// `limn --url …`: explores platforms that are there.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Explore a platform (what limn does without a command).")

  @Option(
    help: "Address of a Cloud Pak for Data or watsonx platform, such as https://cpd.example.org.")
  var url: String?

  @Option(name: .customLong("ailake-url"), help: "Address of a GoodData organization with AI Lake.")
  var aiLakeURL: String?

  @Option(help: "User to sign in as, with LIMN_PASSWORD or LIMN_API_KEY in the environment.")
  var user: String?

  @Option(name: .customLong("ca-file"), help: "File with the certificates to trust (PEM).")
  var caFile: String?

  @Flag(help: "Do not verify certificates. Always shown on the screen.")
  var insecure = false

  @OptionGroup var look: LookOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard url != nil || aiLakeURL != nil else {
      throw UsageProblem(
        "which platform? limn demo opens one of its own, limn --url ADDRESS one that is there "
          + "(limn --help)")
    }
    if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
      throw UsageProblem("--ca-file: \(caFile) cannot be read")
    }
    let settings = PlatformSettings(
      url: url, aiLakeURL: aiLakeURL, user: user, caFile: caFile, isInsecure: insecure)
    let (context, connect) = try settings.connections(environment: environment)
    try Launch(look: look, environment: environment)
      .explore(context, connecting: connect)
  }
}

/// How limn looks, for every command that opens the screen.
struct LookOptions: ParsableArguments {
  @Option(
    help: "Theme: limn-dark, limn-light, high-contrast, colour-blind, mono or one of your own.")
  var theme: String?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
}
