import PlatformModel

extension RunLogFeature {
  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .logPolled(let run, let result, _):
      guard run == state.runLog.run else { return [] }
      return polled(&state, result)
    case .runsOfJob(let job, after: nil, let result):
      guard state.runLog.wanted == job else { return [] }
      state.runLog.wanted = nil
      return openNewest(&state, of: job, result)
    default: return []
    }
  }

  private static func openNewest(
    _ state: inout AppState, of job: JobID, _ result: Result<Page<JobRun>, PlatformError>
  ) -> [Effect] {
    let name = state.name(of: .job(job))
    switch result {
    case .failure(let error):
      let subject = "Runs of \(name)"
      state.status.say(ErrorSentence.sentence(error, subject: subject), .error, at: state.now)
      return []
    case .success(let page):
      guard let newest = page.items.first else {
        state.status.say("\(name) never ran: a starts a run", .info, at: state.now)
        return []
      }
      state.library.runs[newest.id] = newest
      state.status.current = nil
      return state.overlays.isEmpty ? open(&state, newest.id) : []
    }
  }

  private static func polled(
    _ state: inout AppState, _ result: Result<LogChunk, PlatformError>
  ) -> [Effect] {
    switch result {
    case .failure(let error):
      state.runLog.failure = error
      if !error.isWatchedOn { state.runLog.pollInterval = nil }
      return []
    case .success(let chunk):
      state.runLog.failure = nil
      state.runLog.polledAt = chunk.polledAt
      state.runLog.pollInterval = state.runLog.isFollowed ? chunk.nextIn : nil
      state.runLog.platformTotal = chunk.total ?? state.runLog.platformTotal
      take(&state, chunk)
      if let run = chunk.run { RunsFeature.saw(&state, run) }
      guard chunk.isFinal else { return [] }
      state.runLog.isFinal = true
      return stopFollowing(&state)
    }
  }

  private static func take(_ state: inout AppState, _ chunk: LogChunk) {
    let beginsAnew = state.runLog.beginsAnew
    state.runLog.beginsAnew = false
    if beginsAnew { return takeAnew(&state, chunk) }
    if chunk.replacesAll {
      state.runLog.wasRewritten = state.runLog.wasRewritten || !state.runLog.lines.isEmpty
      empty(&state)
    }
    append(&state, chunk)
  }

  /// A poller that was started anew brings the log from its beginning: what is here already stays
  /// as it is, with the view on it.
  private static func takeAnew(_ state: inout AppState, _ chunk: LogChunk) {
    let old = state.runLog.lines
    let isSame =
      state.runLog.missing == chunk.missingBefore && old.dropped == 0
      && chunk.lines.count + (chunk.missingBefore > 0 ? 1 : 0) >= old.count
    let skipped = chunk.missingBefore > 0 ? 1 : 0
    // The last line may have grown meanwhile.
    let last = old.count - 1
    if isSame,
      (skipped..<max(skipped, last)).allSatisfy({ index in
        old.line(at: index) == chunk.lines[index - skipped]
      }), last < skipped || chunk.lines[last - skipped].hasPrefix(old.line(at: last))
    {
      var rest = chunk
      rest.lines = Array(chunk.lines[max(0, old.count - skipped)...])
      rest.missingBefore = 0
      if last >= skipped, chunk.lines[last - skipped] != old.line(at: last) {
        rest.lastLine = chunk.lines[last - skipped]
      }
      return append(&state, rest)
    }
    let view = state.runLog.top
    empty(&state)
    append(&state, chunk)
    state.runLog.top = view
    settle(&state)
  }

  private static func empty(_ state: inout AppState) {
    state.runLog.lines = LineStore(limits: state.runLog.lines.limits)
    state.runLog.missing = 0
    state.runLog.newLines = 0
    state.runLog.top = 0
    state.runLog.search.matches = []
    state.runLog.search.current = nil
    state.runLog.search.isBounded = false
    if state.runLog.visible != nil { state.runLog.visible = [] }
  }

  private static func append(_ state: inout AppState, _ chunk: LogChunk) {
    if let line = chunk.lastLine { replaceLast(&state, with: line) }
    var arrived = chunk.lines
    if chunk.missingBefore > 0 {
      state.runLog.missing += chunk.missingBefore
      arrived.insert(missingLine(chunk.missingBefore), at: 0)
    }
    guard !arrived.isEmpty else { return }
    let end = state.runLog.lines.count
    let gone = state.runLog.lines.append(contentsOf: arrived)
    if gone > 0 { shift(&state, by: gone) }
    let start = max(0, end - gone)
    let shown = state.runLog.visible?.count ?? start
    filterArrived(&state, from: start)
    searchArrived(&state, from: start)
    if !state.runLog.isFollowing {
      state.runLog.newLines += state.runLog.shownCount - shown
    }
    settle(&state)
  }

  /// The last line is another; what is looked at stays where it is.
  private static func replaceLast(_ state: inout AppState, with line: String) {
    let last = state.runLog.lines.count - 1
    guard last >= 0 else { return }
    state.runLog.lines.replaceLast(with: line)
    filterArrived(&state, from: last)
    if let index = state.runLog.search.matches.binarySearch(last) {
      state.runLog.search.matches.remove(at: index)
      if state.runLog.search.current == index { state.runLog.search.current = nil }
    }
    searchArrived(&state, from: last)
    settle(&state)
  }

  /// What stands where lines are missing.
  static func missingLine(_ count: Int) -> String { "… \(missingWords(count)) …" }

  /// `3,112 lines were not kept by the platform`
  public static func missingWords(_ count: Int) -> String {
    let lines = count == 1 ? "1 line was" : "\(count.grouped) lines were"
    return "\(lines) not kept by the platform"
  }

  /// The oldest lines went: everything that names a line by its number follows.
  private static func shift(_ state: inout AppState, by gone: Int) {
    if let visible = state.runLog.visible {
      let first = visible.lowerBound(of: gone)
      state.runLog.visible = visible[first...].map { $0 - gone }
      state.runLog.top -= first
    } else {
      state.runLog.top -= gone
    }
    let matches = state.runLog.search.matches
    let first = matches.lowerBound(of: gone)
    state.runLog.search.matches = matches[first...].map { $0 - gone }
    state.runLog.search.current = state.runLog.search.current.flatMap {
      $0 >= first ? $0 - first : nil
    }
  }
}
