#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finding bytes in bytes, at the speed of memory: runs from one occurrence of the needle's rarest
/// byte to the next and compares there.
public struct ByteSearch {
  private let needle: UnsafeRawBufferPointer
  private let rarest: Int
  private let rare: Int32

  public init(_ needle: UnsafeRawBufferPointer) {
    self.needle = needle
    let index = needle.indices.min { Self.frequency(needle[$0]) < Self.frequency(needle[$1]) } ?? 0
    rarest = index
    rare = needle.isEmpty ? 0 : Int32(needle[index])
  }

  /// Where the needle begins first, from `start` on; nil if it does not. An empty one is everywhere.
  public func first(in haystack: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    guard let pattern = needle.baseAddress, needle.count > 0 else { return start }
    guard let base = haystack.baseAddress, start >= 0 else { return nil }
    var position = start
    let end = haystack.count - needle.count
    while position <= end {
      guard let hit = memchr(base + position + rarest, rare, end - position + 1) else { return nil }
      position = UnsafeRawPointer(hit) - base - rarest
      if memcmp(base + position, pattern, needle.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  public static func first(
    _ needle: UnsafeRawBufferPointer, in haystack: UnsafeRawBufferPointer, from start: Int = 0
  ) -> Int? {
    ByteSearch(needle).first(in: haystack, from: start)
  }

  /// How often a byte occurs in names, roughly; larger is more often.
  private static func frequency(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "e"), UInt8(ascii: "a"), UInt8(ascii: "t"), UInt8(ascii: "s"): 9
    case UInt8(ascii: "o"), UInt8(ascii: "i"), UInt8(ascii: "r"), UInt8(ascii: "n"): 8
    case UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "-"): 8
    case UInt8(ascii: "d"), UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "u"): 6
    case UInt8(ascii: "m"), UInt8(ascii: "p"), UInt8(ascii: "g"), UInt8(ascii: "h"): 5
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 4
    case 0xC0...: 3
    case 0x80...: 4
    default: 2
    }
  }
}
