import JSON
import PlatformClient
import PlatformModel

/// The search over all containers.
///
/// Source: POST /v3/search, payloads 1.13; it never goes beyond 10,000 documents.
struct GlobalSearch {
  let place: Surroundings

  /// What a search over all containers can reach at most.
  static let deepest = 10_000

  init(_ place: Surroundings) {
    self.place = place
  }

  /// Assets that may be meant by a name or an ID.
  func assets(named text: String) throws -> [Asset] {
    let query: JSONValue =
      Resolver.isID(text)
      ? ["term": ["artifact_id": .string(text)]]
      : ["match_phrase": ["metadata.name": .string(text)]]
    let rows = try page(of: query, from: 0, size: 50).rows
    let found = rows.compactMap(\.asset)
    if !found.isEmpty || Resolver.isID(text) { return found }
    return try page(of: Self.words(text), from: 0, size: 50).rows.compactMap(\.asset)
  }

  /// What people mean by words.
  static func words(_ text: String) -> JSONValue {
    ["gs_user_query": ["search_string": .string(text), "nested": false]]
  }

  func page(of query: JSONValue, from: Int, size: Int) throws -> (rows: [FoundRow], total: Int) {
    let body: JSONValue = [
      "query": query, "size": JSONValue(size), "from": JSONValue(from),
    ]
    let answer = try place.session.answer("global-search", "query", body: body)
    let rows = (answer["rows"]?.array ?? []).compactMap(FoundRow.init)
    return (rows, answer["size"]?.int ?? rows.count)
  }
}
