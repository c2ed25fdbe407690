public import PlatformModel

/// Runs that go on, in every container that was looked at.
///
/// The container that is open is read whole; of one that was left, what went on is followed until it
/// has ended. What was never opened is not known.
public struct OngoingState: Equatable, Sendable {
  public struct Place: Equatable, Sendable {
    public var runs: [JobRunID]
    public var readAt: Timestamp
    /// What looks at them; nil while the container is open, or nothing goes on.
    var target: FollowTarget?
  }

  public internal(set) var places: [ContainerID: Place] = [:]

  public init() {}
}

enum OngoingFeature {
  /// The container that is open was read.
  static func read(_ state: inout AppState, at now: Timestamp) {
    guard let container = state.runs.container else { return }
    state.ongoing.places[container] = OngoingState.Place(runs: state.runs.going, readAt: now)
  }

  /// Somebody looks at the jobs of the container: it is read whole now.
  static func seen(_ state: inout AppState, _ container: ContainerID) -> [Effect] {
    guard let target = state.ongoing.places[container]?.target else { return [] }
    state.ongoing.places[container]?.target = nil
    return [.unfollow(target)]
  }

  /// Nobody looks at them any more: what goes on there is followed until it has ended.
  static func left(_ state: inout AppState, _ container: ContainerID) -> [Effect] {
    guard state.ongoing.places[container] != nil else { return [] }
    let going = state.runs.container == container ? state.runs.going : []
    state.ongoing.places[container]?.runs = going
    guard !going.isEmpty else { return [] }
    let target = FollowTarget.activeRuns(container, going)
    state.ongoing.places[container]?.target = target
    return [.follow(target)]
  }

  static func polled(
    _ state: inout AppState, _ container: ContainerID, _ result: Result<[JobRun], PlatformError>,
    at now: Timestamp
  ) -> [Effect] {
    guard let target = state.ongoing.places[container]?.target else { return [] }
    guard case .success(let runs) = result else {
      if let error = result.failure, !error.isWatchedOn { state.ongoing.places[container] = nil }
      return []
    }
    let tray = state.tray
    for run in runs { RunsFeature.remember(&state, run) }
    if container == state.runs.container {
      for (job, runs) in Dictionary(grouping: runs, by: \.id.job) {
        RunsFeature.add(&state, job, runs)
      }
      RunsFeature.rebuild(&state)
    }
    let going = runs.filter { !$0.state.isTerminal }.map(\.id)
    state.ongoing.places[container]?.runs = going
    state.ongoing.places[container]?.readAt = now
    if going.isEmpty { state.ongoing.places[container]?.target = nil }
    OperationsFeature.trayChanged(&state, from: tray)
    return going.isEmpty ? [.unfollow(target)] : []
  }

  /// A run of a container that was left was read by itself.
  static func saw(_ state: inout AppState, _ run: JobRun) {
    let container = run.id.job.container
    guard run.state.isTerminal, state.ongoing.places[container] != nil else { return }
    let tray = state.tray
    state.ongoing.places[container]?.runs.removeAll { $0 == run.id }
    OperationsFeature.trayChanged(&state, from: tray)
  }
}

extension AppState {
  /// Runs that go on, of all containers that are known, the oldest first.
  var goingRuns: [JobRunID] {
    let elsewhere = ongoing.places.filter { $0.key != runs.container }.flatMap(\.value.runs)
    guard !elsewhere.isEmpty else { return runs.going }
    let all = (runs.going + elsewhere).compactMap { library.runs[$0] }
    return all.filter { !$0.state.isTerminal }.sorted {
      ($0.moment?.milliseconds ?? 0, $0.id.id) < ($1.moment?.milliseconds ?? 0, $1.id.id)
    }.map(\.id)
  }

  /// What the header says of it.
  public var ongoingSummary: OngoingSummary {
    var summary = OngoingSummary()
    for entry in tray where entry.isGoing {
      guard let id = entry.run else {
        summary.operations += 1
        continue
      }
      if library.runs[id]?.state == .paused { summary.paused += 1 } else { summary.running += 1 }
    }
    summary.known = ongoing.places.count
    if case .exact(let projects) = containers.projects.total,
      case .exact(let spaces) = containers.spaces.total
    {
      summary.containers = max(projects + spaces, summary.known)
    }
    return summary
  }
}

/// How much goes on, and of how many projects and spaces that is known.
public struct OngoingSummary: Equatable, Sendable {
  public var running = 0
  public var paused = 0
  /// What is no run: operations of AI Lake, changes that are being made.
  public var operations = 0
  /// Containers whose runs were read.
  public var known = 0
  /// All that can have some; nil if not all are listed.
  public var containers: Int?
}
