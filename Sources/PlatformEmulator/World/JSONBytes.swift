/// JSON text under way: bytes that are appended and never looked at again.
///
/// The bulk of the world is written through this, at some hundreds of thousands of documents a
/// second, so it trusts its caller with the grammar and only takes care of strings.
struct JSONBytes {
  private(set) var bytes: [UInt8]

  init(capacity: Int = 512) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Empties it and keeps the memory.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Text that is JSON already.
  @inline(__always)
  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func raw(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
  }

  /// The text of a string that needs no escapes, without quotes.
  @inline(__always)
  mutating func plain(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func number(_ value: Int64) {
    if value < 0 {
      bytes.append(UInt8(ascii: "-"))
    }
    var rest = value.magnitude
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    let capacity = withUnsafeBytes(of: &digits) { $0.count }
    withUnsafeMutableBytes(of: &digits) { buffer in
      var position = capacity
      repeat {
        position -= 1
        buffer[position] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: buffer[position...])
    }
  }

  /// `"2026-11-20T09:41:07Z"`.
  mutating func date(_ milliseconds: Int64) {
    bytes.append(UInt8(ascii: "\""))
    CalendarDate(milliseconds: milliseconds).write(into: &bytes, withMilliseconds: false)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A string with its quotes, escaped where JSON wants it.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case ..<0x20:
        raw("\\u00")
        bytes.append(Self.hexadecimal(byte >> 4))
        bytes.append(Self.hexadecimal(byte & 15))
      default:
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func strings(_ list: [String]) {
    raw("[")
    for (index, text) in list.enumerated() {
      if index > 0 { raw(",") }
      string(text)
    }
    raw("]")
  }

  @inline(__always)
  static func hexadecimal(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? 48 + nibble : 87 + nibble
  }
}
