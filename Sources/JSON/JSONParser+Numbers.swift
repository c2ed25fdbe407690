extension JSONParser {
  /// The number at `position`, whose text is kept as it is.
  @inline(__always)
  mutating func number() throws(JSONParseError) -> JSONNumber {
    let start = position
    guard let end = Self.endOfNumber(bytes, from: start) else { throw malformedNumber(start) }
    position = end
    let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    return JSONNumber(checked: String(decoding: text, as: UTF8.self))
  }

  @inline(never)
  private mutating func malformedNumber(_ start: Int) -> JSONParseError {
    let end = bytes[start...].firstIndex { !"+-.0123456789eE".utf8.contains($0) } ?? count
    if byte(at: start) == UInt8(ascii: "-"), byte(at: start + 1) == UInt8(ascii: "I") {
      return error(.notFinite, at: start)
    }
    let isCutOff = end == count && !"0123456789".utf8.contains(byte(at: end - 1))
    let isPrefix = isCutOff && Self.isNumber(bytes[start..<end], followedBy: UInt8(ascii: "0"))
    return isPrefix ? error(.unexpectedEnd, at: count) : error(.malformedNumber, at: start)
  }

  private static func isNumber(_ text: Slice<UnsafeRawBufferPointer>, followedBy byte: UInt8)
    -> Bool
  {
    (Array(text) + [byte]).withUnsafeBytes { isNumber($0) }
  }

  /// True if the bytes are one JSON number and nothing else.
  static func isNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    endOfNumber(bytes, from: 0) == bytes.count
  }

  /// The place after the number that begins at `start`; nil if none does, or if it is followed by
  /// something that looks like more of it (`01`, `1.`, `1e`, `1.2.3`).
  @inline(__always)
  static func endOfNumber(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var place = start
    if place < bytes.count, bytes[unchecked: place] == UInt8(ascii: "-") { place += 1 }
    let whole = place
    guard skipDigits(bytes, &place) else { return nil }
    if bytes[unchecked: whole] == UInt8(ascii: "0"), place > whole + 1 { return nil }
    guard place < bytes.count else { return place }
    if bytes[unchecked: place] == UInt8(ascii: ".") {
      place += 1
      guard skipDigits(bytes, &place) else { return nil }
    }
    if place < bytes.count, bytes[unchecked: place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < bytes.count,
        bytes[unchecked: place] == UInt8(ascii: "+") || bytes[unchecked: place] == UInt8(ascii: "-")
      {
        place += 1
      }
      guard skipDigits(bytes, &place) else { return nil }
    }
    if place < bytes.count, continuesNumber(bytes[unchecked: place]) { return nil }
    return place
  }

  /// True if there was at least one digit.
  @inline(__always)
  private static func skipDigits(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
    let start = place
    while place < bytes.count, bytes[unchecked: place] &- UInt8(ascii: "0") < 10 { place += 1 }
    return place > start
  }

  @inline(__always)
  private static func continuesNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte | 0x20 == UInt8(ascii: "e") || byte | 0x20 == UInt8(ascii: "x")
  }
}
