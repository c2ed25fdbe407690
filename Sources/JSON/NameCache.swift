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
/// An entry remembers where its bytes stand in the document, so a hit costs one comparison of
/// bytes. A name that meets another in its slot takes the slot.
struct NameCache: ~Copyable {
  struct Entry {
    var bytes: UnsafeRawBufferPointer
    var name: String
    var isPlain: Bool
  }

  private static let slots = 256
  private var entries = MoveStack<Entry>(capacity: slots)

  /// The name with those bytes, which must stay where they are. `hash` is left nil if the bytes are
  /// not ASCII: repaired, different bytes may become the same name.
  @inline(__always)
  mutating func name(_ bytes: UnsafeRawBufferPointer, hash: inout UInt64?) -> String {
    let mixed = Self.hash(bytes)
    let slot = Int(truncatingIfNeeded: mixed >> 50) & (Self.slots - 1)
    if entries.count == 0 { fill() }
    if entries[slot].bytes.count == bytes.count, same(entries[slot].bytes, bytes) {
      if entries[slot].isPlain { hash = mixed }
      return entries[slot].name
    }
    let name = String(decoding: bytes, as: UTF8.self)
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    entries[slot] = Entry(bytes: bytes, name: name, isPlain: isPlain)
    if isPlain { hash = mixed }
    return name
  }

  /// An empty slot is one with the empty name.
  @inline(never)
  private mutating func fill() {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    for _ in 0..<Self.slots { entries.push(Entry(bytes: nothing, name: "", isPlain: true)) }
  }

  @inline(__always)
  private func same(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard let left = left.baseAddress, let start = right.baseAddress else { return true }
    return memcmp(left, start, right.count) == 0
  }

  /// Mixes length, first and last eight bytes.
  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var word = UInt64(truncatingIfNeeded: bytes.count)
    if bytes.count >= 8 {
      let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      word = (word ^ first) &* 0x9E37_79B9_7F4A_7C15 ^ last
    } else {
      for byte in bytes { word = word << 8 | UInt64(byte) }
    }
    word = word &* 0x9E37_79B9_7F4A_7C15
    return (word ^ word >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}
