import PlatformModel

/// Reads the grammar of filters. Nothing is an error: what is not finished yet constrains nothing,
/// what is not understood is said and left out, what looks mistyped is said and taken as it is.
struct FilterParser {
  let fields: Set<FilterField>
  /// All that `state:` can be; none: that is not known.
  let states: [String]
  /// By whose clock the person's days begin.
  let zone: Zone
  private(set) var problem: String?
  /// A term was not understood, and constrains nothing.
  private(set) var leavesOut = false

  init(fields: Set<FilterField>, states: [String] = [], zone: Zone = .utc) {
    self.fields = fields
    self.states = states
    self.zone = zone
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
      leaveOut("/\(source)/ is no regular expression: \(reason)")
      return nil
    }
    return .regex(String(source))
  }

  /// Nil if the token is no typed term; a nil kind inside if it is one that says nothing yet.
  private mutating func typed(_ token: String) -> (kind: FilterTerm.Kind?, Void)? {
    guard let sign = token.firstIndex(where: { ":<>=".contains($0) }) else { return nil }
    guard let field = FilterField(rawValue: token[..<sign].lowercased()) else {
      sayIfMistyped(token[..<sign].lowercased())
      return nil
    }
    guard fields.contains(field) else {
      leaveOut("\(field.rawValue) means nothing in this list; it has \(fieldWords)")
      return (nil, ())
    }
    let rest = token[sign...]
    if field.isTime || field == .rating { return (compared(field, rest), ()) }
    guard rest.hasPrefix(":") || rest.hasPrefix("=") else {
      leaveOut("\(field.rawValue) wants a colon: \(field.rawValue):word")
      return (nil, ())
    }
    let word = Self.unquoted(rest.dropFirst())
    if field == .state { sayIfUnknown(word) }
    return (word.isEmpty ? nil : .field(field, FilterWord(word)), ())
  }

  /// It may all the same be what a name has in it, as in `typ:x`.
  private mutating func sayIfMistyped(_ word: String) {
    let names = FilterField.allCases.filter(fields.contains).map(\.rawValue)
    guard let name = names.first(where: { Self.isNear(word, $0) }) else { return }
    say("\(word) is no field; did you mean \(name)? In quotes it is a word")
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

  private mutating func sayIfUnknown(_ state: String) {
    let word = FilterWord(state)
    guard !states.isEmpty, !states.contains(where: { word.begins($0) }) else { return }
    say("there is no state \(state), but \(states.joined(separator: ", "))")
  }

  private mutating func compared(_ field: FilterField, _ rest: Substring) -> FilterTerm.Kind? {
    let signs: [(String, FilterComparison)] = [
      ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
    ]
    if let dated = dated(field, rest) { return dated }
    guard let (sign, comparison) = signs.first(where: { rest.hasPrefix($0.0) }) else {
      if rest == ":" || rest == "=" { return nil }
      leaveOut("\(field.rawValue) wants a comparison: \(example(field))")
      return nil
    }
    let value = rest.dropFirst(sign.count)
    if value.isEmpty { return nil }
    if field == .rating {
      if let number = Double(value), number.isFinite { return .rated(comparison, number) }
    } else if let span = Self.span(value) {
      return .compared(field, comparison, span)
    }
    leaveOut("\(field.rawValue) does not understand \(value): \(example(field))")
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
    default: "\(field.rawValue)<7d, \(field.rawValue)>=2026-03-01"
    }
  }

  private var fieldWords: String {
    FilterField.allCases.filter(fields.contains).map(\.rawValue).joined(separator: ", ")
  }

  private mutating func leaveOut(_ reason: String) {
    leavesOut = true
    say(reason)
  }

  /// The first problem is the one that is said.
  private mutating func say(_ text: String) {
    problem = problem ?? text
  }
}
