/// Finds the secrets in one layer of a text, by what stands before them.
struct SecretScanner {
  private let bytes: [UInt8]
  private var found: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Of all secrets, in order; some may be in others.
  mutating func ranges() -> [Range<Int>] {
    var index = 0
    while index < bytes.count {
      let range: Range<Int>? =
        switch bytes[index] {
        case 0x3d: value(afterSign: index)
        case 0x3a: value(afterColon: index) ?? password(afterColon: index)
        case 0x20, 0x2b: credentials(afterBlank: index) ?? value(afterOption: index)
        case 0x65: webToken(at: index)
        case 0x2d: privateKey(at: index)
        case 0x7b: encrypted(at: index)
        default: nil
        }
      if let range, !range.isEmpty { found.append(range) }
      index += 1
    }
    return found
  }

  // MARK: Names and values

  /// `name=value`, in addresses, forms, connection strings, lines of shells.
  private func value(afterSign sign: Int) -> Range<Int>? {
    let isSpaced = sign > 0 && bytes[sign - 1] == 0x20
    let start = isSpaced ? skippingBlanks(sign + 1) : sign + 1
    guard start < bytes.count, bytes[start] != 0x3d, isSecret(nameBefore: sign) else { return nil }
    return quoted(at: start) ?? unquoted(from: start)
  }

  /// `"name": "value"`, or `name: v4lue`: a word without a digit is prose, as in `token: expired`.
  private func value(afterColon colon: Int) -> Range<Int>? {
    let start = skippingBlanks(colon + 1)
    guard start < bytes.count, isSecret(nameBefore: colon) else { return nil }
    if let range = quoted(at: start) { return range }
    let range = unquoted(from: start)
    let hasDigit = bytes[range].contains { (0x30...0x39).contains($0) }
    return hasDigit && range.count > 3 ? range : nil
  }

  /// `--password value`
  private func value(afterOption blank: Int) -> Range<Int>? {
    guard let name = word(before: blank), bytes[name].starts(with: [0x2d, 0x2d]),
      Secrets.isSecret(name: bytes[name])
    else { return nil }
    let start = skippingBlanks(blank)
    guard start < bytes.count, bytes[start] != 0x2d else { return nil }
    return quoted(at: start) ?? unquoted(from: start)
  }

  private func isSecret(nameBefore separator: Int) -> Bool {
    var end = separator
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    if end > 0, bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 { end -= 1 }
    return word(before: end).map { Secrets.isSecret(name: bytes[$0]) } ?? false
  }

  /// Names are shorter than most of what could be taken for one.
  private func word(before end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < 128, bytes[start - 1].isPartOfName || bytes[start - 1] == 0x2e {
      start -= 1
    }
    return start < end ? start..<end : nil
  }

  private func skippingBlanks(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// The text in the quotes that begin there; nil if none do. To the end where they are not closed.
  private func quoted(at start: Int) -> Range<Int>? {
    let quote = bytes[start]
    guard quote == 0x22 || quote == 0x27 else { return nil }
    var end = start + 1
    while end < bytes.count, bytes[end] != quote {
      end += bytes[end] == 0x5c ? 2 : 1
    }
    return start + 1..<min(end, bytes.count)
  }

  private func unquoted(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, !isEnd(end) { end += 1 }
    return start..<end
  }

  /// `&` is one only in front of another name: passwords may have it.
  private func isEnd(_ index: Int) -> Bool {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x22 || byte == 0x27 { return true }
    // A quote that is escaped ends what began in front of it.
    if byte == 0x5c, index + 1 < bytes.count { return bytes[index + 1] == 0x22 }
    guard byte == 0x26 else { return false }
    let next = bytes[(index + 1)...].prefix(128)
    let end = next.firstIndex { !$0.isPartOfName && $0 != 0x2e && $0 != 0x25 } ?? next.endIndex
    return end > next.startIndex && end < bytes.count && bytes[end] == 0x3d
  }

  // MARK: What is secret by its looks

  private static let schemes = Secrets.schemes.map { Array($0.utf8) }

  /// `Bearer eyJ…`; `basic authentication` is prose.
  private func credentials(afterBlank blank: Int) -> Range<Int>? {
    guard let name = word(before: blank), name.count < 10 else { return nil }
    let scheme = bytes[name].map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    guard Self.schemes.contains(scheme) else { return nil }
    let range = unquoted(from: blank + 1)
    let isProse = bytes[range].allSatisfy { (0x61...0x7a).contains($0) }
    return range.count >= 8 && !isProse ? range : nil
  }

  /// A JSON web token: three parts, the first an object in base64.
  private func webToken(at start: Int) -> Range<Int>? {
    guard bytes[start...].starts(with: Secrets.webToken.utf8),
      start == 0 || !bytes[start - 1].isPartOfName
    else { return nil }
    let end =
      bytes[start...].firstIndex { !$0.isPartOfName && $0 != 0x2e && $0 != 0x3d } ?? bytes.count
    let dots = bytes[start..<end].count { $0 == 0x2e }
    return dots >= 2 ? start..<end : nil
  }

  /// `https://user:password@host`
  private func password(afterColon colon: Int) -> Range<Int>? {
    guard bytes[colon...].starts(with: "://".utf8) else { return nil }
    let place = bytes[(colon + 3)...].prefix(512).prefix {
      $0 > 0x20 && $0 != 0x2f && $0 != 0x3f && $0 != 0x23 && $0 != 0x22 && $0 != 0x27
    }
    guard let at = place.lastIndex(of: 0x40), let sign = place[..<at].firstIndex(of: 0x3a) else {
      return nil
    }
    return sign + 1..<at
  }

  /// From its first line to its last, or to the end.
  private func privateKey(at start: Int) -> Range<Int>? {
    guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return nil }
    let head = bytes[(start + 11)...].prefix(64)
    guard let dash = head.firstIndex(of: 0x2d),
      bytes[start..<dash].suffix(11).elementsEqual("PRIVATE KEY".utf8)
    else { return nil }
    let end = bytes[dash...].firstRange(of: Array("-----END".utf8))?.lowerBound ?? bytes.count
    return min(dash + 5, end)..<end
  }

  /// `{dbaes}…`, as the platform writes what it has encrypted.
  private func encrypted(at start: Int) -> Range<Int>? {
    let rest = bytes[start...].prefix(8)
    guard Secrets.encryptions.contains(where: { rest.starts(with: $0.utf8) }) else {
      return nil
    }
    return unquoted(from: start)
  }
}
