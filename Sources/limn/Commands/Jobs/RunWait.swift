import ArgumentParser
import PlatformClient
import PlatformModel

/// `limn run wait`: until runs are over.
struct RunWaitCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until runs are over, and exit with how they ended.",
    discussion: """
      Exit codes: 0 completed, 1 failed or cancelled, 6 some of several, 124 not over in time, \
      130 interrupted. A run goes on at the platform whoever waits for it.
      """)

  @OptionGroup var runs: RunArguments
  @OptionGroup var limit: TimeoutOption
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let found = try runs.find(in: place)
    let outcomes = try RunsWait(place: place, timeout: limit.duration).untilOver(found) { outcome in
      guard found.count > 1 else { return }
      try place.output.write(TerminalSafe.line(outcome.words) + "\n")
      try place.output.flush()
    }
    guard outcomes.count > 1 else { return try outcomes[0].check(place) }
    let bad = outcomes.filter { !$0.isGood }.count
    guard bad > 0 else { return }
    throw CommandFailure(
      code: bad == outcomes.count ? 1 : 6,
      "\(outcomes.count - bad) of \(Plural.count(outcomes.count, "run")) completed, \(bad) did not")
  }
}

/// Waits for runs, each of which is looked at until it is over.
struct RunsWait {
  let place: Surroundings
  var timeout: Duration?

  /// Also ends a wait: what the run was asked to be, such as paused.
  var ends: (RunState) -> Bool = { $0.isTerminal }

  /// - Parameter onEnd: told of each as it ends.
  ///
  /// Throws `CommandFailure` with code 124 or 130 if one of them is not over by then.
  func untilOver(
    _ runs: [NamedRun], onEnd: (RunOutcome) throws -> Void = { _ in }
  ) throws -> [RunOutcome] {
    let client = try place.session.platform()
    var runs = runs
    var over: Set<Int> = []
    var wait = WorkWait(place: place, timeout: timeout, hint: runs.first?.goesOn ?? "")
    while over.count < runs.count {
      let index = try wait.until { () -> Int? in
        for index in runs.indices where !over.contains(index) {
          runs[index].run = try client.run(runs[index].run.id)
          if ends(runs[index].run.state) { return index }
        }
        return nil
      }
      over.insert(index)
      try onEnd(RunOutcome(runs[index]))
      wait.hint = runs.indices.first { !over.contains($0) }.map { runs[$0].goesOn } ?? ""
    }
    return runs.map(RunOutcome.init)
  }
}
