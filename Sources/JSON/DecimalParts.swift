/// The one way to write a number as `0.digits × 10^exponent` without leading or trailing zeros;
/// zero has no digits, no sign and exponent 0.
struct DecimalParts: Hashable {
  private(set) var isNegative = false
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  /// Takes the text of a JSON number; nil if its exponent is too large to reckon with.
  init?(_ text: String) {
    var written: Int? = 0
    var pointPlace: Int?
    var bytes = Substring(text).utf8
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes.removeFirst()
    }
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      written = Self.exponent(bytes[bytes.index(after: mark)...])
      bytes = bytes[..<mark]
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        pointPlace = digits.count
      } else {
        digits.append(byte)
      }
    }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let whole = (pointPlace ?? digits.count) - zeros
    digits.removeFirst(zeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty {
      isNegative = false
      return
    }
    guard let written else { return nil }
    exponent = written + whole
  }

  /// The value if it is whole and fits.
  var int: Int? {
    if digits.isEmpty { return 0 }
    guard exponent >= digits.count, exponent <= 19 else { return nil }
    var text = isNegative ? "-" : ""
    text += String(decoding: digits, as: UTF8.self)
    text += String(repeating: "0", count: exponent - digits.count)
    return Int(text)
  }

  private static func exponent(_ bytes: Substring.UTF8View) -> Int? {
    var text = bytes
    var isNegative = false
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      text.removeFirst()
    }
    let digits = text.drop { $0 == UInt8(ascii: "0") }
    guard digits.count <= 18 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return isNegative ? -value : value
  }
}
