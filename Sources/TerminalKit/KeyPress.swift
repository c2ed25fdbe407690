/// One press of a key, with the modifiers held.
///
/// Presses are kept in one form only, so that they can be compared: shift is part of a character
/// (`G`), shift and Tab are the key `backTab`, and letters with ctrl are lower case.
public struct KeyPress: Hashable, Sendable, CustomStringConvertible {
  public let key: Key
  public let modifiers: Modifiers

  public init(_ key: Key, _ modifiers: Modifiers = []) {
    var key = key
    var modifiers = modifiers
    if key == .tab, modifiers.contains(.shift) { key = .backTab }
    if key == .backTab { modifiers.remove(.shift) }
    if case .character(let character) = key {
      var changed = character
      if modifiers.contains(.ctrl) {
        changed = Self.single(character.lowercased()) ?? character
      } else if modifiers.contains(.shift) {
        changed = Self.single(character.uppercased()) ?? character
      }
      if changed != " " || modifiers.contains(.ctrl) { modifiers.remove(.shift) }
      key = .character(changed)
    }
    self.key = key
    self.modifiers = modifiers
  }

  /// The press that types `character`.
  public init(_ character: Character) {
    self.init(.character(character))
  }

  /// Ctrl and a character.
  public static func ctrl(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .ctrl)
  }

  /// Reads one press as written in a configuration file: `G`, `ctrl-r`, `shift-tab`, `alt-left`,
  /// `Enter`, `ctrl--`, `C-r`, `M-x`. Nil if it is none.
  public init?(parsing text: String) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while let (modifier, length) = Self.modifier(at: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(length)
    }
    guard let key = Key(named: String(rest)) else { return nil }
    self.init(key, modifiers)
  }

  /// Reads presses that follow each other: `gg`, `g g`, `ctrl-x ctrl-s`, `'a`. Nil if a part is none.
  ///
  /// Words are separated by spaces; a word that is not one press is read character by character.
  public static func sequence(parsing text: String) -> [KeyPress]? {
    var presses: [KeyPress] = []
    for word in text.split(separator: " ") {
      if let press = KeyPress(parsing: String(word)) {
        presses.append(press)
      } else if word.count <= 4, !word.dropFirst().contains("-") {
        presses += word.map { KeyPress($0) }
      } else {
        return nil
      }
    }
    return presses.isEmpty ? nil : presses
  }

  /// The form for configuration files; `init?(parsing:)` reads it.
  public var description: String { prefix + key.name }

  /// The form people see in help and hints: `ctrl-r`, `Alt-←`, `Enter`.
  public var label: String {
    if case .character = key { return prefix + key.label }
    return prefix.split(separator: "-").map { $0.capitalizedFirst + "-" }.joined() + key.label
  }

  /// The character typed, if it is one without ctrl or alt.
  public var character: Character? {
    guard case .character(let character) = key, modifiers.isDisjoint(with: [.ctrl, .alt]) else {
      return nil
    }
    return character
  }

  private var prefix: String {
    (modifiers.contains(.ctrl) ? "ctrl-" : "") + (modifiers.contains(.alt) ? "alt-" : "")
      + (modifiers.contains(.shift) ? "shift-" : "")
  }

  private static func single(_ text: String) -> Character? {
    text.count == 1 ? text.first : nil
  }

  private static let modifierNames: [(String, Modifiers)] = [
    ("ctrl-", .ctrl), ("control-", .ctrl), ("alt-", .alt), ("meta-", .alt), ("shift-", .shift),
  ]

  private static func modifier(at text: Substring) -> (Modifiers, Int)? {
    guard text.count > 2 else { return nil }
    switch text.prefix(2) {
    case "C-": return (.ctrl, 2)
    case "M-", "A-": return (.alt, 2)
    case "S-": return (.shift, 2)
    default: break
    }
    let lower = text.prefix(8).lowercased()
    for (name, modifier) in modifierNames where lower.hasPrefix(name) && text.count > name.count {
      return (modifier, name.count)
    }
    return nil
  }

  /// Keys that change what another key means.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let shift = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let ctrl = Modifiers(rawValue: 4)
  }
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
