import GRDB

/// What decides about a text where its words do not.
struct TextCheck {
  /// For `LIKE`: lets through all that may pass.
  let like: String
  /// For `LIKE`, of the text between two blanks: lets through only what passes, as letters of ASCII
  /// stay what they are in a plain text; nil: nothing is that sure.
  let sure: String?
  /// Of a plain text.
  let passes: (String) -> Bool

  init(_ pattern: TextPattern) {
    let parts = pattern.plainParts
    let superset = parts.map { $0 == .anyCharacter ? .anyText : $0 }
    like = TextPattern.like([.anyText] + superset + [.anyText])
    let blank = [LuceneMatcher.PatternPart.literal(" ")]
    let start = parts.first == .anyText ? [] : [.anyText] + blank
    let end = parts.last == .anyText ? [] : blank + [.anyText]
    sure = parts.contains(.anyCharacter) ? nil : TextPattern.like(start + parts + end)
    passes = pattern.matches
  }

  /// - Parameter phrase: of at least one word.
  init(_ phrase: Phrase) {
    let words = phrase.words.map { LuceneMatcher.PatternPart.literal($0) }
    let inOrder = phrase.slop == 0 ? words : Array(words.prefix(1))
    like = TextPattern.like(inOrder.reduce(into: [.anyText]) { $0 += [$1, .anyText] })
    sure = TextPattern.like(
      [.anyText, .literal(" " + phrase.words.joined(separator: " ") + " "), .anyText])
    passes = phrase.matches
  }
}

/// Looking at the texts themselves.
extension QueryEvaluator {
  /// Those candidates whose text passes.
  func rows(
    _ check: TextCheck, among candidates: RowSet, in field: TextField
  ) throws -> RowSet {
    var result = all.none
    for (source, arguments) in sources(of: candidates, field) {
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT asset.rowid, CASE WHEN ' ' || \(field.column) || ' ' LIKE ? ESCAPE '\\'
              THEN NULL ELSE \(field.column) END
            FROM \(source) AND (\(field.column) LIKE ? ESCAPE '\\' OR \(field.isForeign))
            """), arguments: [check.sure] + arguments + [check.like])
      while let row = try cursor.next() {
        let number: Int64 = row[0]
        guard candidates.contains(number) else { continue }
        let text: String? = row[1]
        if text.map({ check.passes(FoldedText.plain($0)) }) ?? true { result.insert(number) }
      }
    }
    return result
  }

  /// Where the texts of all candidates stand, in SQL up to a condition.
  private func sources(
    of candidates: RowSet, _ field: TextField
  ) -> [(sql: String, arguments: StatementArguments)] {
    if candidates.count * 4 < all.count {
      let rows = candidates.rows.map(String.init).joined(separator: ",")
      return [
        (
          "json_each(?) wanted CROSS JOIN asset ON asset.rowid = wanted.value WHERE 1",
          ["[\(rows)]"]
        )
      ]
    }
    return index.containers.map { container in
      guard field.words == .descriptionWords else {
        return ("asset INDEXED BY asset_by_name WHERE container = ?", [container])
      }
      // Descriptions are read from the table, from where the assets begin to where they end.
      let start = Int64(all.chunks.lowerBound) << Int64(RowChunk.bits)
      let end = Int64(all.chunks.upperBound) << Int64(RowChunk.bits)
      return (
        "asset NOT INDEXED WHERE asset.rowid >= ? AND asset.rowid < ? AND container = ?",
        [start, end, container]
      )
    }
  }
}
