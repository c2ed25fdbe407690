/// The part of a filter that the platform can evaluate, in its own language.
public struct LuceneFilter: Hashable, Sendable {
  /// Nil if no term can be sent.
  public var text: String?
  /// False if terms are left that only we can evaluate, over what the platform lets through.
  public var isExact: Bool

  public init(text: String?, isExact: Bool) {
    self.text = text
    self.isExact = isExact
  }
}

extension FilterQuery {
  /// The filter as asset search understands it.
  ///
  /// `owners` finds the ids of users by a word; nil where none is known by it. Source: POST
  /// /v2/asset_types/{type_name}/search, `query` (Lucene over `asset.name`, `asset.tags` …).
  public func lucene(owners: (FilterWord) -> [String]) -> LuceneFilter {
    var parts: [String] = []
    var isExact = true
    for term in terms {
      guard let (text, exact) = term.lucene(owners: owners) else {
        isExact = false
        continue
      }
      parts.append(text)
      isExact = isExact && exact
    }
    return LuceneFilter(
      text: parts.isEmpty ? nil : parts.joined(separator: " AND "), isExact: isExact)
  }
}

extension FilterTerm {
  fileprivate func lucene(owners: (FilterWord) -> [String]) -> (String, Bool)? {
    guard let (text, exact) = positive(owners: owners) else { return nil }
    // Not everything the platform would leave out is what we would leave out.
    if isNegated { return exact ? ("NOT \(text)", true) : nil }
    return (text, exact)
  }

  private func positive(owners: (FilterWord) -> [String]) -> (String, Bool)? {
    switch kind {
    case .word(let word):
      let pattern = "*\(Lucene.escaped(word.text.lowercased()))*"
      let fields = ["asset.name", "asset.tags", "asset.asset_type"]
      let any = fields.map { "\($0):\(pattern)" }.joined(separator: " OR ")
      return ("(\(any))", !word.isCaseSensitive)
    case .field(.name, let word):
      return ("asset.name:*\(Lucene.escaped(word.text.lowercased()))*", !word.isCaseSensitive)
    case .field(.tag, let word):
      return ("asset.tags:\(Lucene.escaped(word.text.lowercased()))*", !word.isCaseSensitive)
    case .field(.type, let word):
      return ("asset.asset_type:\(Lucene.escaped(word.text.lowercased()))*", !word.isCaseSensitive)
    case .field(.owner, let word):
      let ids = owners(word)
      guard !ids.isEmpty else { return nil }
      let any = ids.map { "asset.owner_id:\(Lucene.escaped($0))" }.joined(separator: " OR ")
      return (ids.count == 1 ? any : "(\(any))", true)
    default: return nil
    }
  }
}

/// Writing for Lucene's query parser.
public enum Lucene {
  /// What everything matches.
  public static let everything = "*:*"

  /// Escapes what the query parser would take for itself: its signs, blanks, and the words `AND`,
  /// `OR` and `NOT`. Control characters are left out.
  public static func escaped(_ text: String) -> String {
    if ["AND", "OR", "NOT", "TO"].contains(text) { return "\\\(text)" }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control { continue }
      if #"+-&|!(){}[]^"~*?:\/<>= "#.unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Both conditions, without the one that says everything.
  public static func both(_ a: String, _ b: String?) -> String {
    guard let b else { return a }
    // A query that only says what not finds nothing: `NOT x` needs something to be taken from.
    return a == everything && !b.hasPrefix("NOT ") ? b : "\(a) AND \(b)"
  }
}
