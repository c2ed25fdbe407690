import ExplorerModel
import Filters
import TerminalKit

/// `?`: the commands of a pane with their keys, filtered by typing.
struct HelpOverlay: OverlayContent {
  let scene: Scene
  let state: HelpState
  /// Rows of the list.
  let height: Int
  private let entries: [Command]

  init(scene: Scene, state: HelpState, height: Int) {
    self.scene = scene
    self.state = state
    self.height = max(1, height - 1 - Layout.explanationRows(inside: height))
    entries = HelpFeature.entries(state)
  }

  var title: [Span] {
    [Span("Help", .popupTitle), Span("\(scene.dot)\(state.pane.title)", .dim)]
  }

  var hints: [KeyHints.Hint] {
    scene.hints(.help, [(.accept, "run it"), (.moveDown, "move"), (.escape, "close")])
  }

  private var cursor: ListCursor { state.cursor.fitted(count: entries.count, height: height) }

  var position: ListPosition? {
    ListPosition(
      first: cursor.top, height: height, count: entries.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let input = InputLine(
      input: state.filter, sign: " / ", placeholder: "type to find a key or a command")
    let point = input.draw(x: area.x, y: area.y, width: area.width, into: &buffer)
    let list = area.inset(top: 1)
    guard !entries.isEmpty else {
      buffer.put("Nothing matches.", x: list.x + 2, y: list.y, style: .dim)
      return point
    }
    let cursor = cursor
    let shown = entries.dropFirst(cursor.top).prefix(height)
    let titles = (entries.map { $0.words.title.count }.max() ?? 0) + 2
    for (offset, command) in shown.enumerated() {
      let row = list.row(offset)
      draw(command, titles: titles, in: row, into: &buffer)
      if cursor.top + offset == cursor.selected { buffer.select(row, isFocused: true) }
    }
    if entries.indices.contains(cursor.selected) {
      explain(entries[cursor.selected], in: list.inset(top: height + 1), into: &buffer)
    }
    return point
  }

  /// What there was no room for in its row.
  private func explain(_ command: Command, in area: Rect, into buffer: inout CellBuffer) {
    let reason = command.availability(in: scene.state).reason
    var text = command.words.sentence
    if command == .filter, !scene.state.filterFields(of: state.pane).isEmpty {
      text +=
        " Fields here: \(scene.state.filterFields(of: state.pane).words). tag:a contains a, tag=a is exactly a."
    }
    if let reason { text += " \(reason)" }
    let lines = TextWidth.wrap(text, width: area.width - 4, limit: area.height)
    for (offset, line) in lines.enumerated() {
      buffer.put(line, x: area.x + 2, y: area.y + offset, style: .text)
    }
  }

  private func draw(
    _ command: Command, titles: Int, in row: Rect, into buffer: inout CellBuffer
  ) {
    let keys = scene.keymap.labels(of: command, in: state.pane).prefix(2)
    let reason = command.availability(in: scene.state).reason
    let isPossible = reason == nil
    buffer.put(
      scene.spelled(keys.joined(separator: "  ")), x: row.x + 2, y: row.y,
      style: isPossible ? .key : .disabled,
      maxWidth: 16, ellipsis: true)
    let x = row.x + 19
    buffer.put(
      command.words.title, x: x, y: row.y, style: isPossible ? .text : .disabled,
      maxWidth: row.maxX - x - 1, ellipsis: true)
    let rest = x + titles
    guard rest + 20 < row.maxX else { return }
    buffer.put(
      reason ?? command.words.sentence, x: rest, y: row.y, style: .dim,
      maxWidth: row.maxX - rest - 1, ellipsis: true)
  }
}

extension PaneID {
  /// As titles and help call it.
  var title: String {
    switch self {
    case .containers: "Containers"
    case .assets: "Assets"
    case .inspector: "Inspector"
    case .relationships: "Relationships"
    case .runs: "Runs"
    case .log: "Log"
    }
  }
}
