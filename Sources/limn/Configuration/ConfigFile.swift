import ExplorerUI

/// The configuration as its file says it, with the line of everything, and all that is wrong with it.
struct ConfigFile: Sendable {
  struct Context: Sendable {
    var name: String
    var line: Int
    var values: [ConfigKey: Sourced<ConfigValue>] = [:]
    var keys: [KeyOverride] = []
    /// What is there, but cannot be as it is.
    var unreadable: Set<ConfigKey> = []

    func says(_ key: ConfigKey) -> Bool { values[key] != nil || unreadable.contains(key) }
  }

  /// As problems name it.
  var path: String
  var current: Sourced<String>?
  /// For contexts that name none.
  var theme: Sourced<String>?
  /// For all contexts.
  var keys: [KeyOverride] = []
  /// In the order of the file.
  var contexts: [Context] = []
  /// From top to bottom.
  var problems: [ConfigProblem] = []

  static let topKeys = ["current-context", "contexts", "theme", "keys"]

  func context(named name: String) -> Context? {
    contexts.first { $0.name == name }
  }

  /// What is in the way of using a context.
  func problems(for context: String?) -> [ConfigProblem] {
    problems.filter { $0.context == nil || $0.context == context }
  }

  /// Letters, digits, `.`, `_` and `-`, so that it can be typed, and be a file's name.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
    return isWord(first) && name.utf8.allSatisfy { isWord($0) || [0x2e, 0x5f, 0x2d].contains($0) }
  }
}
