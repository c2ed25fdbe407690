import Nouns
import PlatformModel

/// How a run that is over ended, for the exit code of a command.
struct RunOutcome {
  let named: NamedRun

  init(_ named: NamedRun) {
    self.named = named
  }

  /// Warnings are no failure; errors are, whatever else was done.
  var isGood: Bool {
    switch named.run.state {
    case .completed, .completedWithWarnings: true
    default: false
    }
  }

  /// `nightly-load (run 4711): Failed after 12:30`.
  var words: String {
    let run = named.run
    let span = (run.duration ?? run.span).map { " after \(CellValue.span($0).words { _ in 0 })" }
    return "\(named.title): \(run.state.text)\(span ?? "")"
  }

  /// Throws `CommandFailure` with code 1 unless it ended well.
  func check(_ place: Surroundings) throws {
    guard !isGood else { return place.warn(words) }
    throw CommandFailure("\(words); limn run logs \(named.words) shows its log")
  }
}
