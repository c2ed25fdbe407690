import ExplorerModel
import Filters
import PlatformModel
import TerminalKit

/// Pane 6: one run's log. Reads the lines that are visible and no others.
struct LogPane: Pane {
  let scene: Scene
  let id = PaneID.log

  private var state: RunLogState { scene.state.runLog }
  private var count: Int { state.shownCount }

  var title: PaneTitle {
    var title = PaneTitle("Log")
    guard let run = state.run else { return title }
    let name = TextWidth.clip(state.runName, to: 8, ellipsis: scene.glyphs.ellipsis)
    title.add(state.runName, .text, short: name, rank: 5)
    if let run = scene.library.runs[run] {
      let picture = scene.picture(of: run.state)
      let word = "\(picture.glyph) \(picture.word)"
      let duration = scene.duration(of: run).map { " \(DurationText.clock($0))" } ?? ""
      title.add(word + duration, picture.style, short: word, rank: 9)
    }
    addLines(to: &title)
    if !state.isFollowing, !state.isFinal {
      let more = state.newLines > 0 ? " +\(scene.count(state.newLines))" : ""
      title.add("paused\(more)", .accent, rank: 9)
    }
    if state.filter.isActive, !state.filter.isEditing {
      let context = state.context > 0 ? " \(scene.glyphs.around)\(state.context)" : ""
      title.add("&\(state.filter.text)\(context)", .accent, rank: 8)
    }
    title.add(state.search, scene: scene)
    addPolling(to: &title)
    return title
  }

  private func addLines(to title: inout PaneTitle) {
    let total = scene.count(state.lines.count)
    let shown = state.visible.map { "\(scene.count($0.count)) of " } ?? ""
    let word = state.lines.count == 1 ? "line" : "lines"
    title.add("\(shown)\(total) \(word)", short: shown + total, rank: 6)
    if state.missing > 0 { title.add("\(scene.count(state.missing)) missing", .warning, rank: 8) }
    if state.wasRewritten { title.add("rewritten", .warning, rank: 8) }
  }

  private func addPolling(to title: inout PaneTitle) {
    if let failure = state.failure {
      let moment = state.polledAt.map { " since \(scene.times.time($0))" } ?? ""
      title.add("\(scene.glyphs.failed) not read\(moment)", .error, rank: 9)
      if !failure.isWatchedOn { title.add("stopped, r reads on", .error, rank: 8) }
    } else if state.isFinal {
      title.add("complete", rank: 3)
    } else if let polled = state.polledAt {
      let age = scene.times.age(polled)
      title.add("polled \(age)", short: "\(scene.glyphs.refresh) \(age)", rank: 7)
    }
  }

  var input: PaneInput? {
    if state.search.isEditing {
      return PaneInput(sign: "/", input: state.search.input, note: state.search.summary(scene))
    }
    if state.filter.isEditing {
      return PaneInput(
        sign: "&", input: state.filter.input,
        note: "\(scene.count(count)) \(Plural.word(count, "line"))")
    }
    return nil
  }

  func position(in area: Rect) -> ListPosition? {
    ListPosition(first: top(height: area.height), height: area.height, count: count)
  }

  private func top(height: Int) -> Int {
    let last = max(0, count - height)
    return state.isFollowing ? last : min(max(0, state.top), last)
  }

  // MARK: Lines

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    guard count > 0 else { return drawPicture(in: area, into: &buffer) }
    if state.wraps {
      drawWrapped(in: area, into: &buffer)
    } else {
      for row in 0..<area.height {
        let shown = top(height: area.height) + row
        guard let (index, spans) = line(shown, columns: state.left + area.width) else { break }
        let text = area.row(row).inset(left: 1)
        buffer.clipped(to: text) {
          _ = $0.put(spans, x: text.x - state.left, y: text.y)
        }
        highlight(spans, line: index, x: text.x - state.left, in: text, into: &buffer)
      }
    }
  }

  /// The number of a shown line among all of them, and how it looks; nil behind the last.
  ///
  /// Of a line that is longer than what could be seen in `columns` only the beginning is looked at.
  private func line(_ shown: Int, columns: Int) -> (index: Int, spans: [Span])? {
    guard let index = state.line(shownAt: shown) else { return nil }
    let most = 1_000 + 16 * columns
    let text = state.lines.withBytes(at: index) { bytes in
      bytes.count <= most
        ? String(decoding: bytes, as: UTF8.self)
        : String(decoding: bytes.prefix(most), as: UTF8.self) + scene.glyphs.ellipsis
    }
    guard let text else { return nil }
    let spans = spans(of: text)
    return (index, isContext(index) ? spans.map { Span($0.text, .dim) } : spans)
  }

  /// A match may lie in what is not shown, a date or a time: such a line is shown as it is.
  private func spans(of text: String) -> [Span] {
    let spans = LogLineText(text, zone: scene.state.zone).spans(showsTime: state.showsTimestamps)
    guard state.search.isActive else { return spans }
    let needle = LineNeedle(state.search.text)
    let isHidden = needle.occurs(in: text) && !needle.occurs(in: spans.map(\.text).joined())
    return isHidden ? [Span(text)] : spans
  }

  /// The line is only there because it stands near one that matches.
  private func isContext(_ index: Int) -> Bool {
    guard state.visible != nil, state.context > 0 else { return false }
    let filter = LineFilter(state.filter.text)
    return state.lines.withBytes(at: index) { !filter.matches($0) } ?? false
  }

  private func drawWrapped(in area: Rect, into buffer: inout CellBuffer) {
    let text = area.inset(left: 1)
    let cells = text.width * text.height
    var rows: [(index: Int, spans: [Span])] = []
    if state.isFollowing {
      var shown = count - 1
      while rows.count < area.height, let (index, spans) = line(shown, columns: cells) {
        let wrapped = SpanWrap.lines(spans, width: max(1, text.width), limit: 500)
        rows.insert(contentsOf: wrapped.map { (index, $0) }, at: 0)
        shown -= 1
      }
      rows = Array(rows.suffix(area.height))
    } else {
      var shown = min(max(0, state.top), count - 1)
      while rows.count < area.height, let (index, spans) = line(shown, columns: cells) {
        rows += SpanWrap.lines(spans, width: max(1, text.width), limit: area.height).map {
          (index, $0)
        }
        shown += 1
      }
    }
    for (offset, row) in rows.prefix(area.height).enumerated() {
      let line = text.row(offset)
      buffer.put(row.spans, x: line.x, y: line.y, maxWidth: line.width)
      highlight(row.spans, line: row.index, x: line.x, in: line, into: &buffer)
    }
  }

  private func highlight(
    _ spans: [Span], line: Int, x: Int, in row: Rect, into buffer: inout CellBuffer
  ) {
    let search = state.search
    guard search.isActive else { return }
    let isCurrent = search.current.map { search.matches[safe: $0] == line } ?? false
    let text = spans.map { TextWidth.clip($0.text, to: 4_000) }.joined()
    for hit in Highlights.columns(of: search.text, in: text) {
      let area = Rect(x: x + hit.lowerBound, y: row.y, width: hit.count, height: 1)
      buffer.restyle(area.intersection(row)) { _ in isCurrent ? .matchCurrent : .match }
    }
  }

  // MARK: Nothing to show

  private func drawPicture(in area: Rect, into buffer: inout CellBuffer) {
    let name = state.runName.isEmpty ? "the run" : state.runName
    var pictures = ListPictures(
      scene: scene, subject: "Log lines of \(name)",
      place: state.run.map { scene.name(of: $0.job.container) }, emptyLines: [],
      idleLine: "l on a run opens its log.")
    guard state.run != nil else { return pictures.draw(.idle, in: area, into: &buffer) }
    if let error = state.failure {
      return pictures.draw(.failed(error, at: scene.state.now), in: area, into: &buffer)
    }
    if state.visible != nil, state.lines.count > 0 {
      pictures.emptyLines = [
        "No line matches \(state.filter.text).",
        "The filter hides \(scene.count(state.lines.count)). Esc clears it.",
      ]
    } else if state.isFinal {
      pictures.emptyLines = ["This run printed nothing."]
    } else if state.polledAt != nil {
      pictures.emptyLines = ["No lines yet. They appear here as the run prints them."]
    } else {
      pictures.emptyLines = ["Reading the log\(scene.glyphs.ellipsis)"]
    }
    pictures.drawEmpty(in: area, into: &buffer)
  }
}
