import PlatformModel

/// The names in an X.509 certificate (RFC 5280, DER), for people: nothing is verified here.
struct CertificateNames: Hashable, Sendable {
  let subject: String
  let issuer: String
  let isSelfSigned: Bool
  /// From when to when it holds; nil if that cannot be read.
  let begin: Timestamp?
  let end: Timestamp?
  /// Hosts and addresses it is issued for.
  let hosts: [String]

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
    guard fields.next() != nil, let issuer = fields.next(), var validity = fields.next()?.inside,
      let subject = fields.next()
    else { return nil }
    begin = validity.next().flatMap(Self.moment)
    end = validity.next().flatMap(Self.moment)
    hosts = Self.hosts(in: fields)
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

  /// `261202113000Z`, or with all digits of the year.
  private static func moment(_ element: DERReader.Element) -> Timestamp? {
    var text = String(decoding: element.content, as: UTF8.self)
    // Years from 1950 to 2049.
    if element.tag == 0x17 { text = (text < "50" ? "20" : "19") + text }
    guard text.utf8.count == 15, text.hasSuffix("Z"), text.dropLast().allSatisfy(\.isNumber) else {
      return nil
    }
    let digits = Array(text)
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return Timestamp(
      iso:
        "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    )
  }

  /// Of the extension `subjectAltName`; what comes before the extensions is passed over.
  private static func hosts(in rest: DERReader) -> [String] {
    var fields = rest
    var hosts: [String] = []
    while let field = fields.next() {
      guard field.tag == 0xa3, var extensions = field.inside.first?.inside else { continue }
      while var parts = extensions.next()?.inside {
        guard parts.next()?.content.elementsEqual(alternativeNames) == true else { continue }
        var value = parts.next()
        // Whether it is critical may stand before it.
        if value?.tag == 0x01 { value = parts.next() }
        guard var names = value?.inside.first?.inside else { continue }
        while let name = names.next(), hosts.count < 20 { host(name).map { hosts.append($0) } }
      }
    }
    return hosts
  }

  private static func host(_ name: DERReader.Element) -> String? {
    switch name.tag {
    case 0x82: text(name)
    case 0x87 where name.content.count == 4: name.content.map(String.init).joined(separator: ".")
    case 0x87 where name.content.count == 16:
      stride(from: 0, to: 16, by: 2).map { index in
        let place = name.content.startIndex + index
        return String(Int(name.content[place]) << 8 | Int(name.content[place + 1]), radix: 16)
      }.joined(separator: ":")
    default: nil
    }
  }

  private static let alternativeNames: [UInt8] = [0x55, 0x1d, 0x11]

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

  /// The next one, without going on.
  var first: Element? {
    var reader = self
    return reader.next()
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
