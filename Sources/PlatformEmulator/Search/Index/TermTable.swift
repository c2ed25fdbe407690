/// Values on their way into the index, each with the places of the assets that have it.
struct TermTable {
  enum Kind: UInt8 {
    case present
    case number
    case text
  }

  struct Term {
    var container: Int64
    var field: Int64
    var value: SearchTerm.Value
    var offsets: [UInt16]
  }

  private struct Entry {
    var hash: UInt64
    var container: Int64
    var field: Int64
    var kind: Kind
    /// In `bytes`.
    var range: Range<Int>
    var offsets: [UInt16]
  }

  private var entries: [Entry] = []
  /// Number of an entry plus one, at the place that its hash says or behind it; 0: nobody's.
  private var places = [Int32](repeating: 0, count: 4096)
  private var bytes: [UInt8] = []

  /// Adds an asset to a value; adding it again at once does nothing.
  mutating func add(
    _ container: Int64, _ field: Int64, _ kind: Kind, _ value: UnsafeBufferPointer<UInt8>,
    _ offset: UInt16
  ) {
    let hash = Self.hash(container, field, kind, value)
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if isEntry(index, hash, container, field, kind, value) {
        if entries[index].offsets.last != offset { entries[index].offsets.append(offset) }
        return
      }
      place = (place + 1) & (places.count - 1)
    }
    let start = bytes.count
    bytes.append(contentsOf: value)
    entries.append(
      Entry(
        hash: hash, container: container, field: field, kind: kind, range: start..<bytes.count,
        offsets: [offset]))
    places[place] = Int32(entries.count)
    if entries.count * 2 > places.count { grow() }
  }

  /// In the order of the index, about, so that it grows at few places.
  func sorted() -> [Term] {
    entries.indices.sorted { isBefore(entries[$0], entries[$1]) }.map { index in
      let entry = entries[index]
      return Term(
        container: entry.container, field: entry.field, value: value(of: entry),
        offsets: entry.offsets)
    }
  }

  private func value(of entry: Entry) -> SearchTerm.Value {
    let value = bytes[entry.range]
    return switch entry.kind {
    case .present: .present
    case .number:
      SearchTerm.Value(
        number: value.withUnsafeBytes { $0.loadUnaligned(as: Double.self) })
    case .text: .text(String(decoding: value, as: UTF8.self))
    }
  }

  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    if left.container != right.container { return left.container < right.container }
    if left.field != right.field { return left.field < right.field }
    return bytes[left.range].lexicographicallyPrecedes(bytes[right.range])
  }

  @inline(__always)
  private func isEntry(
    _ index: Int, _ hash: UInt64, _ container: Int64, _ field: Int64, _ kind: Kind,
    _ value: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    entries.withUnsafeBufferPointer { entries in
      let entry = entries[index]
      guard entry.hash == hash, entry.field == field, entry.container == container,
        entry.kind == kind, entry.range.count == value.count
      else { return false }
      return bytes.withUnsafeBufferPointer { bytes in
        var position = entry.range.lowerBound
        for byte in value {
          if bytes[position] != byte { return false }
          position += 1
        }
        return true
      }
    }
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: places.count * 2)
    for (index, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(index + 1)
    }
  }

  @inline(__always)
  private static func hash(
    _ container: Int64, _ field: Int64, _ kind: Kind, _ value: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var hash =
      UInt64(bitPattern: container) << 32 ^ UInt64(bitPattern: field) << 2 ^ UInt64(kind.rawValue)
    let raw = UnsafeRawBufferPointer(value)
    var position = 0
    while position + 8 <= raw.count {
      hash = step(hash, raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < raw.count {
      rest = rest << 8 | UInt64(raw[position])
      position += 1
    }
    return SplitMix64.mixed(step(hash, rest ^ UInt64(raw.count) << 56))
  }

  @inline(__always)
  private static func step(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}
