/// A Lucene query, understood: what is to be matched, and how matches combine.
indirect enum LuceneQuery: Hashable, Sendable {
  /// `*:*`
  case everything
  /// Nil as field: any text of the asset.
  case field(String?, LuceneMatcher)
  /// All of `must`, none of `mustNot`, and at least one of `should` if nothing is a must.
  case clauses(must: [LuceneQuery], should: [LuceneQuery], mustNot: [LuceneQuery])
}

/// What a field is compared with.
enum LuceneMatcher: Hashable, Sendable {
  /// One end of a range.
  struct Bound: Hashable, Sendable {
    var text: String
    var isInclusive: Bool
  }

  enum PatternPart: Hashable, Sendable {
    case literal(String)
    /// `*`
    case anyText
    /// `?`
    case anyCharacter
  }

  case term(String)
  /// `roam~1`: a word with at most so many other letters; nil: as many as its length allows.
  case fuzzy(String, Int?)
  /// Words in quotes: together and in this order, or by so many places out of it.
  case phrase(String, slop: Int)
  case pattern([PatternPart])
  /// Nil: open at that end.
  case range(Bound?, Bound?)
  /// `field:*`: there is something.
  case anything

  static func phrase(_ text: String) -> LuceneMatcher { .phrase(text, slop: 0) }

  /// A pattern, or what is the same without one.
  static func matching(_ parts: [PatternPart]) -> LuceneMatcher {
    if parts.allSatisfy({ $0 == .anyText }) { return .anything }
    if parts.count == 1, case .literal(let text) = parts[0] { return .term(text) }
    return .pattern(parts)
  }
}

/// Why a query was not understood.
struct LuceneError: Error, Hashable {
  var message: String
  /// Characters from the start of the query.
  var position: Int
}
