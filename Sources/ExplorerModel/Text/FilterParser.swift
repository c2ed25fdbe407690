/// Reads the grammar of filters. Nothing is an error: what is not finished yet constrains nothing,
/// what is not understood is said and left out.
struct FilterParser {
  let fields: Set<FilterField>
  private(set) var problem: String?

  init(fields: Set<FilterField>) {
    self.fields = fields
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
    guard token.hasPrefix("-"), token.count > 1 else {
      return token == "-" ? nil : kind(token).map { FilterTerm($0) }
    }
    return kind(String(token.dropFirst())).map { FilterTerm($0, isNegated: true) }
  }

  private mutating func kind(_ token: String) -> FilterTerm.Kind? {
    if token.hasPrefix("~") {
      let word = Self.unquoted(token.dropFirst()).lowercased()
      return word.isEmpty ? nil : .fuzzy(word)
    }
    if token.hasPrefix("/") { return regex(token) }
    if let typed = typed(token) { return typed.kind }
    let word = Self.unquoted(token[...])
    return word.isEmpty ? nil : .word(FilterWord(word))
  }

  private mutating func regex(_ token: String) -> FilterTerm.Kind? {
    var pattern = token.dropFirst()
    if pattern.last == "/", !pattern.hasSuffix("\\/") { pattern = pattern.dropLast() }
    let source = pattern.replacing("\\/", with: "/")
    guard !source.isEmpty else { return nil }
    if let reason = LinePattern.problem(of: String(source)) {
      say("/\(source)/ is no regular expression: \(reason)")
      return nil
    }
    return .regex(String(source))
  }

  /// Nil if the token is no typed term; a nil kind inside if it is one that says nothing yet.
  private mutating func typed(_ token: String) -> (kind: FilterTerm.Kind?, Void)? {
    guard let sign = token.firstIndex(where: { ":<>=".contains($0) }),
      let field = FilterField(rawValue: token[..<sign].lowercased())
    else { return nil }
    guard fields.contains(field) else {
      say("\(field.rawValue) means nothing in this list; it has \(fieldWords)")
      return (nil, ())
    }
    let rest = token[sign...]
    if field.isTime || field == .rating { return (compared(field, rest), ()) }
    guard rest.hasPrefix(":") || rest.hasPrefix("=") else {
      say("\(field.rawValue) wants a colon: \(field.rawValue):word")
      return (nil, ())
    }
    let word = Self.unquoted(rest.dropFirst())
    return (word.isEmpty ? nil : .field(field, FilterWord(word)), ())
  }

  private mutating func compared(_ field: FilterField, _ rest: Substring) -> FilterTerm.Kind? {
    let signs: [(String, FilterComparison)] = [
      ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
    ]
    guard let (sign, comparison) = signs.first(where: { rest.hasPrefix($0.0) }) else {
      say("\(field.rawValue) wants a comparison: \(example(field))")
      return nil
    }
    let value = rest.dropFirst(sign.count)
    if value.isEmpty { return nil }
    if field == .rating {
      if let number = Double(value), number.isFinite { return .rated(comparison, number) }
    } else if let span = Self.span(value) {
      return .compared(field, comparison, span)
    }
    say("\(field.rawValue) does not understand \(value): \(example(field))")
    return nil
  }

  /// `90s`, `10m`, `2h`, `7d`, `3w`, `6mo`, `1y`.
  static func span(_ text: Substring) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits), number < 1_000_000 else { return nil }
    let seconds: Int64? =
      switch text.dropFirst(digits.count).lowercased() {
      case "s": 1
      case "m", "min": 60
      case "h": 3_600
      case "d": 86_400
      case "w": 7 * 86_400
      case "mo": 30 * 86_400
      case "y": 365 * 86_400
      default: nil
      }
    return seconds.map { .seconds(number * $0) }
  }

  private static func unquoted(_ text: Substring) -> String {
    String(text.filter { $0 != "\"" })
  }

  private func example(_ field: FilterField) -> String {
    switch field {
    case .duration: "duration>10m"
    case .rating: "rating>=4"
    default: "\(field.rawValue)<7d"
    }
  }

  private var fieldWords: String {
    FilterField.allCases.filter(fields.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// The first problem is the one that is said.
  private mutating func say(_ text: String) {
    problem = problem ?? text
  }
}
