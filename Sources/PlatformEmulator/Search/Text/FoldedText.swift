/// A text as search compares it: lower case, and taken apart into words.
///
/// A word is what stands between blanks and punctuation: letters and digits, and whatever is neither
/// blank nor punctuation beyond ASCII, so that emoji are found too.
enum FoldedText {
  static func folded(_ text: some StringProtocol) -> String {
    text.lowercased()
  }

  /// The words, in their order.
  static func words(_ text: String) -> [String] {
    folded(text).unicodeScalars.split { !isPartOfWord($0) }.map { String($0) }
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
