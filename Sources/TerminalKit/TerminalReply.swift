/// An answer of a terminal to a question it was asked.
public enum TerminalReply: Hashable, Sendable {
  /// Its own background colour.
  case ground(ThemeColor)
  /// Its abilities. Every terminal answers this, in the order it was asked: what was asked before
  /// and not answered will not be.
  case attributes

  /// An operating system command without its Escape and its end: `]11;rgb:1c1c/1c1c/1c1c`.
  ///
  /// Source: xterm control sequences (Ctlseqs), OSC 11; XParseColor for `rgb:`, of one to four digits.
  init?(command: [UInt8]) {
    let text = String(decoding: command, as: UTF8.self)
    guard text.hasPrefix("]11;"), let color = Self.color(text.dropFirst(4)) else { return nil }
    self = .ground(color)
  }

  private static func color(_ text: Substring) -> ThemeColor? {
    guard let colon = text.firstIndex(of: ":"), ["rgb", "rgba"].contains(text[..<colon]) else {
      return ThemeColor(parsing: String(text)).flatMap { $0.components == nil ? nil : $0 }
    }
    let parts = text[text.index(after: colon)...].split(separator: "/").prefix(3).map(part)
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else {
      return nil
    }
    return .rgb(red: red, green: green, blue: blue)
  }

  /// `f`, `ff`, `fff` and `ffff` are all of it.
  private static func part(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.utf8.count), let value = Int(digits, radix: 16), value >= 0 else {
      return nil
    }
    return UInt8(value * 255 / ((1 << (4 * digits.utf8.count)) - 1))
  }
}
