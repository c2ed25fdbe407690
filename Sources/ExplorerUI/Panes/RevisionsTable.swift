import ExplorerModel
import PlatformModel
import TerminalKit

/// The revisions tab: what was committed when, newest first.
struct RevisionsTable {
  let scene: Scene
  let isFocused: Bool

  private var state: InspectorState { scene.state.inspector }

  private var revisions: [Revision] {
    guard case .asset(let id) = state.subject else { return [] }
    return scene.library.revisions[id] ?? []
  }

  func position(in area: Rect) -> ListPosition? {
    let height = max(0, area.height - 1)
    let count = state.revisions.rows.count
    let cursor = state.revisionCursor.fitted(count: count, height: height)
    return ListPosition(
      first: cursor.top, height: height, count: count, selected: cursor.selected,
      isPartial: !state.revisions.isComplete)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    if pictures.draw(state.revisions.picture, in: area, into: &buffer) { return }
    let body = area.inset(top: 1)
    let rows = state.revisions.rows
    let cursor = state.revisionCursor.fitted(count: rows.count, height: body.height)
    let revisions = revisions
    let shown = rows.dropFirst(cursor.top).prefix(body.height).compactMap { index in
      revisions.indices.contains(index) ? revisions[index] : nil
    }
    let table = table(shown)
    table.draw(in: area.inset(left: 2, right: 1), into: &buffer)
    let selected = cursor.selected - cursor.top
    if shown.indices.contains(selected) {
      buffer.select(body.row(selected), isFocused: isFocused)
    }
  }

  private func table(_ revisions: [Revision]) -> Table {
    let isWide = scene.state.assets.isWide
    return Table(
      columns: [
        Table.Column(title: "No", minimum: 3, usual: 4, alignment: .right, rank: 9),
        Table.Column(title: "Committed", minimum: isWide ? 16 : 9, usual: 9, rank: 8),
        Table.Column(title: "Message", minimum: 12, usual: 20, rank: 7, grows: 80),
        Table.Column(title: "Name then", minimum: 10, usual: 20, rank: 4),
      ],
      rows: revisions.map { revision in
        [
          [Span(scene.count(revision.number), .number)],
          [Span(scene.moment(revision.committedAt, isWide: isWide), .dim)],
          [Span(revision.message ?? "", .text)], [Span(revision.name ?? "", .dim)],
        ]
      })
  }

  private var pictures: ListPictures {
    var name = "the asset"
    var place: String?
    if case .asset(let id) = state.subject {
      name = scene.name(of: id)
      place = scene.name(of: id.container)
    }
    return ListPictures(
      scene: scene, subject: "Revisions of \(name)", place: place,
      emptyLines: ["\(name) has no revisions."])
  }
}
