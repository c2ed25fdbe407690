/// Reads the simple query language, in which no text is wrong.
///
/// Source: `isSimple` of GET /v3/search: `+` and, `|` or, `-` not, `"` phrases, `*` at the end of a
/// word or alone, `(` and `)`, `\` to make them plain. Words side by side are alternatives.
struct SimpleQueryParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private let wantsAll: Bool

  private init(_ text: String, wantsAll: Bool) {
    characters = Array(text)
    self.wantsAll = wantsAll
  }

  static func parse(_ text: String, wantsAll: Bool = false) -> LuceneQuery {
    var parser = SimpleQueryParser(text, wantsAll: wantsAll)
    var query: LuceneQuery?
    while parser.position < parser.characters.count {
      query = parser.join(query, parser.wantsAll, parser.list())
      // A ')' without its '('.
      parser.position += 1
    }
    return query ?? .clauses(must: [], should: [.field(nil, .term(""))], mustNot: [])
  }

  private func join(
    _ left: LuceneQuery?, _ isAnd: Bool, _ right: LuceneQuery?
  ) -> LuceneQuery? {
    guard let left, let right else { return left ?? right }
    return isAnd
      ? .clauses(must: [left, right], should: [], mustNot: [])
      : .clauses(must: [], should: [left, right], mustNot: [])
  }

  /// Up to the end or a ')'.
  private mutating func list() -> LuceneQuery? {
    var query: LuceneQuery?
    var isAnd = wantsAll
    var isNot = false
    while position < characters.count, characters[position] != ")" {
      switch characters[position] {
      case "+":
        isAnd = true
        position += 1
      case "|":
        isAnd = false
        position += 1
      case "-" where isAtStart:
        isNot.toggle()
        position += 1
      case let character where character.isWhitespace: position += 1
      default:
        guard var next = item() else { continue }
        if isNot { next = .clauses(must: [], should: [], mustNot: [next]) }
        query = join(query, isAnd, next)
        (isAnd, isNot) = (wantsAll, false)
      }
    }
    return query
  }

  /// Whether a word could begin here: a '-' within one is a part of it.
  private var isAtStart: Bool {
    position == 0 || characters[position - 1].isWhitespace
      || "(+|-".contains(characters[position - 1])
  }

  private mutating func item() -> LuceneQuery? {
    switch characters[position] {
    case "(" where depth < 64:
      depth += 1
      position += 1
      let query = list()
      position += 1
      depth -= 1
      return query
    case "\"": return phrase()
    default: return word()
    }
  }

  private mutating func phrase() -> LuceneQuery? {
    position += 1
    var text = ""
    while position < characters.count, characters[position] != "\"" { text += plain() }
    position += 1
    let slop = distance()
    return text.isEmpty ? nil : .field(nil, .phrase(text, slop: slop ?? 0))
  }

  private mutating func word() -> LuceneQuery? {
    var text = ""
    var isPrefix = false
    var edits: Int??
    while position < characters.count, !endsWord(characters[position]) {
      if characters[position] == "*",
        position + 1 == characters.count
          || endsWord(characters[position + 1])
      {
        isPrefix = true
        position += 1
      } else if characters[position] == "~", !text.isEmpty {
        edits = .some(distance())
      } else {
        text += plain()
      }
    }
    if text.isEmpty { return isPrefix ? .everything : skipped() }
    if isPrefix { return .field(nil, .matching([.literal(text), .anyText])) }
    if let edits { return .field(nil, .fuzzy(text, edits.map { min($0, 2) })) }
    return .field(nil, .term(text))
  }

  /// Whatever it is, it is not read twice.
  private mutating func skipped() -> LuceneQuery? {
    position += 1
    return nil
  }

  /// `~2`
  private mutating func distance() -> Int? {
    guard position < characters.count, characters[position] == "~" else { return nil }
    position += 1
    var digits = ""
    while position < characters.count, characters[position].isASCII,
      characters[position].isNumber, digits.count < 4
    {
      digits.append(characters[position])
      position += 1
    }
    return Int(digits)
  }

  /// One character, or the one behind a backslash.
  private mutating func plain() -> String {
    if characters[position] == "\\", position + 1 < characters.count { position += 1 }
    position += 1
    return String(characters[position - 1])
  }

  private func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || "()|+\"".contains(character)
  }
}
