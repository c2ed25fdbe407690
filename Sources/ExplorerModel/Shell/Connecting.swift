import Nouns
import PlatformModel

/// Starting, losing the platform and finding it again.
enum Connecting {
  static func started(_ state: inout AppState) -> [Effect] {
    var effects: [Effect] = state.context.hasPlatform ? [.load(.signIn)] : []
    effects += ContainersFeature.started(&state)
    return effects
  }

  static func signedIn(
    _ state: inout AppState, _ result: Result<User, PlatformError>
  ) -> [Effect] {
    switch result {
    case .success(let user):
      state.library.users[user.id] = user
      if state.context.user == nil { state.context.user = user.username ?? user.displayName }
    case .failure(let error):
      // That nobody answers is said elsewhere, with when it is tried again.
      guard !error.isTransient, error.cause != .cancelled else { break }
      if case .untrusted = error.cause { break }
      state.status.say(ErrorSentence.signIn(error), .error, at: state.now)
    }
    return []
  }

  /// `ctrl-r`: what the focused pane shows, and everything that failed.
  static func refresh(_ state: inout AppState) -> [Effect] {
    state.retry = RetryState()
    var effects = again(&state)
    effects += refreshPane(&state).filter { !effects.contains($0) }
    if ![.inspector, .relationships].contains(state.keyPane) {
      effects += InspectorFeature.readAgain(&state).filter { !effects.contains($0) }
    }
    return effects
  }

  private static func refreshPane(_ state: inout AppState) -> [Effect] {
    switch state.keyPane {
    case .containers: ContainersFeature.refresh(&state)
    case .assets where state.list.isOpen: NounLists.refresh(&state)
    case .assets: AssetsFeature.refresh(&state)
    case .inspector: InspectorFeature.refresh(&state)
    case .relationships: RelationshipsFeature.refresh(&state)
    case .runs: RunsFeature.command(&state, .refresh)
    case .log: RunLogFeature.command(&state, .refresh)
    }
  }

  static func ticked(_ state: inout AppState) -> [Effect] {
    guard let at = state.retry.at, at <= state.now else { return [] }
    state.retry.at = nil
    return again(&state)
  }

  /// Asks again for what failed and may go better now.
  private static func again(_ state: inout AppState) -> [Effect] {
    var effects: [Effect] = []
    if state.context.hasPlatform, state.connection != .online, state.connection != .connecting {
      effects.append(.load(.signIn))
      state.connection = .connecting
    }
    effects += ContainersFeature.retry(&state)
    if case .failed(let error, _) = state.assets.list.phase, error.isTransient {
      effects += AssetsFeature.refresh(&state)
    }
    return effects + inspectorAgain(&state)
  }

  private static func inspectorAgain(_ state: inout AppState) -> [Effect] {
    guard case .failed(let error, _) = state.inspector.phase, error.isTransient else { return [] }
    return InspectorFeature.refresh(&state)
  }

  // MARK: What answers say about the connection

  /// Returns what is worth asking again, now that the platform answers.
  static func observe(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    guard let outcome = answer.outcome else { return [] }
    let decides = outcome.isAILake != state.context.hasPlatform
    guard let error = outcome.error else { return decides ? isOnline(&state) : [] }
    if outcome.retries, error.isTransient { scheduleRetry(&state) }
    if decides { failed(&state, error, retries: outcome.retries) }
    return []
  }

  private static func failed(_ state: inout AppState, _ error: PlatformError, retries: Bool) {
    switch error.cause {
    case .signedOut, .noSecret: state.connection = .signedOut(error)
    case .unreachable, .untrusted: isOffline(&state, error)
    case .timedOut where retries, .unavailable where retries: isOffline(&state, error)
    case .cancelled where state.connection == .connecting: state.connection = .givenUp
    default: break
    }
  }

  private static func isOnline(_ state: inout AppState) -> [Effect] {
    var effects: [Effect] = []
    if case .offline = state.connection {
      state.status.say("\(state.context.host) answers again", .success, at: state.now)
      effects = inspectorAgain(&state)
    }
    state.connection = .online
    if !ContainersFeature.hasFailures(state) { state.retry = RetryState() }
    return effects
  }

  private static func isOffline(_ state: inout AppState, _ error: PlatformError) {
    scheduleRetry(&state)
    guard let at = state.retry.at else { return }
    if case .offline = state.connection {
      state.connection = .offline(error, retryAt: at)
      return
    }
    let isFirst = state.retry.attempts == 1
    state.connection = .offline(error, retryAt: at)
    if isFirst {
      state.status.say(
        ErrorSentence.sentence(error, subject: "The containers"), .error, at: state.now)
    }
  }

  private static func scheduleRetry(_ state: inout AppState) {
    guard state.retry.at == nil else { return }
    state.retry.at = state.now + interval(after: state.retry.attempts)
    state.retry.attempts += 1
  }

  /// 5 s, 10 s, 20 s, 40 s, then every 60 s.
  static func interval(after attempts: Int) -> Duration {
    .seconds(min(60, 5 << min(attempts, 4)))
  }
}

extension Answer {
  /// What an answer says about the way to its platform; nil if it says nothing.
  fileprivate struct Outcome {
    var error: PlatformError?
    var isAILake = false
    /// It is asked again by itself.
    var retries = false
  }

  fileprivate var outcome: Outcome? {
    switch self {
    case .signedIn(let result): Outcome(error: result.failure, retries: true)
    case .containers(_, _, let result): Outcome(error: result.failure, retries: true)
    case .databases(_, let result):
      Outcome(error: result.failure, isAILake: true, retries: true)
    case .storages(let result): Outcome(error: result.failure, isAILake: true, retries: true)
    case .database(_, let result): Outcome(error: result.failure, isAILake: true)
    case .facets(_, let result): Outcome(error: result.failure)
    case .assets(_, _, let result): Outcome(error: result.failure)
    case .asset(_, let result): Outcome(error: result.failure)
    case .columns(_, _, let result): Outcome(error: result.failure)
    case .rows(let query, _, let result):
      Outcome(error: result.failure, isAILake: query.described?.isAILake ?? false)
    case .relationships(_, _, let result): Outcome(error: result.failure)
    case .revisions(_, _, let result): Outcome(error: result.failure)
    case .revision(_, _, let result): Outcome(error: result.failure)
    case .runsPolled(_, let result, _): Outcome(error: result.failure)
    case .logPolled(_, let result, _): Outcome(error: result.failure)
    default: nil
    }
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
