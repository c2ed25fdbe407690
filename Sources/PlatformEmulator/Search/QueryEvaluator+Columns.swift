import GRDB

/// Times and ids, which stand in columns with indexes of their own.
extension QueryEvaluator {
  func time(_ column: String, _ matcher: LuceneMatcher) throws -> RowSet {
    switch matcher {
    case .term(let text), .phrase(let text, _), .fuzzy(let text, _):
      guard let span = Self.span(text) else { return all.none }
      return try time(column, span.lowerBound, span.upperBound)
    case .pattern(let parts):
      guard case .literal(let text)? = parts.first, parts.dropFirst() == [.anyText],
        let span = Self.span(text)
      else { return try time(column, like: parts) }
      return try time(column, span.lowerBound, span.upperBound)
    case .range(let lower, let upper):
      guard let from = Self.moment(lower, \.lowerBound, \.upperBound),
        let to = Self.moment(upper, \.upperBound, \.lowerBound)
      else { return all.none }
      return try time(column, from ?? .min, to ?? .max)
    case .anything: return all
    }
  }

  /// Where a bound lies; nil if there is none, `.some(nil)` if it is open.
  private static func moment(
    _ bound: LuceneMatcher.Bound?, _ inclusive: KeyPath<Range<Int64>, Int64>,
    _ exclusive: KeyPath<Range<Int64>, Int64>
  ) -> Int64?? {
    guard let bound else { return .some(nil) }
    guard let span = span(bound.text) else { return nil }
    return .some(span[keyPath: bound.isInclusive ? inclusive : exclusive])
  }

  private func time(_ column: String, _ from: Int64, _ to: Int64) throws -> RowSet {
    var set = all.none
    for container in index.containers {
      set.formUnion(
        try rows(
          selectedBy: """
            SELECT rowid FROM asset WHERE container = ? AND \(column) >= ? AND \(column) < ?
            """, [container, from, to]))
    }
    return set
  }

  /// Against the time as it is written: `2026-??-01*`.
  private func time(
    _ column: String, like parts: [LuceneMatcher.PatternPart]
  ) throws -> RowSet {
    let written =
      "lower(strftime('%Y-%m-%dT%H:%M:%SZ', \(column) / 1000, 'unixepoch'))"
    var set = all.none
    for container in index.containers {
      set.formUnion(
        try rows(
          selectedBy: """
            SELECT rowid FROM asset WHERE container = ? AND \(written) LIKE ? ESCAPE '\\'
            """, [container, TextPattern.like(parts)]))
    }
    return set
  }

  /// A date, or a beginning of one, or milliseconds since 1970.
  private static func span(_ text: String) -> Range<Int64>? {
    if text.count > 8, let moment = Int64(text), moment < .max { return moment..<moment + 1 }
    return Timestamp.span(text)
  }

  func id(_ matcher: LuceneMatcher) throws -> RowSet {
    switch matcher {
    case .term(let text), .phrase(let text, _), .fuzzy(let text, _):
      try rows(
        selectedBy: "SELECT rowid FROM asset WHERE id IN (?, ?)",
        [text, FoldedText.folded(text)])
    case .pattern(let parts):
      try rows(
        selectedBy: "SELECT rowid FROM asset INDEXED BY asset_by_id WHERE id LIKE ? ESCAPE '\\'",
        [TextPattern.like(parts)])
    case .range(let lower, let upper):
      try ids(Self.condition(lower, upper, on: "id") { FoldedText.folded($0).databaseValue })
    case .anything: all
    }
  }

  private func ids(_ condition: SQLText) throws -> RowSet {
    try rows(
      selectedBy: "SELECT rowid FROM asset INDEXED BY asset_by_id WHERE \(condition.sql)",
      condition.statementArguments)
  }
}
