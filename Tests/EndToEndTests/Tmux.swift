import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real terminal: a tmux server of its own with one window, in which a shell runs the program.
///
/// Tests wait for a screen, with a deadline, never for a time.
final class Tmux: Sendable {
  private let socket = "limn-test-\(UUID().uuidString.prefix(8))"
  let home: URL
  let columns: Int
  let rows: Int

  /// How long a screen may take; generous, since machines that test are busy.
  private static let patience: Duration = .seconds(60)

  init(columns: Int = 120, rows: Int = 40, terminal: String = "tmux-256color") throws {
    self.columns = columns
    self.rows = rows
    home = FileManager.default.temporaryDirectory
      .appending(path: "limn-e2e-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let shell = [
      "env", "-i", "HOME=\(home.path)", "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
      "TZ=UTC", "TERM=\(terminal)", "PS1=ready$ ", "SWIFT_BACKTRACE=enable=no",
      "sh", "-i", "-m",
    ]
    try tmux(
      [
        "-f", "/dev/null", "new-session", "-d", "-c", home.path, "-s", "main", "-x", "\(columns)",
        "-y", "\(rows)",
      ]
        + shell)
    try tmux(["set-option", "-g", "status", "off"])
    try tmux(["resize-window", "-t", "main", "-x", "\(columns)", "-y", "\(rows)"])
    try waitFor("ready$")
  }

  /// Takes the number of a process in the window's background: its shell does not pass the hang-up
  /// on to it.
  var background: URL { home.appending(path: "background") }

  deinit {
    let number = try? String(contentsOf: background, encoding: .utf8)
    if let process = number.flatMap({ pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }) {
      _ = try? Child.run(["kill", "\(process)"], environment: ["PATH=/usr/bin:/bin"])
    }
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(at: home)
  }

  /// Types a command line and Enter, as a person would.
  func run(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  func type(_ text: String) throws {
    try tmux(["send-keys", "-t", "main", "-l", text])
  }

  /// Keys in tmux's words: `Enter`, `Escape`, `C-c`, `Down`, `j`.
  func press(_ keys: String...) throws {
    try tmux(["send-keys", "-t", "main"] + keys)
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-t", "main", "-x", "\(columns)", "-y", "\(rows)"])
  }

  func screen() throws -> String {
    try tmux(["capture-pane", "-p", "-t", "main"])
  }

  /// All that was ever shown, also what has scrolled away.
  func history() throws -> String {
    try tmux(["capture-pane", "-p", "-S", "-", "-t", "main"])
  }

  /// A value of tmux about the window, such as `alternate_on` or `cursor_flag`.
  func value(of name: String) throws -> String {
    try tmux(["display-message", "-p", "-t", "main", "#{\(name)}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The screen that shows all of these texts; fails with the screen that was there instead.
  @discardableResult
  func waitFor(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    try waitUntil("the screen shows \(texts)", sourceLocation: sourceLocation) { screen in
      texts.allSatisfy(screen.contains)
    }
  }

  @discardableResult
  func waitUntil(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ holds: (String) throws -> Bool
  ) throws -> String {
    let deadline = ContinuousClock.now + Self.patience
    var last = ""
    while ContinuousClock.now < deadline {
      last = try screen()
      if try holds(last) { return last }
      // Between two looks the processor belongs to the program.
      poll(nil, 0, 15)
    }
    Issue.record("Not within \(Self.patience): \(what)\n\(last)", sourceLocation: sourceLocation)
    throw NotSeen()
  }

  /// The process that the window's shell started and that is called `name`.
  func process(_ name: String = "limn") throws -> Int32 {
    let shell = try value(of: "pane_pid")
    let output = try Self.output(of: ["pgrep", "-P", shell, "-x", name])
    guard let pid = Int32(output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw NotSeen()
    }
    return pid
  }

  /// Ends the window, as closing a terminal's window does.
  func hangUp() throws {
    try tmux(["kill-session", "-t", "main"])
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try Self.output(of: ["tmux", "-L", socket] + arguments)
  }

  static func output(of arguments: [String]) throws -> String {
    try Child.run(arguments).output
  }

  struct NotSeen: Error {}
}
