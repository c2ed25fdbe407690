import GRDB
import JSON

/// A global search, as it is asked for.
///
/// Source: POST /v3/search; its members are those of Elasticsearch's search request.
struct GlobalRequest {
  /// Source: "The number of documents for all search results is limited to 10000."
  static let mostDocuments = 10_000
  private static let standardSize = 10

  var query: GlobalQuery
  var size: Int
  var from = 0
  var sort: [GlobalSort] = []
  var source = SourceFilter()
  var aggregations: [NamedAggregation] = []
  /// Documents that are worth less are left out.
  var leastScore: Double?

  /// A query in one of the query languages. Throws 400 for more than 10,000 documents.
  init(_ query: GlobalQuery, size: Int?) throws {
    self.query = query
    self.size = size ?? Self.standardSize
    try checkWindow("limit")
  }

  init(_ body: BodyFields) throws {
    query = try body["query"].map { try GlobalQueryReader.read($0) } ?? .everything
    size = try body.int("size") ?? Self.standardSize
    from = try body.int("from") ?? 0
    sort = try GlobalSort.read(body["sort"])
    source = try SourceFilter(body["_source"])
    aggregations = try NamedAggregation.read(body["aggs"] ?? body["aggregations"])
    leastScore = body["min_score"]?.double
    try checkWindow("size")
  }

  private func checkWindow(_ name: String) throws {
    guard size >= 0, from >= 0 else {
      throw PlatformFault.invalid("'from' and '\(name)' must not be negative.", .field(name))
    }
    guard size <= Self.mostDocuments, from <= Self.mostDocuments - size else {
      throw PlatformFault.invalid(
        "The result window is too large: from + \(name) must be at most \(Self.mostDocuments), "
          + "but is \(from) + \(size).", .field(name))
    }
  }
}

/// One key that results are sorted by.
struct GlobalSort: Hashable {
  /// Nil: by `_score`.
  var field: String?
  var isDescending: Bool

  /// `"field"`, `{"field": "asc"}`, `{"field": {"order": "desc"}}`, or a list of these.
  static func read(_ value: JSONValue?) throws -> [GlobalSort] {
    guard let value, !value.isNull else { return [] }
    return try (value.array ?? [value]).flatMap { entry -> [GlobalSort] in
      if let name = entry.string { return [key(name, order: nil)] }
      guard let object = entry.object else {
        throw PlatformFault.invalid("The field 'sort' must name fields.", .field("sort"))
      }
      return try object.map { name, value in
        let order = value.string ?? value["order"]?.string
        guard [nil, "asc", "desc"].contains(order) else {
          throw PlatformFault.invalid(
            "The order of '\(name)' must be asc or desc.", .field("sort"))
        }
        return key(name, order: order)
      }
    }
  }

  private static func key(_ name: String, order: String?) -> GlobalSort {
    GlobalSort(
      field: name == "_score" ? nil : name, isDescending: (order ?? "asc") == "desc")
  }
}

/// Which members of documents are answered.
///
/// Source: `_source` of POST /v3/search.
struct SourceFilter: Hashable {
  private var includes: [TextPattern]?
  private var excludes: [TextPattern] = []

  init() {}

  /// `true`, `false`, a path, a list of paths, or `{"includes", "excludes"}`; paths may have `*`.
  init(_ value: JSONValue?) throws {
    guard let value, !value.isNull, value.bool != true else { return }
    if value.bool == false {
      includes = []
    } else if value.object != nil {
      includes = try (value["includes"] ?? value["include"]).map(Self.patterns)
      excludes = try (value["excludes"] ?? value["exclude"]).map(Self.patterns) ?? []
    } else {
      includes = try Self.patterns(value)
    }
  }

  func filtered(_ document: JSONValue) -> JSONValue {
    if includes == nil, excludes.isEmpty { return document }
    return filtered(document, at: "") ?? [:]
  }

  /// Nil if nothing is left.
  private func filtered(_ value: JSONValue, at path: String) -> JSONValue? {
    guard let object = value.object else { return value }
    var result = JSONObject()
    for (key, member) in object {
      let inner = path.isEmpty ? key : "\(path).\(key)"
      if excludes.contains(where: { $0.covers(inner) }) { continue }
      if includes?.contains(where: { $0.covers(inner) }) ?? true {
        result[key] = SourceFilter(excludes: excludes).filtered(member, at: inner)
      } else if member.object != nil, let rest = filtered(member, at: inner) {
        result[key] = rest
      }
    }
    return result.isEmpty ? nil : .object(result)
  }

  private init(excludes: [TextPattern]) {
    self.excludes = excludes
  }

  private static func patterns(_ value: JSONValue) throws -> [TextPattern] {
    let list = value.array ?? [value]
    let texts = list.compactMap(\.string)
    guard texts.count == list.count else {
      throw PlatformFault.invalid("The field '_source' must name fields.", .field("_source"))
    }
    return texts.map { text in
      TextPattern(
        text.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
          .flatMap { [.anyText, .literal($0)] }.dropFirst().filter { $0 != .literal("") })
    }
  }
}

extension TextPattern {
  /// Whether a path is what the pattern names. Paths have no blanks, so their ends are words' ends.
  fileprivate func covers(_ path: String) -> Bool {
    fits(FoldedText.folded(path))
  }
}
