import ExplorerModel
import PlatformModel
import TerminalKit

/// The last runs of a job in a few cells, oldest first: how each ended, then how long each took.
struct RunHistory {
  let scene: Scene

  /// At most `length` signs and as many bars; empty for a job with one run or none.
  func spans(of job: JobID, length: Int) -> [Span] {
    let newest = scene.state.runs.runsByJob[job] ?? []
    let runs = newest.prefix(length).reversed().compactMap { scene.library.runs[$0] }
    guard runs.count > 1 else { return [] }
    var spans = runs.map { run in
      let picture = scene.picture(of: run.state)
      return Span(picture.glyph, picture.style)
    }
    let seconds = runs.map {
      Double((scene.duration(of: $0) ?? .zero).components.seconds)
    }
    let padding = String(repeating: " ", count: max(0, length - runs.count))
    spans.insert(Span(padding, .text), at: 0)
    let bars = Sparkline.text(seconds, width: length, glyphs: scene.glyphs)
    spans.append(Span(" \(padding)\(bars)", .chart))
    return spans
  }
}
