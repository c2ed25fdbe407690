import PlatformModel

extension AssetsFeature {
  /// How long typing has to pause before the platform is asked.
  static let searchPause = Duration.milliseconds(300)

  static func query(_ state: AppState) -> FilterQuery {
    FilterQuery(
      state.assets.filter.text, fields: FilterField.ofAssets, zone: state.zone)
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

  /// The rows shown are the platform's answer to a filter this one narrows.
  private static func staysWithAnswer(_ state: AppState, new: FilterQuery) -> Bool {
    guard let sent = state.assets.sentFilter, state.assets.filter.place == .onThePlatform,
      !new.isEmpty
    else { return false }
    return new.narrows(
      FilterQuery(sent, fields: FilterField.ofAssets, zone: state.zone))
  }

  private static func wantsSearch(_ state: AppState, _ new: FilterQuery) -> Bool {
    guard !new.isEmpty, state.assets.list.readAt != nil, !state.assets.list.isComplete else {
      return false
    }
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
    state.assets.filter.place = .here
  }

  /// Sends the filter to the platform.
  static func search(_ state: inout AppState) -> [Effect] {
    state.assets.searchAt = nil
    let filter = query(state)
    guard let base = unfilteredQuery(state) else { return [] }
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
    state.assets.isSentExact = lucene.isExact
    return load(&state, asked, after: nil)
  }

  /// Owners are asked for by their ids, and one more is known now: what the platform was asked for may
  /// be too little.
  static func searchAgain(_ state: inout AppState) {
    let everything = state.assets.unfiltered?.list ?? state.assets.list
    guard everything.readAt != nil, !everything.isComplete, let base = unfilteredQuery(state),
      let text = lucene(state, query(state)).text,
      Lucene.both(base.lucene, text) != state.assets.query?.lucene
    else { return }
    state.assets.searchAt = state.now + searchPause
  }

  private static func lucene(_ state: AppState, _ query: FilterQuery) -> LuceneFilter {
    query.lucene { word in
      state.library.users.values.filter {
        word.occurs(in: "\($0.displayName) \($0.username ?? "") \($0.id)")
      }.map(\.id).sorted().prefix(50).map(\.self)
    }
  }

  /// Evaluates the filter over rows from `start`, or over what an older one let through.
  static func refilter(
    _ state: inout AppState, query given: FilterQuery? = nil, narrowing: Bool = false,
    from start: Int = 0
  ) {
    state.assets.ownersAsked = nil
    let query = given ?? query(state)
    let isAnswer =
      state.assets.sentFilter == state.assets.filter.text && state.assets.unfiltered != nil
    if isAnswer, !state.assets.list.phase.isLoading { state.assets.filter.place = .onThePlatform }
    if query.isEmpty || isAnswer && state.assets.isSentExact && !state.assets.list.phase.isLoading {
      state.assets.visible = nil
      return
    }
    let users = state.library.users
    let found = state.assets.index.search(
      query, in: narrowing ? state.assets.visible : nil, from: start, now: state.now,
      owner: { id in users[id].map { "\($0.displayName) \($0.username ?? "")" } ?? "" })
    if start > 0, let visible = state.assets.visible {
      state.assets.visible = visible + found
    } else {
      state.assets.visible = found
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
