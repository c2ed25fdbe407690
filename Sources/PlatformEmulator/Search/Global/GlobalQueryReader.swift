import JSON

/// Reads structured queries. Throws 400 for what is none.
///
/// Source: POST /v3/search; the forms of the clauses are those of Elasticsearch's Query DSL, "Query
/// and filter context".
struct GlobalQueryReader {
  private static let deepest = 32

  static func read(_ value: JSONValue) throws -> GlobalQuery {
    try GlobalQueryReader().query(value, 0)
  }

  private func query(_ value: JSONValue, _ depth: Int) throws -> GlobalQuery {
    guard depth < Self.deepest else { throw Self.refusal("The query is nested too deeply.") }
    guard let object = value.object, object.count == 1, let clause = object.first else {
      throw Self.refusal("A query must be an object with one member: the kind of the query.")
    }
    let body = clause.value
    switch clause.key {
    case "match_all": return .everything
    case "match_none": return .nothing
    case "bool": return try bool(body, depth)
    case "constant_score": return .filter(try inner(body, "filter", depth))
    case "nested": return try inner(body, "query", depth)
    case "dis_max": return .any(try queries(body["queries"], depth))
    case "exists": return .field(try text(body["field"], "exists.field"), .anything, boost: 1)
    case "ids":
      return .any(
        try texts(body["values"], "ids.values").map { .field("artifact_id", .term($0), boost: 1) })
    case "terms": return try terms(body)
    case "query_string", "simple_query_string", "gs_user_query", "multi_match":
      return try TextQueryReader.read(clause.key, body)
    default: return try FieldQueryReader.read(clause.key, body)
    }
  }

  private func bool(_ body: JSONValue, _ depth: Int) throws -> GlobalQuery {
    guard let object = body.object else { throw Self.refusal("[bool] must be an object.") }
    var bool = GlobalBool()
    for (key, value) in object {
      switch key {
      case "must": bool.must += try queries(value, depth)
      case "filter": bool.must += try queries(value, depth).map { .filter($0) }
      case "should": bool.should += try queries(value, depth)
      case "must_not": bool.mustNot += try queries(value, depth)
      case "minimum_should_match", "boost", "_name", "adjust_pure_negative": break
      default: throw Self.refusal("[bool] query does not support [\(key)].")
      }
    }
    bool.least = Self.least(object["minimum_should_match"], of: bool.should.count)
    return .bool(bool)
  }

  /// `2`, `-1` (all but one) or `75%`.
  static func least(_ value: JSONValue?, of count: Int) -> Int? {
    guard let text = value?.string ?? value?.int.map({ String($0) }) else { return nil }
    if text.hasSuffix("%") {
      guard let percent = Int(text.dropLast()) else { return nil }
      let share = count * abs(percent) / 100
      return percent < 0 ? count - share : share
    }
    return Int(text).map { $0 < 0 ? max(count + $0, 0) : $0 }
  }

  /// One query, or a list of them.
  private func queries(_ value: JSONValue?, _ depth: Int) throws -> [GlobalQuery] {
    guard let value else { return [] }
    return try (value.array ?? [value]).map { try query($0, depth + 1) }
  }

  private func inner(_ body: JSONValue, _ key: String, _ depth: Int) throws -> GlobalQuery {
    guard let value = body[key] else { throw Self.refusal("A '\(key)' is required.") }
    return try query(value, depth + 1)
  }

  private func terms(_ body: JSONValue) throws -> GlobalQuery {
    guard let (field, values) = body.object?.first(where: { $0.key != "boost" }) else {
      throw Self.refusal("[terms] query requires a field.")
    }
    return .filter(
      .any(try texts(values, "terms.\(field)").map { .field(field, .term($0), boost: 1) }))
  }

  private func text(_ value: JSONValue?, _ name: String) throws -> String {
    guard let text = value.flatMap(Self.text) else {
      throw Self.refusal("'\(name)' must be a text or a number.")
    }
    return text
  }

  private func texts(_ value: JSONValue?, _ name: String) throws -> [String] {
    guard let list = value?.array else { throw Self.refusal("'\(name)' must be a list.") }
    return try list.map { try text($0, name) }
  }

  /// A text, number, or `true` or `false` as text.
  static func text(_ value: JSONValue) -> String? {
    value.string ?? value.number?.text ?? value.bool.map { $0 ? "true" : "false" }
  }

  static func refusal(_ message: String) -> PlatformFault {
    .invalid(message, .field("query"))
  }
}
