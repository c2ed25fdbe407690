/// A structured query, understood.
///
/// Source: POST /v3/search: "conforming to the Elasticsearch Domain Specific Language".
indirect enum GlobalQuery: Hashable, Sendable {
  case everything
  case nothing
  /// - boost: what a match is worth, besides how rare it is.
  case field(String, LuceneMatcher, boost: Double)
  case bool(GlobalBool)
  /// Matches as the query does, without being worth anything.
  case filter(GlobalQuery)
}

/// A `bool` query.
struct GlobalBool: Hashable, Sendable {
  var must: [GlobalQuery] = []
  var should: [GlobalQuery] = []
  var mustNot: [GlobalQuery] = []
  /// Of `should`; nil: one if there is nothing else that must match.
  var least: Int?
}

extension GlobalQuery {
  static func any(_ queries: [GlobalQuery]) -> GlobalQuery {
    queries.count == 1 ? queries[0] : .bool(GlobalBool(should: queries, least: 1))
  }

  static func all(_ queries: [GlobalQuery]) -> GlobalQuery {
    queries.count == 1 ? queries[0] : .bool(GlobalBool(must: queries))
  }

  /// - Parameter fields: those that words without a field are looked for in, with their boosts.
  init(_ query: LuceneQuery, in fields: [(name: String, boost: Double)]) {
    func converted(_ list: [LuceneQuery]) -> [GlobalQuery] {
      list.map { GlobalQuery($0, in: fields) }
    }
    switch query {
    case .everything, .field(nil, .anything): self = .everything
    case .field(nil, let matcher):
      self = .any(fields.map { .field($0.name, matcher, boost: $0.boost) })
    case .field(let name?, let matcher): self = .field(name, matcher, boost: 1)
    case .clauses(let must, let should, let mustNot):
      self = .bool(
        GlobalBool(
          must: converted(must), should: converted(should), mustNot: converted(mustNot)))
    }
  }
}
