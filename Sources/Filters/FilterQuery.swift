/// A filter as people write it, understood: terms that must all hold.
///
/// Words are substrings, case-insensitive unless one has a capital: `cust addr`. `~word` is fuzzy,
/// `/re/` a regular expression, `-word` not, `"two words"` one term. Typed terms name a field of the
/// list: `tag:pii` contains, `tag=pii` is exactly that, `type:job,notebook` is either, `tag:none` has
/// none, `modified<7d` is an age, `modified>=2026-03-01` and `created:2026-03` are dates.
public struct FilterQuery: Hashable, Sendable {
  /// As it was typed.
  public let text: String
  public var terms: [FilterTerm]
  /// The first thing that is not understood, for people; nil if everything is. What is not
  /// understood constrains nothing: a query with a problem is not to be used for an answer.
  public var problem: String?
  /// The problem is only that a term has no end yet.
  public var isUnfinished: Bool
  /// The field of a term that has no value yet: `owner:`.
  public var unfinishedField: String?

  /// `fields` are those the list has; others are refused. A list without fields has words only. Days
  /// begin by the person's clock: `moment` gives when that clock shows what a time shows in UTC, both
  /// in milliseconds since 1970.
  public init(
    _ text: String, fields: [FilterField], moment: @escaping (Int64) -> Int64 = { $0 }
  ) {
    self.text = text
    var parser = FilterParser(fields: fields, moment: moment)
    terms = parser.parse(text)
    problem = parser.problem
    isUnfinished = parser.isUnfinished
    unfinishedField = parser.unfinishedField
  }

  public var isEmpty: Bool { terms.isEmpty }

  /// Whether a term names this field, be it without a value yet.
  public func asks(_ name: String) -> Bool {
    unfinishedField == name
      || terms.contains { term in
        if case .field(let field, _) = term.kind { field.name == name } else { false }
      }
  }

  /// Whether everything this lets through, `older` lets through too; false when in doubt.
  public func narrows(_ older: FilterQuery) -> Bool {
    guard terms.count >= older.terms.count else { return false }
    return zip(older.terms, terms).allSatisfy { $1 == $0 || $1.narrows($0) }
  }

  /// How values are compared with texts: `contains`, `exact`; nil where no field is asked for.
  public var comparison: String? {
    let isExact = terms.compactMap { term -> Bool? in
      guard case .field(_, .words(let words)) = term.kind, !words.texts.isEmpty else { return nil }
      return words.isExact
    }
    if isExact.isEmpty { return nil }
    if isExact.allSatisfy({ $0 }) { return "exact" }
    return isExact.contains(true) ? nil : "contains"
  }
}

/// One condition of a filter.
public struct FilterTerm: Hashable, Sendable {
  public var kind: Kind
  public var isNegated: Bool

  public enum Kind: Hashable, Sendable {
    case word(FilterWord)
    /// Lower case; its characters occur in the name in this order.
    case fuzzy(String)
    case regex(String)
    case field(FilterField, FilterTest)
  }

  public init(_ kind: Kind, isNegated: Bool = false) {
    self.kind = kind
    self.isNegated = isNegated
  }

  fileprivate func narrows(_ older: FilterTerm) -> Bool {
    guard !isNegated, !older.isNegated else { return false }
    return switch (older.kind, kind) {
    case (.word(let a), .word(let b)): b.narrows(a)
    case (.field(let f, .words(let a)), .field(let g, .words(let b))): f == g && b.narrows(a)
    case (.fuzzy(let a), .fuzzy(let b)): b.hasPrefix(a)
    default: false
    }
  }
}

/// A test of a field.
public enum FilterTest: Hashable, Sendable {
  case words(FilterWords)
  /// Younger or older than.
  case aged(FilterComparison, Duration)
  /// Between two moments, both included, in milliseconds; any of these ranges.
  case dated([ClosedRange<Int64>])
  /// Of numbers, of bytes, and of seconds that something took.
  case compared(FilterComparison, Double)
  case numbers([Double])
  /// There is no value.
  case none
}

/// Texts of which one must be there.
public struct FilterWords: Hashable, Sendable {
  public var texts: [FilterWord]
  /// The whole value is that; else it is contained.
  public var isExact: Bool
  /// No value will do too.
  public var orNone: Bool

  public init(_ texts: [FilterWord], isExact: Bool = false, orNone: Bool = false) {
    self.texts = texts
    self.isExact = isExact
    self.orNone = orNone
  }

  fileprivate func narrows(_ older: FilterWords) -> Bool {
    guard !orNone, !older.orNone, !isExact, !older.isExact, texts.count == 1,
      older.texts.count == 1
    else { return false }
    return texts[0].narrows(older.texts[0])
  }
}

/// A word to look for.
public struct FilterWord: Hashable, Sendable {
  /// Lower case unless `isCaseSensitive`.
  public var text: String
  public var isCaseSensitive: Bool

  /// A word with a capital means its case.
  public init(_ typed: String) {
    isCaseSensitive = typed.contains { $0.isUppercase }
    text = isCaseSensitive ? typed : typed.lowercased()
  }

  public var bytes: [UInt8] { Array(text.utf8) }

  public func occurs(in other: String) -> Bool {
    var other = isCaseSensitive ? other : other.lowercased()
    var text = text
    return other.withUTF8 { haystack in
      text.withUTF8 { ByteSearch.first(.init($0), in: .init(haystack)) != nil }
    }
  }

  /// Byte by byte, as everything else is compared.
  public func equals(_ other: String) -> Bool {
    (isCaseSensitive ? other : other.lowercased()).utf8.elementsEqual(text.utf8)
  }

  fileprivate func narrows(_ older: FilterWord) -> Bool {
    // `Ab` narrows `a`; `ab` does not narrow `A`.
    if older.isCaseSensitive { return isCaseSensitive && text.hasPrefix(older.text) }
    return text.lowercased().hasPrefix(older.text)
  }
}

public enum FilterComparison: Hashable, Sendable {
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual

  public func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// The moments whose age compares so with `span`, in milliseconds.
  public func moments(agedBy span: Duration, now: Int64) -> ClosedRange<Int64> {
    let parts = span.components
    let edge = now - parts.seconds * 1_000 - parts.attoseconds / 1_000_000_000_000_000
    return switch self {
    case .less: (edge + 1)...Int64.max
    case .lessOrEqual: edge...Int64.max
    case .greater: (Int64.min + 1)...(edge - 1)
    case .greaterOrEqual: (Int64.min + 1)...edge
    }
  }
}
