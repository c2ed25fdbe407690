/// Records of values, one to a line.
///
/// csv is quoted as RFC 4180 says, with lines that end in LF. In tsv a tab, a line end and a
/// backslash inside a value are `\t`, `\n`, `\r` and `\\`.
public enum SeparatedText: Hashable, Sendable {
  case csv
  case tsv

  /// Adds one record and the end of its line.
  public func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      switch self {
      case .csv:
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.quote(field, to: &bytes)
      case .tsv:
        if index > 0 { bytes.append(UInt8(ascii: "\t")) }
        Self.escape(field, to: &bytes)
      }
    }
    bytes.append(0x0A)
  }

  private static func quote(_ field: String, to bytes: inout [UInt8]) {
    let needsQuotes = field.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes || field.utf8.first == 0x20 || field.utf8.last == 0x20 else {
      bytes += field.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ field: String, to bytes: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
  }
}
