extension JSONParser {
  /// The string whose opening quote is at `position`.
  @inline(__always)
  mutating func string() throws(JSONParseError) -> String {
    let start = position + 1
    let end = endOfPlainText(from: start)
    guard byte(at: end) == UInt8(ascii: "\"") else {
      return try escapedString(from: start, to: end)
    }
    position = end + 1
    return String(decoding: text(start, end), as: UTF8.self)
  }

  /// The name of a member, its colon, and a place for it on the pile.
  @inline(__always)
  mutating func memberName() throws(JSONParseError) {
    guard byte(at: position) == UInt8(ascii: "\"") else {
      throw unexpected("a member name in quotes")
    }
    let start = position + 1
    let end = endOfPlainText(from: start)
    var hash: UInt64?
    let name: String
    if byte(at: end) == UInt8(ascii: "\"") {
      position = end + 1
      name = names.name(text(start, end), hash: &hash)
    } else {
      name = try escapedString(from: start, to: end)
    }
    skipWhiteSpace()
    guard byte(at: position) == UInt8(ascii: ":") else { throw unexpected("a colon") }
    position += 1
    noteName(name, hash: hash)
    members.push(JSONObject.Entry(key: name, value: .null))
  }

  /// Looks for an earlier member with that name in the innermost object. The hash is nil where the
  /// bytes read are not those of the name; such a name could be any other.
  @inline(__always)
  private mutating func noteName(_ name: String, hash: UInt64?) {
    let last = frames.count - 1
    let start = frames[last].start
    let bit = hash.map { 1 << ($0 >> 58) } ?? UInt64.max
    if frames[last].isIndexed || members.count - start >= JSONObject.indexThreshold {
      noteNameAmongMany(name)
    } else if frames[last].seen & bit != 0 {
      for place in start..<members.count where members[place].key.hasSameBytes(as: name) {
        frames[last].duplicated = place
      }
    }
    frames[last].seen |= bit
  }

  @inline(never)
  private mutating func noteNameAmongMany(_ name: String) {
    let last = frames.count - 1
    let start = frames[last].start
    if !frames[last].isIndexed {
      var places = [MemberName: Int](minimumCapacity: 64)
      for place in start..<members.count { places[MemberName(members[place].key)] = place - start }
      indexes.append(places)
      frames[last].isIndexed = true
    }
    let key = MemberName(name)
    if let place = indexes[indexes.count - 1][key] {
      frames[last].duplicated = start + place
    } else {
      indexes[indexes.count - 1][key] = members.count - start
    }
  }

  /// The first quote, backslash or control character from `place` on, or the end. Eight bytes at a
  /// time: a byte below a bound borrows into its top bit, which bytes from 0x80 up are spared.
  @inline(__always)
  private func endOfPlainText(from start: Int) -> Int {
    Self.endOfPlainText(bytes, from: start)
  }

  @inline(__always)
  static func endOfPlainText(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let count = bytes.count
    var place = start
    while place &+ 8 <= count {
      let word = UInt64(
        littleEndian: bytes.baseAddress.unsafelyUnwrapped.loadUnaligned(
          fromByteOffset: place, as: UInt64.self))
      let quote = word ^ 0x2222_2222_2222_2222
      let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let control = (word &- 0x2020_2020_2020_2020) & ~word
      let quotes = (quote &- 0x0101_0101_0101_0101) & ~quote
      let backslashes = (backslash &- 0x0101_0101_0101_0101) & ~backslash
      let found = (control | quotes | backslashes) & 0x8080_8080_8080_8080
      if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
      place &+= 8
    }
    while place < count, !endsPlainText(bytes[unchecked: place]) { place &+= 1 }
    return place
  }

  @inline(__always)
  private static func endsPlainText(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  @inline(__always)
  private func text(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes.baseAddress.map { $0 + start }, count: end - start)
  }

  /// A string with escapes, of which everything up to `first` is plain.
  @inline(never)
  private mutating func escapedString(
    from start: Int, to first: Int
  ) throws(JSONParseError) -> String {
    scratch.removeAll(keepingCapacity: true)
    var start = start
    var end = first
    while true {
      scratch.append(contentsOf: text(start, end))
      guard end < count else { throw error(.unexpectedEnd, at: count) }
      switch bytes[unchecked: end] {
      case UInt8(ascii: "\""):
        position = end + 1
        return String(decoding: scratch, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position = end
        try escape()
        start = position
        end = endOfPlainText(from: start)
      case let byte: throw error(.controlCharacter(byte), at: end)
      }
    }
  }

  /// One escape, whose backslash is at `position`, onto `scratch`.
  private mutating func escape() throws(JSONParseError) {
    let place = position
    position += 2
    switch byte(at: place + 1) {
    case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(at: place)
    default:
      throw place + 1 < count
        ? error(.invalidEscape, at: place) : error(.unexpectedEnd, at: count)
    }
  }

  /// `\uXXXX`, or two of them for a pair; half a pair becomes U+FFFD.
  private mutating func unicodeEscape(at place: Int) throws(JSONParseError) {
    var code = try hexadecimal(at: place)
    position = place + 6
    if code >> 10 == 0x36, byte(at: position) == UInt8(ascii: "\\"),
      byte(at: position + 1) == UInt8(ascii: "u")
    {
      let low = try hexadecimal(at: position)
      if low >> 10 == 0x37 {
        code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
        position += 6
      }
    }
    let scalar = UnicodeScalar(code) ?? "\u{FFFD}"
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// The four digits of the `\u` whose backslash is at `place`.
  private func hexadecimal(at place: Int) throws(JSONParseError) -> UInt32 {
    var code: UInt32 = 0
    for index in place + 2..<place + 6 {
      let byte = byte(at: index)
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw index < count ? error(.invalidEscape, at: place) : error(.unexpectedEnd, at: count)
      }
      code = code << 4 + UInt32(digit)
    }
    return code
  }
}
