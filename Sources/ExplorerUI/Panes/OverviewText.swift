import ExplorerModel
import PlatformModel
import TerminalKit

/// The overview tab: what a thing is, in lines.
struct OverviewText {
  let scene: Scene

  private var state: InspectorState { scene.state.inspector }

  func position(in area: Rect) -> ListPosition? {
    let window = lines(width: area.width - 2).window(top: state.overviewTop, height: area.height)
    guard window.count > area.height else { return nil }
    return ListPosition(first: window.top, height: area.height, count: window.count)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    let lines = lines(width: area.width - 2)
    guard !lines.isEmpty else {
      let pictures = ListPictures(
        scene: scene, subject: "It", emptyLines: [],
        idleLine: "Enter on an asset shows what it is.")
      return pictures.draw(state.phase, in: area, into: &buffer)
    }
    let window = lines.window(top: state.overviewTop, height: area.height)
    for (offset, line) in window.lines.enumerated() {
      buffer.line(line, in: area.row(offset).inset(left: 1, right: 1))
    }
  }

  private func lines(width: Int) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    guard let subject = state.subject, width > 4 else { return lines }
    switch subject {
    case .asset(let id): AssetOverview(scene: scene, id: id).write(to: &lines)
    case .container(let id): ThingOverview(scene: scene).write(container: id, to: &lines)
    case .database(let id): ThingOverview(scene: scene).write(database: id, to: &lines)
    case .job(let id): ThingOverview(scene: scene).write(job: id, to: &lines)
    case .item(let id): NounOverview(scene: scene).write(id, to: &lines)
    case .run(let id): ThingOverview(scene: scene).write(run: id, to: &lines)
    }
    if !lines.isEmpty { noteFailure(in: &lines) }
    return lines
  }

  /// What is shown may be from before: says so below it.
  private func noteFailure(in lines: inout TextLines) {
    guard case .failed(let error, _) = state.phase else { return }
    lines.blank()
    let sentence = ErrorSentence.sentence(error, subject: "Newer facts")
    lines.paragraph("\(scene.glyphs.failed) \(sentence)", .error)
  }
}
