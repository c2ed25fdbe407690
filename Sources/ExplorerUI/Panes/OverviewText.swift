import ExplorerModel
import PlatformModel
import TerminalKit

/// The overview tab: what a thing is, in lines.
struct OverviewText {
  let scene: Scene

  private var state: InspectorState { scene.state.inspector }

  func position(in area: Rect) -> ListPosition? {
    let count = lines(width: area.width - 2).count
    guard count > area.height else { return nil }
    return ListPosition(
      first: top(count: count, height: area.height), height: area.height, count: count)
  }

  private func top(count: Int, height: Int) -> Int {
    max(0, min(state.overviewTop, count - height))
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    let lines = lines(width: area.width - 2)
    guard !lines.isEmpty else {
      let pictures = ListPictures(
        scene: scene, subject: "It", emptyLines: [],
        idleLine: "Enter on an asset shows what it is.")
      return pictures.draw(state.phase, in: area, into: &buffer)
    }
    let top = top(count: lines.count, height: area.height)
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      buffer.line(line, in: area.row(offset).inset(left: 1, right: 1))
    }
  }

  private func lines(width: Int) -> [[Span]] {
    guard let subject = state.subject, width > 4 else { return [] }
    var lines = TextLines(scene: scene, width: width)
    switch subject {
    case .asset(let id): AssetOverview(scene: scene, id: id).write(to: &lines)
    case .container(let id): ThingOverview(scene: scene).write(container: id, to: &lines)
    case .database(let id): ThingOverview(scene: scene).write(database: id, to: &lines)
    case .job(let id): ThingOverview(scene: scene).write(job: id, to: &lines)
    case .run(let id): ThingOverview(scene: scene).write(run: id, to: &lines)
    }
    if !lines.lines.isEmpty { noteFailure(in: &lines) }
    return lines.lines
  }

  /// What is shown may be from before: says so below it.
  private func noteFailure(in lines: inout TextLines) {
    guard case .failed(let error, _) = state.phase else { return }
    lines.blank()
    let sentence = ErrorSentence.sentence(error, subject: "Newer facts")
    lines.paragraph("\(scene.glyphs.failed) \(sentence)", .error)
  }
}
