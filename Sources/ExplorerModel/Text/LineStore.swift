/// The lines of a log: text kept end to end in slabs, so that a million lines cost little more than
/// their bytes, and appending, reading a line and searching do not copy what is there.
///
/// Bounded: when it would hold more lines or bytes than it may, the oldest slabs go, and `dropped`
/// counts their lines. Line numbers begin at 0 with the oldest line that is still here. Two stores
/// are equal if they hold the same lines and dropped as many, however these are laid out.
public struct LineStore: Sendable {
  /// Lines that were here and had to go.
  public private(set) var dropped = 0
  /// Bytes of text, with one for the end of each line.
  public private(set) var byteCount = 0
  /// Lines there are.
  public private(set) var count = 0

  let limits: Limits
  private(set) var slabs: [LineSlab] = []

  /// How much a store holds, and how much of it goes at once.
  public struct Limits: Hashable, Sendable {
    public var lines: Int
    public var bytes: Int
    /// Text of one slab; a longer line has a slab of its own.
    public var slabBytes: Int
    public var slabLines: Int

    public static let standard = Limits()

    public init(
      lines: Int = 2_000_000, bytes: Int = 512 << 20, slabBytes: Int = 1 << 20,
      slabLines: Int = 1 << 16
    ) {
      self.lines = max(1, lines)
      self.bytes = max(1, bytes)
      self.slabBytes = max(1, min(slabBytes, 1 << 30))
      self.slabLines = max(1, slabLines)
    }
  }

  public init() {
    self.init(limits: .standard)
  }

  public init(limits: Limits) {
    self.limits = limits
  }

  public init(_ lines: [String]) {
    self.init()
    append(contentsOf: lines)
  }

  public var isEmpty: Bool { count == 0 }

  /// Adds lines at the end. Returns how many of the oldest had to go: numbers of lines fall by that.
  @discardableResult
  public mutating func append(contentsOf lines: some Sequence<String>) -> Int {
    let before = dropped
    for line in lines { append(line) }
    return dropped - before
  }

  /// One line, 0 the oldest; empty outside of what is here.
  public func line(at index: Int) -> String {
    withBytes(at: index) { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  public subscript(index: Int) -> String { line(at: index) }

  /// The bytes of one line, without line end, for as long as `body` runs; nil outside.
  public func withBytes<Value>(
    at index: Int, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value? {
    guard let slab = slab(of: index) else { return nil }
    let found = slabs[slab]
    return found.withBytes(at: index + dropped - found.first, body)
  }

  /// Puts another line in the place of the last one; does nothing if there is none.
  public mutating func replaceLast(with line: String) {
    guard count > 0, let last = slabs.last else { return }
    let length = last.range(of: last.count - 1).count + 1
    slabs[slabs.count - 1].removeLast()
    if slabs[slabs.count - 1].count == 0 { slabs.removeLast() }
    byteCount -= length
    count -= 1
    append(line)
  }

  private mutating func append(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      if !hasRoom(for: bytes.count) { beginSlab(for: bytes.count) }
      slabs[slabs.count - 1].append(bytes)
      byteCount += bytes.count + 1
      count += 1
    }
    if count > limits.lines || byteCount > limits.bytes { dropOldest() }
  }

  private func hasRoom(for bytes: Int) -> Bool {
    guard let last = slabs.last, last.count < limits.slabLines else { return false }
    return last.bytes.count + bytes + 1 <= limits.slabBytes
  }

  private mutating func beginSlab(for bytes: Int) {
    if !slabs.isEmpty { slabs[slabs.count - 1].seal() }
    // The first slab grows by itself: most logs are small.
    let capacity = slabs.isEmpty ? bytes + 1 : max(bytes + 1, limits.slabBytes)
    slabs.append(LineSlab(first: dropped + count, capacity: capacity))
  }

  private mutating func dropOldest() {
    var gone = 0
    while gone < slabs.count - 1, count > limits.lines || byteCount > limits.bytes {
      count -= slabs[gone].count
      dropped += slabs[gone].count
      byteCount -= slabs[gone].bytes.count
      gone += 1
    }
    slabs.removeFirst(gone)
  }

  /// The slab a line lies in.
  func slab(of index: Int) -> Int? {
    guard index >= 0, index < count else { return nil }
    let number = index + dropped
    var low = 0
    var high = slabs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if slabs[middle].first <= number { low = middle } else { high = middle }
    }
    return low
  }
}

extension LineStore: Equatable {
  public static func == (a: LineStore, b: LineStore) -> Bool {
    guard a.count == b.count, a.dropped == b.dropped, a.byteCount == b.byteCount else {
      return false
    }
    if a.slabs == b.slabs { return true }
    return (0..<a.count).allSatisfy { index in
      a.withBytes(at: index) { left in
        b.withBytes(at: index) { left.elementsEqual($0) } ?? false
      } ?? false
    }
  }
}

/// Lines end to end, each followed by a line end, and where each begins.
struct LineSlab: Equatable, Sendable {
  /// The number of its first line, counted from the first line there ever was.
  let first: Int
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [UInt32] = []

  var count: Int { starts.count }

  init(first: Int, capacity: Int) {
    self.first = first
    bytes.reserveCapacity(capacity)
  }

  mutating func append(_ line: UnsafeBufferPointer<UInt8>) {
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    bytes.append(contentsOf: line)
    bytes.append(0x0a)
  }

  mutating func removeLast() {
    guard let start = starts.popLast() else { return }
    bytes.removeLast(bytes.count - Int(start))
  }

  /// Nothing more comes: gives back what was reserved and not used.
  mutating func seal() {
    starts = Array(starts[...])
    if bytes.capacity - bytes.count > bytes.capacity / 16 { bytes = Array(bytes[...]) }
  }

  /// Where the text of a line lies, without its end.
  func range(of line: Int) -> Range<Int> {
    let end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
    return Int(starts[line])..<(end - 1)
  }

  func withBytes<Value>(at line: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let range = range(of: line)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The line that a byte lies in.
  func line(at byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= byte { low = middle } else { high = middle }
    }
    return low
  }
}
