/// Single values as YAML 1.2 writes them. What another reader could take for something else than text
/// is quoted.
public enum YAMLText {
  /// A value that stands on one line: objects and arrays as if they were empty.
  public static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): self.text(text)
    case .object: "{}"
    case .array: "[]"
    default: value.serialized()
    }
  }

  public static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// True for what every reader takes for this very text: begins with a letter, and has nothing in
  /// it that means something.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_"),
      text.utf8.last != 0x20
    else { return false }
    let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    if words.contains(text.lowercased()) { return false }
    return text.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || " _-./()+@".utf8.contains(byte)
    }
  }

  /// In double quotes, where YAML reads what JSON writes; but a few characters may not stand there.
  private static func quoted(_ text: String) -> String {
    let json = JSONValue.string(text).serialized()
    guard json.unicodeScalars.contains(where: isUnprintable) else { return json }
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      guard isUnprintable(scalar) else {
        result.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
      result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
    }
    return String(result)
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) && self < 0x80 }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
