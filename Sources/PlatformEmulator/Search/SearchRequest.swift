import GRDB
import JSON

/// A search, as its body asks for it.
///
/// Source: POST /v2/asset_types/{type_name}/search.
struct SearchRequest {
  static let maximumLimit = 200

  struct Sort {
    /// As it was asked for: `asset.name`.
    var field: String
    var isDescending: Bool
  }

  var query: String
  /// 0: only the total is wanted.
  var limit: Int
  var sort: [Sort]
  /// As it came, to be given back in `next`.
  var sortText: JSONValue?
  var bookmark: Bookmark?
  var skip: Int
  var counts: [String]
  var drilldown: [(field: String, values: [String])]
  var include: String?
  /// Not in the reference; clients send it.
  var includesTotal: Bool

  var includesEntity: Bool { include?.contains("entity") ?? false }
  var includesAttachments: Bool { include?.contains("attachments") ?? false }

  init(_ body: JSONValue, limit asked: Int?) throws {
    guard let query = body["query"]?.string else {
      throw PlatformFault.invalid("The field 'query' is required.", .field("query"))
    }
    self.query = query
    let wanted = asked ?? body["limit"]?.int ?? Self.maximumLimit
    guard wanted >= 0 else {
      throw PlatformFault.invalid("The field 'limit' must not be negative.", .field("limit"))
    }
    limit = min(wanted, Self.maximumLimit)
    sortText = body["sort"]
    sort = try Self.sort(sortText)
    bookmark = try body["bookmark"]?.string.map { try Bookmark($0) }
    skip = max(body["skip"]?.int ?? 0, 0)
    counts = try Self.strings(body["counts"], in: "counts")
    drilldown = try Self.drilldown(body["drilldown"])
    include = body["include"]?.string
    includesTotal = body["include_total_rows"]?.bool ?? true
  }

  func parsedQuery() throws -> LuceneQuery {
    do {
      return try LuceneParser.parse(query)
    } catch {
      throw PlatformFault.invalid(
        "The query cannot be parsed: \(error.message), at position \(error.position).",
        .field("query"))
    }
  }

  /// The body that asks for the next page.
  func next(_ bookmark: Bookmark) -> JSONValue {
    var next: JSONValue = [
      "query": .string(query), "limit": JSONValue(limit), "bookmark": .string(bookmark.text),
    ]
    next["sort"] = sortText
    next["include"] = include.map { .string($0) }
    return next
  }

  /// By name if nothing else is asked for: any order is right, and this one is indexed.
  private static func sort(_ value: JSONValue?) throws -> [Sort] {
    let names = try strings(value, in: "sort")
      .flatMap { $0.split(separator: ",").map { $0.trimmingBlanks() } }
    let sorts = try names.filter { !$0.isEmpty }.map { name in
      let isSigned = name.hasPrefix("-") || name.hasPrefix("+")
      let field = isSigned ? String(name.dropFirst()) : name
      try check(type: field.drop { $0 != "<" }, of: name)
      return Sort(
        field: String(field.prefix { $0 != "<" }), isDescending: name.hasPrefix("-"))
    }
    return sorts.isEmpty ? [Sort(field: "asset.name", isDescending: false)] : sorts
  }

  /// Source: "The `sort_type` can be either `number` or `string`"; clients leave it out too.
  private static func check(type: Substring, of name: String) throws {
    guard ["", "<string>", "<number>"].contains(type) else {
      throw PlatformFault.invalid(
        "The sort '\(name)' must be a field followed by <string> or <number>.", .field("sort"))
    }
  }

  private static func strings(_ value: JSONValue?, in name: String) throws -> [String] {
    guard let value, !value.isNull else { return [] }
    if let text = value.string { return [text] }
    let texts = value.array?.compactMap(\.string)
    guard let texts, texts.count == value.array?.count else {
      throw PlatformFault.invalid("The field '\(name)' must be a list of texts.", .field(name))
    }
    return texts
  }

  private static func drilldown(
    _ value: JSONValue?
  ) throws -> [(field: String, values: [String])] {
    var result: [(field: String, values: [String])] = []
    for entry in value?.array ?? value.map({ [$0] }) ?? [] where !entry.isNull {
      // Cloudant's own form is a list: [["asset.tags", "a", "b"]].
      if entry.array != nil {
        let words = try strings(entry, in: "drilldown")
        guard let field = words.first else { continue }
        result.append((field, Array(words.dropFirst())))
        continue
      }
      guard let object = entry.object else {
        throw PlatformFault.invalid(
          "The field 'drilldown' must be a list of objects.", .field("drilldown"))
      }
      for (key, values) in object {
        result.append((key, try strings(values, in: "drilldown")))
      }
    }
    return result
  }
}
