import GRDB

/// Finds the assets that a structured query matches, in several containers at once, and what each
/// part of it is worth.
struct GlobalEvaluator {
  let containers: [Container]
  let search: QueryEvaluator
  /// What was matched that counts, and for how much.
  private(set) var ranking = Ranking()

  init(_ containers: [Container], _ database: Database) throws {
    self.containers = containers
    search = try QueryEvaluator(SearchIndex(containers.map(\.row), database))
  }

  /// - Parameter scoring: false: matches count for nothing.
  mutating func rows(_ query: GlobalQuery, scoring: Bool = true) throws -> RowSet {
    switch query {
    case .everything: return search.all
    case .nothing: return search.all.none
    case .filter(let inner): return try rows(inner, scoring: false)
    case .bool(let bool): return try rows(bool, scoring)
    case .field(let name, let matcher, let boost):
      let field = try GlobalField(name, in: search.database)
      let found = try rows(field, matcher)
      if scoring { ranking.add(found, worth: boost * field.weight, among: search.all.count) }
      return found
    }
  }

  private mutating func rows(_ bool: GlobalBool, _ scoring: Bool) throws -> RowSet {
    var result = search.all
    for query in bool.must { result.formIntersection(try rows(query, scoring: scoring)) }
    var should: [RowSet] = []
    for query in bool.should { should.append(try rows(query, scoring: scoring)) }
    let least = bool.least ?? (bool.must.isEmpty && !should.isEmpty ? 1 : 0)
    if least > 0 { result.formIntersection(Self.rows(inAtLeast: least, of: should, search.all)) }
    for query in bool.mustNot { result.subtract(try rows(query, scoring: false)) }
    return result
  }

  private static func rows(
    inAtLeast least: Int, of sets: [RowSet], _ all: RowSet
  ) -> RowSet {
    var union = all.none
    for set in sets { union.formUnion(set) }
    guard least > 1 else { return union }
    var result = all.none
    union.forEach { row in
      if sets.count(where: { $0.contains(row) }) >= least { result.insert(row) }
      return true
    }
    return result
  }

  func rows(_ field: GlobalField, _ matcher: LuceneMatcher) throws -> RowSet {
    switch field {
    case .asset(let field): return try search.rows(field, matcher)
    case .wholeName: return try wholeName(matcher)
    case .constant(let value):
      return Self.matches(value, matcher) ? search.all : search.all.none
    case .container(let kind):
      let matching = containers.filter {
        $0.scope.kind == kind && Self.matches($0.scope.id, matcher)
      }
      return try rows(in: matching.map(\.row))
    }
  }

  /// Assets of some of the containers.
  func rows(in containers: [Int64]) throws -> RowSet {
    try SearchIndex(containers, search.database)
      .rows(with: IndexedField.everything.rawValue, among: search.all)
  }

  private func wholeName(_ matcher: LuceneMatcher) throws -> RowSet {
    switch matcher {
    case .term(let text), .phrase(let text, _), .fuzzy(let text, _):
      return try search.names(like: [.literal(text)])
    case .pattern(let parts): return try search.names(like: parts)
    case .range, .anything: return try search.rows(.name, matcher)
    }
  }

  private static func matches(_ value: String, _ matcher: LuceneMatcher) -> Bool {
    switch matcher {
    case .anything: true
    case .term(let text), .phrase(let text, _), .fuzzy(let text, _):
      FoldedText.folded(text) == value
    case .pattern(let parts): TextPattern(parts).matches(value)
    case .range(let lower, let upper):
      (lower.map { $0.isInclusive ? value >= $0.text : value > $0.text } ?? true)
        && (upper.map { $0.isInclusive ? value <= $0.text : value < $0.text } ?? true)
    }
  }
}
