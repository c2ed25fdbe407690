import JSON

/// Documents that are text already, and mostly without a secret.
extension Secrets {
  /// The text of one document without its secrets. Read only where something in it looks like one: lists
  /// of a million rows go through here.
  public static func masked(json text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.withUnsafeBytes(mayHaveSecret), let document = try? JSONValue.parse(Array(text))
    else { return text }
    let shown = masked(document)
    return shown == document ? text : shown.serializedBytes()[...]
  }

  /// Words of which one has to stand in a text for anything of it to be masked, by their first two
  /// letters.
  private static let signs: [[[UInt8]]] = {
    let looks = schemes + [webToken.lowercased()] + encryptions.map { String($0.dropFirst()) }
    let others = (looks + SecretMembers.kinds).map { Array($0.utf8) }
    var signs = [[[UInt8]]](repeating: [], count: 1 << 16)
    for sign in parts.union(words).union(others) {
      signs[Int(sign[0]) << 8 | Int(sign[1])].append(sign)
    }
    return signs
  }()

  private static func mayHaveSecret(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 1 else { return false }
    return signs.withUnsafeBufferPointer { signs in
      for index in 0..<bytes.count - 1 {
        let (byte, next) = (bytes[index], bytes[index + 1])
        let place = Int(lower(byte)) << 8 | Int(lower(next))
        if !signs[place].isEmpty, signs[place].contains(where: { stands($0, at: index, in: bytes) })
        {
          return true
        }
        switch byte {
        // An encoding, below which anything may stand.
        case 0x25: if next.isPartOfName { return true }
        case 0x5c: if next == UInt8(ascii: "u") { return true }
        case 0x3a: if next == 0x2f, hasUser(after: index, in: bytes) { return true }
        default: continue
        }
      }
      return false
    }
  }

  private static func stands(_ sign: [UInt8], at start: Int, in bytes: UnsafeRawBufferPointer)
    -> Bool
  {
    // A short one is a part of its own, or nothing.
    if start > 0, parts.contains(sign), isLowercase(bytes[start - 1]), isLowercase(bytes[start]) {
      return false
    }
    var index = start
    for letter in sign {
      while index < bytes.count, index > start, isSeparator(bytes[index]), bytes[index] != letter {
        index += 1
      }
      guard index < bytes.count, lower(bytes[index]) == letter else { return false }
      index += 1
    }
    return true
  }

  /// `://user:password@`
  private static func hasUser(after colon: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    var index = colon + 3
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x2f, bytes[index] != 0x22 {
      if bytes[index] == 0x40 { return true }
      index += 1
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x5f || byte == 0x2d || byte == 0x2e || byte == 0x20
  }
}
