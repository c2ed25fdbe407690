import Foundation
import Testing

@testable import limn

/// The generated scripts, loaded by the shells they are for, in a real terminal.
@Suite struct ShellCompletionTests {
  struct Shell: Sendable, CustomTestStringConvertible {
    var name: String
    /// Starts it without anybody's settings, and loads its script.
    var start: String
    var load: String

    var testDescription: String { name }

    var isThere: Bool {
      ["/usr/bin/\(name)", "/bin/\(name)", "/usr/local/bin/\(name)"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
      }
    }
  }

  private static let all = [
    Shell(
      name: "bash", start: "PS1='ok> ' bash --norc --noprofile -i", load: "source ./script"),
    Shell(
      name: "zsh", start: "PS1='ok> ' zsh -f -i",
      load: "autoload -Uz compinit && compinit -u -D && source ./script && compdef _limn limn"),
    Shell(
      name: "fish", start: "fish --no-config -i",
      load: "function fish_prompt; echo 'ok> '; end; source ./script"),
  ]

  static let shells = all.filter(\.isThere)
  private static let missing = all.filter { !$0.isThere }.map(\.name).joined(separator: ", ")

  /// Names as somebody might write them who wishes us ill.
  private static let seen = """
    {"containers": ["Retail 360", "Nightly warehouse", "Rich $(touch owned)", "Rich `touch owned`",
      "Rich;touch owned", "Rich 'touch owned", "Rich \\"touch owned", "Rich\\ntouch owned", "Ric:e"],
     "assets": {"Retail 360": ["customers", "x$(touch owned)", "x`touch owned`", "x y"]}}
    """

  @Test(
    .enabled(
      if: missing.isEmpty,
      "not installed, so nothing is completed with: \(missing) (apt-get install zsh fish)"))
  func everyShellIsThere() {
    #expect(Self.shells.count == Self.all.count)
  }

  @Test(arguments: shells)
  func wordsAreCompletedAndNothingIsCarriedOut(shell: Shell) throws {
    let terminal = try opened(shell)

    try complete("limn relationsh", "limn relationship-types", terminal)
    try complete("limn emulator --cov", "limn emulator --coverage", terminal)
    try complete("limn assets -c Nigh", "limn assets -c Nightly\\ warehouse", terminal)
    try complete("limn asset get 'Retail 360/cus", "Retail 360/customers'", terminal)
    try complete("limn api relationship-t", "limn api relationship-types", terminal)
    try complete("limn api jobs start-r", "limn api jobs start-run", terminal)
    try complete("limn api jobs start-run --job_", "start-run --job_id", terminal)
    for line in ["limn assets -c Rich", "limn asset get x", "limn assets -c 'Rich $"] {
      try terminal.type(line)
      try terminal.press("Tab", "Tab", "C-e", "C-u")
    }
    try terminal.run("echo all''done")
    try terminal.waitFor("alldone")

    let left = try FileManager.default.contentsOfDirectory(atPath: terminal.home.path)
    #expect(!left.contains { $0.contains("owned") }, "\(left)")
  }

  @Test(arguments: shells)
  func aColonIsPartOfAName(shell: Shell) throws {
    let terminal = try opened(shell)

    try terminal.type("limn assets -c Ric")
    try terminal.press("Tab")
    try terminal.waitUntil("the name is whole") { screen in
      screen.contains("-c Ric:e") || screen.contains("-c Ric\\:e")
    }
  }

  @Test(arguments: shells.filter { $0.name == "bash" })
  func kindsOfContainersAndValuesBehindEqualSignsAreCompleted(shell: Shell) throws {
    let terminal = try opened(shell)

    try complete("limn assets -c project:Nigh", "-c project:Nightly\\ warehouse", terminal)
    try complete("limn assets --container=Ret", "--container=Retail\\ 360", terminal)
    try complete(
      "limn assets --container=catalog:Ret", "--container=catalog:Retail\\ 360", terminal)
    try complete("limn asset get -c project:Retail\\ 360 cus", "360 customers", terminal)
  }

  private func opened(_ shell: Shell) throws -> Tmux {
    let terminal = try Tmux(columns: 100, rows: 40)
    let bin = terminal.home.appending(path: "bin")
    let state = terminal.home.appending(path: "state/limn")
    for folder in [bin, state] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: bin.appending(path: "limn").path, withDestinationPath: Program.path)
    try StateStore(folder: state).put(Self.seen, kind: "seen", key: "names")
    try Program.run(["--generate-completion-script", shell.name]).output
      .write(to: terminal.home.appending(path: "script"), atomically: true, encoding: .utf8)
    try terminal.run("export PATH=$HOME/bin:$PATH XDG_STATE_HOME=$HOME/state")
    try terminal.run(shell.start)
    try terminal.run("\(shell.load); clear; echo loa''ded")
    try terminal.waitFor("loaded", "ok>")
    return terminal
  }

  /// Types `line` and Tab, and waits for `result`; then gives the line up.
  private func complete(_ line: String, _ result: String, _ terminal: Tmux) throws {
    try terminal.type(line)
    try terminal.press("Tab")
    try terminal.waitFor(result)
    try terminal.press("C-e", "C-u")
  }
}
