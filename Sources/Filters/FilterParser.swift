/// Reads the grammar of filters. What is not understood is said and left out; who asks for an answer
/// refuses such a filter.
struct FilterParser {
  let fields: [FilterField]
  /// When the person's clock shows what a time shows in UTC, in milliseconds.
  let moment: (Int64) -> Int64
  /// The first one.
  private(set) var problem: String?
  /// The problem is only that a term has no end yet.
  private(set) var isUnfinished = false
  private(set) var unfinishedField: String?

  init(fields: [FilterField], moment: @escaping (Int64) -> Int64 = { $0 }) {
    self.fields = fields
    self.moment = moment
  }

  mutating func parse(_ text: String) -> [FilterTerm] {
    Self.tokens(text).compactMap { term($0) }
  }

  /// Splits at blanks, but not inside quotes, nor inside a regular expression.
  static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    var closing: Character?
    for character in text {
      if let end = closing {
        token.append(character)
        if character == end, !(end == "/" && token.hasSuffix("\\/")) { closing = nil }
      } else if character.isWhitespace {
        if !token.isEmpty { tokens.append(token) }
        token = ""
      } else {
        if character == "\"" { closing = "\"" }
        if character == "/", token.isEmpty || token == "-" { closing = "/" }
        token.append(character)
      }
    }
    if !token.isEmpty { tokens.append(token) }
    return tokens
  }

  private mutating func term(_ token: String) -> FilterTerm? {
    guard token.hasPrefix("-") else { return kind(token).map { FilterTerm($0) } }
    return kind(String(token.dropFirst())).map { FilterTerm($0, isNegated: true) }
  }

  private mutating func kind(_ token: String) -> FilterTerm.Kind? {
    if token.hasPrefix("~") {
      let word = Self.unquoted(token.dropFirst()).lowercased()
      return word.isEmpty ? lacking("~", "letters behind it") : .fuzzy(word)
    }
    if token.hasPrefix("/") { return regex(token) }
    if let (name, rest) = Self.typed(token), !fields.isEmpty { return typed(name, rest, token) }
    let word = Self.unquoted(token[...])
    if word.isEmpty { return token.isEmpty ? lacking("-", "a word behind it") : empty() }
    return .word(FilterWord(word))
  }

  private mutating func regex(_ token: String) -> FilterTerm.Kind? {
    var pattern = token.dropFirst()
    if pattern.last == "/", !pattern.hasSuffix("\\/") { pattern = pattern.dropLast() }
    let source = pattern.replacing("\\/", with: "/")
    guard !source.isEmpty else { return lacking("/", "a regular expression behind it") }
    if let reason = LinePattern.problem(of: String(source)) {
      say("/\(source)/ is no regular expression: \(reason)")
      return nil
    }
    return .regex(String(source))
  }

  /// A name that looks like a field's, and the text behind it; nil for a plain word.
  private static func typed(_ token: String) -> (name: String, rest: Substring)? {
    guard let sign = token.firstIndex(where: { ":<>=".contains($0) }) else { return nil }
    let name = token[..<sign]
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return (name.lowercased(), token[sign...])
  }

  private mutating func typed(
    _ name: String, _ rest: Substring, _ token: String
  ) -> FilterTerm.Kind? {
    guard let field = fields.field(called: name) else {
      refuse(name, token)
      return nil
    }
    return test(field, rest).map { .field(field, $0) }
  }

  private mutating func refuse(_ name: String, _ token: String) {
    let near = fields.map(\.name).first { Self.isNear(name, $0) }
    let meant = near.map { " (did you mean \($0)?)" } ?? ""
    let quoted = token.contains("\"") ? "" : "; \"\(token)\" in quotes is a word"
    say("there is no field \(name)\(meant), but \(fields.words)\(quoted)")
  }

  /// One letter more, less or other, two that changed places, or the beginning.
  private static func isNear(_ word: String, _ name: String) -> Bool {
    if word.count > 1, name.hasPrefix(word) { return true }
    var (a, b) = (word[...], name[...])
    while let first = a.first, first == b.first { (a, b) = (a.dropFirst(), b.dropFirst()) }
    while let last = a.last, last == b.last { (a, b) = (a.dropLast(), b.dropLast()) }
    guard word.count > 1 else { return false }
    return a.count <= 1 && b.count <= 1 || a.count == 2 && a.elementsEqual(b.reversed())
  }

  static func unquoted(_ text: Substring) -> String { String(text.filter { $0 != "\"" }) }

  // MARK: What is said

  mutating func refuse(_ reason: String) -> FilterTest? {
    say(reason)
    return nil
  }

  mutating func lacksValue(_ field: FilterField) -> FilterTest? {
    if problem == nil { isUnfinished = true }
    unfinishedField = field.name
    return refuse("\(field.name): has no value")
  }

  private mutating func lacking(_ sign: String, _ what: String) -> FilterTerm.Kind? {
    if problem == nil { isUnfinished = true }
    say("\(sign) wants \(what)")
    return nil
  }

  private mutating func empty() -> FilterTerm.Kind? {
    if problem == nil { isUnfinished = true }
    say("a word is empty")
    return nil
  }

  /// The first problem is the one that is said, but what is wrong before what is not finished.
  private mutating func say(_ text: String) {
    problem = problem ?? text
  }
}
