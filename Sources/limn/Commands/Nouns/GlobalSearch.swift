import JSON
import Nouns
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
    let rows = try Self.page(place.session, of: query, from: 0, size: 50).rows
    let found = rows.compactMap(FoundRow.init).compactMap(\.asset)
    if !found.isEmpty || Resolver.isID(text) { return found }
    return try Self.page(place.session, of: Self.words(text), from: 0, size: 50)
      .rows.compactMap(FoundRow.init).compactMap(\.asset)
  }

  /// What people mean by words.
  static func words(_ text: String) -> JSONValue {
    ["gs_user_query": ["search_string": .string(text), "nested": false]]
  }

  /// Everything that is found by words, the best first, as far as the search reaches.
  func reader(_ text: String) throws -> ListReader<FoundRow> {
    let session = place.session
    return ListReader { take throws(PlatformError) in
      var seen = 0
      while seen < Self.deepest {
        let size = min(Self.perPage, Self.deepest - seen)
        let (rows, total) = try Self.page(session, of: Self.words(text), from: seen, size: size)
        seen += rows.count
        let isLast = rows.count < size || seen >= min(total, Self.deepest)
        let next = isLast ? nil : PageCursor("\(seen)")
        let found = rows.compactMap(FoundRow.init)
        let page = Page(
          items: found, total: .exact(total), next: next, unreadable: rows.count - found.count)
        guard take(page), !isLast else { return }
      }
    }
  }

  private static let perPage = 100

  private static func page(
    _ session: CommandSession, of query: JSONValue, from: Int, size: Int
  ) throws(PlatformError) -> (rows: [JSONValue], total: Int) {
    let body: JSONValue = [
      "query": query, "size": JSONValue(size), "from": JSONValue(from),
    ]
    guard let operation = OperationCatalogue.operation("global-search", "query"),
      let request = try? APIRequest(operation, parameters: [], body: body.serializedBytes())
    else { return ([], 0) }
    let answer = try session.operations(for: operation).perform(request).json ?? [:]
    let rows = answer["rows"]?.array ?? []
    return (rows, answer["size"]?.int ?? rows.count)
  }
}
