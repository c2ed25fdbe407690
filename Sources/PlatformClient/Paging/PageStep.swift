import JSON
import PlatformModel

/// Where in a list a page starts: what a `PageCursor` holds.
struct PageStep: Hashable, Sendable {
  /// Rows before this page.
  var seen = 0
  /// Parameters to add to the query.
  var query: [QueryItem] = []
  /// Members to lay over the body.
  var body: JSONValue?
  /// The steps before it.
  var trail = Trail()

  init(
    seen: Int = 0, query: [QueryItem] = [], body: JSONValue? = nil, trail: Trail = Trail()
  ) {
    self.trail = trail
    self.seen = seen
    self.query = query
    self.body = body
  }

  /// The start for nil. Nil if `cursor` is not one that this module made.
  init?(_ cursor: PageCursor?) {
    guard let cursor else { return }
    guard let json = try? JSONValue.parse(cursor.text), let seen = json["seen"]?.int else {
      return nil
    }
    self.seen = seen
    body = json["body"]
    trail = json["trail"]?.string.flatMap(Trail.init) ?? Trail()
    query = (json["query"]?.object ?? [:]).compactMap { member in
      member.value.string.map { QueryItem(member.key, $0) }
    }
  }

  var cursor: PageCursor {
    var json: JSONValue = ["seen": JSONValue(seen)]
    if !query.isEmpty {
      json["query"] = .object(JSONObject(query.map { (key: $0.name, value: .string($0.value)) }))
    }
    json["body"] = body
    if trail != Trail() { json["trail"] = .string(trail.text) }
    return PageCursor(json.serialized())
  }

  /// `items` with this step's laid over them.
  func added(to items: [QueryItem]) -> [QueryItem] {
    let names = Set(query.map(\.name))
    return items.filter { !names.contains($0.name) } + query
  }

  /// It was asked before: the list goes round.
  var isRepeated: Bool { trail.has(self) }
}
