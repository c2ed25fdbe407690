#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text as it is written, or with an encoding taken away, of which each byte knows where it stood.
struct TextLayer {
  private(set) var bytes: [UInt8]
  /// Where in the text each byte begins, and where the last one ends; nil: each is where it is.
  private var starts: [Int]?

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// A range of this layer as one of the text.
  func source(_ range: Range<Int>) -> Range<Int> {
    guard let starts else { return range }
    return starts[range.lowerBound]..<starts[range.upperBound]
  }

  /// The text below: percent-encoding and the escapes of JSON are undone once. Nil if there is neither.
  func decoded() -> TextLayer? {
    guard bytes.contains(0x25) || bytes.contains(0x5c) else { return nil }
    var below: [UInt8] = []
    var places: [Int] = []
    below.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count + 1)
    var index = 0
    var isChanged = false
    while index < bytes.count {
      let (byte, length) = piece(at: index)
      below.append(byte)
      places.append(starts?[index] ?? index)
      isChanged = isChanged || length > 1
      index += length
    }
    guard isChanged else { return nil }
    places.append(starts?[bytes.count] ?? bytes.count)
    var layer = self
    layer.bytes = below
    layer.starts = places
    return layer
  }

  /// The byte at a place, and the length of what stands for it.
  private func piece(at index: Int) -> (byte: UInt8, length: Int) {
    let byte = bytes[index]
    if byte == 0x25, let value = hex(index + 1, count: 2) { return (UInt8(value), 3) }
    guard byte == 0x5c, index + 1 < bytes.count else { return (byte, 1) }
    switch bytes[index + 1] {
    case 0x22, 0x27, 0x2f, 0x5c: return (bytes[index + 1], 2)
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return (0x0a, 2)
    case UInt8(ascii: "t"): return (0x09, 2)
    case UInt8(ascii: "u"):
      guard let value = hex(index + 2, count: 4), value < 0x80 else { return (byte, 1) }
      return (UInt8(value), 6)
    default: return (byte, 1)
    }
  }

  private func hex(_ start: Int, count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + count] {
      switch byte {
      case 0x30...0x39: value = value << 4 | Int(byte - 0x30)
      case 0x41...0x46: value = value << 4 | Int(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | Int(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  /// Where `secret` stands. By bytes: there are many texts and long ones, and a `String` is searched
  /// character by character.
  func places(of secret: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var places: [Range<Int>] = []
      var start = 0
      while start + secret.count <= bytes.count {
        let room = bytes.count - secret.count + 1 - start
        guard let found = memchr(base + start, Int32(secret[0]), room) else { break }
        start = UnsafeRawPointer(found) - base
        if memcmp(base + start, secret, secret.count) == 0 {
          places.append(start..<start + secret.count)
          start += secret.count
        } else {
          start += 1
        }
      }
      return places
    }
  }
}
