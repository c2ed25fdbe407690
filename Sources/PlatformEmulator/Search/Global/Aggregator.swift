import JSON

/// Counts over what was found.
struct Aggregator {
  let evaluator: GlobalEvaluator

  func answer(_ list: [NamedAggregation], of found: RowSet) throws -> JSONValue {
    var object = JSONObject()
    for named in list { object[named.name] = try answer(named, of: found) }
    return .object(object)
  }

  private func answer(_ named: NamedAggregation, of found: RowSet) throws -> JSONValue {
    switch named.aggregation {
    case .terms(let field, let size): return try terms(field, size, named.inner, of: found)
    case .filter(let query):
      var counter = evaluator
      return try bucket(counter.rows(query, scoring: false), named.inner, of: found)
    case .missing(let field):
      let present = try rows(of: field, .anything)
      return try bucket(evaluator.search.all.subtracting(present), named.inner, of: found)
    case .everything: return try bucket(found, named.inner, of: found)
    case .cardinality(let field): return ["value": JSONValue(try counts(of: field, found).count)]
    case .valueCount(let field):
      var present = try rows(of: field, .anything)
      present.formIntersection(found)
      return ["value": JSONValue(present.count)]
    }
  }

  /// `{"doc_count", …}`
  private func bucket(
    _ rows: RowSet, _ inner: [NamedAggregation], of found: RowSet
  ) throws -> JSONValue {
    var rows = rows
    rows.formIntersection(found)
    var bucket: JSONValue = ["doc_count": JSONValue(rows.count)]
    for (name, value) in try answer(inner, of: rows).object ?? JSONObject() {
      bucket[name] = value
    }
    return bucket
  }

  private func terms(
    _ field: String, _ size: Int, _ inner: [NamedAggregation], of found: RowSet
  ) throws -> JSONValue {
    let counts = try counts(of: field, found)
    let shown = counts.prefix(max(size, 0))
    let buckets = try shown.map { value, count -> JSONValue in
      var bucket: JSONValue = ["key": .string(value), "doc_count": JSONValue(count)]
      guard !inner.isEmpty else { return bucket }
      var rows = try rows(of: field, .phrase(value))
      rows.formIntersection(found)
      for (name, value) in try answer(inner, of: rows).object ?? JSONObject() {
        bucket[name] = value
      }
      return bucket
    }
    return [
      "doc_count_error_upper_bound": 0,
      "sum_other_doc_count": JSONValue(counts.dropFirst(shown.count).reduce(0) { $0 + $1.count }),
      "buckets": .array(buckets),
    ]
  }

  private func rows(of field: String, _ matcher: LuceneMatcher) throws -> RowSet {
    try evaluator.rows(GlobalField(field, in: evaluator.search.database), matcher)
  }

  /// Most frequent first.
  private func counts(
    of name: String, _ found: RowSet
  ) throws -> [(value: String, count: Int)] {
    switch try GlobalField(name, in: evaluator.search.database) {
    case .asset(let field): return try values(found).counts(of: field)
    case .wholeName: return try values(found).counts(of: .name)
    case .constant(let value): return found.isEmpty ? [] : [(value, found.count)]
    case .container(let kind):
      let counts = try evaluator.containers.filter { $0.scope.kind == kind }.map { container in
        var rows = try evaluator.rows(in: [container.row])
        rows.formIntersection(found)
        return (value: container.scope.id, count: rows.count)
      }
      return counts.filter { $0.count > 0 }.sorted { $0.count > $1.count }
    }
  }

  private func values(_ found: RowSet) -> ValueCounts {
    ValueCounts(assets: found, index: evaluator.search.index)
  }
}
