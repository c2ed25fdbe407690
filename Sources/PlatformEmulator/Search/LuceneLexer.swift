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
    /// `[` or `{`; true for the inclusive one.
    case rangeOpen(Bool)
    case rangeClose(Bool)
    /// `~`, `~2`, `^`, `^1.5`: read, and without effect.
    case modifier
    case end
  }

  private let characters: [Character]
  private(set) var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func next() throws(LuceneError) -> Token {
    skipBlanks()
    guard position < characters.count else { return .end }
    let character = characters[position]
    if let token = single(character) {
      position += 1
      return token
    }
    switch character {
    case "\"": return try phrase()
    case "&", "|": return try doubled(character)
    case "~", "^": return modifier()
    case "+", "-":
      position += 1
      return character == "+" ? .plus : .minus
    case "/":
      throw LuceneError(message: "Regular expressions are not supported", position: position)
    default: return try word()
    }
  }

  /// One end of a range: everything up to a blank or the closing bracket.
  mutating func rangeEnd() throws(LuceneError) -> String {
    skipBlanks()
    if position < characters.count, characters[position] == "\"" {
      guard case .phrase(let text) = try phrase() else { return "" }
      return text
    }
    var text = ""
    while position < characters.count, !characters[position].isWhitespace,
      characters[position] != "]", characters[position] != "}"
    {
      if characters[position] == "\\" { position += 1 }
      guard position < characters.count else { break }
      text.append(characters[position])
      position += 1
    }
    return text
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
    default: nil
    }
  }

  private mutating func doubled(_ character: Character) throws(LuceneError) -> Token {
    guard position + 1 < characters.count, characters[position + 1] == character else {
      throw LuceneError(message: "'\(character)' stands alone", position: position)
    }
    position += 2
    return character == "&" ? .and : .or
  }

  private mutating func modifier() -> Token {
    position += 1
    while position < characters.count, characters[position].isNumber || characters[position] == "."
    {
      position += 1
    }
    return .modifier
  }

  private mutating func phrase() throws(LuceneError) -> Token {
    let start = position
    position += 1
    var text = ""
    while position < characters.count, characters[position] != "\"" {
      if characters[position] == "\\", position + 1 < characters.count { position += 1 }
      text.append(characters[position])
      position += 1
    }
    guard position < characters.count else {
      throw LuceneError(message: "A quote is not closed", position: start)
    }
    position += 1
    return .phrase(text)
  }

  private mutating func word() throws(LuceneError) -> Token {
    var parts: [LuceneMatcher.PatternPart] = []
    var literal = ""
    var isPlain = true
    while position < characters.count, !Self.endsWord(characters[position]) {
      let character = characters[position]
      position += 1
      switch character {
      case "\\":
        guard position < characters.count else {
          throw LuceneError(message: "A backslash ends the query", position: position - 1)
        }
        literal.append(characters[position])
        position += 1
        isPlain = false
      case "*", "?":
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(character == "*" ? .anyText : .anyCharacter)
      default:
        literal.append(character)
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
