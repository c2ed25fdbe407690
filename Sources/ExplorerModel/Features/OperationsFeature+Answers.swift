import PlatformModel

extension OperationsFeature {
  public static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .runStarted(let entry, let job, .failure(let error)):
      return failed(&state, entry, error, doing: "Starting \(state.name(of: .job(job)))")
    case .runStarted(let entry, let job, .success(let run)):
      let name = state.name(of: .job(job))
      return accepted(&state, entry, run, saying: "Started \(name): \(run.state.text)")
    case .runCancelled(let entry, let run, .failure(let error)):
      let name = state.name(of: .job(run.job))
      return failed(&state, entry, error, doing: "Cancelling the run of \(name)")
    case .runCancelled(let entry, let id, .success(let run)):
      let name = state.name(of: .job(id.job))
      return accepted(
        &state, entry, run, saying: "Cancelling the run of \(name): \(run.state.text)")
    case .databaseRequested(let entry, let result): return requested(&state, entry, result)
    case .answerLost(let change, let error): return lost(&state, change, error)
    case .operationPolled(let entry, let result, let at):
      return polled(&state, entry, result, at: at)
    case .runPolled(let entry, let result, let at): return polled(&state, entry, result, at: at)
    case .workPolled(let entry, let result, let at): return polled(&state, entry, result, at: at)
    default: return []
    }
  }

  // MARK: Accepted or not

  private static func accepted(
    _ state: inout AppState, _ entry: Int, _ run: JobRun, saying words: String
  ) -> [Effect] {
    guard let index = index(of: entry, state) else { return [] }
    state.operations.entries[index].subject = .run(run.id)
    guard !run.state.isTerminal else { return ended(&state, entry, run) }
    state.operations.entries[index].state = .going(run.state.text)
    state.status.say("\(words). T shows what is going on", .info, at: state.now)
    return [.follow(.run(entry: entry, run.id))]
  }

  private static func requested(
    _ state: inout AppState, _ entry: Int, _ result: Result<String, PlatformError>
  ) -> [Effect] {
    guard let index = index(of: entry, state) else { return [] }
    let title = state.operations.entries[index].title
    switch result {
    case .failure(let error):
      return failed(&state, entry, error, doing: title)
    case .success(let operation):
      state.operations.entries[index].subject = .aiLakeOperation(id: operation)
      state.operations.entries[index].state = .going("pending")
      state.status.say("\(title): accepted. T shows how it goes", .info, at: state.now)
      return [.follow(.operation(entry: entry, id: operation))]
    }
  }

  private static func failed(
    _ state: inout AppState, _ entry: Int, _ error: PlatformError, doing: String
  ) -> [Effect] {
    let sentence = ChangeSentence.sentence(error, doing: doing)
    let isUnknown = error.outcomeIsUnknown
    end(&state, entry, isUnknown ? .unknown(sentence) : .failed(sentence))
    state.status.say(sentence, isUnknown ? .warning : .error, at: state.now)
    return [.bell]
  }

  /// Whether it was done is not known yet: the platform is looked at, nothing is sent again.
  private static func lost(
    _ state: inout AppState, _ change: LostChange, _ error: PlatformError
  ) -> [Effect] {
    guard let index = index(of: change.entry, state) else { return [] }
    state.operations.entries[index].state = .unknown("not known; looking \u{2026}")
    state.status.say(
      ChangeSentence.looking(state.operations.entries[index].title, whether: change.words),
      .warning, at: state.now)
    return [.load(.lost(change, error))]
  }

  // MARK: Looked at

  private static func polled(
    _ state: inout AppState, _ entry: Int, _ result: Result<AILakeOperation, PlatformError>,
    at: Timestamp
  ) -> [Effect] {
    guard let index = going(entry, state) else { return [] }
    state.operations.entries[index].polledAt = at
    switch result {
    case .failure(let error):
      state.operations.entries[index].pollFailure = error
      return []
    case .success(let operation):
      state.operations.entries[index].pollFailure = nil
      return looked(&state, entry, index, operation)
    }
  }

  private static func looked(
    _ state: inout AppState, _ entry: Int, _ index: Int, _ operation: AILakeOperation
  ) -> [Effect] {
    let title = state.operations.entries[index].title
    let stop = state.operations.entries[index].target.map { [Effect.unfollow($0)] } ?? []
    switch operation.status {
    case .pending: state.operations.entries[index].state = .going("pending")
    case .other(let word): state.operations.entries[index].state = .going(word)
    case .succeeded:
      end(&state, entry, .succeeded("done"))
      state.status.say("\(title): done", .success, at: state.now)
      return stop + [.bell, .load(.databases(after: nil))]
    case .failed(let failure):
      let words = words(of: failure)
      end(&state, entry, .failed(words))
      state.status.say("\(title) failed: \(words)", .error, at: state.now)
      return stop + [.bell, .load(.databases(after: nil))]
    }
    return []
  }

  private static func words(of failure: OperationFailure) -> String {
    let parts = [failure.title, failure.detail].compactMap(\.self).filter { !$0.isEmpty }
    if !parts.isEmpty { return TextInput.oneLine(parts.joined(separator: ": ")) }
    return failure.status.map { "the platform answered \($0)" } ?? "the platform did not say why"
  }

  private static func polled(
    _ state: inout AppState, _ entry: Int, _ result: Result<JobRun, PlatformError>, at: Timestamp
  ) -> [Effect] {
    guard let index = going(entry, state) else { return [] }
    state.operations.entries[index].polledAt = at
    switch result {
    case .failure(let error):
      state.operations.entries[index].pollFailure = error
      return []
    case .success(let run):
      state.operations.entries[index].pollFailure = nil
      guard run.state.isTerminal else {
        state.operations.entries[index].state = .going(run.state.text)
        return []
      }
      let stop = state.operations.entries[index].target.map { [Effect.unfollow($0)] } ?? []
      return stop + ended(&state, entry, run) + RunsFeature.pollNow(state, run.id.job.container)
    }
  }

  private static func polled(
    _ state: inout AppState, _ entry: Int, _ result: Result<WorkLook, PlatformError>,
    at: Timestamp
  ) -> [Effect] {
    guard let index = going(entry, state),
      case .work(let work, _) = state.operations.entries[index]
        .subject
    else { return [] }
    state.operations.entries[index].polledAt = at
    switch result {
    case .failure(let error):
      state.operations.entries[index].pollFailure = error
      return []
    case .success(let look):
      state.operations.entries[index].pollFailure = nil
      state.operations.entries[index].subject = .work(work, last: look.call)
      return looked(&state, entry, index, work, look)
    }
  }

  private static func looked(
    _ state: inout AppState, _ entry: Int, _ index: Int, _ work: OngoingWork, _ look: WorkLook
  ) -> [Effect] {
    let title = state.operations.entries[index].title
    switch look.outcome {
    case .going(let word):
      state.operations.entries[index].state = .going(word.isEmpty ? "going on" : word)
      return []
    case .done:
      end(&state, entry, .succeeded("done"))
      state.status.say("\(title): done", .success, at: state.now)
    case .failed(let word):
      end(&state, entry, .failed(word))
      state.status.say("\(title) ended: \(word)", .error, at: state.now)
    }
    ExchangeFeature.workEnded(&state, entry, look.call)
    let changed: [Effect] = work.poll.operation.isAILake ? [.load(.databases(after: nil))] : []
    return [.unfollow(.work(entry: entry, work)), .bell] + changed
  }

  /// A run has ended: well or not, as its state says.
  private static func ended(
    _ state: inout AppState, _ entry: Int, _ run: JobRun
  ) -> [Effect] {
    guard let index = index(of: entry, state) else { return [] }
    let title = state.operations.entries[index].title
    let isWell = run.state != .failed
    end(&state, entry, isWell ? .succeeded(run.state.text) : .failed(run.state.text))
    let severity: StatusMessage.Severity =
      switch run.state {
      case .failed: .error
      case .completedWithErrors, .completedWithWarnings: .warning
      default: .success
      }
    state.status.say("\(title): \(run.state.text)", severity, at: state.now)
    return [.bell]
  }

  // MARK: Entries

  private static func end(_ state: inout AppState, _ entry: Int, _ end: TrayEntry.State) {
    guard let index = index(of: entry, state) else { return }
    state.operations.entries[index].state = end
    state.operations.entries[index].endedAt = state.now
    state.operations.entries[index].pollFailure = nil
  }

  private static func index(of entry: Int, _ state: AppState) -> Int? {
    state.operations.entries.firstIndex { $0.id == entry }
  }

  /// An entry that has not ended; a look that was under way when it ended says nothing new.
  private static func going(_ entry: Int, _ state: AppState) -> Int? {
    state.operations.entries.firstIndex { $0.id == entry && $0.isGoing }
  }
}
