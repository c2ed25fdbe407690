import Foundation
import TerminalKit

/// The user's own editor, on a file that is removed afterwards.
struct ExternalEditor {
  var environment: [String: String]
  /// Variables it does not inherit: their secrets are none of an editor's business, nor of its
  /// plug-ins'.
  var secrets = SecretVariables.standard

  /// Lends the terminal to the editor until it is closed. Nil if it failed or left the text as it
  /// was.
  func edit(_ text: String, on terminal: any Terminal) -> String? {
    edit(text) { terminal.run($0) }
  }

  /// - Parameter run: runs a command until it ends and gives its exit code.
  func edit(_ text: String, running run: ([String]) -> Int32?) -> String? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("limn-\(UUID().uuidString)")
    let file = folder.appendingPathComponent("asset.md")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
      guard let status = run(command(for: file.path)), status == 0 || status > 128 else {
        return nil
      }
      // One that a signal ended is no editor that was told to give up: what it had saved counts.
      let edited = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      return edited == text ? nil : edited
    } catch {
      return nil
    }
  }

  /// Through the shell, since people keep options in `$EDITOR`.
  private func command(for path: String) -> [String] {
    let editor = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi"
    // The editor takes the shell's place where it is one command, so that signals reach it.
    let isOneCommand = !editor.contains { ";|&<>()`$\n".contains($0) }
    let script = "\(isOneCommand ? "exec env " : "")\(editor) \"$1\""
    return ["/usr/bin/env"] + secrets.flatMap { ["-u", $0] }
      + ["/bin/sh", "-c", script, "limn", path]
  }
}
