/// Matches the words of a name or description, without regard to case.
struct TextCondition {
  static let name = TextCondition(column: "name", text: "coalesce(a.folded, a.name)")
  static let description = TextCondition(column: "description", text: "a.description")

  /// Its column in the full-text index.
  let column: String
  /// The text itself, in SQL.
  let text: String

  func condition(_ matcher: LuceneMatcher) -> SQLText {
    switch matcher {
    case .term(let words), .phrase(let words): phrase(words, isPrefix: false)
    case .pattern(let parts): pattern(parts)
    case .range(let lower, let upper):
      .all(
        [
          lower.map { SQLText("\(text) \($0.isInclusive ? ">=" : ">") ?", $0.text) },
          upper.map { SQLText("\(text) \($0.isInclusive ? "<=" : "<") ?", $0.text) },
        ].compactMap(\.self))
    case .anything: SQLText("\(text) <> ''")
    }
  }

  /// Whole words by the index. What the index has no words for (emoji), or joins to one word though
  /// people read several (Chinese, Japanese), is looked for anywhere in the text.
  private func phrase(_ words: String, isPrefix: Bool) -> SQLText {
    let indexed = SQLText(
      "a.rowid IN (SELECT rowid FROM asset_fts WHERE asset_fts MATCH ?)",
      "{\(column)} : \(Self.quoted(words))\(isPrefix ? " *" : "")")
    if words.utf8.allSatisfy({ $0 < 0x80 }) {
      return words.contains(where: { $0.isLetter || $0.isNumber }) ? indexed : contains(words)
    }
    return .any([indexed, contains(words)])
  }

  private func contains(_ words: String) -> SQLText {
    SQLText("\(text) LIKE ? ESCAPE '\\'", Self.like([.anyText, .literal(words), .anyText]))
  }

  /// A pattern matches a whole word, or the whole text.
  private func pattern(_ parts: [LuceneMatcher.PatternPart]) -> SQLText {
    if parts.count == 2, case .literal(let words) = parts[0], parts[1] == .anyText,
      words.last?.isLetter == true || words.last?.isNumber == true
    {
      return phrase(words, isPrefix: true)
    }
    let starts = parts.first == .anyText ? [""] : ["", "% ", "%\\_", "%-", "%."]
    let ends = parts.last == .anyText ? [""] : ["", " %", "\\_%", "-%", ".%"]
    let middle = Self.like(parts)
    return .any(
      starts.flatMap { start in
        ends.map { SQLText("\(text) LIKE ? ESCAPE '\\'", start + middle + $0) }
      })
  }

  /// The pattern of SQL's `LIKE`, in lower case.
  static func like(_ parts: [LuceneMatcher.PatternPart]) -> String {
    var pattern = ""
    for part in parts {
      switch part {
      case .anyText: pattern += "%"
      case .anyCharacter: pattern += "_"
      case .literal(let text):
        for character in text.lowercased() {
          if "%_\\".contains(character) { pattern += "\\" }
          pattern.append(character)
        }
      }
    }
    return pattern
  }

  private static func quoted(_ words: String) -> String {
    "\"" + words.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
