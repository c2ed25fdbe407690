import Filters
import JSON
import Nouns
import PlatformModel

/// Decides about the list of any noun. Knows nothing but its list: what others should do is wished.
enum NounListFeature {
  /// Lists, from its beginning.
  static func open(_ state: inout NounListState, _ query: NounQuery, _ here: ListSurroundings)
    -> [Wish]
  {
    let isWide = state.list.isWide
    state = NounListState()
    state.query = query
    state.list.isWide = isWide
    if let order = query.described?.order { state.list.order = [ListOrder(column: order)] }
    return [.show(nil)] + load(&state, after: nil, here)
  }

  /// Reads the list anew; its rows stay until the answer is here. What failed in the middle goes on.
  static func refresh(_ state: inout NounListState, _ here: ListSurroundings) -> [Wish] {
    if case .failed = state.rows.phase, let next = state.rows.next {
      return load(&state, after: next, here)
    }
    return load(&state, after: nil, here)
  }

  private static func load(
    _ state: inout NounListState, after: PageCursor?, _ here: ListSurroundings
  ) -> [Wish] {
    guard let query = state.query else { return [] }
    let question = Query.rows(query, after: after, isBehind: after != nil && state.readsAll)
    state.rows.phase = question.loading(at: here.now)
    return [.effect(.load(question))]
  }

  // MARK: Answers

  static func arrived(
    _ state: inout NounListState, _ query: NounQuery, after: PageCursor?,
    _ result: Result<Page<JSONValue>, PlatformError>, _ here: ListSurroundings
  ) -> [Wish] {
    guard query == state.query, let noun = state.noun else { return [] }
    switch result {
    case .failure(let error):
      state.rows.failed(error, after: after, at: here.now)
      return []
    case .success(let page):
      let selected = state.selected?.id
      var items: Page<NounItem> = page.map { noun.item($0, names: here.name) }.dropping()
      items.total = page.total
      guard state.rows.arrived(items, after: after, at: here.now) else { return [] }
      arrange(&state, selected: selected, here)
      let people = page.items.flatMap(noun.people)
      return (people.isEmpty ? [] : [.ask(people)]) + settle(&state, here)
    }
  }

  /// Somebody has a name now: rows may show it.
  static func userArrived(_ state: inout NounListState, _ here: ListSurroundings) {
    guard let noun = state.noun, !state.rows.rows.isEmpty else { return }
    let rows = state.rows.rows
    guard rows.contains(where: { !noun.people($0.json).isEmpty }) else { return }
    let selected = state.selected?.id
    state.rows.rows = rows.map { noun.item($0.json, names: here.name) ?? $0 }
    arrange(&state, selected: selected, here)
  }

  // MARK: Rows

  /// Filters and orders what is here.
  static func arrange(_ state: inout NounListState, selected id: String?, _ here: ListSurroundings)
  {
    guard let noun = state.noun else { return }
    let items = state.rows.rows
    let query = noun.filters.query(state.list.filter.text, in: here.zone)
    state.list.filter.understood(as: query)
    var rows: [Int]?
    if !query.isEmpty {
      let matches = noun.filters.matcher(of: query.terms, now: here.now.milliseconds) { _, id in
        here.name(of: id).map { [$0] } ?? []
      }
      rows = items.indices.filter { matches(items[$0]) }
    }
    let orders = state.list.order.compactMap { order in
      noun.columns.first { $0.name == order.column }.map { column in
        SortOrder(
          column: NounColumn<Int>(column.name) { column.value(items[$0]) },
          isDescending: order.isDescending)
      }
    }
    if !orders.isEmpty { rows = SortOrder.sorted(rows ?? Array(items.indices), by: orders) }
    state.list.arrange(
      rows, selected: id.flatMap { id in items.firstIndex { $0.id == id } }, of: items.count,
      height: here.height)
  }

  /// Reads on where the end is near, or where everything is wanted; the inspector follows.
  static func settle(_ state: inout NounListState, _ here: ListSurroundings) -> [Wish] {
    var wishes: [Wish] = [.show(state.subject)]
    guard let next = state.rows.next, case .loaded = state.rows.phase else { return wishes }
    let end = max(state.list.cursor.selected, state.list.cursor.top + here.height) + here.height
    let wantsAll = state.readsAll || state.list.filter.isActive
    if wantsAll || end >= state.shownCount { wishes += load(&state, after: next, here) }
    return wishes
  }
}

extension Page {
  /// Without what could not be read, which is counted.
  fileprivate func dropping<Row>() -> Page<Row> where Item == Row? {
    let rows = items.compactMap(\.self)
    return Page<Row>(
      items: rows, total: total, next: next, unreadable: unreadable + items.count - rows.count)
  }
}
