import ExplorerModel
import TerminalKit

/// What goes on, for the header: `● 2 running, 1 paused in 3 of 11 projects`.
struct OngoingText {
  let scene: Scene

  /// Runs, then what is no run; each with something shorter behind it where there is little room.
  var parts: [[Span]] {
    let summary = scene.state.ongoingSummary
    var parts: [[Span]] = []
    let runs = [
      summary.running > 0 ? "\(scene.count(summary.running)) running" : nil,
      summary.paused > 0 ? "\(scene.count(summary.paused)) paused" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    if !runs.isEmpty {
      let sign =
        summary.running > 0
        ? Span(scene.glyphs.running, .stateRunning) : Span(scene.glyphs.paused, .statePaused)
      parts.append([sign, Span(" \(runs)\(place(summary))", .header)])
    }
    if summary.operations > 0 {
      let word = summary.operations == 1 ? "operation" : "operations"
      parts.append([
        Span(scene.glyphs.running, .stateRunning),
        Span(" \(scene.count(summary.operations)) \(word)", .header),
      ])
    }
    return parts
  }

  /// Nothing is known of a project that was not opened yet.
  private func place(_ summary: OngoingSummary) -> String {
    guard summary.known > 0 else { return "" }
    let all = summary.containers.map { " of \(scene.count($0))" } ?? ""
    let word = (summary.containers ?? summary.known) == 1 ? "project" : "projects"
    return " in \(scene.count(summary.known))\(all) \(word)"
  }
}
