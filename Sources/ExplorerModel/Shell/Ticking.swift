import PlatformModel

/// What time changes, and when it has to be looked at again.
public enum Ticking {
  /// How long nothing on the screen depends on time, from `state.now`; nil: for ever.
  ///
  /// The run loop blocks that long at most, then sends `.ticked`.
  public static func nextTick(_ state: AppState) -> Duration? {
    let moments: [Timestamp?] = [
      expiry(of: state.status), state.retry.at, loadingAge(state),
      AssetsFeature.nextTick(state), InspectorFeature.nextTick(state),
      RunsFeature.nextTick(state), RunLogFeature.nextTick(state),
      OperationsFeature.nextTick(state), useExpiry(state), UnfinishedFeature.nextTick(state),
    ]
    guard let next = moments.compactMap(\.self).min() else { return nil }
    return max(.milliseconds(1), next - state.now)
  }

  static func ticked(_ state: inout AppState, _ now: Timestamp) -> [Effect] {
    state.now = max(state.now, now)
    if let expiry = expiry(of: state.status), expiry <= state.now { state.status.current = nil }
    let now = state.now
    state.requests.uses = state.requests.uses.filter { now - $0.value.at < KnownUse.lifetime }
    var effects = Connecting.ticked(&state)
    effects += AssetsFeature.ticked(&state)
    effects += InspectorFeature.ticked(&state)
    effects += RunsFeature.ticked(&state)
    effects += RunLogFeature.ticked(&state)
    effects += OperationsFeature.ticked(&state)
    effects += UnfinishedFeature.ticked(&state)
    return effects
  }

  /// When what is shown of the budget is no longer known.
  private static func useExpiry(_ state: AppState) -> Timestamp? {
    state.requests.uses.values.map { $0.at + KnownUse.lifetime }.min()
  }

  private static func expiry(of status: StatusState) -> Timestamp? {
    status.current.map { $0.at + StatusState.messageLifetime }
  }

  /// A read that takes longer than a second shows its age, in tenths.
  private static func loadingAge(_ state: AppState) -> Timestamp? {
    let phases = [
      state.containers.catalogs.phase, state.containers.projects.phase,
      state.containers.spaces.phase, state.containers.databases.phase, state.assets.list.phase,
      state.inspector.phase, state.inspector.columns.phase, state.inspector.revisions.phase,
      state.runs.phase, state.runs.ofJob.phase, state.api.phase,
      state.relationships.root.flatMap { state.relationships.phases[$0] } ?? .idle,
    ]
    let oldest = phases.compactMap { phase -> Timestamp? in
      if case .loading(let since, _) = phase { since } else { nil }
    }.min()
    guard let oldest else { return nil }
    let first = oldest + .seconds(1)
    return state.now < first ? first : state.now + .milliseconds(200)
  }
}
