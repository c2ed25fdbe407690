extension RunLogFeature {
  /// Lines that can be shown around a match.
  static let mostContext = 50

  /// The filter was typed at: what it shows, with the view on the same lines.
  static func filterChanged(_ state: inout AppState) {
    let line = state.runLog.line(shownAt: firstRow(state)) ?? 0
    state.runLog.visible = nil
    state.runLog.visible = shown(state, in: 0..<state.runLog.lines.count)
    if state.runLog.visible == nil { state.runLog.context = 0 }
    state.runLog.top = state.runLog.visible?.lowerBound(of: line) ?? line
    settle(&state)
    if state.runLog.search.isActive { collect(&state, from: line) }
  }

  /// `+` and `-`: one line more or less around every match.
  static func stepContext(_ state: inout AppState, by step: Int) {
    let context = state.runLog.context + step
    guard context <= mostContext else {
      let words = "\(mostContext) lines around a match are the most"
      state.status.refuse(words, at: state.now)
      return
    }
    let isAtTop = firstRow(state) == 0
    state.runLog.context = max(0, context)
    filterChanged(&state)
    guard isAtTop, !state.runLog.isFollowing else { return }
    state.runLog.top = 0
  }

  /// Lines arrived. What is shown of the last ones before them may be more now: they stand around
  /// a match that arrived.
  static func filterArrived(_ state: inout AppState, from start: Int) {
    let first = max(0, start - state.runLog.context)
    guard let kept = state.runLog.visible?.lowerBound(of: first) else { return }
    let gone = state.runLog.shownCount - kept
    state.runLog.visible?.removeLast(gone)
    let range = first..<max(first, state.runLog.lines.count)
    let arrived = shown(state, in: range) ?? Array(range)
    state.runLog.visible?.append(contentsOf: arrived)
  }

  /// Lines the filter lets through, and those around them; nil if there is no filter.
  private static func shown(_ state: AppState, in range: Range<Int>) -> [Int]? {
    let filter = LineFilter(state.runLog.filter.text)
    guard !filter.isEmpty else { return nil }
    return state.runLog.lines.matches(of: filter, in: range, context: state.runLog.context)
  }
}
