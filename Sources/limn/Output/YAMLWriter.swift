import JSON

/// Writes documents as YAML 1.2 in block style, with members in their order and numbers as they are
/// written. What another reader could take for something else than text is quoted.
struct YAMLWriter {
  private(set) var bytes: [UInt8] = []

  static func bytes(of value: JSONValue) -> [UInt8] {
    var writer = YAMLWriter()
    writer.write(value, at: 0, after: .start)
    return writer.bytes
  }

  /// An element of the outermost sequence.
  mutating func writeElement(_ value: JSONValue) {
    bytes.append(UInt8(ascii: "-"))
    write(value, at: 1, after: .dash)
  }

  private enum Place {
    case start, dash, key
  }

  private mutating func write(_ value: JSONValue, at depth: Int, after place: Place) {
    switch value {
    case .object(let object) where !object.isEmpty: write(object, at: depth, after: place)
    case .array(let elements) where !elements.isEmpty:
      write(elements, at: depth, after: place)
    default:
      if place != .start { bytes.append(0x20) }
      bytes += Self.scalar(value).utf8
      bytes.append(0x0A)
    }
  }

  /// The first member of an object stands on the line of its dash.
  private mutating func write(_ object: JSONObject, at depth: Int, after place: Place) {
    if place == .key { bytes.append(0x0A) }
    if place == .dash { bytes.append(0x20) }
    for (index, member) in object.enumerated() {
      if index > 0 || place != .dash { indent(depth) }
      bytes += Self.text(member.key).utf8
      bytes.append(UInt8(ascii: ":"))
      write(member.value, at: depth + 1, after: .key)
    }
  }

  private mutating func write(_ elements: [JSONValue], at depth: Int, after place: Place) {
    if place == .key { bytes.append(0x0A) }
    if place == .dash { bytes.append(0x20) }
    for (index, element) in elements.enumerated() {
      if index > 0 || place != .dash { indent(depth) }
      bytes.append(UInt8(ascii: "-"))
      write(element, at: depth + 1, after: .dash)
    }
  }

  private mutating func indent(_ depth: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): self.text(text)
    case .object: "{}"
    case .array: "[]"
    default: value.serialized()
    }
  }

  private static func text(_ text: String) -> String {
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
