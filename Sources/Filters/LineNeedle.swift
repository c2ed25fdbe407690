/// A text to look for in many lines, made ready: case does not matter unless it has a capital.
///
/// Case is folded scalar by scalar; a letter whose two cases take a different number of bytes
/// (`ß`, `İ`) is found as it was typed only.
public struct LineNeedle: Hashable, Sendable {
  /// The bytes in one case and in the other, equally many; the same where case matters or is none.
  let lower: [UInt8]
  let upper: [UInt8]
  /// Where scalars of several bytes lie, if any differs between the cases.
  let wide: [Range<Int>]
  /// The place of the byte that is the rarest in most texts: what is looked for first.
  let rarest: Int

  public init(_ text: String) {
    var lower: [UInt8] = []
    var upper: [UInt8] = []
    var wide: [Range<Int>] = []
    let isExact = text.contains(where: \.isUppercase)
    for scalar in text.unicodeScalars {
      let (small, large) = isExact ? Self.asTyped(scalar) : Self.cases(of: scalar)
      if small != large, small.count > 1 { wide.append(lower.count..<(lower.count + small.count)) }
      lower += small
      upper += large
    }
    self.lower = lower
    self.upper = upper
    self.wide = wide
    rarest = lower.indices.min { Self.rank(lower[$0]) < Self.rank(lower[$1]) } ?? 0
  }

  public var isEmpty: Bool { lower.isEmpty }

  /// Whether it occurs in these bytes.
  public func occurs(in text: UnsafeRawBufferPointer) -> Bool {
    var finder = NeedleFinder(self, in: text)
    return finder.first(from: 0) != nil
  }

  /// Whether it occurs in a text.
  public func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { occurs(in: UnsafeRawBufferPointer($0)) }
  }

  /// Whether it stands at the beginning of these bytes, of which there are enough.
  func matches(_ text: UnsafeRawPointer) -> Bool {
    lower.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        for index in lower.indices {
          let byte = text.load(fromByteOffset: index, as: UInt8.self)
          guard byte == lower[index] || byte == upper[index] else { return false }
        }
        return wide.allSatisfy { matches($0, text, lower) || matches($0, text, upper) }
      }
    }
  }

  /// A scalar is in one of its cases, not half in each.
  private func matches(
    _ range: Range<Int>, _ text: UnsafeRawPointer, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    range.allSatisfy { text.load(fromByteOffset: $0, as: UInt8.self) == bytes[$0] }
  }

  private static func asTyped(_ scalar: Unicode.Scalar) -> ([UInt8], [UInt8]) {
    let bytes = Array(String(scalar).utf8)
    return (bytes, bytes)
  }

  private static func cases(of scalar: Unicode.Scalar) -> ([UInt8], [UInt8]) {
    let small = Array(scalar.properties.lowercaseMapping.utf8)
    let large = Array(scalar.properties.uppercaseMapping.utf8)
    return small.count == large.count ? (small, large) : asTyped(scalar)
  }

  /// How common a byte is in logs, roughly: letters by their frequency, digits and spaces on top.
  private static func rank(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20: 100
    case 0x30...0x39: 60
    case 0x2d, 0x2e, 0x2f, 0x3a, 0x2c, 0x5f: 50
    case 0x61...0x7a: letters.firstIndex(of: byte) ?? 0
    case 0x41...0x5a: (letters.firstIndex(of: byte | 0x20) ?? 0) / 2
    default: 1
    }
  }

  private static let letters = Array("qzjxkvbywgfphmucdlrsnioate".utf8)
}
