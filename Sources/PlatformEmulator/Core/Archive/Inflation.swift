/// Undoes deflate compression (RFC 1951).
///
/// Our own, as no library that the emulator links offers it by name. Bit by bit, which is quick
/// enough for what people upload by hand.
struct Inflation {
  private let input: [UInt8]
  private let limit: Int
  private var position = 0
  /// Bits taken from the input and not used yet, the next one lowest.
  private var buffer: UInt32 = 0
  private var bufferedBits = 0
  private var output: [UInt8] = []

  /// - Parameter limit: the most bytes that may come out.
  /// Throws `.truncated`, `.tooLarge`, or `.damaged` with an empty path.
  static func inflated(_ input: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
    var inflation = Inflation(input: input, limit: limit)
    while try inflation.inflateBlock() {}
    return inflation.output
  }

  private init(input: [UInt8], limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// False after the last block.
  private mutating func inflateBlock() throws(ArchiveError) -> Bool {
    let isLast = try bits(1) == 1
    switch try bits(2) {
    case 0: try copyStored()
    case 1: try inflate(.fixedLengths, .fixedDistances)
    case 2:
      let (lengths, distances) = try readCodes()
      try inflate(lengths, distances)
    default: throw .damaged(path: "")
    }
    return !isLast
  }

  private mutating func copyStored() throws(ArchiveError) {
    buffer = 0
    bufferedBits = 0
    guard position + 4 <= input.count else { throw .truncated }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    let complement = Int(input[position + 2]) | Int(input[position + 3]) << 8
    guard count == ~complement & 0xFFFF else { throw .damaged(path: "") }
    position += 4
    guard position + count <= input.count else { throw .truncated }
    try makeRoom(for: count)
    output += input[position..<position + count]
    position += count
  }

  private mutating func inflate(
    _ lengths: HuffmanCode, _ distances: HuffmanCode
  ) throws(ArchiveError) {
    while true {
      let symbol = try decode(lengths)
      if symbol == 256 { return }
      if symbol < 256 {
        try makeRoom(for: 1)
        output.append(UInt8(symbol))
        continue
      }
      guard symbol < 286 else { throw .damaged(path: "") }
      let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
      let place = try decode(distances)
      guard place < 30 else { throw .damaged(path: "") }
      let distance = Self.distanceBases[place] + (try bits(Self.distanceBits[place]))
      guard distance <= output.count else { throw .damaged(path: "") }
      try makeRoom(for: length)
      // What is copied may reach into what the copying itself writes.
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  /// The codes that a block brings along, themselves written in a code.
  private mutating func readCodes() throws(ArchiveError) -> (HuffmanCode, HuffmanCode) {
    let lengthCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let metaCount = try bits(4) + 4
    var metaLengths = Array(repeating: 0, count: 19)
    for index in 0..<metaCount { metaLengths[Self.metaOrder[index]] = try bits(3) }
    guard let meta = HuffmanCode(metaLengths) else { throw .damaged(path: "") }
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try decode(meta)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged(path: "") }
        lengths += Array(repeating: last, count: 3 + (try bits(2)))
      case 17: lengths += Array(repeating: 0, count: 3 + (try bits(3)))
      case 18: lengths += Array(repeating: 0, count: 11 + (try bits(7)))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == lengthCount + distanceCount, lengths[256] > 0,
      let first = HuffmanCode(Array(lengths[..<lengthCount])),
      let second = HuffmanCode(Array(lengths[lengthCount...]))
    else { throw .damaged(path: "") }
    return (first, second)
  }

  private mutating func decode(_ code: HuffmanCode) throws(ArchiveError) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .damaged(path: "")
  }

  /// At most 13.
  private mutating func bits(_ count: Int) throws(ArchiveError) -> Int {
    while bufferedBits < count {
      guard position < input.count else { throw .truncated }
      buffer |= UInt32(input[position]) << UInt32(bufferedBits)
      position += 1
      bufferedBits += 8
    }
    let value = Int(buffer & (1 << UInt32(count) - 1))
    buffer >>= UInt32(count)
    bufferedBits -= count
    return value
  }

  private func makeRoom(for count: Int) throws(ArchiveError) {
    guard output.count + count <= limit else { throw .tooLarge(limit: limit) }
  }

  private static let metaOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
}

/// A canonical Huffman code: how many codes there are of each length, and their symbols in order.
private struct HuffmanCode {
  var counts = Array(repeating: 0, count: 16)
  var symbols: [Int] = []

  /// - Parameter lengths: bits of each symbol's code, 0 for symbols without one.
  /// Nil if there are more codes than bits can tell apart.
  init?(_ lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    var free = 1
    for length in 1...15 {
      free = free << 1 - counts[length]
      if free < 0 { return nil }
      symbols += lengths.indices.filter { lengths[$0] == length }
    }
  }

  private init(fixed lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
  }

  static let fixedLengths = HuffmanCode(
    fixed: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))
  static let fixedDistances = HuffmanCode(fixed: Array(repeating: 5, count: 30))
}
