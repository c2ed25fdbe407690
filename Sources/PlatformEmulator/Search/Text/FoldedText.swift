/// A text as search compares it: lower case and, if it is made of words, without accents.
///
/// A word is what stands between blanks and punctuation: letters and digits, and whatever is neither
/// blank nor punctuation beyond ASCII, so that emoji are found too.
enum FoldedText {
  /// Up to a NUL, where texts end in the store.
  static func folded(_ text: some StringProtocol) -> String {
    stored(text).lowercased()
  }

  static func stored(_ text: some StringProtocol) -> String {
    guard let end = text.utf8.firstIndex(of: 0) else { return String(text) }
    return String(text[..<end])
  }

  /// Without accents on Latin letters too: `nově` is `nove`.
  static func plain(_ text: some StringProtocol) -> String {
    let text = stored(text)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        bytes.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
      } else if scalar.value < 0x250 {
        bytes.append(contentsOf: latin[Int(scalar.value) - 0x80])
      } else {
        bytes.append(contentsOf: plain(scalar))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What becomes of the signs from 0x80 on that most texts with accents are made of.
  private static let latin: [[UInt8]] = (0x80..<0x250).map { value in
    Unicode.Scalar(UInt32(value)).map { plain($0) } ?? []
  }

  private static func plain(_ scalar: Unicode.Scalar) -> [UInt8] {
    if isWithoutCase(scalar) { return UTF8.encode(scalar).map(Array.init) ?? [] }
    return scalar.properties.lowercaseMapping.unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
      .flatMap { UTF8.encode(letters[$0] ?? $0).map(Array.init) ?? [] }
  }

  /// True for scripts and signs that have no upper case, and so need not be looked up: Hebrew and
  /// Arabic, dashes and quotation marks, Chinese, Japanese and Korean, emoji.
  private static func isWithoutCase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590..<0x0900, 0x2000..<0x2100, 0x2E80..<0xA640, 0xAC00..<0xFB00, 0x1F000..<0x20000:
      true
    default: false
    }
  }

  /// The letters that those with accents are made from.
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    let prefix = "LATIN SMALL LETTER "
    for value in [0xDF..<0x250, 0x1E00..<0x1F00].joined() {
      // `LATIN SMALL LETTER E WITH CARON`
      guard let scalar = Unicode.Scalar(UInt32(value)), let name = scalar.properties.name,
        name.hasPrefix(prefix), name.dropFirst(prefix.count + 1).hasPrefix(" WITH ")
      else { continue }
      let letter = name.dropFirst(prefix.count).prefix(1).lowercased()
      letters[scalar] = letter.unicodeScalars.first
    }
    return letters
  }()

  /// The words, in their order.
  static func words(_ text: String) -> [String] {
    plain(text).unicodeScalars.split { !isPartOfWord($0) }.map { String($0) }
  }

  static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? isPartOfWord(UInt8(truncatingIfNeeded: scalar.value)) : isPartOfForeignWord(scalar)
  }

  @inline(__always)
  static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  private static func isPartOfForeignWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation,
      .connectorPunctuation, .otherPunctuation:
      false
    default: true
    }
  }
}
