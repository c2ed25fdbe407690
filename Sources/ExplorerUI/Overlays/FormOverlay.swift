import ExplorerModel
import PlatformModel
import TerminalKit

/// A form: labels with inputs, the focused one with its hint.
struct FormOverlay: OverlayContent {
  let scene: Scene
  let state: FormState

  var title: [Span] { [Span(state.title, .popupTitle)] }

  var hints: [KeyHints.Hint] {
    scene.hints(
      .form, [(.nextField, "next field"), (.accept, acceptWord), (.escape, "leave")])
  }

  /// Why what is written here will not be taken by the platform; nil if that is not known.
  private var refusal: String? {
    switch state.purpose {
    case .editAsset(let asset), .settleConflict(let asset, _):
      scene.state.refusal(in: asset.container)
    case .editMarked(let assets): assets.first.flatMap { scene.state.refusal(in: $0.container) }
    case .createDatabase, .export: nil
    }
  }

  private var acceptWord: String {
    switch state.purpose {
    case .editAsset, .editMarked: "stage"
    case .createDatabase: "create"
    case .settleConflict: "use it"
    case .export: "save"
    }
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point? {
    let area = area.inset(left: 2, top: 1, right: 2)
    let labels = min(16, (state.fields.map { TextWidth.width(of: $0.label) }.max() ?? 0) + 2)
    let rows = heights(in: area)
    let used = rows.reduce(0) { $0 + $1 + 1 }
    let gap = used + rows.count < area.height ? 1 : 0
    var y = area.y
    var cursor: Point?
    for (index, field) in state.fields.enumerated() where y < area.maxY {
      let isFocused = index == state.focused
      buffer.put(
        field.label, x: area.x, y: y, style: isFocused ? Style.accent.bold : .dim,
        maxWidth: labels - 1, ellipsis: true)
      let box = Rect(
        x: area.x + labels, y: y, width: area.width - labels, height: rows[index])
      let point = draw(field, isFocused: isFocused, in: box, into: &buffer)
      if isFocused { cursor = point }
      y += rows[index]
      note(field, isFocused: isFocused, x: box.x, y: y, width: box.width, into: &buffer)
      y += 1 + gap
    }
    if state.problem == nil, let refusal, area.height > 0 {
      buffer.put(
        "\(scene.glyphs.warning) \(refusal); it can be staged only", x: area.x,
        y: min(y, area.maxY - 1), style: .warning, maxWidth: area.width, ellipsis: true)
    }
    if let problem = state.problem, area.height > 0 {
      let text = "\(scene.glyphs.failed) \(problem)"
      buffer.put(
        text, x: area.x, y: min(y, area.maxY - 1), style: .error, maxWidth: area.width,
        ellipsis: true)
    }
    return cursor
  }

  /// One line for each, the rest for paragraphs.
  private func heights(in area: Rect) -> [Int] {
    let paragraphs = state.fields.filter { $0.kind == .paragraph }.count
    guard paragraphs > 0 else { return state.fields.map { _ in 1 } }
    let fixed = 2 * state.fields.count - paragraphs + 1
    let each = min(6, max(1, (area.height - fixed) / paragraphs))
    return state.fields.map { $0.kind == .paragraph ? each : 1 }
  }

  private func draw(
    _ field: FormField, isFocused: Bool, in box: Rect, into buffer: inout CellBuffer
  ) -> Point? {
    let style: Style = isFocused ? .inputFocused : .input
    switch field.kind {
    case .line, .tags:
      let line = InputLine(
        input: field.input, style: style, placeholder: isFocused ? "" : "empty")
      return line.draw(x: box.x, y: box.y, width: box.width, into: &buffer)
    case .paragraph:
      return ParagraphInput(input: field.input, style: style).draw(in: box, into: &buffer)
    case .choice(let choices):
      let label = choices.first { $0.value == field.input.text }?.label ?? field.input.text
      let text = isFocused ? "\(scene.glyphs.left) \(label) \(scene.glyphs.right)" : label
      buffer.fill(box, style: style)
      buffer.put(text, x: box.x, y: box.y, style: style, maxWidth: box.width, ellipsis: true)
      return nil
    }
  }

  private func note(
    _ field: FormField, isFocused: Bool, x: Int, y: Int, width: Int, into buffer: inout CellBuffer
  ) {
    if let problem = field.problem {
      buffer.put(
        "\(scene.glyphs.failed) \(problem)", x: x, y: y, style: .error, maxWidth: width,
        ellipsis: true)
    } else if isFocused {
      buffer.put(field.hint, x: x, y: y, style: .dim, maxWidth: width, ellipsis: true)
    }
  }
}
