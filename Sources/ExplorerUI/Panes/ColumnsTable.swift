import ExplorerModel
import PlatformModel
import TerminalKit

/// The columns tab: what a data asset's columns are and what people wrote about them.
struct ColumnsTable {
  let scene: Scene
  let isFocused: Bool

  private var state: InspectorState { scene.state.inspector }

  private var columns: [Column] {
    guard case .asset(let id) = state.subject else { return [] }
    return scene.library.columns[id] ?? []
  }

  private var count: Int { state.visibleColumns?.count ?? state.columns.rows.count }

  func position(in area: Rect) -> ListPosition? {
    let height = max(0, area.height - 1)
    let cursor = state.columnCursor.fitted(count: count, height: height)
    return ListPosition(
      first: cursor.top, height: height, count: count, selected: cursor.selected,
      isPartial: !state.columns.isComplete)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    if pictures.draw(state.columns.picture, in: area, into: &buffer) { return }
    guard count > 0 else { return pictures.drawEmpty(in: area, into: &buffer) }
    let body = area.inset(top: 1)
    let cursor = state.columnCursor.fitted(count: count, height: body.height)
    let shown = cursor.top..<min(count, cursor.top + body.height)
    let table = table(shown.compactMap(column))
    table.draw(in: area.inset(left: 2, right: 1), into: &buffer)
    if shown.contains(cursor.selected) {
      buffer.select(body.row(cursor.selected - cursor.top), isFocused: isFocused)
    }
  }

  private func column(_ row: Int) -> Column? {
    let rows = state.columns.rows
    let index = state.visibleColumns.map { $0[row] } ?? row
    guard rows.indices.contains(index) else { return nil }
    let column = rows[index]
    return columns.indices.contains(column) ? columns[column] : nil
  }

  private func table(_ columns: [Column]) -> Table {
    Table(
      columns: [
        Table.Column(title: "Name", minimum: 12, usual: 24, rank: 9),
        Table.Column(title: "Type", minimum: 8, usual: 15, rank: 8),
        Table.Column(title: "Tags", minimum: 6, usual: 20, rank: 5),
        Table.Column(title: "Description", minimum: 10, usual: 20, rank: 6, grows: 80),
      ],
      rows: columns.map(cells), scrolled: state.columnCursor.left)
  }

  private func cells(_ column: Column) -> [[Span]] {
    var type = [Span(column.type, .dim)]
    if column.isNullable == false { type.append(Span(" not null", .dim)) }
    var words = [Span(column.tags.joined(separator: " "), .tag)]
    if !column.terms.isEmpty {
      let gap = column.tags.isEmpty ? "" : " "
      words.append(Span(gap + column.terms.joined(separator: ", "), .link))
    }
    if let dataClass = column.dataClass {
      words.append(Span((words.columns == 0 ? "" : " ") + dataClass, .dim))
    }
    return [[Span(column.name, .text)], type, words, [Span(column.description ?? "", .dim)]]
  }

  private var pictures: ListPictures {
    var name = "the asset"
    var place: String?
    if case .asset(let id) = state.subject {
      name = scene.name(of: id)
      place = scene.name(of: id.container)
    }
    return ListPictures(
      scene: scene, subject: "Columns of \(name)", place: place, emptyLines: emptyLines(name))
  }

  private func emptyLines(_ name: String) -> [String] {
    guard state.columnFilter.isActive else { return ["\(name) has no columns."] }
    let text = state.columnFilter.text
    let read = scene.count(state.columns.rows.count)
    guard state.columns.isComplete else {
      return ["None of \(read) columns read so far matches \(text).", "The rest is being read."]
    }
    return ["No column of \(name) matches \(text).", "The filter hides \(read). Esc clears it."]
  }
}
