public import PlatformModel

/// A filter as people write it, understood: terms that must all hold.
///
/// Words are substrings, case-insensitive unless one has a capital: `cust addr`. `~word` is fuzzy,
/// `/re/` a regular expression, `-word` not, `"two words"` one term. Typed terms: `type:data_asset`,
/// `tag:pii` (both from the beginning), `owner:ana`, `name:cust`, `modified<7d` (an age),
/// `modified>=2026-03-01`, `created:2026-03`, `duration>10m`.
public struct FilterQuery: Hashable, Sendable {
  public var terms: [FilterTerm]
  /// What is not understood, for people; nil if everything is.
  public var problem: String?
  /// A term was not understood, and constrains nothing.
  public var leavesOut: Bool

  /// `fields` are those the list has; others are said to mean nothing. `states` are all that
  /// `state:` can be, none if that is not known. Days begin by the clock of
  /// `zone`, where the person is.
  public init(
    _ text: String, fields: Set<FilterField> = FilterField.ofAssets, states: [String] = [],
    zone: Zone = .utc
  ) {
    var parser = FilterParser(fields: fields, states: states, zone: zone)
    terms = parser.parse(text)
    problem = parser.problem
    leavesOut = parser.leavesOut
  }

  public var isEmpty: Bool { terms.isEmpty }

  /// Whether everything this lets through, `older` lets through too; false when in doubt.
  public func narrows(_ older: FilterQuery) -> Bool {
    guard terms.count >= older.terms.count else { return false }
    return zip(older.terms, terms).allSatisfy { $1 == $0 || $1.narrows($0) }
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
    /// `type:` and `tag:` match from the beginning, others anywhere.
    case field(FilterField, FilterWord)
    /// Younger or older than, shorter or longer than.
    case compared(FilterField, FilterComparison, Duration)
    /// Between two moments, both included, in milliseconds.
    case dated(FilterField, ClosedRange<Int64>)
    case rated(FilterComparison, Double)
  }

  public init(_ kind: Kind, isNegated: Bool = false) {
    self.kind = kind
    self.isNegated = isNegated
  }

  fileprivate func narrows(_ older: FilterTerm) -> Bool {
    guard !isNegated, !older.isNegated else { return false }
    return switch (older.kind, kind) {
    case (.word(let a), .word(let b)): b.narrows(a)
    case (.field(let f, let a), .field(let g, let b)): f == g && b.narrows(a)
    case (.fuzzy(let a), .fuzzy(let b)): b.hasPrefix(a)
    default: false
    }
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
}

/// What typed terms can name.
public enum FilterField: String, Hashable, Sendable, CaseIterable {
  case name
  case type
  case tag
  case owner
  case state
  case modified
  case created
  case duration
  case rating

  public static let ofAssets: Set<FilterField> = [.name, .type, .tag, .owner, .modified, .created]
  public static let ofRuns: Set<FilterField> = [.name, .type, .state, .created, .duration]

  /// Compared with a span of time: `modified<7d`.
  var isTime: Bool { self == .modified || self == .created || self == .duration }
}
