import ExplorerModel
import JSON
import TerminalKit

/// One line of a document: a sign where it can be folded, its guide's depth, and its words.
struct JSONLineText {
  let scene: Scene
  let line: JSONLine
  /// Columns scrolled out of view.
  var left = 0
  var isYAML = false

  /// Draws it and returns where its words begin and what they are, for what is to be highlighted.
  @discardableResult
  func draw(in text: Rect, into buffer: inout CellBuffer) -> (x: Int, spans: [Span]) {
    let shift = 2 * line.depth - left
    buffer.put(sign, x: text.x + max(0, shift), y: text.y, style: .guide)
    let spans = spans
    buffer.clipped(to: text.inset(left: 2)) {
      _ = $0.put(spans, x: text.x + 2 + shift, y: text.y, ellipsis: true)
    }
    return (text.x + 2 + shift, spans)
  }

  /// Its words in rows of a text that is so wide, its sign and depth left out.
  func wrapped(in width: Int, limit: Int) -> [[Span]] {
    let rows = SpanWrap.lines(spans, width: max(8, width - indent(in: width)), limit: limit)
    return rows.isEmpty ? [[]] : rows
  }

  /// Draws one of these rows and returns where it begins.
  func draw(
    _ row: [Span], isFirst: Bool, in text: Rect, into buffer: inout CellBuffer
  ) -> Int {
    let x = text.x + indent(in: text.width)
    if isFirst { buffer.put(sign, x: x - 2, y: text.y, style: .guide) }
    buffer.put(row, x: x, y: text.y, maxWidth: max(0, text.maxX - x))
    return x
  }

  /// Deep lines begin no further right than in the middle.
  private func indent(in width: Int) -> Int { 2 + min(2 * line.depth, max(0, width / 2 - 2)) }

  private var sign: String {
    switch line.value {
    case .open: scene.glyphs.expanded
    case .folded: scene.glyphs.collapsed
    default: " "
    }
  }

  private var spans: [Span] { isYAML ? spansOfYAML : spansOfJSON }

  private var spansOfYAML: [Span] {
    var spans: [Span] = []
    if let key = line.key {
      spans = [Span(YAMLText.text(key), .jsonKey), Span(":", .jsonPunctuation)]
    } else if !line.pointer.isEmpty {
      spans = [Span("-", .jsonPunctuation)]
    }
    if !spans.isEmpty { spans.append(Span(" ", .jsonPunctuation)) }
    switch line.value {
    case .scalar(let text, let kind): spans.append(Span(text, style(kind)))
    case .open, .close: break
    case .empty(let isArray): spans.append(Span(isArray ? "[]" : "{}", .jsonPunctuation))
    case .folded(let isArray, let count): spans += folded(isArray, count)
    }
    return spans
  }

  private func folded(_ isArray: Bool, _ count: Int) -> [Span] {
    [
      Span(isArray ? "[ " : "{ ", .jsonPunctuation), Span(scene.count(count), .dim),
      Span(isArray ? " ]" : " }", .jsonPunctuation),
    ]
  }

  private var spansOfJSON: [Span] {
    var spans: [Span] = []
    if let key = line.key {
      spans = [Span("\"\(key)\"", .jsonKey), Span(": ", .jsonPunctuation)]
    }
    let comma = line.hasComma ? "," : ""
    switch line.value {
    case .scalar(let text, let kind): spans.append(Span(text, style(kind)))
    case .open(let isArray): spans.append(Span(isArray ? "[" : "{", .jsonPunctuation))
    case .close(let isArray): spans.append(Span(isArray ? "]" : "}", .jsonPunctuation))
    case .empty(let isArray): spans.append(Span(isArray ? "[]" : "{}", .jsonPunctuation))
    case .folded(let isArray, let count): spans += folded(isArray, count)
    }
    if !comma.isEmpty { spans.append(Span(comma, .jsonPunctuation)) }
    return spans
  }

  private func style(_ kind: JSONLine.ScalarKind) -> Style {
    switch kind {
    case .string: .jsonString
    case .number: .jsonNumber
    case .bool, .null: .jsonLiteral
    case .secret: .secret
    }
  }
}
