/// Takes a Lucene query apart.
///
/// Source: the classic query parser syntax of Apache Lucene, as POST /v2/asset_types/{type}/search
/// takes it.
struct LuceneLexer {
  enum Token: Hashable {
    case word([LuceneMatcher.PatternPart])
    case phrase(String)
    case colon, open, close
    case and, or, not, plus, minus
    /// `>`, `>=`, `<`, `<=` before a word.
    case comparison(String)
    /// `[` or `{`; true for the inclusive one.
    case rangeOpen(Bool)
    case rangeClose(Bool)
    /// `~`, `~2`, `~0.5`: how much a word or phrase may differ.
    case tilde(Double?)
    /// `^2`: read, and without effect, as results come in the order of `sort`.
    case boost
    case end
  }

  private let characters: [Character]
  /// Behind the token that was read last.
  private(set) var position = 0
  /// Where the token that was read last begins.
  private(set) var start = 0

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func next() throws(LuceneError) -> Token {
    skipBlanks()
    start = position
    guard position < characters.count else { return .end }
    let character = characters[position]
    if let token = single(character) {
      position += 1
      return token
    }
    switch character {
    case "\"": return .phrase(try quoted())
    case "&", "|": return try doubled(character)
    case "~":
      position += 1
      return .tilde(number())
    case "^":
      position += 1
      guard number() != nil else { throw error("A '^' has no number behind it", at: start) }
      return .boost
    case "/": throw error("Regular expressions are not supported", at: start)
    case ">", "<": return comparison()
    default: return try word()
    }
  }

  /// One end of a range: everything up to a blank or the closing bracket.
  mutating func rangeEnd() throws(LuceneError) -> String {
    skipBlanks()
    start = position
    if position < characters.count, characters[position] == "\"" { return try quoted() }
    var text = ""
    while position < characters.count, !characters[position].isWhitespace,
      characters[position] != "]", characters[position] != "}"
    {
      if characters[position] == "\\" {
        text += try escaped()
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    return text
  }

  private func error(_ message: String, at position: Int) -> LuceneError {
    LuceneError(message: message, position: position)
  }

  private mutating func skipBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private func single(_ character: Character) -> Token? {
    switch character {
    case ":": .colon
    case "(": .open
    case ")": .close
    case "[": .rangeOpen(true)
    case "{": .rangeOpen(false)
    case "]": .rangeClose(true)
    case "}": .rangeClose(false)
    case "!": .not
    case "+": .plus
    case "-": .minus
    default: nil
    }
  }

  private mutating func doubled(_ character: Character) throws(LuceneError) -> Token {
    guard position + 1 < characters.count, characters[position + 1] == character else {
      throw error("'\(character)' stands alone", at: position)
    }
    position += 2
    return character == "&" ? .and : .or
  }

  private mutating func comparison() -> Token {
    var sign = String(characters[position])
    position += 1
    if position < characters.count, characters[position] == "=" {
      sign += "="
      position += 1
    }
    return .comparison(sign)
  }

  private mutating func number() -> Double? {
    var text = ""
    while position < characters.count, "0123456789.".contains(characters[position]) {
      text.append(characters[position])
      position += 1
    }
    return Double(text)
  }

  private mutating func quoted() throws(LuceneError) -> String {
    let first = position
    position += 1
    var text = ""
    while position < characters.count, characters[position] != "\"" {
      if characters[position] == "\\", position + 1 < characters.count {
        text += try escaped()
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    guard position < characters.count else { throw error("A quote is not closed", at: first) }
    position += 1
    return text
  }

  /// What a backslash makes plain: the character behind it, or the one whose code is `\u` and four
  /// digits.
  private mutating func escaped() throws(LuceneError) -> String {
    guard position + 1 < characters.count else {
      throw error("A backslash ends the query", at: position)
    }
    let character = characters[position + 1]
    let digits = String(characters[min(position + 2, characters.count)...].prefix(4))
    if character == "u", digits.count == 4, digits.allSatisfy(\.isHexDigit),
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    {
      position += 6
      return String(scalar)
    }
    position += 2
    return String(character)
  }

  private mutating func word() throws(LuceneError) -> Token {
    var parts: [LuceneMatcher.PatternPart] = []
    var literal = ""
    var isPlain = true
    while position < characters.count, !Self.endsWord(characters[position]) {
      let character = characters[position]
      switch character {
      case "\\":
        literal += try escaped()
        isPlain = false
      case "*", "?":
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(character == "*" ? .anyText : .anyCharacter)
        position += 1
      default:
        literal.append(character)
        position += 1
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return isPlain ? Self.operation(parts) ?? .word(parts) : .word(parts)
  }

  private static func operation(_ parts: [LuceneMatcher.PatternPart]) -> Token? {
    switch parts {
    case [.literal("AND")]: .and
    case [.literal("OR")]: .or
    case [.literal("NOT")]: .not
    default: nil
    }
  }

  private static func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || ":()[]{}\"^~".contains(character)
  }
}
