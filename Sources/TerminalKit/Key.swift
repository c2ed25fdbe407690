/// A key of the keyboard, or the character it types.
public enum Key: Hashable, Sendable {
  /// A character as typed: `G` is the character `G`, not `g` with shift.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 and up.
  case function(Int)

  /// Names of keys in configuration files, with the names under which help shows them.
  static let names: [(key: Key, name: String, label: String)] = [
    (.enter, "enter", "Enter"), (.escape, "escape", "Esc"), (.tab, "tab", "Tab"),
    (.backTab, "shift-tab", "Shift-Tab"), (.backspace, "backspace", "Backspace"),
    (.delete, "delete", "Del"), (.insert, "insert", "Ins"), (.up, "up", "↑"),
    (.down, "down", "↓"), (.left, "left", "←"), (.right, "right", "→"), (.home, "home", "Home"),
    (.end, "end", "End"), (.pageUp, "pageup", "PgUp"), (.pageDown, "pagedown", "PgDn"),
    (.character(" "), "space", "Space"),
  ]

  private static let otherNames: [String: Key] = [
    "return": .enter, "cr": .enter, "esc": .escape, "backtab": .backTab, "bs": .backspace,
    "del": .delete, "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown, "pgdown": .pageDown,
    "page-up": .pageUp, "page-down": .pageDown, "minus": .character("-"), "spc": .character(" "),
  ]

  /// The key of a name, whatever its case, or of a single character.
  init?(named name: String) {
    let lower = name.lowercased()
    if let key = Self.names.first(where: { $0.name == lower })?.key ?? Self.otherNames[lower] {
      self = key
    } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...35).contains(number) {
      self = .function(number)
    } else if name.count == 1, let character = name.first, !character.isWhitespace {
      self = .character(character)
    } else {
      return nil
    }
  }

  /// The name for configuration files; `init?(named:)` reads it.
  var name: String {
    if let name = Self.names.first(where: { $0.key == self })?.name { return name }
    return switch self {
    case .character(let character): String(character)
    case .function(let number): "f\(number)"
    default: ""
    }
  }

  /// The name people see.
  var label: String {
    if let label = Self.names.first(where: { $0.key == self })?.label { return label }
    if case .function(let number) = self { return "F\(number)" }
    return name
  }
}
