import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// What cancelling, pausing and resuming have in common: runs are asked to become something.
protocol RunControlCommand: NounCommand {
  var runs: RunArguments { get }
  var waiting: WaitOptions { get }
  var change: ManyChanges { get }
  /// The verb of the catalogue, and for people: `Cancel`.
  static var verb: (name: String, word: String) { get }
  /// What else is to be known before.
  static var facts: [String] { get }
  /// With `--wait`: that is what was wanted, or nothing more will come of it.
  static func isReached(_ state: RunState) -> Bool
}

extension RunControlCommand {
  func run(in place: Surroundings) throws {
    var found: [NamedRun] = []
    let word = Self.verb.word
    var many = ManyThings(place: place, change: change, done: "asked to \(word.lowercased())")
    many.facts = { _ in
      found.prefix(ManyThings.handful).map { "\($0.title): \($0.run.state.text)" } + Self.facts
    }
    try many.run(asking: { "\(word) \($0)" }) {
      found = try runs.find(in: place)
      return try found.map { try ManyThings.Step($0.title, request($0.run.id, place)) }
    }
    guard waiting.wait, !change.options.dryRun else { return }
    if change.resume { found = try runs.find(in: place) }
    let wait = RunsWait(place: place, timeout: waiting.limit.duration, ends: Self.isReached)
    for outcome in try wait.untilOver(found) {
      try place.output.write(TerminalSafe.line(outcome.words) + "\n")
    }
    try place.output.flush()
  }

  private func request(_ run: JobRunID, _ place: Surroundings) throws -> APIRequest {
    try place.session.request(
      "jobs", Self.verb.name,
      [
        "job_id": run.job.id, "run_id": run.id, "project_id": run.job.container.project,
        "space_id": run.job.container.space,
      ], body: [:])
  }
}

/// `limn run cancel`.
struct RunCancelCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel runs.")
  static let verb = (name: "cancel-run", word: "Cancel")
  static let facts = ["A cancelled run cannot be continued; its job can be started again."]

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state.isTerminal }
}

/// `limn run pause`.
struct RunPauseCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause runs that are running.")
  static let verb = (name: "pause-run", word: "Pause")
  static let facts = ["limn run resume lets it go on."]

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state == .paused || state.isTerminal }
}

/// `limn run resume`.
struct RunResumeCommand: RunControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let paused runs go on.")
  static let verb = (name: "resume-run", word: "Resume")
  static let facts: [String] = []

  @OptionGroup var runs: RunArguments
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  static func isReached(_ state: RunState) -> Bool { state == .running || state.isTerminal }
}
