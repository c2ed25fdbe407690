import ExplorerModel
import PlatformModel
import TerminalKit

/// The lines of the relationships tree; shared by pane 4 and the tab of the inspector.
struct RelationTree {
  let scene: Scene
  var isFocused: Bool

  private var state: RelationshipsState { scene.state.relationships }

  /// How many relationships the root has; nil while nobody knows.
  var count: String? {
    guard let root = state.root, let read = scene.library.relationships[root] else { return nil }
    if case .exact(let total) = state.totals[root] { return scene.count(total) }
    return scene.count(read.count) + (state.next[root] == nil ? "" : "+")
  }

  func position(in area: Rect) -> ListPosition {
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    return ListPosition(
      first: cursor.top, height: area.height, count: state.rows.count, selected: cursor.selected)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    guard !state.rows.isEmpty else { return drawPicture(in: area, into: &buffer) }
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    for (offset, row) in state.rows.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let line = area.row(offset)
      draw(row, in: line, into: &buffer)
      if cursor.top + offset == cursor.selected {
        buffer.select(line, isFocused: isFocused)
      }
    }
  }

  private func drawPicture(in area: Rect, into buffer: inout CellBuffer) {
    let root = state.root
    let phase = root.flatMap { state.phases[$0] } ?? .idle
    if isAboutToCome(phase) {
      let word = "loading\(scene.glyphs.ellipsis)"
      buffer.put(word, x: area.x + 3, y: area.y, style: .skeleton, maxWidth: area.width - 3)
      return
    }
    let name = root.map { scene.name(of: $0) } ?? "the selection"
    var pictures = ListPictures(
      scene: scene, subject: "Relationships of \(name)",
      place: root.map { scene.name(of: $0.container) },
      emptyLines: ["\(name) is related to nothing."],
      idleLine: "x shows what the selection is related to.")
    if state.filter.isActive {
      let hidden = root.flatMap { scene.library.relationships[$0]?.count } ?? 0
      pictures.emptyLines = [
        "Nothing here matches \(state.filter.text).",
        "The filter hides \(scene.count(hidden)). Esc clears it.",
      ]
    }
    if case .loaded = phase {
      pictures.drawEmpty(in: area, into: &buffer)
    } else {
      pictures.draw(phase, in: area, into: &buffer)
    }
  }

  /// It is being read, or will be if the selection rests: the same picture for both, as it is soon
  /// over while one moves through a list.
  private func isAboutToCome(_ phase: LoadPhase) -> Bool {
    switch phase {
    case .idle: state.root != nil && scene.state.inspector.loadAt != nil
    case .loading(let since, _): scene.state.now - since < .seconds(1)
    default: false
    }
  }

  private func draw(_ row: RelationRow, in line: Rect, into buffer: inout CellBuffer) {
    let start = line.x + 1 + row.depth * 2
    buffer.put(sign(row), x: start, y: line.y, style: .guide)
    let detail = detail(row.content)
    let width = detail.isEmpty ? 0 : TextWidth.width(of: detail) + 1
    let showsDetail = width > 0 && line.width - (start - line.x) - 2 - width > 12
    let room = line.maxX - start - 2 - (showsDetail ? width + 1 : 0)
    buffer.put(spans(row.content), x: start + 2, y: line.y, maxWidth: room, ellipsis: true)
    if showsDetail { buffer.put(detail, x: line.maxX - width, y: line.y, style: .dim) }
  }

  private func sign(_ row: RelationRow) -> String {
    switch row.content {
    case .end(_, isCycle: true): scene.glyphs.cycle
    case .group: row.isExpanded ? scene.glyphs.expanded : scene.glyphs.collapsed
    case .end(let end, _) where end.asset != nil:
      row.isExpanded ? scene.glyphs.expanded : scene.glyphs.collapsed
    case .end: scene.glyphs.leaf
    default: " "
    }
  }

  private func spans(_ content: RelationRow.Content) -> [Span] {
    switch content {
    case .group(let name, let count, let isPartial):
      let words = name.split(separator: "_").joined(separator: " ")
      let number = scene.count(count) + (isPartial ? "+" : "")
      return [Span(words, .accent), Span(" (\(number))", .dim)]
    case .end(let end, let isCycle):
      let name = end.relatedName ?? end.asset.map { scene.name(of: $0) } ?? end.artifactID ?? "?"
      var spans = [Span(name, isCycle ? .dim : .text)]
      if let column = end.columnName { spans.append(Span(".\(column)", .dim)) }
      if isCycle { spans.append(Span(" stands above", .dim)) }
      return spans
    case .loading: return [Span("loading\(scene.glyphs.ellipsis)", .skeleton)]
    case .failed(let error):
      return [
        Span("\(scene.glyphs.failed) not read", .error),
        Span(" \(ErrorSentence.facts(error))", .dim),
      ]
    case .more: return [Span("more\(scene.glyphs.ellipsis)", .link)]
    case .empty(let words): return [Span(words, .dim)]
    }
  }

  private func detail(_ content: RelationRow.Content) -> String {
    if case .end(let end, _) = content { end.relatedType ?? "" } else { "" }
  }
}
