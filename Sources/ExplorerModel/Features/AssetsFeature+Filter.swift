import Filters
import Nouns
import PlatformModel

extension AssetsFeature {
  /// How long typing has to pause before the platform is asked.
  static let searchPause = Duration.milliseconds(300)

  static func query(_ state: AppState) -> FilterQuery {
    FilterList.assets.query(state.assets.filter.text, in: state.zone)
  }

  /// Filters what is loaded at once; if that is not everything, the platform is asked soon.
  static func setFilter(_ state: inout AppState, _ input: TextInput) -> [Effect] {
    let old = query(state)
    state.assets.filter.input = input
    let new = query(state)
    state.assets.filter.understood(as: new)
    state.assets.pagesReadAlone = 0
    state.assets.restoring = nil
    let selected = state.assets.selected
    let row = state.assets.selectedRow
    let rows = state.assets.list.readAt
    var effects: [Effect] = []
    let stays = staysWithAnswer(state, new: new)
    if !stays { effects += dropSearch(&state) }
    goOn(&state)
    // Narrowing a narrower list looks only at what is left of it.
    let canNarrow = state.assets.visible != nil && new.narrows(old) && !old.isEmpty
    refilter(&state, query: new, narrowing: canNarrow)
    state.assets.cursor.selected = 0
    state.assets.cursor.top = 0
    if let row, stays || effects.isEmpty, rows == state.assets.list.readAt {
      state.assets.select(row: row)
    } else if let selected {
      select(&state, selected)
    }
    state.assets.searchAt = wantsSearch(state, new) ? state.now + searchPause : nil
    return effects + follow(&state) + settle(&state)
  }

  /// What was stopped with ctrl-c was stopped for the filter before.
  private static func goOn(_ state: inout AppState) {
    guard case .failed(let error, _) = state.assets.list.phase, error.cause == .cancelled,
      let readAt = state.assets.list.readAt
    else { return }
    state.assets.list.phase = .loaded(at: readAt)
  }

  /// The rows shown are the platform's answer to a filter this one narrows.
  private static func staysWithAnswer(_ state: AppState, new: FilterQuery) -> Bool {
    guard let sent = state.assets.sentFilter, state.assets.filter.place == .onThePlatform,
      !new.isEmpty
    else { return false }
    return new.narrows(FilterList.assets.query(sent, in: state.zone))
  }

  private static func wantsSearch(_ state: AppState, _ new: FilterQuery) -> Bool {
    guard !new.isEmpty, new.problem == nil, state.assets.list.readAt != nil,
      !state.assets.list.isComplete
    else { return false }
    return lucene(state, new).text != nil
  }

  /// Back to the list without filter, whatever the platform was asked.
  private static func dropSearch(_ state: inout AppState) -> [Effect] {
    state.assets.searchAt = nil
    guard let kept = state.assets.unfiltered else { return [] }
    let isAsking = state.assets.list.phase.isLoading
    putBack(&state, kept)
    return isAsking ? [.cancel(.named("assets"))] : []
  }

  static func putBack(_ state: inout AppState, _ kept: KeptAssets) {
    state.assets.query = kept.query
    state.assets.list = kept.list
    state.assets.index = kept.index
    state.assets.visible = nil
    state.assets.unfiltered = nil
    state.assets.sentFilter = nil
    state.assets.isAnswered = false
    state.assets.filter.place = .here
  }

  /// Sends the filter to the platform.
  static func search(_ state: inout AppState) -> [Effect] {
    state.assets.searchAt = nil
    let filter = query(state)
    guard filter.problem == nil, let base = unfilteredQuery(state) else { return [] }
    let lucene = lucene(state, filter)
    guard let text = lucene.text else { return [] }
    var asked = base
    asked.lucene = Lucene.both(base.lucene, text)
    guard asked != state.assets.query, let query = state.assets.query else { return [] }
    if state.assets.unfiltered == nil {
      var list = state.assets.list
      if list.phase.isLoading { list.phase = .loaded(at: list.readAt ?? state.now) }
      state.assets.unfiltered = KeptAssets(query: query, list: list, index: state.assets.index)
    }
    state.assets.query = asked
    state.assets.sentFilter = state.assets.filter.text
    state.assets.isSentWhole = lucene.isWhole
    state.assets.isAnswered = false
    return load(&state, asked, after: nil)
  }

  private static func lucene(_ state: AppState, _ query: FilterQuery) -> LuceneFilter {
    query.lucene(fields: FilterList.assets.fields, now: state.now.milliseconds)
  }

  /// Evaluates the filter over rows from `start`, or over what an older one let through.
  ///
  /// What the platform found is looked at too: it may compare in another way.
  static func refilter(
    _ state: inout AppState, query given: FilterQuery? = nil, narrowing: Bool = false,
    from start: Int = 0
  ) {
    state.assets.ownersAsked = nil
    let query = given ?? query(state)
    let isAnswer = state.assets.isAnswered && state.assets.sentFilter == state.assets.filter.text
    if isAnswer { state.assets.filter.place = .onThePlatform }
    guard !query.isEmpty else {
      state.assets.visible = nil
      return
    }
    let before = start > 0 ? state.assets.visible ?? Array(0..<start) : []
    let found = before + search(state, query, narrowing, from: start)
    let isAll = isAnswer && state.assets.isSentWhole && found.count == state.assets.list.rows.count
    state.assets.visible = isAll ? nil : found
  }

  private static func search(
    _ state: AppState, _ query: FilterQuery, _ narrowing: Bool, from start: Int
  ) -> [Int] {
    let users = state.library.users
    let (rows, assets) = (state.assets.list.rows, state.library.assets)
    return state.assets.index.search(
      query, in: narrowing ? state.assets.visible : nil, from: start, now: state.now,
      names: { id in users[id].map { [$0.displayName, $0.username ?? id] } ?? [] },
      asset: { row in rows.indices.contains(row) ? assets[rows[row]] : nil })
  }

  /// The filter was looked for in what is here, and there is more.
  public static func isLookingOn(_ state: AppState) -> Bool {
    state.assets.filter.isActive && state.assets.filter.problem == nil
      && state.assets.visible != nil && !state.assets.list.isComplete
  }

  /// Everything is known that decides about every row: they are all here, with their owners' names.
  public static func isDecided(_ state: AppState) -> Bool {
    guard state.assets.list.isComplete else { return false }
    guard query(state).asks("owner"), state.context.hasPlatform else { return true }
    return state.assets.index.ownerIDs.allSatisfy { id in
      id.isEmpty || state.library.users[id] != nil || state.inspector.namelessUsers.contains(id)
    }
  }

  // MARK: Time

  static func ticked(_ state: inout AppState) -> [Effect] {
    guard let at = state.assets.searchAt, at <= state.now else { return [] }
    return search(&state)
  }

  static func nextTick(_ state: AppState) -> Timestamp? { state.assets.searchAt }
}

extension AssetsState {
  /// Where the selection stands among all rows.
  var selectedRow: Int? {
    guard cursor.selected >= 0, cursor.selected < visibleCount else { return nil }
    return visible?[cursor.selected] ?? cursor.selected
  }

  /// Selects one of all rows, if it is shown. What is visible is in order.
  mutating func select(row: Int) {
    guard let visible else {
      cursor.selected = row
      return
    }
    var range = 0..<visible.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if visible[middle] == row {
        cursor.selected = middle
        return
      }
      range =
        visible[middle] < row ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
  }
}
