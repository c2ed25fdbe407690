import JSON
import PlatformModel

/// What was begun and what is watched, beyond the end of the program: it is followed again.
extension OperationsFeature {
  /// Keeps what changed since `before`. What has ended is told once.
  static func keep(_ state: inout AppState, since before: [TrayEntry]) -> [Effect] {
    guard state.operations.entries != before else { return [] }
    let old = kept(before, state)
    let new = kept(state.operations.entries, state)
    var edits: [RecordEdit] = []
    for (id, document) in new where old[id] != document && state.operations.found[id] != document {
      edits.append(.put(id, document))
    }
    for (id, document) in old where new[id] == nil {
      // What commands list as well is over, not gone.
      if let operation = id.kind == .operation ? BegunOperation(document) : nil {
        var operation = operation
        operation.isOver = true
        edits.append(.put(id, operation.document))
      } else {
        edits.append(.remove(id))
      }
    }
    guard !edits.isEmpty else { return [] }
    return [.keep(edits.sorted { $0.change.id.key < $1.change.id.key })]
  }

  /// What began before this program, here or with a command, is followed.
  static func found(_ state: inout AppState, _ records: [Record]) -> [Effect] {
    let before = state.operations.entries.count
    let effects = records.flatMap { take(&state, $0.id, $0.document) }
    let count = state.operations.entries.count - before
    if count > 0 {
      let what = count == 1 ? "1 operation from before is" : "\(count) operations from before are"
      state.status.say("\(what) followed: T shows how it goes", .info, at: state.now)
    }
    return effects
  }

  /// Another window or a command began something.
  static func changed(_ state: inout AppState, by changes: [RecordChange]) -> [Effect] {
    changes.flatMap { change in
      change.document.map { take(&state, change.id, $0) } ?? []
    }
  }

  private static func take(
    _ state: inout AppState, _ id: RecordID, _ document: JSONValue
  ) -> [Effect] {
    let known = kept(state.operations.entries, state)
    guard known[id] == nil else { return [] }
    switch id.kind {
    case .operation:
      guard let operation = BegunOperation(document), !operation.isOver else { return [] }
      state.operations.found[id] = document
      return follow(
        &state, operation.title, .aiLakeOperation(id: operation.id), began: operation.began)
    case .run:
      guard let awaited = AwaitedRun(document) else { return [] }
      state.operations.found[id] = document
      let job = awaited.run.job
      if state.library.jobs[job] == nil {
        state.library.jobs[job] = Job(id: job, name: awaited.name)
      }
      let effects = follow(&state, awaited.title, .run(awaited.run), began: awaited.began)
      state.operations.entries[state.operations.entries.count - 1].isWatchOnly =
        awaited.isWatchOnly
      return effects
    case .draft, .unfinished, .applied, .bookmark, .look: return []
    }
  }

  private static func follow(
    _ state: inout AppState, _ title: String, _ subject: TrayEntry.Subject, began: Timestamp
  ) -> [Effect] {
    let id = state.operations.nextID
    state.operations.nextID += 1
    let entry = TrayEntry(
      id: id, title: title, subject: subject, state: .going("going on"), startedAt: began)
    state.operations.entries.append(entry)
    return entry.target.map { [.follow($0)] } ?? []
  }

  /// The records of what goes on.
  private static func kept(_ entries: [TrayEntry], _ state: AppState) -> [RecordID: JSONValue] {
    var records: [RecordID: JSONValue] = [:]
    for entry in entries where !entry.hasEnded {
      if case .aiLakeOperation(let id) = entry.subject {
        let operation = BegunOperation(id: id, title: entry.title, began: entry.startedAt)
        records[RecordID(.operation, id)] = operation.document
      } else if let run = entry.run {
        let awaited = AwaitedRun(
          run: run, title: entry.title, name: state.name(of: .job(run.job)),
          began: entry.startedAt, isWatchOnly: entry.isWatchOnly)
        records[awaited.id] = awaited.document
      }
    }
    return records
  }
}

extension TrayEntry {
  /// It is known how it ended.
  fileprivate var hasEnded: Bool {
    switch state {
    case .succeeded, .failed: true
    case .requested, .going, .unknown: false
    }
  }
}
