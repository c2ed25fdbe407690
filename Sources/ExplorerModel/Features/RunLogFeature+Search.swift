import Filters

extension RunLogFeature {
  /// Matches that are held at once; `n` gets more as it comes to their end.
  static let heldMatches = 10_000

  static func beginSearch(_ state: inout AppState) {
    state.runLog.search.isEditing = true
    state.runLog.search.origin = firstRow(state)
    state.runLog.followedBeforeSearch = state.runLog.isFollowing
  }

  /// After each key: the first match from where the search began.
  static func searchChanged(_ state: inout AppState) {
    let origin = state.runLog.search.origin
    collect(&state, from: state.runLog.line(shownAt: origin) ?? 0)
    guard let current = state.runLog.search.current else { return goBack(&state) }
    show(&state, line: state.runLog.search.matches[current])
  }

  static func acceptSearch(_ state: inout AppState) {
    state.runLog.search.isEditing = false
    let search = state.runLog.search
    guard search.isActive else {
      state.runLog.search = SearchState()
      return
    }
    if search.matches.isEmpty {
      state.status.say("“\(search.text)” is not in this log", .info, at: state.now)
    }
  }

  static func leaveSearch(_ state: inout AppState) {
    goBack(&state)
    state.runLog.search = SearchState()
  }

  /// To where the search began.
  private static func goBack(_ state: inout AppState) {
    if state.runLog.followedBeforeSearch { return resume(&state) }
    state.runLog.top = state.runLog.search.origin
    settle(&state)
  }

  /// `n` and `N`: from match to match, around the end with a word.
  static func step(_ state: inout AppState, by step: Int) {
    let search = state.runLog.search
    guard search.isActive else { return }
    guard let line = nextMatch(state, by: step) else {
      state.status.say("“\(search.text)” is not in this log", .info, at: state.now)
      return
    }
    let from = position(state)
    let isAround = step > 0 ? line <= from : line >= from
    let isOnly = line == from && search.current != nil
    if !select(&state, line) {
      collect(&state, from: line)
      _ = select(&state, line)
    }
    show(&state, line: line)
    if isOnly {
      state.status.say("This is the only match", .info, at: state.now)
    } else if isAround {
      let words = step > 0 ? "on from the first match" : "on from the last match"
      state.status.say("The search went around: \(words)", .info, at: state.now)
    }
  }

  /// The line of the current match, or the first in view.
  private static func position(_ state: AppState) -> Int {
    let search = state.runLog.search
    if let current = search.current, search.matches.indices.contains(current) {
      return search.matches[current]
    }
    return (state.runLog.line(shownAt: firstRow(state)) ?? 0) - 1
  }

  private static func nextMatch(_ state: AppState, by step: Int) -> Int? {
    let log = state.runLog
    let needle = LineNeedle(log.search.text)
    let from = position(state)
    if let visible = log.visible {
      let matches = visible.filter { log.lines.isMatch(of: needle, at: $0) }
      return step > 0
        ? matches.first { $0 > from } ?? matches.first
        : matches.last { $0 < from } ?? matches.last
    }
    return step > 0
      ? log.lines.firstMatch(of: needle, from: from + 1) ?? log.lines.firstMatch(of: needle)
      : log.lines.lastMatch(of: needle, before: from)
        ?? log.lines.lastMatch(of: needle, before: log.lines.count)
  }

  private static func select(_ state: inout AppState, _ line: Int) -> Bool {
    guard let index = state.runLog.search.matches.binarySearch(line) else { return false }
    state.runLog.search.current = index
    return true
  }

  /// Collects matches from a line on and, if they all fit, those before it.
  static func collect(_ state: inout AppState, from start: Int) {
    let needle = LineNeedle(state.runLog.search.text)
    let count = state.runLog.lines.count
    let after = matches(state, needle, in: start..<max(start, count), limit: heldMatches + 1)
    state.runLog.search.isBounded = after.count > heldMatches
    var held = Array(after.prefix(heldMatches))
    var before: [Int] = []
    if !state.runLog.search.isBounded {
      before = matches(state, needle, in: 0..<start, limit: heldMatches + 1 - held.count)
      if before.count + held.count > heldMatches {
        state.runLog.search.isBounded = true
        before = Array(before.suffix(heldMatches - held.count))
      }
    }
    let first = held.isEmpty ? nil : before.count
    held = before + held
    state.runLog.search.matches = held
    state.runLog.search.current = first ?? (held.isEmpty ? nil : 0)
  }

  /// Matches among lines that arrived; cheap, since only these are looked at.
  static func searchArrived(_ state: inout AppState, from start: Int) {
    guard state.runLog.search.isActive, !state.runLog.search.isBounded else { return }
    let needle = LineNeedle(state.runLog.search.text)
    let room = heldMatches - state.runLog.search.matches.count
    let range = start..<max(start, state.runLog.lines.count)
    let found = matches(state, needle, in: range, limit: room + 1)
    state.runLog.search.isBounded = found.count > room
    state.runLog.search.matches += found.prefix(room)
  }

  private static func matches(
    _ state: AppState, _ needle: LineNeedle, in range: Range<Int>, limit: Int
  ) -> [Int] {
    guard let visible = state.runLog.visible else {
      return state.runLog.lines.matches(of: needle, in: range, limit: limit)
    }
    let lines = visible[visible.lowerBound(of: range.lowerBound)...]
    var found: [Int] = []
    for line in lines where line < range.upperBound && found.count < limit {
      if state.runLog.lines.isMatch(of: needle, at: line) { found.append(line) }
    }
    return found
  }

  private static func show(_ state: inout AppState, line: Int) {
    let row = state.runLog.visible?.lowerBound(of: line) ?? line
    show(&state, row: row)
  }
}

extension [Int] {
  /// In ascending numbers: the place of the first that is not smaller.
  func lowerBound(of value: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// In ascending numbers: the place of one of them; nil if it is not there.
  func binarySearch(_ value: Int) -> Int? {
    let place = lowerBound(of: value)
    return place < count && self[place] == value ? place : nil
  }
}
