/// The names in an X.509 certificate (RFC 5280, DER), for people: nothing is verified here.
struct CertificateNames: Hashable, Sendable {
  let subject: String
  let issuer: String
  let isSelfSigned: Bool

  /// Nil if the bytes are no certificate.
  init?(_ bytes: [UInt8]) {
    var outer = DERReader(bytes[...])
    guard var certificate = outer.next()?.inside, var fields = certificate.next()?.inside else {
      return nil
    }
    var field = fields.next()
    // The version stands first, in a tag of its own, unless it is that of 1988.
    if field?.tag == 0xa0 { field = fields.next() }
    // What follows is the serial number, the algorithm, the issuer, how long it holds, the subject.
    guard fields.next() != nil, let issuer = fields.next(), fields.next() != nil,
      let subject = fields.next()
    else { return nil }
    self.issuer = Self.name(issuer)
    self.subject = Self.name(subject)
    isSelfSigned = issuer.content == subject.content
  }

  /// The common name, else the organization.
  private static func name(_ element: DERReader.Element) -> String {
    var names: [[UInt8]: String] = [:]
    var sets = element.inside
    while var attributes = sets.next()?.inside {
      while var pair = attributes.next()?.inside {
        guard let key = pair.next(), let value = pair.next() else { break }
        names[Array(key.content)] = text(value)
      }
    }
    let name = names[commonName] ?? names[organization] ?? names[organizationalUnit] ?? ""
    return name.isEmpty ? "somebody without a name" : name
  }

  /// Bounded, without anything that cannot be seen: the other side wrote it.
  private static func text(_ element: DERReader.Element) -> String {
    let isWide = element.tag == 0x1e
    let bytes = isWide ? element.content.filter { $0 != 0 } : Array(element.content)
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    return String(String(String.UnicodeScalarView(scalars)).prefix(80))
  }

  private static let commonName: [UInt8] = [0x55, 0x04, 0x03]
  private static let organization: [UInt8] = [0x55, 0x04, 0x0a]
  private static let organizationalUnit: [UInt8] = [0x55, 0x04, 0x0b]
}

/// Walks over elements of DER (X.690), one after the other.
struct DERReader {
  struct Element {
    let tag: UInt8
    let content: ArraySlice<UInt8>

    var inside: DERReader { DERReader(content) }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// Nil at the end, and for what is no DER.
  mutating func next() -> Element? {
    guard let tag = rest.popFirst(), let first = rest.popFirst() else { return nil }
    var length = Int(first)
    if first & 0x80 != 0 {
      let count = Int(first & 0x7f)
      guard (1...4).contains(count), rest.count >= count else { return nil }
      length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(count)
    }
    guard rest.count >= length else { return nil }
    defer { rest = rest.dropFirst(length) }
    return Element(tag: tag, content: rest.prefix(length))
  }
}
