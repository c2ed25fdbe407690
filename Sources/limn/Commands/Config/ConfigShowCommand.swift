import ArgumentParser
import ExplorerModel
import ExplorerUI
import Foundation
import PlatformClient
import PlatformModel

/// `limn config show`: what holds, and where it comes from.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show each value that holds, and where it came from. Secrets are masked.")

  @OptionGroup var platforms: PlatformOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try platforms.values(environment)
    let path = Configuration.path(named: platforms.configuration.config, environment: environment)
    Console.say(TextColumns.lines(ConfigListing(settings: settings, path: path).rows))
  }
}

/// The rows of `config show`: key, value, origin.
struct ConfigListing {
  let settings: PlatformSettings
  /// Of the configuration, which may not be there.
  let path: String

  private var values: ContextValues { settings.values }

  var rows: [[String]] {
    [context] + ConfigKey.allCases.compactMap(row) + secrets + keys + kept
  }

  private var context: [String] {
    guard let name = values.name else {
      return [
        "context", "none", FileManager.default.fileExists(atPath: path) ? path : "no \(path)",
      ]
    }
    return ["context", name, values.nameOrigin.description]
  }

  private func row(_ key: ConfigKey) -> [String]? {
    if let entry = values.values[key] {
      return [
        key.rawValue, TextInput.oneLine(SecretMask.shown(entry.value, of: key)),
        entry.origin.description,
      ]
    }
    return standard(key).map { [key.rawValue, $0, Origin.standard.description] }
  }

  /// What holds where nothing was said.
  private func standard(_ key: ConfigKey) -> String? {
    switch key {
    case .platformURL: settings.url.map { "\($0) (the address of the region)" }
    case .signIn: plan?.kind.rawValue
    case .verifyTLS: "true"
    case .readOnly, .production: "false"
    default: nil
    }
  }

  private var plan: SignInPlan? {
    settings.url.flatMap {
      try? SignInPlanner(
        values: values, environment: settings.environment, owner: settings.owner
      ).platform(at: $0)
    }
  }

  /// Secrets that stand in the environment go before the sources of the file.
  private var secrets: [[String]] {
    var rows: [[String]] = []
    if case .variable(_, let place)? = plan?.source, case .environment = place {
      rows.append(["platform.secret", Secrets.mask, place.description])
    }
    if settings.aiLakeURL != nil, settings.environment["LIMN_AILAKE_TOKEN"]?.isEmpty == false {
      rows.append(["ailake.secret", Secrets.mask, "LIMN_AILAKE_TOKEN"])
    }
    return rows
  }

  private var keys: [[String]] {
    values.keys.map { ["keys.\($0.command)", $0.keys.joined(separator: ", "), $0.place] }
  }

  /// What `limn login` keeps for it.
  private var kept: [[String]] {
    guard case .kept? = plan?.source else { return [] }
    let store = Places(environment: settings.environment).store
    return [["token", Secrets.mask, store.path]]
  }
}
