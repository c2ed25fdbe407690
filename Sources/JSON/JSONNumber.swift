/// A number with the text it was written as; `text` is always a JSON number.
///
/// Two numbers are equal when their values are, exactly and at any size: `1`, `1.0` and `10e-1`;
/// `0` and `-0`. (With an exponent beyond 18 digits only the text is compared.)
public struct JSONNumber: Sendable, CustomStringConvertible {
  public let text: String

  public init(_ value: Int) { text = String(value) }
  public init(_ value: Int64) { text = String(value) }

  /// The shortest text that reads back as the same double. Infinity becomes the largest finite
  /// double, NaN becomes 0: JSON has no text for either.
  public init(_ value: Double) {
    if value.isFinite {
      text = value.description
    } else if value.isNaN {
      text = "0"
    } else {
      text = (value < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude).description
    }
  }

  /// Nil if the text is not exactly one JSON number.
  public init?(text: String) {
    guard text.withBytes({ JSONParser.isNumber(UnsafeRawBufferPointer($0)) }) else { return nil }
    self.text = text
  }

  /// Text a parser has already found to be a number.
  init(checked text: String) { self.text = text }

  public var description: String { text }

  /// The value if it is whole and fits; `2.0` and `2e0` are whole.
  public var int: Int? {
    if let value = Int(text) { return value }
    return DecimalParts(text)?.int
  }

  /// The nearest double; infinite when the number is beyond the range.
  public var double: Double { Double(text) ?? .nan }
}

extension JSONNumber: Hashable {
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text == right.text { return true }
    guard let left = DecimalParts(left.text), let right = DecimalParts(right.text) else {
      return false
    }
    return left == right
  }

  public func hash(into hasher: inout Hasher) {
    if let parts = DecimalParts(text) {
      hasher.combine(parts)
    } else {
      hasher.combine(text)
    }
  }
}
