import FoundationEssentials

/// Some rows of the same 16,384, packed as they are stored: the gaps between them, or one bit each if
/// that is shorter.
struct RowChunk {
  /// Which rows of the whole table a chunk has: those with the same upper bits.
  static let bits = 14
  static let rows = 1 << bits
  private static let bitmapBytes = rows / 8

  private enum Form: UInt8 {
    case gaps = 0
    case bitmap = 1
  }

  let number: Int
  private(set) var data: Data

  init(number: Int, data: Data) {
    self.number = number
    self.data = data
  }

  /// - Parameter offsets: from the first row of the chunk, ascending.
  init(number: Int, offsets: some Collection<Int>) {
    self.number = number
    data = Self.packed(offsets)
  }

  static func number(of row: Int64) -> Int { Int(row >> Int64(bits)) }

  static func offset(of row: Int64) -> Int { Int(row) & (rows - 1) }

  var isEmpty: Bool { data.count <= 1 }

  var firstRow: Int64 { Int64(number) << Int64(Self.bits) }

  /// Lowest first.
  @inline(__always)
  func forEachOffset(_ body: (Int) -> Void) {
    data.withUnsafeBytes { bytes in
      guard let form = bytes.first else { return }
      if form == Form.bitmap.rawValue {
        Self.readBitmap(bytes, body)
      } else {
        Self.readGaps(bytes, body)
      }
    }
  }

  var offsets: [Int] {
    var list: [Int] = []
    forEachOffset { list.append($0) }
    return list
  }

  /// Adds its rows to the bits of the chunk.
  func add(to words: UnsafeMutableBufferPointer<UInt64>) {
    data.withUnsafeBytes { bytes in
      if bytes.first == Form.bitmap.rawValue {
        for index in words.indices { words[index] |= Self.word(index, bytes) }
      } else {
        Self.readGaps(bytes) { words[$0 >> 6] |= 1 << UInt64($0 & 63) }
      }
    }
  }

  /// How many of its rows are among these bits.
  func count(in words: UnsafeBufferPointer<UInt64>) -> Int {
    var count = 0
    data.withUnsafeBytes { bytes in
      if bytes.first == Form.bitmap.rawValue {
        for index in words.indices {
          count += (words[index] & Self.word(index, bytes)).nonzeroBitCount
        }
      } else {
        Self.readGaps(bytes) { count += Int(words[$0 >> 6] >> UInt64($0 & 63) & 1) }
      }
    }
    return count
  }

  /// With a row more or less.
  func with(_ offset: Int, isIn: Bool) -> RowChunk {
    var list = offsets
    let place = list.partitioningIndex { $0 >= offset }
    let isThere = place < list.count && list[place] == offset
    if isIn, !isThere { list.insert(offset, at: place) }
    if !isIn, isThere { list.remove(at: place) }
    return RowChunk(number: number, offsets: list)
  }

  private static func packed(_ offsets: some Collection<Int>) -> Data {
    var bytes: [UInt8] = [Form.gaps.rawValue]
    bytes.reserveCapacity(min(offsets.count + 8, bitmapBytes + 1))
    var next = 0
    for offset in offsets {
      let gap = offset - next
      // Seven bits to a byte; the upper one says that more follow.
      if gap >= 0x80 { bytes.append(UInt8(truncatingIfNeeded: gap | 0x80)) }
      bytes.append(UInt8(truncatingIfNeeded: gap >= 0x80 ? gap >> 7 : gap))
      next = offset + 1
      if bytes.count > bitmapBytes { return bitmap(offsets) }
    }
    return Data(bytes)
  }

  private static func bitmap(_ offsets: some Collection<Int>) -> Data {
    var bytes = [UInt8](repeating: 0, count: bitmapBytes + 1)
    bytes[0] = Form.bitmap.rawValue
    for offset in offsets { bytes[1 + offset >> 3] |= 1 << UInt8(offset & 7) }
    return Data(bytes)
  }

  @inline(__always)
  private static func readGaps(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    var position = 1
    var next = 0
    while position < bytes.count {
      var gap = Int(bytes[position])
      position += 1
      if gap >= 0x80, position < bytes.count {
        gap = gap & 0x7F | Int(bytes[position]) << 7
        position += 1
      }
      body(next + gap)
      next += gap + 1
    }
  }

  @inline(__always)
  private static func word(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1 + index * 8, as: UInt64.self))
  }

  @inline(__always)
  private static func readBitmap(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    for index in 1..<bytes.count {
      var byte = bytes[index]
      while byte != 0 {
        body((index - 1) * 8 + byte.trailingZeroBitCount)
        byte &= byte - 1
      }
    }
  }
}

extension Array {
  /// The first index whose element satisfies `isBehind`; those that do stand behind the others.
  func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        isBehind(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
