/// Lays compact text out for people, as `JSONStyle.pretty` would, without making values of it.
public enum JSONLayout {
  /// - Parameters:
  ///   - compact: one document as `serializedBytes()` writes it.
  ///   - depth: how deep it stands in another one; its first line is not indented.
  public static func pretty(
    _ compact: some Collection<UInt8>, depth: Int = 0
  ) -> [UInt8] {
    let compact = Array(compact)
    return compact.withUnsafeBytes { pretty($0, depth) }
  }

  private static func pretty(_ bytes: UnsafeRawBufferPointer, _ outer: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var depth = outer
    func breakLine() {
      result.append(0x0A)
      result.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }
    var place = 0
    while place < bytes.count {
      let byte = bytes[unchecked: place]
      let next = place + 1 < bytes.count ? bytes[unchecked: place + 1] : 0
      switch byte {
      case UInt8(ascii: "\""):
        let end = endOfText(bytes, from: place + 1)
        result.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[place..<end]))
        place = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        result.append(byte)
        // `]` and `}` stand two behind their opening brackets.
        if next == byte + 2 {
          result.append(next)
          place += 1
        } else {
          depth += 1
          breakLine()
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        breakLine()
        result.append(byte)
      case UInt8(ascii: ","):
        result.append(byte)
        breakLine()
      case UInt8(ascii: ":"): result += [byte, 0x20]
      default: result.append(byte)
      }
      place += 1
    }
    return result
  }

  /// Behind the closing quote.
  private static func endOfText(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = JSONParser.endOfPlainText(bytes, from: start)
    while end < bytes.count, bytes[unchecked: end] != UInt8(ascii: "\"") {
      end = JSONParser.endOfPlainText(bytes, from: min(end + 2, bytes.count))
    }
    return min(end + 1, bytes.count)
  }
}
