/// The path and query of a request line, decoded.
struct RequestTarget: Sendable, Hashable {
  /// Decoded one by one, so that an encoded slash stays inside its segment.
  var segments: [String]
  /// In the order they came; a name may come more than once.
  var query: [(name: String, value: String)]
  /// As it came, without the query.
  var rawPath: String

  /// Nil if a percent sign is not followed by two hexadecimal digits, or the text is not UTF-8.
  init?(_ path: String) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    rawPath = String(parts[0])
    segments = []
    query = []
    for segment in parts[0].split(separator: "/", omittingEmptySubsequences: true) {
      guard let decoded = Self.decoded(segment.utf8, plusIsBlank: false) else { return nil }
      segments.append(decoded)
    }
    guard parts.count > 1 else { return }
    for pair in parts[1].split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(sides[0].utf8, plusIsBlank: true),
        let value = sides.count > 1 ? Self.decoded(sides[1].utf8, plusIsBlank: true) : ""
      else { return nil }
      query.append((name, value))
    }
  }

  static func == (left: RequestTarget, right: RequestTarget) -> Bool {
    left.segments == right.segments && left.query.elementsEqual(right.query, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rawPath)
  }

  /// Text as one value of a query: everything but letters, digits, `-`, `.`, `_` and `~` escaped.
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(JSONBytes.hexadecimal(byte >> 4) & 0xDF | (byte >> 4 < 10 ? 0x20 : 0))
        bytes.append(JSONBytes.hexadecimal(byte & 15) & 0xDF | (byte & 15 < 10 ? 0x20 : 0))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ text: Substring.UTF8View, plusIsBlank: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      position = text.index(after: position)
      if byte == UInt8(ascii: "%") {
        guard let high = nibble(text, &position), let low = nibble(text, &position) else {
          return nil
        }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte == UInt8(ascii: "+") && plusIsBlank ? UInt8(ascii: " ") : byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func nibble(
    _ text: Substring.UTF8View, _ position: inout Substring.UTF8View.Index
  ) -> UInt8? {
    guard position < text.endIndex else { return nil }
    let byte = text[position]
    position = text.index(after: position)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return byte - 55
    default: return nil
    }
  }
}
