#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Member names met in the document being read: a list of a thousand assets has a thousand times
/// the same twenty names, which share one string each.
///
/// An entry remembers where its bytes stand in the document, and the first and last eight of them:
/// for most names these are the whole name. A name that meets another in its slot takes the slot.
struct NameCache: ~Copyable {
  struct Entry {
    var bytes: UnsafeRawBufferPointer
    var ends: Ends
    var name: String
    var isPlain: Bool
  }

  /// The first and last eight bytes of a name, which may overlap; all bytes of a shorter one.
  struct Ends: Equatable {
    var first: UInt64 = 0
    var last: UInt64 = 0

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer) {
      if bytes.count >= 8 {
        first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      } else {
        for byte in bytes { first = first << 8 | UInt64(byte) }
      }
    }

    /// Mixed with the length.
    @inline(__always)
    func hash(count: Int) -> UInt64 {
      var word = (UInt64(truncatingIfNeeded: count) ^ first) &* 0x9E37_79B9_7F4A_7C15 ^ last
      word = word &* 0x9E37_79B9_7F4A_7C15
      return (word ^ word >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private static let slots = 256
  private var entries = MoveStack<Entry>(capacity: slots)

  /// The name with those bytes, which must stay where they are. `hash` is left nil if the bytes are
  /// not ASCII: repaired, different bytes may become the same name.
  @inline(__always)
  mutating func name(_ bytes: UnsafeRawBufferPointer, hash: inout UInt64?) -> String {
    let ends = Ends(bytes)
    let mixed = ends.hash(count: bytes.count)
    let slot = Int(truncatingIfNeeded: mixed >> 50) & (Self.slots - 1)
    if entries.count == 0 { fill() }
    if entries[slot].bytes.count == bytes.count, entries[slot].ends == ends,
      bytes.count <= 16 || same(entries[slot].bytes, bytes)
    {
      if entries[slot].isPlain { hash = mixed }
      return entries[slot].name
    }
    let name = String(decoding: bytes, as: UTF8.self)
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    entries[slot] = Entry(bytes: bytes, ends: ends, name: name, isPlain: isPlain)
    if isPlain { hash = mixed }
    return name
  }

  /// An empty slot is one with the empty name.
  @inline(never)
  private mutating func fill() {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    let entry = Entry(bytes: nothing, ends: Ends(nothing), name: "", isPlain: true)
    for _ in 0..<Self.slots { entries.push(entry) }
  }

  @inline(__always)
  private func same(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard let left = left.baseAddress, let start = right.baseAddress else { return true }
    return memcmp(left, start, right.count) == 0
  }
}
