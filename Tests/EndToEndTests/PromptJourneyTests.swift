import Foundation
import PlatformEmulator
import Testing

/// What is typed at a prompt, in a real terminal.
@Suite(.serialized) struct PromptJourneyTests {
  private let server: EmulatorServer
  private let address: String

  init() throws {
    server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    address = try server.start()
  }

  @Test func aPasswordIsTypedUnseenBeforeTheScreenOpens() throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 120, rows: 40)
    try terminal.run("\(Program.path) --url \(address) --user admin")
    try terminal.waitFor("Password of admin at 127.0.0.1:")
    try terminal.type("passwordx")
    try terminal.press("BSpace")
    #expect(try !terminal.screen().contains("passwordx"))
    try terminal.press("Enter")
    try terminal.waitFor("Retail 360", "· admin")
    try terminal.quit()
  }

  @Test func ctrlCEndsAPromptAndTheTerminalEchoesAgain() throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 120, rows: 40)
    try terminal.run("\(Program.path) --url \(address) --user admin; echo code $?")
    try terminal.waitFor("Password of admin at 127.0.0.1:")
    try terminal.press("C-c")
    try terminal.waitFor("limn: interrupted", "code 130")
    try terminal.type("seen")
    try terminal.waitFor("ready$ seen")
  }

  @Test func withStandardInputTakenTheQuestionGoesToTheTerminal() throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 120, rows: 40)
    try terminal.run("export LIMN_URL=\(address) LIMN_USER=admin LIMN_PASSWORD=password")
    try terminal.run(
      "\(Program.path) assets -c Playground --limit 1 -o jsonl | \(Program.path) asset delete -; "
        + "echo code $?")
    try terminal.waitFor("in Playground to the trash?", "[y/N]")
    try terminal.run("n")
    try terminal.waitFor("nothing was done", "code 1")
  }

  /// `timeout 5 limn login`, and whatever else ends a program.
  @Test(arguments: ["TERM", "HUP", "USR1", "ALRM", "XCPU", "SEGV"])
  func aSignalAtAPromptLeavesTheTerminalAsItWas(signal: String) throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 120, rows: 40)
    try terminal.run("stty -a > before")
    try terminal.run("\(Program.path) login --url \(address) --user admin; echo ended $?")
    try terminal.waitFor("Password of admin at 127.0.0.1:")

    try terminal.kill(signal)

    try terminal.waitFor("ended 1")
    try terminal.run("stty -a | cmp - before && echo same-modes")
    try terminal.waitFor("same-modes")
  }

  @Test func initAsksSignsInAndWrites() throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 160, rows: 40)
    try terminal.run("\(Program.path) config init")
    try terminal.waitFor("Address of Cloud Pak for Data")
    for (answer, next) in [
      ("nonsense", "must start with https://"), (address, "What signs in"), ("", "User:"),
      ("ana", "Where does the password come from"), ("", "Password, to try it"),
      ("password", "Address of GoodData AI Lake"), ("", "Name of the context [127.0.0.1]"),
    ] {
      try terminal.run(answer)
      try terminal.waitFor(next)
    }
    try terminal.run("lab")
    try terminal.waitFor("signed in as Ana", "wrote the context lab to")
    let file = terminal.home.appending(path: ".config/limn/config.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)

    #expect(text.contains("current-context: lab\n"))
    #expect(text.contains("      secret:\n        prompt: true\n"))
  }

  @Test func theCurrentContextOpensWithItsThemeScopeAndRefusals() throws {
    defer { server.stop() }
    let terminal = try Tmux(columns: 160, rows: 45)
    let folder = terminal.home.appending(path: ".config/limn")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(
      """
      current-context: look
      contexts:
        look:
          platform: {url: "\(address)", user: admin, secret: {command: echo password}}
          read-only: true
          containers: {include: ["Retail*"], default: Retail 360}
          keys: {help: F2}
      """.utf8
    ).write(to: folder.appending(path: "config.yaml"))
    try terminal.run(Program.path)
    try terminal.waitFor("limn  look · admin", "read-only", "Retail 360", "Assets · ")
    let screen = try terminal.waitFor("agg_basket")
    #expect(!screen.contains("Risk & compliance"))
    try terminal.press("e")
    try terminal.waitFor("The context look is read-only")
    try terminal.press("F2")
    try terminal.waitFor("Help ·")
    try terminal.press("Escape")
    try terminal.waitUntil("help is closed") { !$0.contains("Help ·") }
    try terminal.quit()
  }
}
