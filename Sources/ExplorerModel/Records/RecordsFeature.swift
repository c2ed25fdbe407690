import JSON

/// Hands what is kept to the features it belongs to, and says what could not be kept.
enum RecordsFeature {
  static func arrived(_ state: inout AppState, _ news: RecordNews) -> [Effect] {
    switch news {
    case .found(let records, let problems): return found(&state, records, problems)
    case .changed(let changes): return changed(&state, changes)
    case .refused(let edit, let now): return refused(&state, edit, now)
    case .kept(let unkept, let problem):
      kept(&state, unkept, problem)
      return []
    }
  }

  /// Counts what is asked for, so that nothing is called kept before it is.
  static func note(_ state: inout AppState, _ effects: [Effect]) {
    for case .keep in effects { state.records.unanswered += 1 }
  }

  private static func found(
    _ state: inout AppState, _ records: [Record], _ problems: [String]
  ) -> [Effect] {
    state.records.notes += problems
    for record in records where record.id.kind == .look {
      ExplorerMemory(record.document).apply(to: &state)
    }
    BookmarksFeature.found(&state, records)
    DraftsFeature.appliedFound(
      &state, records.compactMap { AppliedRecords.set($0.id, $0.document) })
    let effects =
      OperationsFeature.found(&state, records) + DraftsFeature.found(&state, records)
      + UnfinishedFeature.found(&state, records) + DraftsFeature.lookForSent(&state)
    // Last, so that nothing else is said over it.
    if let words = problems.first { state.status.say(words, .error, at: state.now) }
    return effects
  }

  private static func changed(_ state: inout AppState, _ changes: [RecordChange]) -> [Effect] {
    BookmarksFeature.changed(&state, changes)
    DraftsFeature.appliedChanged(&state, by: changes)
    UnfinishedFeature.changed(&state, by: changes)
    return OperationsFeature.changed(&state, by: changes)
      + DraftsFeature.changed(&state, by: changes)
  }

  private static func refused(
    _ state: inout AppState, _ edit: RecordEdit, _ now: JSONValue?
  ) -> [Effect] {
    switch edit.change.id.kind {
    case .draft: DraftsFeature.refused(&state, edit, now)
    case .unfinished, .applied, .bookmark, .look, .operation, .run: []
    }
  }

  private static func kept(
    _ state: inout AppState, _ unkept: Set<RecordID>, _ problem: String?
  ) {
    let records = state.records
    state.records.unanswered = max(0, records.unanswered - 1)
    state.records.unkept = unkept
    state.records.problem = problem
    if let problem, problem != records.problem || unkept.count > records.unkept.count {
      state.status.say(sentence(unkept, problem), .error, at: state.now)
    } else if problem == nil, records.problem != nil {
      Quitting.forgetQuestion(&state)
      state.status.say("Everything is kept on disk again", .success, at: state.now)
    }
  }

  /// `1 draft could not be kept on disk: No space left on device`
  static func sentence(_ unkept: Set<RecordID>, _ problem: String) -> String {
    "\(words(unkept)) could not be kept on disk: \(problem)"
  }

  private static func words(_ unkept: Set<RecordID>) -> String {
    let drafts = unkept.count { $0.kind == .draft }
    switch (drafts, unkept.count) {
    case (0, 1): return "A change"
    case (0, let count): return "\(count) changes"
    case (1, 1): return "1 draft"
    case (let drafts, let count) where drafts == count: return "\(drafts) drafts"
    case (1, let count): return "1 draft and \(count - 1) other changes"
    case (let drafts, let count): return "\(drafts) drafts and \(count - drafts) other changes"
    }
  }
}
