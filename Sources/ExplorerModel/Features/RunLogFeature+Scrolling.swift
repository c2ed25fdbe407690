extension RunLogFeature {
  static func scroll(_ state: inout AppState, _ movement: Movement) {
    let height = Layout.contentRows(of: .log, in: state)
    switch movement {
    case .up(let steps): moveUp(&state, by: steps)
    case .pageUp: moveUp(&state, by: max(1, height - 1))
    case .halfPageUp: moveUp(&state, by: max(1, height / 2))
    case .down(let steps): moveDown(&state, by: steps)
    case .pageDown: moveDown(&state, by: max(1, height - 1))
    case .halfPageDown: moveDown(&state, by: max(1, height / 2))
    case .first:
      pause(&state)
      state.runLog.top = 0
    case .last: resume(&state)
    case .to(let row): show(&state, row: row)
    }
  }

  private static func moveUp(_ state: inout AppState, by steps: Int) {
    guard firstRow(state) > 0 else { return }
    pause(&state)
    state.runLog.top -= steps
    settle(&state)
  }

  /// At the end, going on down follows again, as in `less`.
  private static func moveDown(_ state: inout AppState, by steps: Int) {
    guard !state.runLog.isFollowing else { return }
    let end = lastTop(state)
    if state.runLog.top + steps > end || state.runLog.top >= end {
      resume(&state)
    } else {
      state.runLog.top += steps
    }
  }

  /// Holds the view where it is; what arrives is counted.
  static func pause(_ state: inout AppState) {
    guard state.runLog.isFollowing else { return }
    state.runLog.top = lastTop(state)
    state.runLog.isFollowing = false
    state.runLog.newLines = 0
  }

  /// Keeps the last line in view from now on.
  static func resume(_ state: inout AppState) {
    state.runLog.isFollowing = true
    state.runLog.newLines = 0
    state.runLog.top = lastTop(state)
  }

  /// Brings the view inside what there is.
  static func settle(_ state: inout AppState) {
    let end = lastTop(state)
    state.runLog.top = state.runLog.isFollowing ? end : min(max(0, state.runLog.top), end)
  }

  /// Brings a shown row into view, if it is not there, with some lines around it.
  static func show(_ state: inout AppState, row: Int) {
    let height = Layout.contentRows(of: .log, in: state)
    pause(&state)
    let top = state.runLog.top
    if row < top || row >= top + height { state.runLog.top = row - height / 3 }
    settle(&state)
  }

  static func firstRow(_ state: AppState) -> Int {
    state.runLog.isFollowing ? lastTop(state) : state.runLog.top
  }

  /// The first row in view when the last one is at the bottom.
  static func lastTop(_ state: AppState) -> Int {
    let count = state.runLog.shownCount
    let height = Layout.contentRows(of: .log, in: state)
    guard state.runLog.wraps else { return max(0, count - height) }
    let width = Layout.contentColumns(of: .log, in: state)
    var rows = 0
    var top = count
    while top > 0 {
      rows += wrappedRows(state, top - 1, width: width)
      if rows > height { break }
      top -= 1
    }
    return min(top, max(0, count - 1))
  }

  /// About how many rows a line takes when it is wrapped; how wide characters are, the screen knows.
  private static func wrappedRows(_ state: AppState, _ row: Int, width: Int) -> Int {
    guard let line = state.runLog.line(shownAt: row) else { return 1 }
    let bytes = state.runLog.lines.withBytes(at: line) { $0.count } ?? 0
    return max(1, (bytes + max(1, width) - 1) / max(1, width))
  }
}
