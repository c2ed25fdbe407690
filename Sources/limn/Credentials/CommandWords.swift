import PlatformModel

/// What can be said of a line for the shell that may have secrets in it.
struct CommandWords {
  private let words: [Substring]

  init(_ command: String) {
    words = command.split(whereSeparator: \.isWhitespace)
  }

  /// The program: the first word that assigns nothing. Nil where only a shell could tell.
  var program: String? {
    for word in words {
      guard let value = Self.assigned(word) else {
        return Self.isPlain(word) ? String(word) : nil
      }
      guard Self.isPlain(value) else { return nil }
    }
    return nil
  }

  /// `text` without what is assigned: shells repeat lines they do not understand.
  func masking(_ text: String) -> String {
    words.compactMap(Self.assigned).filter { $0.count > 3 }.reduce(text) {
      $0.replacing($1, with: Secrets.mask)
    }
  }

  /// What `name=value` assigns; nil for another word.
  private static func assigned(_ word: Substring) -> Substring? {
    guard let sign = word.firstIndex(of: "="), let first = word.utf8.first,
      !(0x30...0x39).contains(first), sign > word.startIndex,
      word[..<sign].utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x5f })
    else { return nil }
    return word[word.index(after: sign)...]
  }

  /// Nothing in it is for the shell.
  private static func isPlain(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { isLetterOrDigit($0) || $0 >= 0x80 || "%+,-./:@_~".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }
}
