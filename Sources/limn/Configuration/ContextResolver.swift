import ExplorerUI
import PlatformClient

/// Finds out what holds for this run. A flag goes before the environment, that before the file, and
/// what a Cloud Pak notebook sets comes last.
struct ContextResolver {
  let environment: [String: String]
  let file: ConfigFile?
  /// What was said on the command line, with the option that said it.
  var flags: [ConfigKey: Sourced<ConfigValue>] = [:]
  /// `--context`.
  var contextFlag: String?

  /// Where a notebook inside a Cloud Pak says its platform and token.
  static let notebookURL = "RUNTIME_ENV_APSX_URL"
  static let notebookToken = "USER_ACCESS_TOKEN"

  /// Throws `UsageProblem`.
  func resolve() throws -> ContextValues {
    let variables = try environmentValues()
    try refuseTwoAddresses(variables)
    let said = variables.merging(flags) { $1 }
    var result = ContextValues()
    if let context = try chosen(besides: said) {
      result.name = context.section.name
      result.nameOrigin = context.origin
      result.place = file.map { .file($0.path, line: context.section.line) }
      result.values = context.section.values
      // A key of the context goes before the same of all contexts.
      let own = Set(context.section.keys.map(\.command))
      result.keys = (file?.keys ?? []).filter { !own.contains($0.command) } + context.section.keys
    } else {
      result.keys = file?.keys ?? []
    }
    if result.values[.theme] == nil, let theme = file?.theme {
      result.values[.theme] = Sourced(value: .text(theme.value), origin: theme.origin)
    }
    override(&result.values, with: said)
    addNotebook(&result.values)
    return result
  }

  /// An option goes before a variable, but of two variables neither goes before the other.
  private func refuseTwoAddresses(_ said: [ConfigKey: Sourced<ConfigValue>]) throws {
    guard flags[.platformURL] == nil, flags[.region] == nil, let url = said[.platformURL],
      let region = said[.region]
    else { return }
    throw UsageProblem(
      "\(url.origin) and \(region.origin) both say which platform is meant; unset one of them")
  }

  /// Of an address and a region the one that was said later holds.
  private func override(
    _ values: inout [ConfigKey: Sourced<ConfigValue>],
    with said: [ConfigKey: Sourced<ConfigValue>]
  ) {
    if said[.platformURL] != nil { values[.region] = nil }
    if said[.region] != nil, flags[.platformURL] == nil { values[.platformURL] = nil }
    for (key, value) in said {
      // Whoever wrote it into the file meant it to hold whatever else is said.
      if key == .readOnly, values[key]?.value == .flag(true), case .environment = value.origin {
        continue
      }
      if key == .platformURL, flags[.region] != nil, flags[.platformURL] == nil { continue }
      if key == .region, flags[.platformURL] != nil, flags[.region] == nil { continue }
      values[key] = value
    }
  }

  private func addNotebook(_ values: inout [ConfigKey: Sourced<ConfigValue>]) {
    guard let url = said(Self.notebookURL), values[.platformURL] == nil, values[.region] == nil,
      values[.aiLakeURL] == nil
    else { return }
    values[.platformURL] = Sourced(value: .text(url), origin: .environment(Self.notebookURL))
  }

  // MARK: The context

  /// Nil if none was named. An address that was said otherwise stands for itself: the secret of
  /// whatever context is current must not be sent to it.
  private func chosen(
    besides said: [ConfigKey: Sourced<ConfigValue>]
  ) throws -> (section: ConfigFile.Context, origin: Origin)? {
    let named = try contextName()
    if let (name, origin) = named { return (try section(name, origin), origin) }
    let addresses: [ConfigKey] = [.platformURL, .region, .aiLakeURL]
    guard addresses.allSatisfy({ said[$0] == nil }), let current = file?.current else {
      try refuseProblems(of: nil)
      return nil
    }
    return (try section(current.value, current.origin), current.origin)
  }

  private func contextName() throws -> (String, Origin)? {
    if let contextFlag { return (contextFlag, .flag("--context")) }
    return self.said("LIMN_CONTEXT").map { ($0, .environment("LIMN_CONTEXT")) }
  }

  private func section(_ name: String, _ origin: Origin) throws -> ConfigFile.Context {
    guard let file else {
      throw UsageProblem("\(origin): there is no context '\(name)', and no configuration")
    }
    try refuseProblems(of: name)
    if let section = file.context(named: name) { return section }
    let names = file.contexts.map(\.name)
    throw UsageProblem(
      "\(origin): there is no context '\(name)' in \(file.path)\(Nearest.hint(name, among: names))"
        + (names.isEmpty ? "" : " (there are \(names.joined(separator: ", ")))"))
  }

  private func refuseProblems(of context: String?) throws {
    guard let problems = file?.problems(for: context), let first = problems.first else { return }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more: limn config check)" : ""
    throw UsageProblem("\(first)\(more)")
  }

  // MARK: The environment

  private func said(_ variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func environmentValues() throws -> [ConfigKey: Sourced<ConfigValue>] {
    var values: [ConfigKey: Sourced<ConfigValue>] = [:]
    for key in ConfigKey.allCases {
      guard let variable = key.variable, let text = said(variable) else { continue }
      values[key] = Sourced(
        value: try Self.value(text, of: key, from: variable), origin: .environment(variable))
    }
    return values
  }

  /// Throws `UsageProblem` with the name of what said it.
  static func value(_ text: String, of key: ConfigKey, from source: String) throws -> ConfigValue {
    if key.kind == .flag {
      switch text.lowercased() {
      case "true", "yes", "on", "1": return .flag(true)
      case "false", "no", "off", "0": return .flag(false)
      default: throw UsageProblem("\(source) is true or false, not '\(ConfigCheck.shown(text))'")
      }
    }
    // What it says begins with the key; the reader of an option knows another name.
    if let problem = ConfigCheck.problem(with: text, of: key) {
      let words =
        problem.hasPrefix(key.rawValue) ? problem.dropFirst(key.rawValue.count) : problem[...]
      throw UsageProblem("\(source)\(words)")
    }
    return .text(text)
  }
}
