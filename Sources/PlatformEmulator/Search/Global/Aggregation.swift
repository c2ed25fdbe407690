import JSON

/// Something to be counted over all results.
///
/// Source: `aggregations` of POST /v3/search; the forms are those of Elasticsearch.
indirect enum Aggregation {
  /// The most frequent values of a field.
  case terms(field: String, size: Int)
  case filter(GlobalQuery)
  case missing(field: String)
  /// How many different values there are.
  case cardinality(field: String)
  /// How many results have a value.
  case valueCount(field: String)
  /// `nested`, `global`: everything, as documents are flat here.
  case everything
}

struct NamedAggregation {
  var name: String
  var aggregation: Aggregation
  /// Counted for each bucket.
  var inner: [NamedAggregation]

  /// `{"<name>": {"<kind>": {…}, "aggs"?: {…}}}`. Throws 400 for an unknown kind.
  static func read(_ value: JSONValue?, depth: Int = 0) throws -> [NamedAggregation] {
    guard let value, !value.isNull else { return [] }
    guard let object = value.object, depth < 8 else {
      throw refusal("Aggregations must be an object of named aggregations.")
    }
    return try object.map { name, body in
      guard let kind = body.object?.first(where: { !["aggs", "aggregations"].contains($0.key) })
      else { throw refusal("Missing definition for aggregation [\(name)].") }
      return NamedAggregation(
        name: name, aggregation: try aggregation(kind.key, kind.value),
        inner: try read(body["aggs"] ?? body["aggregations"], depth: depth + 1))
    }
  }

  private static func aggregation(_ kind: String, _ body: JSONValue) throws -> Aggregation {
    switch kind {
    case "terms": .terms(field: try field(kind, body), size: body["size"]?.int ?? 10)
    case "filter": .filter(try GlobalQueryReader.read(body))
    case "missing": .missing(field: try field(kind, body))
    case "cardinality": .cardinality(field: try field(kind, body))
    case "value_count": .valueCount(field: try field(kind, body))
    case "nested", "reverse_nested", "global": .everything
    default: throw refusal("Unknown aggregation type [\(kind)].")
    }
  }

  private static func field(_ kind: String, _ body: JSONValue) throws -> String {
    guard let field = body["field"]?.string else {
      throw refusal("Aggregation [\(kind)] requires a field.")
    }
    return field
  }

  private static func refusal(_ message: String) -> PlatformFault {
    .invalid(message, .field("aggregations"))
  }
}
