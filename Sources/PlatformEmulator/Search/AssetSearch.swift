import GRDB
import JSON

/// Carries out one search in one container.
struct AssetSearch {
  let request: SearchRequest
  let container: Container
  let database: Database
  /// What was found, in no order.
  let found: RowSet
  private let order: SearchOrder
  private let memory: (cache: SearchCache, generation: Int)?
  /// Under which `memory` has what was found.
  private let name: String

  /// - Parameters:
  ///   - type: `asset` for assets of any type.
  ///   - memory: keeps what is found, and where pages end, for the next page.
  init(
    _ request: SearchRequest, type: String, in container: Container, _ database: Database,
    memory: (cache: SearchCache, generation: Int)? = nil
  ) throws {
    self.request = request
    self.container = container
    self.database = database
    self.memory = memory
    let query = try request.parsedQuery()
    let evaluator = try QueryEvaluator(SearchIndex([container.row], database))
    let keys = try request.sort.map {
      SortKey(try SearchField($0.field, in: database), isDescending: $0.isDescending)
    }
    order = SearchOrder(
      keys, in: container.row, of: evaluator.all.count, database)
    let find = {
      try evaluator.findable(
        Self.find(query, request, type: type, evaluator), in: container)
    }
    let name = Self.name(query, request, type: type, in: container)
    found = try memory.map { try $0.cache.rows(name, generation: $0.generation, find) } ?? find()
    self.name = name
  }

  private static func find(
    _ query: LuceneQuery, _ request: SearchRequest, type: String, _ evaluator: QueryEvaluator
  ) throws -> RowSet {
    var found = try evaluator.rows(query)
    if type != "asset" {
      found.formIntersection(try evaluator.index.rows(ofType: type, among: evaluator.all))
    }
    for (field, values) in request.drilldown {
      let field = try SearchField(field, in: evaluator.database)
      var any = evaluator.all.none
      for value in values { any.formUnion(try evaluator.rows(field, .phrase(value))) }
      found.formIntersection(any)
    }
    return found
  }

  private static func name(
    _ query: LuceneQuery, _ request: SearchRequest, type: String, in container: Container
  ) -> String {
    "\(container.row)|\(container.member ?? "")|\(type)|\(query)|\(request.drilldown)"
  }

  /// Under which the total may be remembered.
  var key: String {
    "\(container.row)|\(container.member ?? "")|\(request.query)|\(request.drilldown)"
  }

  func total() throws -> Int { found.count }

  /// One page, and the bookmark of the next one if there is one.
  func page() throws -> (records: [AssetRecord], next: Bookmark?) {
    guard request.limit > 0 else { return ([], nil) }
    let start = try start()
    let places = try order.page(
      of: found, after: start.place, skip: start.skip, limit: request.limit + 1)
    let records = try AssetRecord.all(
      rows: places.prefix(request.limit).map(\.row), sections: request.includesEntity,
      in: database)
    guard places.count > request.limit, let last = places.dropLast().last else {
      return (records, nil)
    }
    let place = try order.whole(last)
    noteEnd(place)
    return (records, Bookmark(keys: place.values.map(\.json), row: place.row))
  }

  /// Behind which place the page begins, and how many assets are to be passed over from there.
  private func start() throws -> (place: SortPlace?, skip: Int) {
    if request.bookmark != nil { return (try place(), 0) }
    let end = memory.flatMap {
      $0.cache.end(orderedName, before: request.skip, generation: $0.generation)
    }
    return end.map { ($0.place, request.skip - $0.count) } ?? (nil, request.skip)
  }

  /// So that a page which skips as many assets need not count them.
  private func noteEnd(_ place: SortPlace) {
    guard request.bookmark == nil, let memory else { return }
    memory.cache.note(
      place, after: request.skip + request.limit, of: orderedName, generation: memory.generation)
  }

  private var orderedName: String { "\(name)|\(order.keys)" }

  /// Throws 400 for a bookmark of another order.
  private func place() throws -> SortPlace? {
    guard let bookmark = request.bookmark else { return nil }
    guard bookmark.keys.count == order.keys.count else {
      throw PlatformFault.invalid("The bookmark belongs to another sort.", .field("bookmark"))
    }
    return SortPlace(values: bookmark.keys.map { SortValue($0) }, row: bookmark.row)
  }
}
