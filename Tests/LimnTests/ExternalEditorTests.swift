import ExplorerModel
import Foundation
import JSON
import Testing

@testable import limn

/// The editor of the person, and the files it has open.
@Suite struct ExternalEditorTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("limn-editor-\(UUID().uuidString)")

  private func editor(_ variables: [String: String] = [:]) -> ExternalEditor {
    ExternalEditor(
      environment: variables.merging(["XDG_STATE_HOME": folder.path]) { mine, _ in mine })
  }

  /// Writes into the file it is given, then ends with a status.
  private func writing(_ text: String?, _ status: Int32?) -> ([String]) -> Int32? {
    { command in
      if let text, let path = command.last { try? Data(text.utf8).write(to: URL(filePath: path)) }
      return status
    }
  }

  @Test(arguments: [
    ([:], "vi"), (["VISUAL": "", "EDITOR": "vim -u NONE"], "vim -u NONE"),
    (["VISUAL": "  ", "EDITOR": ""], "vi"), (["VISUAL": "code -w", "EDITOR": "vim"], "code -w"),
  ])
  func anEmptyVariableCountsAsUnset(variables: [String: String], name: String) {
    var script = ""
    _ = editor(variables).edit("text", id: "1") { command in
      script = command.dropLast(2).last ?? ""
      return 0
    }
    #expect(script == "exec env \(name) \"$1\"")
  }

  @Test func whatWasWrittenStaysInItsFileUntilItIsTakenAway() {
    let editor = editor()
    #expect(editor.edit("old", id: "1", running: writing("new", 0)) == .edited("new"))
    #expect(editor.files.text(of: "1") == "new")
    editor.files.remove("1")
    #expect(editor.files.text(of: "1") == nil)
  }

  @Test func anEditorThatIsMissingIsSaid() {
    let outcome = editor(["EDITOR": "/nonexistent/ed"])
      .edit("old", id: "1", running: writing(nil, 127))
    #expect(
      outcome
        == .failed(
          "The editor “/nonexistent/ed” was not found (127): $VISUAL or $EDITOR names it", text: nil
        ))
  }

  @Test func whatAnEditorWroteThatFailedIsGivenBack() {
    let outcome = editor(["EDITOR": "ed"]).edit("old", id: "1", running: writing("new", 1))
    #expect(outcome == .failed("The editor ended with 1", text: "new"))
    #expect(editor().edit("old", id: "2", running: writing("new", 130)) == .edited("new"))
    #expect(editor().edit("old", id: "3", running: writing(nil, 0)) == .unchanged)
  }

  @Test func whatAnEditorHadWhenLimnWasKilledIsFoundAgain() throws {
    let files = editor().files
    // No process has this number.
    let id = "4194999-1/c/a"
    _ = try files.write("half", id: id)
    let record = Record(RecordID(.unfinished, id), ["writtenAt": 1, "file": true])

    let found = files.completing([record])

    #expect(found.first?.document["text"] == "half")
    #expect(found.first?.document["file"] == nil)
  }

  @Test func aFormThatNobodyWritesAnyMoreIsOffered() throws {
    let left = Record(RecordID(.unfinished, "4194999-1/c/a"), ["writtenAt": 1, "form": [:]])
    let own = Record(RecordID(.unfinished, "\(getpid())-1/c/a"), ["writtenAt": 1, "form": [:]])
    #expect(editor().files.completing([left, own]) == [left, own])
  }
}
