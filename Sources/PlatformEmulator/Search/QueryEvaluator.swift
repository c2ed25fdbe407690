import GRDB

/// Finds the assets that a query matches: a set for each of its parts, put together.
struct QueryEvaluator {
  let index: SearchIndex
  /// What is searched; every set is a part of it.
  let all: RowSet

  init(_ index: SearchIndex) throws {
    self.index = index
    all = try index.everything()
  }

  var database: Database { index.database }

  func rows(_ query: LuceneQuery) throws -> RowSet {
    switch query {
    case .everything: all
    case .field(nil, let matcher): try anywhere(matcher)
    case .field(let name?, let matcher):
      try rows(SearchField(name, in: database), matcher)
    case .clauses(let must, let should, let mustNot): try clauses(must, should, mustNot)
    }
  }

  func rows(_ field: SearchField, _ matcher: LuceneMatcher) throws -> RowSet {
    switch field {
    case .name: try text(.name, matcher)
    case .description: try text(.description, matcher)
    case .id: try id(matcher)
    case .time(let column): try time(column, matcher)
    case .keyword(let number): try keyword(number, matcher)
    case .unknown: all.none
    }
  }

  private func clauses(
    _ must: [LuceneQuery], _ should: [LuceneQuery], _ mustNot: [LuceneQuery]
  ) throws -> RowSet {
    var result = all
    if must.isEmpty, !should.isEmpty {
      result = all.none
      for query in should { result.formUnion(try rows(query)) }
    }
    for query in must { result.formIntersection(try rows(query)) }
    for query in mustNot { result.subtract(try rows(query)) }
    return result
  }

  /// Name, description or tags.
  private func anywhere(_ matcher: LuceneMatcher) throws -> RowSet {
    var result = try text(.name, matcher)
    result.formUnion(try text(.description, matcher))
    result.formUnion(try keyword(IndexedField.tags.rawValue, matcher))
    return result
  }

  /// Without private assets that the caller is no member of.
  func findable(_ assets: RowSet, in container: Container) throws -> RowSet {
    guard let hidden = AssetPrivacy.hidden(in: container) else { return assets }
    return assets.subtracting(
      try rows(selectedBy: hidden.sql, hidden.statementArguments))
  }

  /// Rows that a statement selects.
  func rows(selectedBy sql: String, _ arguments: StatementArguments) throws -> RowSet {
    var set = all.none
    let cursor = try Int64.fetchCursor(
      database.cachedStatement(sql: sql), arguments: arguments)
    while let row = try cursor.next() {
      // What the container lost or gained stands in the index, which decides.
      if all.contains(row) { set.insert(row) }
    }
    return set
  }
}
