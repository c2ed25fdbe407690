import GRDB

/// Turns a Lucene query into a condition on `asset AS a`.
struct SearchCompiler {
  /// Row of the container that is searched: tags are looked up by it.
  let container: Int64

  func condition(_ query: LuceneQuery) -> SQLText {
    switch query {
    case .everything: SQLText("1")
    case .field(nil, let matcher): anywhere(matcher)
    case .field(let name?, let matcher): condition(SearchField(name), matcher)
    case .clauses(let must, let should, let mustNot):
      SQLText.all(
        must.map(condition)
          + (must.isEmpty && !should.isEmpty ? [SQLText.any(should.map(condition))] : [])
          + mustNot.map { condition($0).negated })
    }
  }

  /// Name, description or tags.
  private func anywhere(_ matcher: LuceneMatcher) -> SQLText {
    .any([.name, .description, .tags].map { condition($0, matcher) })
  }

  private func condition(_ field: SearchField, _ matcher: LuceneMatcher) -> SQLText {
    switch field {
    case .name: TextCondition.name.condition(matcher)
    case .description: TextCondition.description.condition(matcher)
    case .tags: tags(matcher)
    case .keyword(let column): keyword("a.\(column)", matcher)
    case .time(let column): time("a.\(column)", matcher)
    case .document(let column, let path): document(column, path, matcher)
    }
  }

  private func tags(_ matcher: LuceneMatcher) -> SQLText {
    SQLText("a.rowid IN (SELECT asset FROM asset_tag WHERE container = ? AND", container)
      + keyword("tag", matcher) + SQLText(")")
  }

  private func keyword(_ column: String, _ matcher: LuceneMatcher) -> SQLText {
    switch matcher {
    case .term(let text), .phrase(let text):
      text == text.lowercased()
        ? SQLText("\(column) = ?", text)
        : SQLText("\(column) IN (?, ?)", text, text.lowercased())
    case .pattern(let parts):
      SQLText("\(column) LIKE ? ESCAPE '\\'", TextCondition.like(parts))
    case .range(let lower, let upper):
      .all(
        [
          lower.map { SQLText("\(column) \($0.isInclusive ? ">=" : ">") ?", $0.text) },
          upper.map { SQLText("\(column) \($0.isInclusive ? "<=" : "<") ?", $0.text) },
        ].compactMap(\.self))
    case .anything: SQLText("\(column) <> ''")
    }
  }

  private func time(_ column: String, _ matcher: LuceneMatcher) -> SQLText {
    switch matcher {
    case .term(let text), .phrase(let text):
      guard let span = Self.span(text) else { return SQLText("0") }
      return SQLText("\(column) >= ? AND \(column) < ?", span.lowerBound, span.upperBound)
    case .pattern(let parts):
      guard case .literal(let text)? = parts.first, parts.dropFirst() == [.anyText],
        let span = Self.span(text)
      else { return SQLText("0") }
      return SQLText("\(column) >= ? AND \(column) < ?", span.lowerBound, span.upperBound)
    case .range(let lower, let upper):
      return .all([
        bound(lower, "\(column) >= ?") { $0.isInclusive ? $1.lowerBound : $1.upperBound },
        bound(upper, "\(column) < ?") { $0.isInclusive ? $1.upperBound : $1.lowerBound },
      ])
    case .anything: return SQLText("1")
    }
  }

  private func bound(
    _ bound: LuceneMatcher.Bound?, _ comparison: String,
    _ moment: (LuceneMatcher.Bound, Range<Int64>) -> Int64
  ) -> SQLText {
    guard let bound else { return SQLText("1") }
    guard let span = Self.span(bound.text) else { return SQLText("0") }
    return SQLText(comparison, moment(bound, span))
  }

  /// A date, or a beginning of one, or milliseconds since 1970.
  private static func span(_ text: String) -> Range<Int64>? {
    if text.count > 8, let moment = Int64(text) { return moment..<moment + 1 }
    return Timestamp.span(text)
  }

  /// Any value at the path: lists are searched element by element.
  private func document(
    _ column: String, _ path: String, _ matcher: LuceneMatcher
  ) -> SQLText {
    let values =
      path.hasPrefix("$[*]")
      ? SQLText(
        """
        SELECT 1 FROM asset_document d, json_each(d.attachments) e, json_each(e.value, ?) v
        WHERE d.rowid = a.rowid AND
        """, "$" + path.dropFirst(4))
      : SQLText(
        "SELECT 1 FROM asset_document d, json_each(d.\(column), ?) v WHERE d.rowid = a.rowid AND",
        path)
    return SQLText("EXISTS (") + values + scalar("v.value", matcher) + SQLText(")")
  }

  private func scalar(_ value: String, _ matcher: LuceneMatcher) -> SQLText {
    switch matcher {
    case .term(let text), .phrase(let text):
      SQLText("CAST(\(value) AS TEXT) = ? COLLATE NOCASE", text)
    case .range(let lower, let upper):
      .all(
        [lower.map { comparison(value, $0, ">") }, upper.map { comparison(value, $0, "<") }]
          .compactMap(\.self))
    case .pattern(let parts):
      SQLText("CAST(\(value) AS TEXT) LIKE ? ESCAPE '\\'", TextCondition.like(parts))
    case .anything: SQLText("\(value) IS NOT NULL")
    }
  }

  private func comparison(
    _ value: String, _ bound: LuceneMatcher.Bound, _ operation: String
  ) -> SQLText {
    let sign = bound.isInclusive ? operation + "=" : operation
    guard let number = Double(bound.text) else {
      return SQLText("typeof(\(value)) = 'text' AND \(value) \(sign) ?", bound.text)
    }
    return SQLText("typeof(\(value)) IN ('integer', 'real') AND \(value) \(sign) ?", number)
  }
}
