import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the program keeps what outlives it, by the XDG rules.
struct Places {
  var environment: [String: String]

  /// `$XDG_CONFIG_HOME/limn`: what people write.
  var configuration: URL { folder("XDG_CONFIG_HOME", ".config") }
  /// `$XDG_STATE_HOME/limn`: drafts and all else that is kept, and the log of the program.
  var state: URL { folder("XDG_STATE_HOME", ".local/state") }

  /// What is kept there.
  var store: StateStore { StateStore(folder: state) }

  /// Texts that editors have open.
  var editing: URL { state.appendingPathComponent("editing") }

  /// The file that takes what would otherwise be printed over the screen, opened for appending; nil
  /// if it cannot be.
  func log() -> (descriptor: Int32, path: String)? {
    try? FileManager.default.createDirectory(
      at: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = state.appendingPathComponent("limn.log").path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    return descriptor >= 0 ? (descriptor, path) : nil
  }

  /// Folders with themes, the user's own first.
  func themes(executable: String) -> [URL] {
    let binary = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    return [
      configuration.appendingPathComponent("themes"),
      binary.appendingPathComponent("../share/limn/themes").standardizedFileURL,
      // Where it lies when it runs from the folder it was built in.
      binary.appendingPathComponent("../../themes").standardizedFileURL,
      binary.appendingPathComponent("../../../themes").standardizedFileURL,
    ]
  }

  private func folder(_ variable: String, _ fallback: String) -> URL {
    if let path = environment[variable], path.hasPrefix("/") {
      return URL(fileURLWithPath: path).appendingPathComponent("limn")
    }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return URL(fileURLWithPath: home).appendingPathComponent(fallback)
      .appendingPathComponent("limn")
  }
}
