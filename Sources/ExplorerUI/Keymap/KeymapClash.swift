import ExplorerModel
import TerminalKit

/// Finds keys that would mean two things.
enum KeymapClash {
  /// `changed`: commands whose keys the user chose, with where. Two bindings nobody changed are
  /// fine: the table that comes with the program uses one key twice where only one of them is
  /// possible.
  static func check(
    _ bindings: [Binding], changed: [Command: String]
  ) throws(KeymapError) {
    for (index, first) in bindings.enumerated() {
      for second in bindings.dropFirst(index + 1) where clash(first, second) {
        guard let place = changed[second.command] ?? changed[first.command] else {
          if first.scope == second.scope { throw error(first, second, at: "standard keys") }
          continue
        }
        throw error(first, second, at: place)
      }
    }
  }

  private static func error(_ first: Binding, _ second: Binding, at place: String) -> KeymapError {
    let shorter = first.keys.count <= second.keys.count ? first.keys : second.keys
    return KeymapError(
      problem: .clash(keys: shorter, first.command, second.command), place: place)
  }

  private static func clash(_ first: Binding, _ second: Binding) -> Bool {
    guard first.command != second.command, meet(first, second) else { return false }
    return first.keys.starts(with: second.keys) || second.keys.starts(with: first.keys)
  }

  /// Whether both can hold at once.
  private static func meet(_ first: Binding, _ second: Binding) -> Bool {
    switch (first.scope, second.scope) {
    case (.everywhere, .pane(let pane)): first.command.panes.contains(pane)
    case (.pane(let pane), .everywhere): second.command.panes.contains(pane)
    default: first.scope == second.scope
    }
  }
}
