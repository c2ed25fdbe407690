import JSON

/// Reads the clauses of a structured query that name one field: `{"<kind>": {"<field>": …}}`.
enum FieldQueryReader {
  static func read(_ kind: String, _ body: JSONValue) throws -> GlobalQuery {
    guard kinds.contains(kind) else {
      throw GlobalQueryReader.refusal("unknown query [\(kind)]")
    }
    let members = body.object?.filter { $0.key != "boost" && $0.key != "_name" } ?? []
    guard members.count == 1, let (field, value) = members.first else {
      throw GlobalQueryReader.refusal("[\(kind)] query must name one field.")
    }
    let boost = (value["boost"] ?? body["boost"])?.double ?? 1
    if kind == "range" { return .field(field, try range(value), boost: boost) }
    let text = try text(of: value, kind)
    switch kind {
    case "match": return match(text, field, value, boost)
    case "match_phrase":
      return .field(field, .phrase(text, slop: value["slop"]?.int ?? 0), boost: boost)
    case "match_phrase_prefix", "match_bool_prefix", "prefix":
      return .field(field, .matching([.literal(text), .anyText]), boost: boost)
    case "wildcard": return .field(field, .matching(parts(text)), boost: boost)
    case "fuzzy":
      return .field(field, .fuzzy(text, value["fuzziness"]?.int), boost: boost)
    default: return .field(field, .phrase(text), boost: boost)
    }
  }

  private static let kinds: Set<String> = [
    "term", "match", "match_phrase", "match_phrase_prefix", "match_bool_prefix", "prefix",
    "wildcard", "fuzzy", "range",
  ]

  private static func text(of value: JSONValue, _ kind: String) throws -> String {
    let inner = value.object.map { $0["value"] ?? $0["query"] ?? $0["wildcard"] } ?? value
    guard let text = inner.flatMap(GlobalQueryReader.text) else {
      throw GlobalQueryReader.refusal("[\(kind)] query must have a text or a number.")
    }
    return text
  }

  /// Words are looked for one by one; one is enough unless `operator` says otherwise.
  static func match(
    _ text: String, _ field: String, _ value: JSONValue, _ boost: Double
  ) -> GlobalQuery {
    let words = FoldedText.words(text)
    // A value that is compared as a whole must match as a whole too.
    let whole = GlobalQuery.field(field, .phrase(text), boost: boost)
    guard words.count > 1 || value["fuzziness"] != nil else { return whole }
    let queries = words.map { word -> GlobalQuery in
      let matcher: LuceneMatcher =
        value["fuzziness"].map { .fuzzy(word, $0.int) } ?? .term(word)
      return .field(field, matcher, boost: boost)
    }
    let least =
      value["operator"]?.string?.lowercased() == "and"
      ? queries.count
      : GlobalQueryReader.least(value["minimum_should_match"], of: queries.count) ?? 1
    return .any([whole, .bool(GlobalBool(should: queries, least: least))])
  }

  private static func range(_ value: JSONValue) throws -> LuceneMatcher {
    func bound(_ inclusive: String, _ exclusive: String) throws -> LuceneMatcher.Bound? {
      for (key, isInclusive) in [(inclusive, true), (exclusive, false)] {
        guard let member = value[key], !member.isNull else { continue }
        guard let text = GlobalQueryReader.text(member) else {
          throw GlobalQueryReader.refusal("[range] '\(key)' must be a text or a number.")
        }
        return LuceneMatcher.Bound(text: text, isInclusive: isInclusive)
      }
      return nil
    }
    guard value.object != nil else {
      throw GlobalQueryReader.refusal("[range] query must have gt, gte, lt or lte.")
    }
    return .range(try bound("gte", "gt"), try bound("lte", "lt"))
  }

  private static func parts(_ text: String) -> [LuceneMatcher.PatternPart] {
    var parts: [LuceneMatcher.PatternPart] = []
    var literal = ""
    for character in text {
      guard character == "*" || character == "?" else {
        literal.append(character)
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(character == "*" ? .anyText : .anyCharacter)
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }
}
