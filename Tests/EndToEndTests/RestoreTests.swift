import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// However the program ends, the terminal is as it was.
@Suite(.serialized) struct RestoreTests {
  private static let crashes = [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE, SIGSYS]
  private static let endings = [
    SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, 40,
  ]

  @Test(arguments: crashes + endings)
  func aSignalLeavesTheTerminalAsItWas(signal: Int32) throws {
    let terminal = try Tmux()
    try terminal.run("stty -a | md5sum > before")
    try terminal.waitFor("ready$")
    try terminal.openDemo()
    #expect(try terminal.value(of: "alternate_on") == "1")

    try terminal.kill("\(signal)")

    try terminal.waitUntil("the shell is back") { _ in
      try terminal.value(of: "alternate_on") == "0"
    }
    try terminal.run("echo status=$?")
    try terminal.waitFor("status=\(128 + signal)")
    try terminal.run("stty -a | md5sum | cmp - before && echo same-modes")
    try terminal.waitFor("same-modes")
    #expect(try terminal.value(of: "cursor_flag") == "1")
    #expect(try terminal.value(of: "mouse_any_flag") == "0")
    if Self.crashes.contains(signal) {
      try terminal.waitFor("limn crashed. What was on disk")
      #expect(try terminal.screen().contains("Signal "))
    }
  }

  @Test func quittingLeavesTheTerminalAsItWas() throws {
    let terminal = try Tmux()
    try terminal.run("stty -a | md5sum > before")
    try terminal.openDemo()

    try terminal.quit()

    #expect(try terminal.value(of: "alternate_on") == "0")
    try terminal.run("stty -a | md5sum | cmp - before && echo same-modes")
    try terminal.waitFor("same-modes")
  }

  @Test func aClosedWindowEndsTheProgram() throws {
    let terminal = try Tmux()
    try terminal.openDemo()
    let process = try terminal.process()

    try terminal.hangUp()

    try Tmux.waitForEnd(of: process)
  }

  @Test func aSignalEndsTheEditorTooAndKeepsWhatItSaved() throws {
    let terminal = try Tmux()
    let script = terminal.home.appending(path: "editor")
    try "#!/bin/sh\nsed -i 's/^name: .*/name: renamed/' \"$1\"; echo saved; exec cat\n".write(
      to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: script.path)
    try terminal.run("export EDITOR=\(script.path)")
    try terminal.openDemo()
    try terminal.open("Retail 360")
    try terminal.waitFor("Assets · 859", "1 of 859")
    try terminal.press("E")
    try terminal.waitFor("saved")

    try terminal.kill("TERM")

    try terminal.waitFor("1 draft is kept on this machine")
    #expect(try terminal.value(of: "alternate_on") == "0")
    try terminal.openDemo()
    try terminal.waitFor("✎ 1 draft")
    try terminal.quit()
  }

  @Test func ctrlZStopsItAndFgBringsItBack() throws {
    let terminal = try Tmux()
    try terminal.openDemo()

    try terminal.press("C-z")
    try terminal.waitUntil("the shell is back") { _ in
      try terminal.value(of: "alternate_on") == "0"
    }
    try terminal.run("fg")

    try terminal.waitFor("Retail 360", "Sustainability")
    try terminal.quit()
  }

  @Test func resizingDrawsTheOtherLayouts() throws {
    let terminal = try Tmux(columns: 120, rows: 40)
    try terminal.openDemo()

    try terminal.resize(columns: 200, rows: 60)
    try terminal.waitFor("4 Relationships")
    try terminal.resize(columns: 60, rows: 20)
    try terminal.waitUntil("only narrow panes") { !$0.contains("Relationships") }
    try terminal.resize(columns: 18, rows: 4)
    try terminal.waitFor("20x5")
    try terminal.resize(columns: 120, rows: 40)
    try terminal.waitFor("Retail 360", "3 Inspector")
    try terminal.quit()
  }

  @Test(arguments: ["xterm", "xterm-256color", "vt100", "linux", "tmux-256color", "screen"])
  func itRunsOnEveryCommonTerminal(type: String) throws {
    let terminal = try Tmux(terminal: type)
    try terminal.openDemo()

    try terminal.open("Retail 360")
    try terminal.waitFor("Assets · 859")

    try terminal.quit()
  }

  @Test func withoutANetworkItStartsAndSaysSo() throws {
    let terminal = try Tmux()
    try terminal.run("LIMN_TOKEN=x \(Program.path) --url http://127.0.0.1:9")

    try terminal.waitFor("Containers", "offline")
    try terminal.quit()
  }
}

extension Tmux {
  func kill(_ signal: String) throws {
    _ = try Self.output(of: ["kill", "-\(signal)", "\(try process())"])
  }

  /// Drafts are written in the background; a crash after that loses nothing.
  func waitForDraft() throws {
    try waitUntil("the draft is on the disk") { _ in
      let files = FileManager.default.enumerator(at: home, includingPropertiesForKeys: nil)
      let state = files?.compactMap { $0 as? URL }.first { $0.lastPathComponent == "state.db" }
      let bytes = state.flatMap { try? Data(contentsOf: $0) } ?? Data()
      return bytes.range(of: Data("stagedAt".utf8)) != nil
    }
  }

  static func waitForEnd(of process: Int32) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if try output(of: ["ps", "-o", "stat=", "-p", "\(process)"]).isEmpty { return }
    }
    Issue.record("The process \(process) goes on")
  }
}
