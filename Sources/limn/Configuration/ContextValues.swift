import ExplorerUI

/// Everything that holds for this run: what the command line, the environment and the file's context
/// say, each value with where it came from.
struct ContextValues: Sendable {
  /// Nil: no context of the file; the address was said otherwise.
  var name: String?
  /// Where the name came from.
  var nameOrigin: Origin = .standard
  /// Where the context stands in the file.
  var place: Origin?
  var values: [ConfigKey: Sourced<ConfigValue>] = [:]
  var keys: [KeyOverride] = []

  func text(_ key: ConfigKey) -> String? { values[key]?.value.text }

  func flag(_ key: ConfigKey, else standard: Bool) -> Bool {
    if case .flag(let flag)? = values[key]?.value { flag } else { standard }
  }

  func list(_ key: ConfigKey) -> [String] {
    if case .list(let list)? = values[key]?.value { list } else { [] }
  }
}
