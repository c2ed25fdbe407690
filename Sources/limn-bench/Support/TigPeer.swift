import Foundation

/// `tig` on a history of its own: what a good terminal program in C needs on this machine, now.
struct TigPeer {
  /// What the newest change is called.
  let newest: String
  private let tig: Tool
  private let folder: URL
  private let environment: [String: String]

  /// Nil if there is no tig, or no git to make a history with.
  init?(_ surroundings: Surroundings, changes: Int) throws {
    var environment = surroundings.environment
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "Bench"
      environment["GIT_\(role)_EMAIL"] = "bench@example.org"
    }
    guard let tig = Tool("tig", environment), let git = Tool("git", environment) else { return nil }
    self.tig = tig
    self.environment = environment
    newest = "Change-\(changes)"
    folder = surroundings.folder.appending(path: "history-\(changes)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try git.run(["init", "--quiet"], directory: folder)
    for number in 1...changes {
      try git.run(
        ["commit", "--quiet", "--allow-empty", "-m", "Change-\(number)"], directory: folder)
    }
  }

  func session(columns: Int, rows: Int) throws -> PTYSession {
    try PTYSession(
      tig.path, [], environment: environment, directory: folder.path, columns: columns, rows: rows)
  }
}
