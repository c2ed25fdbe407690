import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// Names that would harm a terminal, or the screen.
@Suite struct HostileTextTests {
  private static let names = [
    "\u{1b}[31mred\u{1b}[0m", "bell\u{7}", "c1 \u{9b}2J", "rtl \u{202e}gpj.exe",
    "two\nlines\tand a tab", "zero\u{200b}width", "👩‍👩‍👧‍👦 family", "z̸̢̛̪̤͎a̷l̶g̷o",
    String(repeating: "long ", count: 60_000),
  ]

  private func state(_ columns: Int, _ rows: Int) -> AppState {
    var state = Sample.browsing(columns, rows)
    for (asset, name) in zip(Sample.assets, Self.names) {
      state.library.assets[asset.id]?.name = name
      state.library.assets[asset.id]?.tags = [name]
    }
    for id in state.library.containers.keys { state.library.containers[id]?.name = Self.names[0] }
    for id in state.library.jobs.keys { state.library.jobs[id]?.name = Self.names[3] }
    state.library.details[Sample.customers]?.asset.name = Self.names[0]
    state.library.details[Sample.customers]?.asset.description = Self.names.joined()
    state.context.name = Self.names[0]
    state.status.say(Self.names[0], .error, at: Sample.now)
    return state
  }

  @Test func hostileNamesAreDrawnHarmlessly() {
    expectScreen("hostile-120x40", state(120, 40))
  }

  @Test(arguments: [(60, 20), (80, 24), (100, 30), (160, 45), (300, 100), (20, 5), (33, 7)])
  func noControlCharacterReachesTheScreen(_ columns: Int, _ rows: Int) {
    var state = state(columns, rows)
    for overlay in Self.overlays {
      state.overlays = overlay.map { [$0] } ?? []
      for scalar in drawn(state).text.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value))
        #expect(!(0x202a...0x202e).contains(scalar.value))
      }
    }
  }

  private static let overlays: [Overlay?] = [
    nil, .help(HelpState(pane: .log)),
    .menu(MenuState(title: names[0], items: [MenuItem(title: names[8], choice: .copy(""))])),
    .confirm(
      ConfirmState(title: names[8], lines: names, verb: names[0], intent: .applyDrafts([]))),
    .form(
      FormState(
        title: names[0], purpose: .createDatabase,
        fields: [
          FormField(
            id: "x", label: names[0], kind: .paragraph, input: TextInput(names.joined()))
        ])),
    .drafts(DraftsViewState()), .tray(TrayState()), .messages(MessagesViewState()),
  ]

  @Test func asciiSignsAreASCII() {
    let view = ExplorerView(glyphs: .ascii)
    var state = Sample.drafting(160, 45)
    state.library = Library()
    state.overlays = []
    for scalar in drawn(state, view: view).text.unicodeScalars {
      #expect(scalar.isASCII, "\(scalar)")
    }
    state.overlays = [.help(HelpState(pane: .assets))]
    #expect(drawn(state, view: view).text.allSatisfy { $0.isASCII || $0 == "…" })
    expectScreen("ascii-120x40", Sample.browsing(120, 40), view: view)
  }
}
