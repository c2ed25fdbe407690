import Foundation
import JSON
import PlatformClient
import PlatformModel
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
    try terminal.waitFor("customers · JSON", "\"metadata\": {")
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
    try terminal.waitFor("Not now")
    try terminal.press("Right", "Enter")
    try terminal.waitFor("● 1 running")
    try terminal.press("l")
    try terminal.waitFor("6 Log", "INFO")
    try terminal.quit()
  }

  @Test func aSessionThatWasRecordedIsPlayedOnTheScreen() throws {
    let terminal = try Tmux(columns: 160, rows: 45)
    try terminal.run("\(Program.path) demo --trace session.har")
    try terminal.waitFor("Retail 360", "Catalogs", "Sustainability")
    try terminal.open("Retail 360")
    try terminal.waitFor("Assets · 859")
    try terminal.press("@")
    try terminal.waitFor("Requests", "GET /v2/catalogs")
    try terminal.press("Enter")
    try terminal.waitFor("Accept: application/json", "Authorization: Bearer •••")
    try terminal.quit()
    let file = terminal.home.appending(path: "session.har")
    let log = try JSONValue.parse(try Data(contentsOf: file).map { $0 })["log"]
    #expect(log?["entries"]?.array?.isEmpty == false)

    try terminal.type("clear")
    try terminal.press("Enter")
    try terminal.run("\(Program.path) replay session.har --explore")
    try terminal.waitFor("replay", "Retail 360", "Sustainability")
    try terminal.open("Retail 360")
    try terminal.waitFor("Assets · 859")
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
    try terminal.waitForDraft()
    try terminal.kill("KILL")
    // The terminal is still as the program had it: a line ends with a line feed only.
    try terminal.type("stty sane; tput rmcup; clear")
    try terminal.press("C-j")
    try terminal.waitUntil("the shell has the terminal") { _ in
      try terminal.value(of: "alternate_on") == "0"
    }

    try terminal.openDemo()
    try terminal.waitFor("✎ 1 draft")
    try terminal.press("p")
    try terminal.waitFor("Drafts · 1", "Checked.")
    try terminal.press("a")
    try terminal.waitFor("Not now")
    try terminal.press("Right", "Enter")
    try terminal.waitUntil("the draft is applied") { !$0.contains("✎ 1 draft") }
    try terminal.quit()
  }

  @Test func aChangeBySomebodyElseIsShownAndSettled() throws {
    let terminal = try Tmux(columns: 160, rows: 45)
    let address = try terminal.serveEmulator()
    try terminal.run("LIMN_PASSWORD=password \(Program.path) --url \(address) --user admin")
    try terminal.waitFor("Retail 360", "Sustainability")
    try terminal.open("Retail 360")
    try terminal.find("customers")
    try terminal.press("Enter")
    try terminal.waitFor("customers · overview", "Ana Kovács")
    try terminal.press("e")
    try terminal.waitFor("Description")
    try terminal.press("Tab", "End")
    try terminal.type(" Mine.")
    try terminal.press("C-s")
    try terminal.waitFor("✎ 1 draft")

    try SomebodyElse(at: address).describe("customers", in: "Retail 360", as: "Theirs.")
    try terminal.press("p")
    try terminal.waitFor("Drafts · 1")
    try terminal.press("a")
    try terminal.waitFor("Not now")
    try terminal.press("Right", "Enter")
    try terminal.waitFor("Conflict · customers", "Mine.", "Theirs.")

    try terminal.press("m")
    try terminal.press("Enter")
    try terminal.waitFor("Not now")
    try terminal.press("Right", "Enter")
    try terminal.waitUntil("mine is applied") { !$0.contains("✎ 1 draft") }
    try terminal.quit()
  }
}

/// Another user of the same platform, at work at the same time.
private struct SomebodyElse {
  private let client: PlatformClient

  init(at address: String) throws {
    client = try PlatformClient(
      baseURL: address, credentials: .password(user: "ana", password: "password"),
      transport: try HTTPTransport(), clock: .system)
  }

  func describe(_ asset: String, in catalog: String, as text: String) throws {
    let container = try #require(try client.catalogs().items.first { $0.name == catalog })
    let query = AssetQuery(container: container.id, lucene: "asset.name:\(asset)")
    let found = try client.assets(matching: query).page.items.first { $0.name == asset }
    let path = try JSONPointer("/metadata/description")
    _ = try client.patch(
      try #require(found).id, with: JSONPatch([.replace(path: path, value: .string(text))]))
  }
}

extension Tmux {
  /// Starts the platform alone, in the background of the window's shell, and gives its address.
  func serveEmulator() throws -> String {
    let file = home.appending(path: "address")
    try run("\(Program.path) emulator --assets 300 > \(file.path) & echo $! > \(background.path)")
    var address = ""
    try waitUntil("the emulator says its address") { _ in
      address = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return address.hasSuffix("\n")
    }
    return address.trimmingCharacters(in: .whitespacesAndNewlines)
  }

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
