import GRDB

/// Fields whose values are compared as a whole, without regard to case.
extension QueryEvaluator {
  func keyword(_ field: Int64, _ matcher: LuceneMatcher) throws -> RowSet {
    switch matcher {
    case .term(let text), .phrase(let text, _):
      try index.rows(field, values: Self.values(text), among: all)
    case .fuzzy(let text, let most): try nearly(text, most, in: field)
    case .pattern(let parts):
      try index.rows(
        field,
        SQLText("value <> '' AND value LIKE ? ESCAPE '\\'", TextPattern.like(parts)), among: all)
    case .range(let lower, let upper): try range(field, lower, upper)
    case .anything: try index.rows(with: field, among: all)
    }
  }

  /// A text, and the number that it may be.
  private static func values(_ text: String) -> [DatabaseValue] {
    guard !text.isEmpty else { return [] }
    var values = [SearchTerm.Value.text(text).key]
    if let number = Double(text), number.isFinite {
      values.append(SearchTerm.Value(number: number).key)
    }
    return values
  }

  /// Values that differ by a few letters.
  func nearly(_ text: String, _ most: Int?, in field: Int64) throws -> RowSet {
    let distance = EditDistance(FoldedText.folded(text), most: most)
    var set = all.none
    for container in index.containers {
      try index.forEach(field, in: container) { entry in
        if let value = String.fromDatabaseValue(entry.value), distance.isNear(value) {
          for chunk in entry.chunks { set.insert(chunk) }
        }
        return true
      }
    }
    return set
  }

  private func range(
    _ field: Int64, _ lower: LuceneMatcher.Bound?, _ upper: LuceneMatcher.Bound?
  ) throws -> RowSet {
    if lower == nil, upper == nil { return try index.rows(with: field, among: all) }
    let texts = Self.condition(lower, upper) { FoldedText.folded($0).databaseValue }
    var condition = SQLText.all([SQLText("value > ''"), texts])
    let bounds = [lower, upper].compactMap(\.self)
    if bounds.allSatisfy({ Double($0.text)?.isFinite == true }) {
      let numbers = Self.condition(lower, upper) { (Double($0) ?? 0).databaseValue }
      condition = .any([condition, .all([SQLText("value < ''"), numbers])])
    }
    return try index.rows(field, condition, among: all)
  }

  static func condition(
    _ lower: LuceneMatcher.Bound?, _ upper: LuceneMatcher.Bound?, on column: String = "value",
    _ convert: (String) -> DatabaseValue
  ) -> SQLText {
    .all(
      [
        lower.map { SQLText("\(column) \($0.isInclusive ? ">=" : ">") ?", convert($0.text)) },
        upper.map { SQLText("\(column) \($0.isInclusive ? "<=" : "<") ?", convert($0.text)) },
      ].compactMap(\.self))
  }
}
