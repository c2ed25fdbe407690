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
    let folded = folded(text)
    if folded.utf8.allSatisfy({ $0 < 0x80 }) { return folded }
    var result = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
      result.append(Self.letters[scalar] ?? scalar)
    }
    return String(result)
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
