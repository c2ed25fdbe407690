import JSON
import PlatformModel

/// Lenient reading: numbers come as `2`, `2.0` or `"2"`, ids as text or numbers, moments in three
/// forms. What cannot be read is as if it were absent. Source: payloads 0.4.
extension JSONValue {
  /// The member at the end of a chain of names.
  func at(_ names: String...) -> JSONValue? {
    var value: JSONValue? = self
    for name in names { value = value?[name] }
    return value
  }

  /// Itself if it is an object.
  var ifObject: JSONValue? {
    guard object != nil else { return Optional.none }
    return self
  }

  /// Itself unless it is `null`.
  var ifNotNull: JSONValue? {
    guard !isNull else { return Optional.none }
    return self
  }

  /// Text, or a number as text; nil if absent.
  func text(_ name: String) -> String? {
    self[name]?.text
  }

  var text: String? {
    if let string { return string }
    guard let number else { return nil }
    return number.int.map(String.init) ?? number.text
  }

  /// As `text`, but nil for the empty one and for `None`, which is how some builds say "nothing".
  func word(_ name: String) -> String? {
    text(name).flatMap { $0.isEmpty || $0 == "None" ? nil : $0 }
  }

  func integer(_ name: String) -> Int? {
    guard let value = self[name] else { return nil }
    return value.int ?? value.string.flatMap { Int($0) }
  }

  func decimal(_ name: String) -> Double? {
    guard let value = self[name] else { return nil }
    return value.double ?? value.string.flatMap { Double($0) }
  }

  func flag(_ name: String) -> Bool? {
    guard let value = self[name] else { return nil }
    return value.bool ?? value.string.flatMap { Bool($0.lowercased()) }
  }

  /// Texts of an array, without what is none.
  func texts(_ name: String) -> [String] {
    self[name]?.array?.compactMap(\.text) ?? []
  }

  /// The first of the members that is a moment: ISO 8601, or milliseconds since 1970. Zero and the
  /// empty text mean "never".
  func moment(_ names: String...) -> Timestamp? {
    for name in names {
      if let moment = self[name]?.moment { return moment }
    }
    return nil
  }

  private var moment: Timestamp? {
    if let string {
      return Timestamp(iso: string) ?? Int64(string).flatMap(Self.moment(milliseconds:))
    }
    if let int { return Self.moment(milliseconds: Int64(int)) }
    // Years 1 to 9999; a number beyond is no moment.
    guard let double, abs(double) < 2.6e14 else { return nil }
    return Self.moment(milliseconds: Int64(double))
  }

  private static func moment(milliseconds: Int64) -> Timestamp? {
    milliseconds == 0 || milliseconds.magnitude > 260_000_000_000_000
      ? nil : Timestamp(milliseconds: milliseconds)
  }
}
