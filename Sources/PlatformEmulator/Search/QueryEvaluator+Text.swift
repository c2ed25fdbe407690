import GRDB

/// Names and descriptions, which are compared word by word.
extension QueryEvaluator {
  struct TextField {
    /// Its words, and the text to sort or compare as a whole, in the index.
    let words: IndexedField
    /// The text in SQL.
    let column: String
    /// True in SQL for texts that `LIKE` does not compare as search does: with other letters than
    /// those of ASCII. Names stand plain beside those.
    let isForeign: String

    static let name = TextField(
      words: .nameWords, column: "coalesce(folded, name)", isForeign: "0")
    static let description = TextField(
      words: .descriptionWords, column: "description",
      isForeign: "length(description) <> length(CAST(description AS BLOB))")
  }

  func text(_ field: TextField, _ matcher: LuceneMatcher) throws -> RowSet {
    switch matcher {
    case .term(let text): try phrase(Phrase(text), text, in: field)
    case .phrase(let text, let slop): try phrase(Phrase(text, slop: slop), text, in: field)
    case .fuzzy(let text, let most): try fuzzy(text, most, in: field)
    case .pattern(let parts): try pattern(TextPattern(parts), in: field)
    case .range(let lower, let upper): try range(field, lower, upper)
    case .anything: try present(field)
    }
  }

  /// Every asset has a name.
  private func present(_ field: TextField) throws -> RowSet {
    guard field.words == .descriptionWords else { return all }
    return try index.rows(with: IndexedField.description.rawValue, among: all)
  }

  /// Whole words. What has none (punctuation), or joins to one word though people read several
  /// (Chinese, Japanese), is looked for anywhere in the text.
  private func phrase(_ phrase: Phrase, _ text: String, in field: TextField) throws -> RowSet {
    if text.isEmpty { return all.none }
    if phrase.words.isEmpty || FoldedText.plain(text).utf8.contains(where: { $0 >= 0x80 }) {
      return try pattern(TextPattern([.anyText, .literal(text), .anyText]), in: field)
    }
    var candidates = all
    for word in phrase.words {
      candidates.formIntersection(
        try index.rows(
          field.words.rawValue, values: [SearchTerm.Value.text(word).key], among: all))
    }
    if phrase.words.count == 1 { return candidates }
    return try rows(TextCheck(phrase), among: candidates, in: field)
  }

  private func fuzzy(_ text: String, _ most: Int?, in field: TextField) throws -> RowSet {
    var result = all
    for word in FoldedText.words(text) {
      result.formIntersection(try nearly(word, most, in: field.words.rawValue))
    }
    return result
  }

  private func pattern(_ pattern: TextPattern, in field: TextField) throws -> RowSet {
    // Most texts that match do so within one word, and need not be read.
    var result = try keyword(field.words.rawValue, .matching(pattern.plainParts))
    if pattern.isOneWord { return result }
    let pieces = pattern.pieces
    var candidates = all
    for piece in pieces { candidates.formIntersection(try rows(withWord: piece, in: field)) }
    if pieces.isEmpty { candidates = try present(field) }
    candidates.subtract(result)
    result.formUnion(try rows(TextCheck(pattern), among: candidates, in: field))
    return result
  }

  private func rows(
    withWord piece: TextPattern.Piece, in field: TextField
  ) throws -> RowSet {
    var parts = [LuceneMatcher.PatternPart.literal(piece.text)]
    if !piece.beginsWord { parts.insert(.anyText, at: 0) }
    if !piece.endsWord { parts.append(.anyText) }
    return try keyword(field.words.rawValue, .matching(parts))
  }

  private func range(
    _ field: TextField, _ lower: LuceneMatcher.Bound?, _ upper: LuceneMatcher.Bound?
  ) throws -> RowSet {
    if lower == nil, upper == nil { return try present(field) }
    guard field.words == .nameWords else {
      return try keyword(IndexedField.description.rawValue, .range(lower, upper))
    }
    return try names(
      Self.condition(lower, upper, on: "coalesce(folded, name) COLLATE NOCASE") {
        FoldedText.plain($0).databaseValue
      })
  }

  /// Assets whose name as a whole is like that.
  func names(like parts: [LuceneMatcher.PatternPart]) throws -> RowSet {
    // Open on both sides, the whole name says no more than any part of it.
    if parts.count > 2, parts.first == .anyText, parts.last == .anyText {
      return try text(.name, .pattern(parts))
    }
    return try names(
      SQLText(
        "coalesce(folded, name) LIKE ? ESCAPE '\\'", TextPattern.like(TextPattern.plain(parts))))
  }

  private func names(_ condition: SQLText) throws -> RowSet {
    var set = all.none
    for container in index.containers {
      set.formUnion(
        try rows(
          selectedBy: """
            SELECT rowid FROM asset INDEXED BY asset_by_name
            WHERE container = ? AND \(condition.sql)
            """, [container] + condition.statementArguments))
    }
    return set
  }
}
