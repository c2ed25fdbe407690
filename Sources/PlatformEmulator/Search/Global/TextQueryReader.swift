import JSON

/// Reads the clauses of a structured query that people type, and that name several fields or none.
enum TextQueryReader {
  static func read(_ kind: String, _ body: JSONValue) throws -> GlobalQuery {
    switch kind {
    case "gs_user_query": try userQuery(body)
    case "multi_match": try multiMatch(body)
    default: try queryString(body, isSimple: kind == "simple_query_string")
    }
  }

  /// A query in one of the two query languages.
  ///
  /// - Parameter isSimple: the forgiving one. Throws 400 for a malformed query in the other.
  static func query(
    _ text: String, isSimple: Bool, wantsAll: Bool = false, fields: [String] = []
  ) throws -> GlobalQuery {
    let names = fields.isEmpty ? GlobalField.standard : fields
    do {
      let query =
        isSimple
        ? SimpleQueryParser.parse(text, wantsAll: wantsAll)
        : try LuceneParser.parse(text, wantsAll: wantsAll)
      return GlobalQuery(query, in: names.map(boosted))
    } catch {
      throw PlatformFault.invalid(
        "The query cannot be parsed: \(error.message), at position \(error.position).",
        .field("query"))
    }
  }

  private static func queryString(_ body: JSONValue, isSimple: Bool) throws -> GlobalQuery {
    let fields = try names(body["fields"] ?? body["default_field"], "fields")
    return try query(
      try text(body, "query"), isSimple: isSimple,
      wantsAll: body["default_operator"]?.string?.lowercased() == "and", fields: fields)
  }

  /// What the search field of the platform's pages sends.
  ///
  /// Source: "gs_user_query" of POST /v3/search: restricted to `search_fields`, else across all
  /// fields; with `nlq_analyzer_enabled`, words that are not relevant are ignored and phrases
  /// prioritized. There is no knowledge graph here for `semantic_search_enabled`.
  private static func userQuery(_ body: JSONValue) throws -> GlobalQuery {
    let string = try text(body, "search_string")
    let asked = try names(body["search_fields"], "search_fields")
    let fields = (asked.isEmpty ? GlobalField.standard : asked).map(boosted)
    if string.trimmingBlanks() == "*" { return .everything }
    let isNatural = body["nlq_analyzer_enabled"]?.bool ?? false
    let all = FoldedText.words(string)
    let relevant = isNatural ? all.filter { !Self.irrelevant.contains($0) } : all
    let words = relevant.isEmpty ? all : relevant
    guard !words.isEmpty else { return .nothing }
    // People have begun a word that they have not ended.
    let byWord = words.flatMap { word in
      fields.flatMap { field -> [GlobalQuery] in
        [
          .field(field.name, .term(word), boost: field.boost),
          .field(field.name, .matching([.literal(word), .anyText]), boost: field.boost / 4),
        ]
      }
    }
    guard words.count > 1 else { return .any(byWord) }
    let phrases = fields.map {
      GlobalQuery.field($0.name, .phrase(string), boost: $0.boost * (isNatural ? 4 : 2))
    }
    return .any(byWord + phrases)
  }

  /// Words that say nothing by themselves, as search engines for English leave them out.
  private static let irrelevant: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of",
    "on", "or", "over", "that", "the", "their", "then", "there", "these", "they", "this", "to",
    "was", "which", "will", "with", "show", "me", "all", "find", "about",
  ]

  private static func multiMatch(_ body: JSONValue) throws -> GlobalQuery {
    let text = try text(body, "query")
    let asked = try names(body["fields"], "fields")
    let isPhrase = body["type"]?.string?.hasPrefix("phrase") ?? false
    return .any(
      (asked.isEmpty ? GlobalField.standard : asked).map(boosted).map { field in
        isPhrase
          ? .field(field.name, .phrase(text, slop: body["slop"]?.int ?? 0), boost: field.boost)
          : FieldQueryReader.match(text, field.name, body, field.boost)
      })
  }

  /// `metadata.name^3`
  private static func boosted(_ field: String) -> (name: String, boost: Double) {
    let parts = field.split(separator: "^")
    guard parts.count == 2, let boost = Double(parts[1]) else { return (field, 1) }
    return (String(parts[0]), boost)
  }

  private static func text(_ body: JSONValue, _ key: String) throws -> String {
    guard let text = body[key]?.string else {
      throw GlobalQueryReader.refusal("'\(key)' is required.")
    }
    return text
  }

  private static func names(_ value: JSONValue?, _ key: String) throws -> [String] {
    guard let value, !value.isNull else { return [] }
    let list = value.array ?? [value]
    let names = list.compactMap(\.string)
    guard names.count == list.count else {
      throw GlobalQueryReader.refusal("'\(key)' must be a list of texts.")
    }
    return names == ["*"] ? [] : names
  }
}
