/// The part of a test behind the name of its field: `:a,b`, `=a`, `<7d`, `>=4`, `:none`.
extension FilterParser {
  mutating func test(_ field: FilterField, _ rest: Substring) -> FilterTest? {
    let signs = [">=", "<=", "=", ":", ">", "<"]
    guard let sign = signs.first(where: { rest.hasPrefix($0) }) else { return nil }
    let value = rest.dropFirst(sign.count)
    if Self.unquoted(value).allSatisfy(\.isWhitespace) { return lacksValue(field) }
    if sign == ":", value.lowercased() == "none" { return FilterTest.none }
    let comparison = Self.comparisons[sign]
    switch field.kind {
    case .text, .named, .choice: return words(field, sign, value)
    case .moment: return moment(field, sign, value)
    case .span:
      guard let comparison else {
        return refuse("\(field.name) wants a comparison: \(field.example)")
      }
      guard let span = Self.span(value) else { return impossible(field, value) }
      return .compared(comparison, Double(span.components.seconds))
    case .number(let bounds):
      return numbers(field, comparison, value) { text in
        Double(text).flatMap { $0.isFinite && bounds?.contains($0) ?? true ? $0 : nil }
      }
    case .size: return numbers(field, comparison, value, Self.bytes)
    }
  }

  private static let comparisons: [String: FilterComparison] = [
    "<=": .lessOrEqual, ">=": .greaterOrEqual, "<": .less, ">": .greater,
  ]

  private mutating func impossible(_ field: FilterField, _ value: Substring) -> FilterTest? {
    refuse("\(field.name) cannot be \(Self.unquoted(value)): \(field.example)")
  }

  // MARK: Texts

  private mutating func words(
    _ field: FilterField, _ sign: String, _ value: Substring
  ) -> FilterTest? {
    guard sign == ":" || sign == "=" else {
      return refuse("\(field.name) wants a colon: \(field.name):word")
    }
    var words = FilterWords([], isExact: sign == "=")
    for part in Self.alternatives(value) {
      let text = Self.unquoted(part)
      if text.isEmpty { return lacksValue(field) }
      if sign == ":", part.lowercased() == "none" {
        words.orNone = true
        continue
      }
      let word = FilterWord(text)
      if case .choice(let choices) = field.kind {
        let isKnown = choices.contains { words.isExact ? word.equals($0) : word.occurs(in: $0) }
        guard isKnown else {
          return refuse("there is no \(field.name) \(text), but \(choices.joined(separator: ", "))")
        }
      }
      words.texts.append(word)
    }
    return .words(words)
  }

  /// Between commas that stand in no quotes.
  private static func alternatives(_ value: Substring) -> [Substring] {
    var isQuoted = false
    return value.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }
  }

  // MARK: Moments and numbers

  private mutating func moment(
    _ field: FilterField, _ sign: String, _ value: Substring
  ) -> FilterTest? {
    if let comparison = Self.comparisons[sign], let span = Self.span(value) {
      return .aged(comparison, span)
    }
    let parts = Self.comparisons[sign] == nil ? Self.alternatives(value) : [value]
    let ranges = parts.compactMap { moments(sign, $0) }
    if ranges.count == parts.count { return .dated(ranges) }
    if Self.span(value) != nil {
      return refuse("\(field.name) wants a comparison: \(field.example)")
    }
    return impossible(field, value)
  }

  private mutating func numbers(
    _ field: FilterField, _ comparison: FilterComparison?, _ value: Substring,
    _ read: (Substring) -> Double?
  ) -> FilterTest? {
    if let comparison {
      guard let number = read(value) else { return impossible(field, value) }
      return .compared(comparison, number)
    }
    let parts = Self.alternatives(value)
    let numbers = parts.compactMap(read)
    return numbers.count == parts.count ? .numbers(numbers) : impossible(field, value)
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

  /// `0`, `1500`, `10kB`, `1.5MB`, `2GB`: thousands, as the lists write them.
  private static func bytes(_ text: Substring) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    let factor: Double? =
      switch text.dropFirst(digits.count).lowercased() {
      case "", "b": 1
      case "k", "kb": 1e3
      case "m", "mb": 1e6
      case "g", "gb": 1e9
      case "t", "tb": 1e12
      default: nil
      }
    return factor.map { number * $0 }
  }
}
