/// How the thousands of a number are told apart.
///
/// Comes from outside, since nothing that draws asks for a locale.
public struct NumberGrouping: Hashable, Sendable {
  /// Between groups of three digits; empty for none.
  public var separator: String

  public init(separator: String) {
    self.separator = separator
  }

  public static let comma = NumberGrouping(separator: ",")
  public static let dot = NumberGrouping(separator: ".")
  public static let apostrophe = NumberGrouping(separator: "’")
  /// A narrow space that does not break.
  public static let space = NumberGrouping(separator: "\u{202F}")
  public static let none = NumberGrouping(separator: "")

  /// `1204113` as `1,204,113`.
  public func text(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 3, !separator.isEmpty else { return String(number) }
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }
}
