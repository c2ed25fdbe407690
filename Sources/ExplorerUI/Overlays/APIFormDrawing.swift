import ExplorerModel
import PlatformModel
import TerminalKit

/// The form of an operation: what will be sent, a row for each parameter, what the focused one may be.
struct APIFormDrawing {
  let scene: Scene
  let form: APIForm
  private static let longestCompletions = 8

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let text = area.inset(left: 2, right: 1)
    drawHead(in: text, into: &buffer)
    let rest = area.inset(top: 4)
    let below = min(
      Self.longestCompletions, form.completions.isEmpty ? 0 : form.completions.count,
      max(0, rest.height - min(form.fields.count, 4) - 1))
    let list = rest.rows(0, max(1, rest.height - below - (below > 0 ? 1 : 0)))
    let point = drawFields(in: list, into: &buffer)
    guard below > 0 else { return point }
    buffer.hline(x: area.x, y: list.maxY, width: area.width, style: .popupBorder)
    for (offset, completion) in form.completions.prefix(below).enumerated() {
      let y = list.maxY + 1 + offset
      let used = buffer.put(
        completion.value, x: text.x, y: y, style: offset == 0 ? .accent : .text,
        maxWidth: text.width / 2, ellipsis: true)
      buffer.put(
        completion.label, x: text.x + used + 2, y: y, style: .dim,
        maxWidth: max(0, text.width - used - 2), ellipsis: true)
    }
    return point
  }

  /// The request as it will go out, what it is for, and how it stands.
  private func drawHead(in text: Rect, into buffer: inout CellBuffer) {
    let operation = form.operation
    let style: Style = operation.isReading ? .stateOK : .warning
    let target = form.call.line.drop { $0 != " " }
    buffer.put(
      [Span(operation.method, style), Span(String(target), .text)], x: text.x, y: text.y,
      maxWidth: text.width, ellipsis: true)
    let changes = operation.isReading ? "" : "\(scene.dot)changes the platform"
    buffer.put(
      operation.summary + changes, x: text.x, y: text.y + 1, style: .dim, maxWidth: text.width,
      ellipsis: true)
    if case .loading(let since, let request) = scene.state.api.phase {
      let age = DurationText.precise(scene.state.now - since)
      buffer.put(
        [
          Span("\(request)\(scene.dot)\(age)\(scene.dot)", .dim), Span("ctrl-c", .key),
          Span(" cancels", .dim),
        ], x: text.x, y: text.y + 2, maxWidth: text.width, ellipsis: true)
    } else if let problem = form.problem {
      buffer.put(
        "\(scene.glyphs.failed) \(problem)", x: text.x, y: text.y + 2, style: .error,
        maxWidth: text.width, ellipsis: true)
    } else if let permission = operation.permission {
      buffer.put(
        "needs \(permission)", x: text.x, y: text.y + 2, style: .dim, maxWidth: text.width,
        ellipsis: true)
    }
  }

  private func drawFields(in list: Rect, into buffer: inout CellBuffer) -> Point? {
    guard !form.fields.isEmpty else {
      buffer.put("It takes no parameters.", x: list.x + 2, y: list.y, style: .dim)
      return nil
    }
    let names = min(28, (form.fields.map { TextWidth.width(of: $0.name) }.max() ?? 0) + 2)
    // The focused row is always seen.
    let top = min(
      max(0, form.focused - list.height + 1), max(0, form.fields.count - list.height))
    var cursor: Point?
    for (offset, field) in form.fields.dropFirst(top).prefix(list.height).enumerated() {
      let isFocused = top + offset == form.focused
      let row = list.row(offset).inset(left: 2, right: 1)
      let point = draw(field, names: names, isFocused: isFocused, in: row, into: &buffer)
      if isFocused { cursor = point }
    }
    return cursor
  }

  private func draw(
    _ field: APIField, names: Int, isFocused: Bool, in row: Rect, into buffer: inout CellBuffer
  ) -> Point? {
    buffer.put(
      field.name, x: row.x, y: row.y, style: isFocused ? Style.accent.bold : .dim,
      maxWidth: names - 1, ellipsis: true)
    let note = field.problem.map { "\(scene.glyphs.failed) \($0)" } ?? words(for: field)
    let noteWidth = min(TextWidth.width(of: note), row.width / 3)
    let input = InputLine(input: field.input, style: isFocused ? .inputFocused : .input)
    let point = input.draw(
      x: row.x + names, y: row.y, width: max(8, row.width - names - noteWidth - 2), into: &buffer)
    buffer.put(
      note, x: row.maxX - noteWidth, y: row.y, style: field.problem == nil ? .dim : .error,
      maxWidth: noteWidth, ellipsis: true)
    return point
  }

  /// What a field takes, and whether it has to be given.
  private func words(for field: APIField) -> String {
    switch field.place {
    case .path: return "required"
    case .header: return "header"
    case .body:
      let hint = form.operation.bodyHint
      let sign = hint.contains("*") ? ", * required" : ""
      return hint.isEmpty ? "\(form.operation.body.rawValue), or @FILE" : "@FILE, \(hint)\(sign)"
    case .query(let parameter):
      let rule =
        switch parameter.rule {
        case .required: "required"
        case .oneOf: "one of these"
        case .optional: ""
        }
      let kind =
        switch parameter.kind {
        case .text: ""
        case .number: "number"
        case .flag: "true or false"
        }
      return [kind, rule].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
}
