import GRDB
import JSON

/// An end of a relationship type, as the searches for ends answer it.
struct RelationshipEnds {
  struct End {
    var type: RelationshipTypeRecord
    var own: RelationshipTypeEnd
    var related: RelationshipTypeEnd
    /// Twice the row of its type, and one more for the second end.
    var position: Int64

    /// Both of a type, or the one if both read alike.
    static func both(of type: RelationshipTypeRecord) -> [End] {
      let (end1, end2) = (type.end1, type.end2)
      let first = End(type: type, own: end1, related: end2, position: type.row * 2)
      let second = End(type: type, own: end2, related: end1, position: type.row * 2 + 1)
      return end1.document == end2.document ? [first] : [first, second]
    }
  }

  let order: ListOrder
  private let call: Call
  private let limit: Int

  init(_ call: Call) throws {
    self.call = call
    limit = try call.limit(default: 25, maximum: 200)
    order = try ListOrder(
      suffixed: call.queries("orderby"),
      among: ["relationship_name", "relationship_display_name", "create_time"],
      standard: "relationship_display_name_asc")
  }

  /// `{"total_rows", "options", "resources", "next"?}`. The reference has the members of `options`
  /// without their names, and no sample.
  ///
  /// - Parameter options: what else was asked for.
  func answer(
    _ ends: [End], options: JSONObject, document: (End) throws -> JSONValue
  ) throws -> JSONValue {
    let rest = order.sorted(ends, after: try call.bookmark(), place: place)
    let shown = rest.prefix(limit)
    var all: JSONObject = ["limit": JSONValue(limit), "orderby": order.options]
    for (key, value) in options { all[key] = value }
    var answer: JSONValue = [
      "total_rows": JSONValue(ends.count), "options": .object(all),
      "resources": .array(try shown.map(document)),
    ]
    if rest.count > limit, let last = shown.last {
      answer["next"] = next(place(last).text)
    }
    return answer
  }

  /// Source: search_used_ends: "Any additional pages of results must be fetched using the next page
  /// url included in the response."
  private func next(_ bookmark: String) -> JSONValue {
    let kept = call.target.query.filter { $0.name != "bookmark" }
      .map { "\($0.name)=\(RequestTarget.encoded($0.value))&" }.joined()
    let address = "\(call.target.rawPath)?\(kept)bookmark=\(RequestTarget.encoded(bookmark))"
    return [
      "href": .string("\(Routes.internalHost)\(address)"), "bookmark": .string(bookmark),
      "limit": JSONValue(limit),
    ]
  }

  private func place(_ end: End) -> Bookmark {
    order.place(row: end.position) { key in
      switch key {
      case "relationship_name": .string(end.own.name)
      case "create_time": end.type.document["metadata"]?["created"]
      default: .string(end.own.displayName)
      }
    }
  }
}

extension RelationshipEnds.End {
  /// The end itself, and what it leads to.
  var document: JSONValue {
    var object: JSONObject = ["relationship_type_id": .string(type.id)]
    for (key, value) in own.document.object ?? [:] { object[key] = value }
    var other = related.document.object ?? [:]
    for key in RelationshipTypeDraft.actions + ["option_overrides"] { other[key] = nil }
    object["related_end"] = .object(other)
    object["flags"] = type.document["flags"]
    return .object(object)
  }
}
