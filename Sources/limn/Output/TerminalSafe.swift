import PlatformModel
import TerminalKit

/// Keeps what a platform sends from commanding the terminal it is printed on.
///
/// | | on a terminal | into a file or pipe |
/// |---|---|---|
/// | table, wide, one thing | `line` | `line` |
/// | name, id | `word` | `word` |
/// | csv, tsv | `line` for each value | as it is |
/// | json, jsonl, yaml | `bytes` | as it is |
enum TerminalSafe {
  /// Control characters of C1 and those that turn the direction of text become `\uXXXX`, which is
  /// what JSON and YAML write too; those below U+0020 never come this far in any format but for line
  /// ends, tabs and our own colours.
  static func bytes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xD8 }) else {
      return bytes
    }
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isHostile(scalar) {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return Array(String(result).utf8)
  }

  /// One line without anything that moves the cursor; what shows nothing is seen.
  static func line(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 == 0xE2 || $0 == 0xEF }) else {
      return TextWidth.sanitized(text)
    }
    let seen = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0x200B, 0x2060...0x2064, 0xFEFF: "\u{FFFD}"
      default: scalar
      }
    }
    return TextWidth.sanitized(String(String.UnicodeScalarView(seen)))
  }

  /// A name as it can be typed or piped back: see `WrittenName`.
  static func word(_ text: String) -> String { WrittenName.of(text) }

  private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
