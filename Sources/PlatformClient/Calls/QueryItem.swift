/// One `name=value` of a query, not encoded.
struct QueryItem: Hashable, Sendable {
  var name: String
  var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ value: Int) {
    self.init(name, String(value))
  }

  /// The items of the query in an address or a part of one; empty if there is none.
  static func items(inQueryOf address: String) -> [QueryItem] {
    guard let mark = address.firstIndex(of: "?") else { return [] }
    let query = address[address.index(after: mark)...].prefix { $0 != "#" }
    return query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return QueryItem(
        percentDecoded(parts[0], plusIsBlank: true),
        parts.count > 1 ? percentDecoded(parts[1], plusIsBlank: true) : "")
    }
  }
}

/// A path segment, so that an id can never lead out of its place: `..` does not stay itself.
func percentEncodedSegment(_ text: String) -> String {
  switch text {
  case ".": "%2E"
  case "..": "%2E%2E"
  default: percentEncoded(text)
  }
}

/// All but the unreserved characters of RFC 3986 become `%XX`.
func percentEncoded(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if byte.isLetterOrDigit || byte == 0x2d || byte == 0x2e || byte == 0x5f || byte == 0x7e {
      bytes.append(byte)
    } else {
      bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Signs that are no valid `%XX` stay as they are; bytes that are no UTF-8 become U+FFFD.
func percentDecoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
  let source = Array(text.utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(source.count)
  var index = 0
  while index < source.count {
    if source[index] == 0x25, index + 2 < source.count, let high = hexValue(source[index + 1]),
      let low = hexValue(source[index + 2])
    {
      bytes.append(high << 4 | low)
      index += 3
    } else {
      bytes.append(plusIsBlank && source[index] == 0x2b ? 0x20 : source[index])
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
  }
}
