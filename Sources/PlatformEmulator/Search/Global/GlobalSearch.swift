import GRDB
import JSON

/// Carries out one search over many containers.
struct GlobalSearch {
  let request: GlobalRequest
  let evaluator: GlobalEvaluator
  /// What was found, in no order.
  let found: RowSet
  private let database: Database
  private let containers: [Int64: Container]

  /// - Parameter containers: those that the caller may see.
  init(_ request: GlobalRequest, in containers: [Container], _ database: Database) throws {
    self.request = request
    self.database = database
    self.containers = Dictionary(uniqueKeysWithValues: containers.map { ($0.row, $0) })
    var evaluator = try GlobalEvaluator(containers, database)
    var found = try evaluator.rows(request.query)
    for container in containers {
      found = try evaluator.search.findable(found, in: container)
    }
    if let least = request.leastScore {
      var worthy = found.none
      found.forEach { row in
        if evaluator.ranking.score(of: row) >= least { worthy.insert(row) }
        return true
      }
      found = worthy
    }
    self.evaluator = evaluator
    self.found = found
  }

  /// `{"size", "rows": [{…, "_score"}], "aggregations"}`.
  ///
  /// Source: POST /v3/search: "The number of documents for all search results is limited to 10000."
  func answer() throws -> JSONValue {
    let rows = try page().compactMap { row, score in try document(of: row, score) }
    let aggregator = Aggregator(evaluator: evaluator)
    return [
      "size": JSONValue(min(found.count, GlobalRequest.mostDocuments)), "rows": .array(rows),
      "aggregations": try aggregator.answer(request.aggregations, of: found),
    ]
  }

  /// Rows of the page; scores if results come in their order.
  private func page() throws -> [(row: Int64, score: Double?)] {
    let end = request.from + request.size
    guard end > 0, !found.isEmpty else { return [] }
    guard let first = request.sort.first, first.field != nil else {
      return evaluator.ranking.best(end, of: found).dropFirst(request.from)
        .map { (row: $0.row, score: $0.score) }
    }
    return try sorted(end).dropFirst(request.from).map { (row: $0.row, score: nil) }
  }

  /// The first of every container, put together. `_score` behind other keys has no effect.
  private func sorted(_ end: Int) throws -> [SortPlace] {
    let keys = try request.sort.compactMap { sort in
      try sort.field.map {
        SortKey(try GlobalField($0, in: database).sortField, isDescending: sort.isDescending)
      }
    }
    var places: [SortPlace] = []
    for container in containers.keys {
      var own = found
      own.formIntersection(try evaluator.rows(in: [container]))
      if own.isEmpty { continue }
      let order = SearchOrder(keys, in: container, of: own.count, database)
      places += try order.page(of: own, after: nil, limit: end).map(order.whole)
    }
    return Array(places.sorted { Self.isBefore($0, $1, keys) }.prefix(end))
  }

  private static func isBefore(_ left: SortPlace, _ right: SortPlace, _ keys: [SortKey]) -> Bool {
    for (key, (one, other)) in zip(keys, zip(left.values, right.values)) where one != other {
      return key.isDescending ? one > other : one < other
    }
    return left.row < right.row
  }

  private func document(of row: Int64, _ score: Double?) throws -> JSONValue? {
    let stored = try Row.fetchOne(
      database.cachedStatement(
        sql: "\(AssetRecord.selection) WHERE a.rowid = ?"), arguments: [row])
    guard let stored, let container = containers[stored[1]] else { return nil }
    let whole = try GlobalDocument.document(
      of: AssetRecord(selected: stored), updated: stored[9], in: container)
    var document = request.source.filtered(whole)
    document["_score"] = score.map { JSONValue(($0 * 1_000).rounded() / 1_000) } ?? .null
    return document
  }
}
