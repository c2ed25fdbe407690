/// Walks over a document once and copies the elements of one array without the white space between
/// their parts. Gives up, with nil or false, on whatever the parser might read in another way than it
/// is written.
struct JSONCutter: ~Copyable {
  /// An array or object that is open.
  struct Frame {
    let isObject: Bool
    /// Where the hashes of its names begin on their pile.
    let start: Int
    /// One bit for each hash: one whose bit is not set has not been seen.
    var seen: UInt64 = 0
  }

  private let bytes: UnsafeRawBufferPointer
  private let path: [[UInt8]]
  private var position = 0
  private var frames = MoveStack<Frame>(capacity: 16)
  private var names = MoveStack<UInt64>(capacity: 64)
  /// Names of `path` that lead to where `position` is.
  private var matched = 0
  private var hasWord = false
  private var output: [UInt8] = []
  /// Where what is not copied yet begins; nil while nothing is to be copied.
  private var run: Int?

  init(_ bytes: UnsafeRawBufferPointer, path: [[UInt8]]) {
    self.bytes = bytes
    self.path = path
  }

  /// Where the array stands in the document, its elements with a line end after each, and where they
  /// begin.
  mutating func cut(_ member: [UInt8]) -> (Range<Int>, [UInt8], [Int])? {
    guard bytes.count <= JSONLimits.standard.maxBytes else { return nil }
    skipBlanks()
    guard take(UInt8(ascii: "{")) else { return nil }
    var found: (Range<Int>, [Int])?
    repeat {
      skipBlanks()
      guard let name = text() else { return nil }
      let isMember = bytes[name].elementsEqual(member)
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { return nil }
      skipBlanks()
      if isMember {
        let start = position
        guard found == nil, let starts = rows() else { return nil }
        found = (start..<position, starts)
      } else if !value() {
        return nil
      }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return found.map { ($0.0, output, $0.1) }
  }

  private mutating func rows() -> [Int]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    output.reserveCapacity(bytes.count - position)
    var starts = [0]
    skipBlanks()
    if take(UInt8(ascii: "]")) { return starts }
    repeat {
      skipBlanks()
      guard row() else { return nil }
      output.append(0x0A)
      starts.append(output.count)
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? starts : nil
  }

  private mutating func row() -> Bool {
    let start = position
    (matched, hasWord, run) = (0, false, position)
    guard value(), path.isEmpty || hasWord else { return false }
    flush(to: position)
    run = nil
    return Self.isText(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
  }

  /// One value with all that is in it.
  private mutating func value() -> Bool {
    repeat {
      skipBlanks()
      switch byte {
      case UInt8(ascii: "\""): guard text() != nil else { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard let isOpen = open() else { return false }
        if isOpen { continue }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let end = JSONParser.endOfNumber(bytes, from: position) else { return false }
        position = end
      case UInt8(ascii: "t"): guard word("true") else { return false }
      case UInt8(ascii: "f"): guard word("false") else { return false }
      case UInt8(ascii: "n"): guard word("null") else { return false }
      default: return false
      }
      guard close() else { return false }
    } while frames.count > 0
    return true
  }

  /// False if what was opened is closed at once; nil if it is not as it must be.
  private mutating func open() -> Bool? {
    // The list and its array are around it.
    guard frames.count + 2 < JSONLimits.standard.maxDepth else { return nil }
    let isObject = byte == UInt8(ascii: "{")
    position += 1
    skipBlanks()
    if take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return false }
    frames.push(Frame(isObject: isObject, start: names.count))
    guard isObject else { return true }
    return name() ? true : nil
  }

  /// Goes on behind a value, to where the next one begins or nothing is open any more.
  private mutating func close() -> Bool {
    while frames.count > 0 {
      let isObject = frames[frames.count - 1].isObject
      skipBlanks()
      if take(UInt8(ascii: ",")) {
        guard isObject else { return true }
        skipBlanks()
        return name()
      }
      guard take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
      let frame = frames.pop()
      while names.count > frame.start { _ = names.pop() }
      matched = min(matched, frames.count)
    }
    return true
  }

  /// The name of a member, and its colon.
  private mutating func name() -> Bool {
    let start = position + 1
    guard byte == UInt8(ascii: "\"") else { return false }
    let end = JSONParser.endOfPlainText(bytes, from: start)
    guard end < bytes.count, bytes[unchecked: end] == UInt8(ascii: "\"") else { return false }
    position = end + 1
    let name = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    guard note(name) else { return false }
    skipBlanks()
    guard take(UInt8(ascii: ":")) else { return false }
    return follow(name)
  }

  /// False for a name that may have been there before in the same object.
  @inline(__always)
  private mutating func note(_ name: UnsafeRawBufferPointer) -> Bool {
    let last = frames.count - 1
    let hash = NameCache.Ends(name).hash(count: name.count)
    let bit: UInt64 = 1 << (hash >> 58)
    if frames[last].seen & bit != 0 {
      for place in frames[last].start..<names.count where names[place] == hash { return false }
    }
    frames[last].seen |= bit
    names.push(hash)
    return true
  }

  /// Keeps up with `path`; false if what it leads to is no word.
  @inline(__always)
  private mutating func follow(_ name: UnsafeRawBufferPointer) -> Bool {
    let depth = frames.count
    guard depth <= path.count, run != nil else { return true }
    matched = min(matched, depth - 1)
    guard matched == depth - 1, name.elementsEqual(path[matched]) else { return true }
    matched = depth
    guard depth == path.count else { return true }
    skipBlanks()
    hasWord = true
    guard byte == UInt8(ascii: "\"") else { return byte == 0x2D || (0x30...0x39).contains(byte) }
    let rest = bytes[(position + 1)...]
    return !rest.starts(with: "\"".utf8) && !rest.starts(with: "None\"".utf8)
  }

  /// The bytes between the quotes of the text at `position`; nil if they might be written shorter.
  @inline(__always)
  private mutating func text() -> Range<Int>? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    var end = JSONParser.endOfPlainText(bytes, from: start)
    while end < bytes.count, bytes[unchecked: end] == UInt8(ascii: "\\") {
      guard let length = escape(at: end) else { return nil }
      end = JSONParser.endOfPlainText(bytes, from: end + length)
    }
    guard end < bytes.count, bytes[unchecked: end] == UInt8(ascii: "\"") else { return nil }
    position = end + 1
    return start..<end
  }

  /// The length of an escape, if it is the one that the writer would write.
  private func escape(at place: Int) -> Int? {
    guard place + 1 < bytes.count else { return nil }
    switch bytes[unchecked: place + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      let digits = bytes[(place + 2)...].prefix(4)
      guard digits.count == 4, digits.starts(with: "00".utf8),
        digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x20,
        ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(code)
      else { return nil }
      return 6
    default: return nil
    }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let isThere = bytes[position...].starts(
      with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    position += word.utf8CodeUnitCount
    return isThere
  }

  /// The byte at `position`; 0, which fits nowhere, past the end.
  @inline(__always)
  private var byte: UInt8 { position < bytes.count ? bytes[unchecked: position] : 0 }

  @inline(__always)
  private mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func skipBlanks() {
    guard byte <= 0x20 else { return }
    let start = position
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    guard run != nil, position > start else { return }
    flush(to: start)
    run = position
  }

  @inline(__always)
  private mutating func flush(to end: Int) {
    guard let run, run < end else { return }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<end]))
  }

  /// Texts the parser would not have to mend.
  private static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var bits: UInt64 = 0
    var place = 0
    while place + 8 <= bytes.count {
      bits |= bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place += 8
    }
    let isPlain = bits & 0x8080_8080_8080_8080 == 0 && bytes[place...].allSatisfy { $0 < 0x80 }
    return isPlain || String(validating: bytes, as: UTF8.self) != nil
  }
}
