import ExplorerModel
import Foundation
import TerminalKit

/// The user's own editor, on a file below the state folder: whoever ends this program before the
/// editor is closed, the file is found again.
struct ExternalEditor {
  var environment: [String: String]
  /// Variables it does not inherit: their secrets are none of an editor's business, nor of its
  /// plug-ins'.
  var secrets = SecretVariables.standard

  /// Lends the terminal to the editor until it is closed.
  func edit(_ text: String, id: String, on terminal: any Terminal) -> EditorOutcome {
    edit(text, id: id) { terminal.run($0) }
  }

  /// What was written stays in the file until `files.remove` is called, unless nothing was.
  ///
  /// - Parameter run: runs a command until it ends and gives its exit code.
  func edit(_ text: String, id: String, running run: ([String]) -> Int32?) -> EditorOutcome {
    let file: URL
    do {
      file = try files.write(text, id: id)
    } catch {
      return .failed("No file for the editor could be written: \(error)", text: nil)
    }
    let status = run(command(for: file.path))
    let edited = files.text(of: id)
    let written = edited == text ? nil : edited
    if written == nil { files.remove(id) }
    // One that a signal ended is no editor that was told to give up: what it had saved counts.
    if let written, status == 0 || (status ?? 0) > 128 { return .edited(written) }
    guard let problem = problem(status) else { return .unchanged }
    return .failed(problem, text: written)
  }

  var files: EditingFiles { EditingFiles(folder: Places(environment: environment).editing) }

  /// Why the editor did not do its work, for people; nil if it did.
  private func problem(_ status: Int32?) -> String? {
    switch status {
    case 0: nil
    case nil: "The editor “\(editor)” could not be started"
    case 127: "The editor “\(editor)” was not found (127): $VISUAL or $EDITOR names it"
    case 126: "The editor “\(editor)” cannot be run (126): $VISUAL or $EDITOR names it"
    case let status? where status > 128: "The editor was ended by signal \(status - 128)"
    case let status?: "The editor ended with \(status)"
    }
  }

  /// Empty counts as unset.
  private var editor: String {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }
      .first { $0.contains { !$0.isWhitespace } } ?? "vi"
  }

  /// Through the shell, since people keep options in `$EDITOR`.
  private func command(for path: String) -> [String] {
    // The editor takes the shell's place where it is one command, so that signals reach it.
    let isOneCommand = !editor.contains { ";|&<>()`$\n".contains($0) }
    let script = "\(isOneCommand ? "exec env " : "")\(editor) \"$1\""
    return ["/usr/bin/env"] + secrets.flatMap { ["-u", $0] }
      + ["/bin/sh", "-c", script, "limn", path]
  }
}
