import ExplorerModel
import PlatformModel
import TerminalKit

/// The state of a run as a sign, a word and a role: never colour alone.
struct RunStatePicture {
  let glyph: String
  let word: String
  let role: Role

  init(_ state: RunState, glyphs: Glyphs) {
    switch state {
    case .queued: (glyph, word, role) = (glyphs.queued, "Queued", .stateQueued)
    case .starting: (glyph, word, role) = (glyphs.queued, "Starting", .stateRunning)
    case .running: (glyph, word, role) = (glyphs.running, "Running", .stateRunning)
    case .paused: (glyph, word, role) = (glyphs.paused, "Paused", .statePaused)
    case .resuming: (glyph, word, role) = (glyphs.running, "Resuming", .stateRunning)
    case .canceling: (glyph, word, role) = (glyphs.canceled, "Canceling", .stateCanceled)
    case .canceled: (glyph, word, role) = (glyphs.canceled, "Canceled", .stateCanceled)
    case .failed: (glyph, word, role) = (glyphs.failed, "Failed", .stateFailed)
    case .completed: (glyph, word, role) = (glyphs.ok, "Completed", .stateOK)
    case .completedWithErrors:
      (glyph, word, role) = (glyphs.failed, "Completed with errors", .stateFailed)
    case .completedWithWarnings:
      (glyph, word, role) = (glyphs.warning, "Completed with warnings", .stateWarning)
    case .other(let text): (glyph, word, role) = (glyphs.unknown, text, .stateUnknown)
    }
  }

  var style: Style { Style(role) }

  /// Where there is no room for the word: what tells it from others comes first.
  var shortWord: String {
    switch word {
    case "Completed with errors": "Errors"
    case "Completed with warnings": "Warnings"
    default: word
    }
  }
}

extension Scene {
  func picture(of state: RunState) -> RunStatePicture { RunStatePicture(state, glyphs: glyphs) }

  /// How long a run took, or has taken so far; nil if it did not start.
  func duration(of run: JobRun) -> Duration? {
    if run.state.isTerminal {
      if let duration = run.duration { return duration }
      guard let start = run.startedAt ?? run.createdAt, let end = run.endedAt else { return nil }
      return end - start
    }
    guard let start = run.startedAt else { return nil }
    return state.now - start
  }
}
