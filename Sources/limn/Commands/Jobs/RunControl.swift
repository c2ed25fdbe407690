import ArgumentParser
import JSON
import PlatformModel

/// What cancelling, pausing and resuming have in common: runs are asked to become something.
protocol RunControlCommand: NounCommand {
  var runs: RunArguments { get }
  var waiting: WaitOptions { get }
  var change: ChangeOptions { get }
  /// The verb of the catalogue, and for people: `Cancel`.
  static var verb: (name: String, word: String) { get }
  /// With `--wait`: that is what was wanted, or nothing more will come of it.
  static func isReached(_ state: RunState) -> Bool
}

extension RunControlCommand {
  func run(in place: Surroundings) throws {
    let found = try runs.find(in: place)
    let steps = try found.map { named in
      let id = named.run.id
      return (
        named.title,
        try place.session.request(
          "jobs", Self.verb.name,
          [
            "job_id": id.job.id, "run_id": id.id, "project_id": id.job.container.project,
            "space_id": id.job.container.space,
          ], body: [:])
      )
    }
    let word = Self.verb.word
    try ManyThings(place: place, change: change, done: "asked to \(word.lowercased())").run(steps) {
      "\(word) \($0)?"
    }
    guard waiting.wait, !change.dryRun else { return }
    let wait = RunsWait(place: place, timeout: waiting.limit.duration, ends: Self.isReached)
    for outcome in try wait.untilOver(found) {
      try place.output.write(TerminalSafe.line(outcome.words) + "\n")
    }
    try place.output.flush()
  }
}

/// `limn run cancel`.
struct RunCancelCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel runs.")
  static let verb = (name: "cancel-run", word: "Cancel")

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state.isTerminal }
}

/// `limn run pause`.
struct RunPauseCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause runs that are running.")
  static let verb = (name: "pause-run", word: "Pause")

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state == .paused || state.isTerminal }
}

/// `limn run resume`.
struct RunResumeCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let paused runs go on.")
  static let verb = (name: "resume-run", word: "Resume")

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state == .running || state.isTerminal }
}
