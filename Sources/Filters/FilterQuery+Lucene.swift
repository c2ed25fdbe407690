/// The part of a filter that the platform can evaluate, in its own language.
public struct LuceneFilter: Hashable, Sendable {
  /// Nil if no term can be sent.
  public var text: String?
  /// Every term is in it. What the platform lets through is looked at here all the same: it may
  /// split words and fold accents in its own way.
  public var isWhole: Bool

  public init(text: String?, isWhole: Bool) {
    self.text = text
    self.isWhole = isWhole
  }
}

extension FilterQuery {
  /// The filter as asset search understands it: it lets everything through that this does, perhaps
  /// more, and never less.
  ///
  /// - Parameters:
  ///   - fields: those of the list; words are looked for in what is seen of them.
  ///   - now: milliseconds since 1970, from which ages are counted.
  ///
  /// Source: POST /v2/asset_types/{type_name}/search, `query` (Lucene over `asset.name` …).
  public func lucene(fields: [FilterField], now: Int64) -> LuceneFilter {
    let writer = LuceneWriter(fields: fields, now: now)
    let parts = terms.map { writer.text(of: $0) }
    let sent = parts.compactMap { $0 }
    return LuceneFilter(
      text: sent.isEmpty ? nil : sent.joined(separator: " AND "), isWhole: sent.count == parts.count
    )
  }
}

/// Writes one term after the other.
private struct LuceneWriter {
  let fields: [FilterField]
  let now: Int64

  /// A condition, and whether the platform finds nothing by it that the filter does not let through:
  /// only then it may be denied.
  private struct Part: Equatable {
    var text: String
    var isDeniable = false
    /// The words for the opposite, if they are shorter.
    var opposite: String?
  }

  /// Nil if the platform cannot evaluate it.
  func text(of term: FilterTerm) -> String? {
    guard let part = part(term) else { return nil }
    guard term.isNegated else { return part.text }
    return part.isDeniable ? part.opposite ?? "NOT \(part.text)" : nil
  }

  private func part(_ term: FilterTerm) -> Part? {
    switch term.kind {
    case .word(let word):
      let seen = fields.filter(\.isSeen)
      let parts = seen.map { occurring(word, in: $0.platform) }
      // One that the platform does not know may have it.
      guard !parts.contains(nil) else { return nil }
      return any(parts.compactMap { $0?.text })
    case .field(let field, let test):
      return field.platform.flatMap { part(test, in: $0, isNegated: term.isNegated) }
    case .fuzzy, .regex: return nil
    }
  }

  private func part(_ test: FilterTest, in field: PlatformField, isNegated: Bool) -> Part? {
    switch (test, field) {
    case (.none, _): missing(in: field)
    case (.words(let words), .ids(let name)): part(words, ids: name)
    case (.words(let words), .codes(let name, let codes)): part(words, codes: codes, in: name)
    case (.words(let words), _): part(words, in: field)
    case (.aged(let comparison, let span), .moment(let name, let isDocumented)):
      moment([comparison.moments(agedBy: span, now: now)], name, isDocumented, isNegated)
    case (.dated(let ranges), .moment(let name, let isDocumented)):
      moment(ranges, name, isDocumented, isNegated)
    case (.compared(let comparison, let number), .number(let name)):
      Part(text: "\(name):\(Self.range(comparison, number))")
    case (.numbers(let numbers), .number(let name)):
      any(numbers.map { "\(name):\(Self.written($0))" })
    default: nil
    }
  }

  /// Whoever has no value: the platform is asked for those it has none of.
  private func missing(in field: PlatformField) -> Part? {
    switch field {
    case .text(let name), .keyword(let name):
      Part(
        text: "(*:* AND NOT \(name):*)", isDeniable: true, opposite: "\(name):*")
    case .ids(let name): Part(text: "(*:* AND NOT \(name):*)")
    case .moment, .number, .codes: nil
    }
  }

  // MARK: Texts

  private func part(_ words: FilterWords, in field: PlatformField) -> Part? {
    var parts = words.texts.map { words.isExact ? equal($0, in: field) : occurring($0, in: field) }
    if words.orNone { parts.append(missing(in: field)) }
    guard !parts.contains(nil) else { return nil }
    var all = any(parts.compactMap { $0?.text })
    all.isDeniable = parts.allSatisfy { $0?.isDeniable == true }
    return all
  }

  private func occurring(_ word: FilterWord, in field: PlatformField?) -> Part? {
    switch field {
    case .text(let name): Lucene.occurring(word.text, in: name).map { Part(text: $0) }
    case .keyword(let name):
      Lucene.occurring(word.text, in: name).map {
        Part(text: $0, isDeniable: !word.isCaseSensitive && Lucene.isOneWord(word.text))
      }
    default: nil
    }
  }

  private func equal(_ word: FilterWord, in field: PlatformField) -> Part? {
    switch field {
    case .text(let name): Lucene.phrase(word.text).map { Part(text: "\(name):\($0)") }
    case .keyword(let name):
      Lucene.phrase(word.text).map {
        Part(
          text: "\(name):\($0)", isDeniable: !word.isCaseSensitive && Lucene.isOneWord(word.text))
      }
    default: nil
    }
  }

  /// Names are not the platform's affair; a number that is said whole is an id.
  private func part(_ words: FilterWords, ids name: String) -> Part? {
    let isNumbers = words.texts.allSatisfy { word in
      !word.text.isEmpty && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard words.isExact, !words.orNone, isNumbers else { return nil }
    var part = any(words.texts.map { "\(name):\"\($0.text)\"" })
    part.isDeniable = true
    return part
  }

  private func part(_ words: FilterWords, codes: [String: Int], in name: String) -> Part? {
    guard !words.orNone else { return nil }
    let found = codes.filter { words.hold(for: $0.key) }.values.sorted()
    guard !found.isEmpty else { return nil }
    var part = any(found.map { "\(name):\($0)" })
    part.isDeniable = true
    return part
  }

  private func any(_ parts: [String]) -> Part {
    Part(text: parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " OR ")))")
  }

  // MARK: Moments and numbers

  /// The platform keeps seconds: ranges begin and end a second outside, or inside if they are denied.
  private func moment(
    _ ranges: [ClosedRange<Int64>], _ name: String, _ isDocumented: Bool, _ isNegated: Bool
  ) -> Part? {
    let texts = ranges.compactMap { Self.range($0, isInside: isNegated) }.map { "\(name):\($0)" }
    guard texts.count == ranges.count else { return nil }
    if isNegated {
      var part = any(texts)
      part.isDeniable = true
      return part
    }
    return any(isDocumented ? texts : texts + ["(*:* AND NOT \(name):*)"])
  }

  private static let (first, last): (Int64, Int64) = (
    Int64(Calendar.days(to: 1, 1, 1)) * Calendar.day,
    Int64(Calendar.days(to: 9_999, 12, 31)) * Calendar.day
  )

  /// Nil if nothing is left of it.
  private static func range(_ moments: ClosedRange<Int64>, isInside: Bool) -> String? {
    let shift: Int64 = isInside ? 1_000 : -1_000
    let from = moments.lowerBound > first ? moments.lowerBound + shift : nil
    let to = moments.upperBound < last ? moments.upperBound - shift : nil
    if let from, let to, from > to { return nil }
    guard from ?? first < last, to ?? last > first else { return nil }
    return "[\(from.map { Calendar.iso(second: $0) } ?? "*") TO "
      + "\(to.map { Calendar.iso(second: $0) } ?? "*")]"
  }

  private static func range(_ comparison: FilterComparison, _ number: Double) -> String {
    let number = written(number)
    return switch comparison {
    case .less: "[* TO \(number)}"
    case .lessOrEqual: "[* TO \(number)]"
    case .greater: "{\(number) TO *]"
    case .greaterOrEqual: "[\(number) TO *]"
    }
  }

  private static func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

/// Writing for Lucene's query parser.
public enum Lucene {
  /// The query that everything matches.
  public static let everything = "*:*"

  /// That all words of a text occur in a field, wherever the platform splits it; nil if it has none.
  static func occurring(_ text: String, in field: String) -> String? {
    let words = words(text)
    guard !words.isEmpty else { return nil }
    let parts = words.map { "\(field):*\(escaped($0))*" }
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " AND ")))"
  }

  /// Runs of letters and digits; ideographs by themselves, as they may be indexed one by one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      let isPart =
        scalar.value == 0x5F || scalar.properties.isAlphabetic
        || scalar.properties.numericType == .decimal
      if !isPart || scalar.properties.isIdeographic, !word.isEmpty {
        words.append(word)
        word = ""
      }
      guard isPart else { continue }
      word.unicodeScalars.append(scalar)
      if scalar.properties.isIdeographic {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Letters, digits and underscores of ASCII, which are compared alike everywhere.
  static func isOneWord(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// Words in quotes; nil if there are none.
  static func phrase(_ text: String) -> String? {
    guard !words(text).isEmpty else { return nil }
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .control {
        result += " "
        continue
      }
      if scalar == "\"" || scalar == "\\" { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return "\"\(result)\""
  }

  /// Escapes what the query parser would take for itself: its signs, blanks, and the words `AND`,
  /// `OR` and `NOT`. Control characters are left out.
  public static func escaped(_ text: String) -> String {
    if ["AND", "OR", "NOT", "TO"].contains(text) { return "\\\(text)" }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control { continue }
      if #"+-&|!(){}[]^"~*?:\/<>= "#.unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Both conditions, without the one that says everything.
  public static func both(_ a: String, _ b: String?) -> String {
    guard let b else { return a }
    // A query that only says what not finds nothing: `NOT x` needs something to be taken from.
    return a == everything && !b.hasPrefix("NOT ") ? b : "\(a) AND \(b)"
  }
}
