import ExplorerModel
import PlatformModel
import TerminalKit

/// `:api`: an operation is chosen, then filled in.
struct APIConsoleOverlay: OverlayContent {
  let scene: Scene
  let height: Int

  private var api: APIConsoleState { scene.state.api }

  var title: [Span] {
    guard let form = api.form else {
      return [
        Span("API", .popupTitle), Span("\(scene.dot)\(scene.count(api.choices.count))", .dim),
      ]
    }
    return [Span("API", .popupTitle), Span("\(scene.dot)\(form.operation.name)", .dim)]
  }

  var hints: [KeyHints.Hint] {
    if api.form == nil {
      return scene.hints(.api, [(.accept, "fill in"), (.moveDown, "move"), (.escape, "close")])
    }
    return scene.hints(
      .api, [(.accept, "send"), (.nextField, "complete, next"), (.escape, "back")])
  }

  private var cursor: ListCursor {
    api.cursor.fitted(count: api.choices.count, height: height - 1)
  }

  var position: ListPosition? {
    guard api.form == nil else { return nil }
    return ListPosition(
      first: cursor.top, height: height - 1, count: api.choices.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    if let form = api.form {
      return APIFormDrawing(scene: scene, form: form).draw(in: area, into: &buffer)
    }
    let input = InputLine(
      input: api.input, sign: " api ", placeholder: "jobs start, or a part of a path")
    let point = input.draw(x: area.x, y: area.y, width: area.width, into: &buffer)
    drawChoices(in: area.inset(top: 1), into: &buffer)
    return point
  }

  private func drawChoices(in list: Rect, into buffer: inout CellBuffer) {
    guard !api.choices.isEmpty else {
      let words = api.catalogue.isEmpty ? "Reading \(scene.glyphs.ellipsis)" : "Nothing matches."
      buffer.put(words, x: list.x + 2, y: list.y, style: .dim)
      return
    }
    let cursor = cursor
    let shown = Array(api.choices.dropFirst(cursor.top).prefix(list.height))
    let table = Table(
      columns: [
        Table.Column(title: "", minimum: 16, usual: 36, rank: 9),
        Table.Column(title: "", minimum: 6, usual: 6, rank: 8),
        Table.Column(title: "", minimum: 20, usual: 50, rank: 8),
        Table.Column(title: "", minimum: 16, usual: 24, rank: 4, grows: 80),
      ], rows: shown.map(cells))
    table.drawRows(in: list.inset(left: 2, right: 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if shown.indices.contains(selected) { buffer.select(list.row(selected), isFocused: true) }
  }

  private func cells(_ choice: APIConsoleState.Choice) -> [[Span]] {
    switch choice {
    case .operation(let index):
      let operation = api.catalogue[index]
      return [
        [Span(operation.name, .text)], method(operation), [Span(operation.path, .dim)],
        [Span(operation.summary, .dim)],
      ]
    case .again(let index):
      let past = api.history[index]
      let target = past.call.line.drop { $0 != " " }.dropFirst()
      return [
        [Span("\(scene.glyphs.refresh) \(past.call.operation.name)", .accent)],
        method(past.call.operation), [Span(String(target), .dim)],
        [
          Span(past.status.map(String.init) ?? "no answer", ExchangeOverlay.style(past.status)),
          Span("\(scene.dot)\(scene.times.time(past.at))", .dim),
        ],
      ]
    }
  }

  /// What changes the platform is told apart.
  private func method(_ operation: APIOperation) -> [Span] {
    [Span(operation.method, operation.isReading ? .stateOK : .warning)]
  }
}
