/// Names on one line, so that they can be read, and typed or piped back.
///
/// Control characters, line ends, what turns the direction of text or shows nothing is written as
/// `\u000a`; so are blanks at its ends, where nobody would see them. `read` takes it back.
public enum WrittenName {
  public static func of(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    guard needsEscape(scalars) else { return name }
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isEnd = index == 0 || index == scalars.count - 1
      if isHidden(scalar) || isEnd && scalar == " " {
        text.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The name that is written so; nil if nothing in it is escaped.
  public static func read(_ text: String) -> String? {
    var scalars = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var isEscaped = false
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "u",
        let value = UInt32(String(rest.dropFirst().prefix(4)), radix: 16), rest.count > 4,
        let meant = Unicode.Scalar(value)
      {
        scalars.append(meant)
        rest = rest.dropFirst(5)
        isEscaped = true
      } else {
        scalars.append(scalar)
      }
    }
    return isEscaped ? String(scalars) : nil
  }

  private static func needsEscape(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.first == " " || scalars.last == " " || scalars.contains(where: isHidden)
  }

  /// Joiners, which letters of some scripts and emoji need, are left as they are.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
