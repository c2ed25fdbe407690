import Filters
import PlatformModel

extension AssetsFeature {
  /// Pages that are read on by themselves, when what is shown does not fill the pane.
  static let pagesAlone = 5

  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    guard case .assets(let query, let after, let result) = answer,
      query == state.assets.query, state.assets.list.phase.isLoading
    else { return [] }
    switch result {
    case .success(let page): return arrived(&state, page, after: after)
    case .failure(let error): return failed(&state, error, after: after)
    }
  }

  private static func arrived(
    _ state: inout AppState, _ answer: AssetPage, after: PageCursor?
  ) -> [Effect] {
    guard after == nil || after == state.assets.list.next else { return [] }
    let kept = after == nil ? state.assets.selected : nil
    let isFirst = state.assets.list.readAt == nil
    let start = after == nil ? 0 : state.assets.list.rows.count
    for asset in answer.page.items { state.library.assets[asset.id] = asset }
    if after == nil {
      state.assets.isAnswered = state.assets.sentFilter != nil
      state.assets.index = FilterIndex()
      takeCounts(&state, answer)
    }
    state.assets.index.append(contentsOf: answer.page.items)
    state.assets.list.arrived(answer.page.map(\.id), after: after, at: state.now)
    if after == nil { state.assets.visible = nil }
    refilter(&state, from: start)
    if let kept, !isFirst { select(&state, kept) }
    var effects = after == nil ? resume(&state) : []
    if effects.isEmpty { effects += restoreSelection(&state) }
    if state.layout.focus == .assets, state.assets.restoring == nil { effects += follow(&state) }
    return effects + settle(&state)
  }

  /// Counts of the whole container; those of one type say nothing about the others.
  private static func takeCounts(_ state: inout AppState, _ answer: AssetPage) {
    guard state.assets.sentFilter == nil else { return }
    let types = answer.typeCounts.sorted(by: FacetCount.largestFirst)
    if state.assets.type == nil { state.assets.typeCounts = types }
    state.assets.tagCounts = answer.tagCounts.sorted(by: FacetCount.largestFirst)
    guard let query = state.assets.query, query == AssetQuery(container: query.container) else {
      return
    }
    var facets = ContainerFacets()
    facets.total = answer.page.total
    facets.types = types
    facets.phase = .loaded(at: state.now)
    state.containers.facets[query.container] = facets
    ContainersFeature.rebuild(&state)
  }

  private static func failed(
    _ state: inout AppState, _ error: PlatformError, after: PageCursor?
  ) -> [Effect] {
    guard after == nil || after == state.assets.list.next else { return [] }
    if state.assets.sentFilter != nil, after == nil, let kept = state.assets.unfiltered {
      // The platform could not search: what is loaded can be filtered all the same.
      putBack(&state, kept)
      refilter(&state)
      state.status.say(
        ErrorSentence.sentence(error, subject: "All assets that match"), .warning, at: state.now)
      return settle(&state)
    }
    state.assets.list.failed(error, after: after, at: state.now)
    return []
  }

  /// A restored place had a filter: it goes to the platform again if the list is not complete.
  private static func resume(_ state: inout AppState) -> [Effect] {
    guard state.assets.filter.isActive, state.assets.sentFilter == nil,
      state.assets.searchAt == nil, !state.assets.list.isComplete, !state.assets.filter.isEditing
    else { return [] }
    return search(&state)
  }

  /// An asset was saved: the row is found by what it says now.
  static func assetChanged(_ state: inout AppState, _ asset: AssetID) {
    guard let row = state.assets.list.rows.firstIndex(of: asset),
      row < state.assets.index.count, state.library.assets[asset] != nil
    else { return }
    var index = FilterIndex()
    for id in state.assets.list.rows {
      if let known = state.library.assets[id] { index.append(known) }
    }
    guard index.count == state.assets.list.rows.count else { return }
    state.assets.index = index
  }

  // MARK: Reading on

  /// Brings the selection into view, and reads the next page when its end is near.
  static func settle(_ state: inout AppState) -> [Effect] {
    let height = Layout.contentRows(of: .assets, in: state)
    state.assets.cursor.clamp(count: state.assets.visibleCount, height: height)
    return owners(&state, height) + readOn(&state, height)
  }

  private static func readOn(_ state: inout AppState, _ height: Int) -> [Effect] {
    // What the platform finds is better than the next page.
    guard state.assets.searchAt == nil, let query = state.assets.query,
      let next = state.assets.list.next, case .loaded = state.assets.list.phase
    else { return [] }
    if isLookingOn(state), !goesRound(state) {
      return load(&state, query, after: next, isBehind: true)
    }
    let bottom = max(state.assets.cursor.selected, state.assets.cursor.top + height)
    guard bottom + height >= state.assets.visibleCount else { return [] }
    guard state.assets.pagesReadAlone < pagesAlone else { return [] }
    state.assets.pagesReadAlone += 1
    return load(&state, query, after: next)
  }

  /// More rows came than there are: pages that go round would be read for ever.
  private static func goesRound(_ state: AppState) -> Bool {
    guard case .exact(let total) = state.assets.list.total else { return false }
    return state.assets.list.rows.count > total + 1_000
  }

  /// Names of the owners that can be seen, or that the filter needs to know.
  private static func owners(_ state: inout AppState, _ height: Int) -> [Effect] {
    guard Layout.isVisible(.assets, in: state) else { return [] }
    if query(state).asks("owner") {
      return InspectorFeature.askForUsers(&state, state.assets.index.ownerIDs, limit: 40)
    }
    let columns = Layout.contentColumns(of: .assets, in: state)
    guard state.assets.shows(.owner, columns: columns) else { return [] }
    let top = state.assets.cursor.top
    let seen = SeenRows(
      rows: top..<(top + height), count: state.assets.visibleCount, readAt: state.assets.list.readAt
    )
    var known = state.assets.ownersAsked
    if known?.count != seen.count || known?.readAt != seen.readAt { known = nil }
    let ids = seen.rows.compactMap { row -> String? in
      guard known?.rows.contains(row) != true else { return nil }
      return state.assets.asset(atRow: row).flatMap { state.library.assets[$0]?.ownerID }
    }
    let limit = 8
    let effects = InspectorFeature.askForUsers(&state, ids, limit: limit)
    let isAsked = effects.count < limit && state.inspector.failedUsers.isEmpty
    state.assets.ownersAsked = isAsked ? seen : nil
    return effects
  }

  /// Somebody has a name now: a filter by owners may let more through, and others are asked for.
  static func userArrived(_ state: inout AppState) -> [Effect] {
    guard query(state).asks("owner") else {
      return owners(&state, Layout.contentRows(of: .assets, in: state))
    }
    let kept = state.assets.selected
    refilter(&state)
    if let kept { select(&state, kept) }
    if state.layout.focus == .assets { return follow(&state) + settle(&state) }
    return settle(&state)
  }

  // MARK: Selection

  /// Puts the selection on an asset, if it is shown.
  static func select(_ state: inout AppState, _ asset: AssetID) {
    guard let row = state.assets.list.rows.firstIndex(of: asset) else { return }
    if let visible = state.assets.visible {
      guard let shown = visible.firstIndex(of: row) else { return }
      state.assets.cursor.selected = shown
    } else {
      state.assets.cursor.selected = row
    }
  }

  /// Stands where a restored place was, as soon as the rows are there; reads on until they are.
  static func restoreSelection(_ state: inout AppState) -> [Effect] {
    guard let wanted = state.assets.restoring, state.assets.list.readAt != nil else { return [] }
    let isThere = wanted.cursor.selected < state.assets.visibleCount
    guard isThere || state.assets.list.next == nil || state.assets.pagesReadAlone >= 50 else {
      guard let query = state.assets.query, let next = state.assets.list.next,
        !state.assets.list.phase.isLoading
      else { return [] }
      state.assets.pagesReadAlone += 1
      return load(&state, query, after: next)
    }
    state.assets.restoring = nil
    state.assets.pagesReadAlone = 0
    state.assets.cursor = wanted.cursor
    if let asset = wanted.asset, state.assets.selected != asset { select(&state, asset) }
    return settle(&state)
  }
}
