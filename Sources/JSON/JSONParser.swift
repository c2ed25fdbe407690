/// Reads one document in a single pass, without recursion: what is open is kept in `frames`, what is
/// finished but still without a home in `elements` and `members`.
///
/// Every byte is read through `byte(at:)` or after a check against `count`, so no input, however
/// broken, is read past its end.
struct JSONParser: ~Copyable {
  /// An array or object whose closing bracket has not been read yet. Without references, so that
  /// opening and closing one costs no counting.
  struct Frame {
    let isObject: Bool
    /// Where its elements or members begin on their pile.
    let start: Int
    /// One bit for each name's hash: a name whose bit is not set has not been seen.
    var seen: UInt64 = 0
    /// There are many names: their places are the last of `indexes`.
    var isIndexed = false
    /// Place on the pile of the earlier member with the same name as the one being read.
    var duplicated: Int?
  }

  let bytes: UnsafeRawBufferPointer
  let count: Int
  let limits: JSONLimits
  var position = 0
  var frames = MoveStack<Frame>(capacity: 16)
  var elements = MoveStack<JSONValue>(capacity: 64)
  var members = MoveStack<JSONObject.Entry>(capacity: 64)
  /// Places of the names in each open object that has many, the innermost last.
  var indexes: [[MemberName: Int]] = []
  var names = NameCache()
  var scratch: [UInt8] = []

  init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
    count = bytes.count
  }

  /// The whole document, with nothing but white space after it.
  mutating func document() throws(JSONParseError) -> JSONValue {
    guard count <= limits.maxBytes else { throw error(.tooLarge(limit: limits.maxBytes), at: 0) }
    if byte(at: 0) == 0xEF, byte(at: 1) == 0xBB, byte(at: 2) == 0xBF { position = 3 }
    skipWhiteSpace()
    guard position < count else { throw error(.empty, at: position) }
    while true {
      guard var value = try valueOrOpening() else { continue }
      while try place(&value) {}
      guard frames.count == 0 else { continue }
      skipWhiteSpace()
      guard position == count else { throw unexpected(.trailingContent) }
      return value
    }
  }

  /// A value that is complete, or nil if a bracket has been opened and its first value is next.
  @inline(__always)
  private mutating func valueOrOpening() throws(JSONParseError) -> JSONValue? {
    skipWhiteSpace()
    switch byte(at: position) {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try openObject()
    case UInt8(ascii: "["): return try openArray()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw notAValue()
    }
  }

  /// Puts a value where it belongs. True if that closed a bracket: then `value` is what was in it,
  /// and wants a place in its turn. False if another value is to be read, or none is open.
  @inline(__always)
  private mutating func place(_ value: inout JSONValue) throws(JSONParseError) -> Bool {
    guard frames.count > 0 else { return false }
    return frames[frames.count - 1].isObject
      ? try placeMember(&value) : try placeElement(&value)
  }

  @inline(__always)
  private mutating func placeElement(_ value: inout JSONValue) throws(JSONParseError) -> Bool {
    elements.push(Self.take(&value))
    skipWhiteSpace()
    switch byte(at: position) {
    case UInt8(ascii: ","):
      position += 1
      skipWhiteSpace()
      if byte(at: position) == UInt8(ascii: "]") { throw error(.trailingComma, at: position) }
      return false
    case UInt8(ascii: "]"):
      position += 1
      value = .array(elements.popAll(from: frames.pop().start))
      return true
    default: throw unexpected("a comma or \"]\"")
    }
  }

  @inline(__always)
  private mutating func placeMember(_ value: inout JSONValue) throws(JSONParseError) -> Bool {
    let last = frames.count - 1
    if let place = frames[last].duplicated {
      members[place].value = Self.take(&value)
      frames[last].duplicated = nil
      _ = members.pop()
    } else {
      members[members.count - 1].value = Self.take(&value)
    }
    skipWhiteSpace()
    switch byte(at: position) {
    case UInt8(ascii: ","):
      position += 1
      skipWhiteSpace()
      if byte(at: position) == UInt8(ascii: "}") { throw error(.trailingComma, at: position) }
      try memberName()
      return false
    case UInt8(ascii: "}"):
      position += 1
      let frame = frames.pop()
      let content = members.popAll(from: frame.start)
      let places = frame.isIndexed ? indexes.popLast() : nil
      value = .object(JSONObject(distinct: content, places: places))
      return true
    default: throw unexpected("a comma or \"}\"")
    }
  }

  /// Moves the value out, which spares a retain and a release.
  @inline(__always)
  private static func take(_ value: inout JSONValue) -> JSONValue {
    let taken = consume value
    value = .null
    return taken
  }

  private mutating func openArray() throws(JSONParseError) -> JSONValue? {
    try open()
    if byte(at: position) == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    frames.push(Frame(isObject: false, start: elements.count))
    return nil
  }

  private mutating func openObject() throws(JSONParseError) -> JSONValue? {
    try open()
    if byte(at: position) == UInt8(ascii: "}") {
      position += 1
      return .object(JSONObject())
    }
    frames.push(Frame(isObject: true, start: members.count))
    try memberName()
    return nil
  }

  @inline(__always)
  private mutating func open() throws(JSONParseError) {
    guard frames.count < limits.maxDepth else {
      throw error(.tooDeep(limit: limits.maxDepth), at: position)
    }
    position += 1
    skipWhiteSpace()
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONParseError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard byte(at: position) == word.utf8Start[index] else { throw unexpected("\(word)") }
      position += 1
    }
    return value
  }

  /// The byte there; 0, which fits nowhere, past the end.
  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    place < count ? bytes[unchecked: place] : 0
  }

  @inline(__always)
  mutating func skipWhiteSpace() {
    while position < count {
      let byte = bytes[unchecked: position]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return
      }
      position += 1
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The byte at a place that has been checked against `count`.
  @inline(__always)
  subscript(unchecked place: Int) -> UInt8 {
    assert(place >= 0 && place < count)
    return baseAddress.unsafelyUnwrapped.load(fromByteOffset: place, as: UInt8.self)
  }
}
