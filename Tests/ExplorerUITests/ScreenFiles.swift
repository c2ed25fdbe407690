import ExplorerModel
import ExplorerUI
import Foundation
import TerminalKit
import Testing

/// Compares what is drawn with `Screens/NAME.txt`, a text a person can read. With `LIMN_RECORD=1`
/// in the environment the file is written instead; a missing file fails.
///
/// `styles`: rows whose roles are written below the screen.
func expectScreen(
  _ name: String, _ state: AppState, view: ExplorerView = ExplorerView(), styles: [Int] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let buffer = drawn(state, view: view)
  let text = buffer.text + styleBlock(buffer, rows: styles)
  let file = screenFile(name)
  if ProcessInfo.processInfo.environment["LIMN_RECORD"] == "1" {
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("Screens/\(name).txt is missing", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  Issue.record(
    "\(name) looks different:\n\(difference(expected, text))", sourceLocation: sourceLocation)
}

/// The paper after drawing `state` at the size it has.
func drawn(_ state: AppState, view: ExplorerView = ExplorerView()) -> CellBuffer {
  var buffer = CellBuffer(
    size: Size(columns: state.screen.columns, rows: state.screen.rows), glyphs: view.glyphs)
  _ = view.draw(state, into: &buffer)
  return buffer
}

/// Where the cursor is put.
func cursor(of state: AppState) -> Point? {
  var buffer = CellBuffer(
    size: Size(columns: state.screen.columns, rows: state.screen.rows))
  return ExplorerView().draw(state, into: &buffer)
}

private func screenFile(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Screens").appending(path: "\(name).txt")
}

/// The roles of some rows: `4 | "▌" accent on selected | " customers" text on selected`.
private func styleBlock(_ buffer: CellBuffer, rows: [Int]) -> String {
  guard !rows.isEmpty else { return "" }
  var text = "\nstyles\n"
  for row in rows {
    let runs = buffer.runs(row: row).filter { run in
      run.text.contains { $0 != " " } || run.style.background != nil
    }
    let parts = runs.map { "\"\($0.text.trimmedRight)\" \(name(of: $0.style))" }
    text += "\(row) | \(parts.joined(separator: " | "))\n"
  }
  return text
}

private func name(of style: Style) -> String {
  var text = style.role.name
  if style.attributes.contains(.bold) { text += "+bold" }
  if style.attributes.contains(.underline) { text += "+underline" }
  if style.attributes.contains(.reverse) { text += "+reverse" }
  if let background = style.background { text += " on \(background.name)" }
  return text
}

/// The rows that differ, expected above drawn.
private func difference(_ expected: String, _ drawn: String) -> String {
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let drawn = drawn.split(separator: "\n", omittingEmptySubsequences: false)
  var text = ""
  for row in 0..<max(expected.count, drawn.count) {
    let old = row < expected.count ? expected[row] : ""
    let new = row < drawn.count ? drawn[row] : ""
    if old != new { text += "\(row)\n- \(old)\n+ \(new)\n" }
  }
  return text
}

extension String {
  fileprivate var trimmedRight: String {
    var text = Substring(self)
    while text.last == " " { text = text.dropLast() }
    return text.isEmpty ? " " : String(text)
  }
}
