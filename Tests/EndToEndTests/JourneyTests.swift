import Testing

/// The three journeys, with the binary in a real terminal.
@Suite(.serialized) struct JourneyTests {
  @Test func enterOnACatalogShowsItsAssetsAndWhatTheyAreRelatedTo() throws {
    let terminal = try Tmux(columns: 160, rows: 45)
    try terminal.openDemo()

    try terminal.open("Retail 360")
    try terminal.waitFor("Assets · 859")
    try terminal.find("customers")
    try terminal.press("Enter")
    try terminal.waitFor("customers · overview", "Ana Kovács", "visualized in")

    try terminal.press("y")
    try terminal.waitFor("\"asset_type\"")
    try terminal.quit()
  }

  @Test func aStartedRunIsWatchedUntilItEnds() throws {
    let terminal = try Tmux(columns: 160, rows: 45)
    try terminal.openDemo()
    try terminal.open("Playground")
    try terminal.press("5")
    try terminal.waitFor("print-strange-lines")

    try terminal.press("a")
    try terminal.waitFor("Start")
    try terminal.press("Enter")
    try terminal.waitFor("Cancel")
    try terminal.press("Right", "Enter")
    try terminal.waitFor("● 1 running")
    try terminal.press("l")
    try terminal.waitFor("6 Log", "INFO")
    try terminal.quit()
  }

  @Test func aDraftSurvivesAKillAndIsAppliedAfterwards() throws {
    let terminal = try Tmux(columns: 160, rows: 45)
    try terminal.openDemo()
    try terminal.open("Retail 360")
    try terminal.find("customers")
    try terminal.press("Enter")
    try terminal.waitFor("customers · overview", "Ana Kovács")

    try terminal.press("e")
    try terminal.waitFor("Description")
    try terminal.press("Tab")
    try terminal.press("End")
    try terminal.type(" Checked.")
    try terminal.press("C-s")
    try terminal.waitFor("✎ 1 draft")
    try terminal.waitForDraftFile()
    try terminal.kill("KILL")
    try terminal.run("stty sane; tput rmcup; clear")

    try terminal.openDemo()
    try terminal.waitFor("✎ 1 draft")
    try terminal.press("p")
    try terminal.waitFor("Drafts · 1", "Checked.")
    try terminal.press("a")
    try terminal.waitFor("Cancel")
    try terminal.press("Right", "Enter")
    try terminal.waitUntil("the draft is applied") { !$0.contains("✎ 1 draft") }
    try terminal.quit()
  }
}

extension Tmux {
  func openDemo() throws {
    try run("\(Program.path) demo")
    try waitFor("Retail 360", "Catalogs", "Sustainability")
  }

  /// Finds a container with the filter and opens it.
  func open(_ container: String) throws {
    try press("1")
    try press("/")
    try type(container)
    try press("Enter")
    try press("Enter")
    try waitFor("› \(container)")
  }

  /// Filters the assets; the first one is selected.
  func find(_ asset: String) throws {
    try press("/")
    try type(asset)
    try press("Enter")
    try waitFor("/\(asset)")
    try press("g", "g")
  }

  func quit() throws {
    for _ in 0..<6 { try press("q") }
    try waitFor("ready$")
  }
}
