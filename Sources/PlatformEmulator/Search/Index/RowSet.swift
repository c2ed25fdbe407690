/// A set of assets, by their rows: one bit for each row of a span of chunks.
///
/// Sets that are combined must have the same span: that of the containers which are searched.
struct RowSet: Hashable, Sendable {
  private static let wordsPerChunk = RowChunk.rows / 64

  let chunks: Range<Int>
  private var words: [UInt64]

  /// The empty set.
  init(chunks: Range<Int>) {
    self.chunks = chunks
    words = Array(repeating: 0, count: chunks.count * Self.wordsPerChunk)
  }

  init(_ rows: some Sequence<Int64>, chunks: Range<Int>) {
    self.init(chunks: chunks)
    for row in rows { insert(row) }
  }

  /// An empty set of the same span.
  var none: RowSet { RowSet(chunks: chunks) }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ row: Int64) -> Bool {
    guard let bit = bit(of: row) else { return false }
    return words[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Rows outside the span are passed over.
  mutating func insert(_ row: Int64) {
    guard let bit = bit(of: row) else { return }
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  mutating func remove(_ row: Int64) {
    guard let bit = bit(of: row) else { return }
    words[bit >> 6] &= ~(1 << UInt64(bit & 63))
  }

  mutating func formUnion(_ other: RowSet) {
    combine(other) { $0 | $1 }
  }

  mutating func formIntersection(_ other: RowSet) {
    combine(other) { $0 & $1 }
  }

  mutating func subtract(_ other: RowSet) {
    combine(other) { $0 & ~$1 }
  }

  func subtracting(_ other: RowSet) -> RowSet {
    var result = self
    result.subtract(other)
    return result
  }

  /// Adds the rows of one chunk as it is stored.
  mutating func insert(_ chunk: RowChunk) {
    guard chunks.contains(chunk.number) else { return }
    let range = range(of: chunk)
    words.withUnsafeMutableBufferPointer {
      chunk.add(to: UnsafeMutableBufferPointer(rebasing: $0[range]))
    }
  }

  /// How many rows of one chunk are in it.
  func count(in chunk: RowChunk) -> Int {
    guard chunks.contains(chunk.number) else { return 0 }
    let range = range(of: chunk)
    return words.withUnsafeBufferPointer {
      chunk.count(in: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  private func range(of chunk: RowChunk) -> Range<Int> {
    let first = (chunk.number - chunks.lowerBound) * Self.wordsPerChunk
    return first..<first + Self.wordsPerChunk
  }

  /// Calls back with each row, lowest first, until that returns false.
  func forEach(descending: Bool = false, _ body: (Int64) throws -> Bool) rethrows {
    let start = Int64(chunks.lowerBound) << Int64(RowChunk.bits)
    for step in words.indices {
      let index = descending ? words.count - 1 - step : step
      var word = words[index]
      while word != 0 {
        let bit = descending ? 63 - word.leadingZeroBitCount : word.trailingZeroBitCount
        word &= ~(1 << UInt64(bit))
        guard try body(start + Int64(index * 64 + bit)) else { return }
      }
    }
  }

  /// Lowest first.
  var rows: [Int64] {
    var list: [Int64] = []
    list.reserveCapacity(count)
    forEach { row in
      list.append(row)
      return true
    }
    return list
  }

  @inline(__always)
  private func bit(of row: Int64) -> Int? {
    let bit = Int(row) - chunks.lowerBound << RowChunk.bits
    return bit >= 0 && bit < words.count * 64 ? bit : nil
  }

  private mutating func combine(_ other: RowSet, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(chunks == other.chunks, "Sets of rows \(chunks) and \(other.chunks) combined")
    for index in words.indices { words[index] = operation(words[index], other.words[index]) }
  }
}
