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
  /// Words in quotes: together and in this order.
  case phrase(String)
  case pattern([PatternPart])
  /// Nil: open at that end.
  case range(Bound?, Bound?)
  /// `field:*`: there is something.
  case anything
}

/// Why a query was not understood.
struct LuceneError: Error, Hashable {
  var message: String
  /// Characters from the start of the query.
  var position: Int
}
