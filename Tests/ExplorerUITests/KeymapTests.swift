import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// What keys mean.
@Suite struct KeymapTests {
  private let keymap = Keymap.standard

  /// What typed keys come to, one after the other, in one state.
  private func press(_ text: String, _ state: AppState) -> [AppAction?] {
    var reader = InputReader()
    return (KeyPress.sequence(parsing: text) ?? []).map {
      reader.action(for: .key($0), state: state)
    }
  }

  @Test func everyBindingComesToItsCommandWhereItIsPossible() {
    for binding in keymap.bindings {
      for state in states(for: binding.scope) {
        var pending: [KeyPress] = []
        var result = Keymap.Resolution.none
        for key in binding.keys {
          result = keymap.action(for: key, pending: pending, state: state)
          if result == .pending { pending.append(key) }
        }
        guard case .action(.command(let command)) = result else {
          Issue.record("\(binding) comes to \(result)")
          continue
        }
        let isNearer = keymap.bindings.contains {
          $0.keys == binding.keys && $0.command == command && $0.scope != binding.scope
        }
        #expect(command == binding.command || isNearer, "\(binding)")
      }
    }
  }

  private func states(for scope: Binding.Scope) -> [AppState] {
    switch scope {
    case .everywhere: return [Sample.browsing()]
    case .pane(let pane):
      var state = Sample.browsing()
      state.layout.focus = pane
      return [state]
    case .popup(let popup):
      return overlays.filter { Popup($0) == popup }.map {
        var state = Sample.browsing()
        state.overlays = [$0]
        return state
      }
    }
  }

  private var overlays: [Overlay] {
    let detail = Sample.customersDetail
    return [
      .help(HelpState(pane: .assets)), .palette(PaletteState()),
      .menu(MenuState(title: "", items: [])),
      .confirm(
        ConfirmState(title: "", lines: [], verb: "", intent: .applyDrafts([]))),
      .form(FormState(title: "", purpose: .createDatabase, fields: [])),
      .drafts(DraftsViewState()),
      .conflict(ConflictState(asset: Sample.customers, fields: [], theirs: detail)),
      .tray(TrayState()), .requests(RequestsViewState()), .exchange, .api,
      .messages(MessagesViewState()),
      .compare(CompareState(left: .asset(Sample.customers), right: .asset(Sample.customers))),
      .reading(ReadingState(title: "", parts: [])),
    ]
  }

  @Test func noKeysMeanTwoThingsInOnePlace() throws {
    try KeymapClash.check(keymap.bindings, changed: [:])
    #expect(Set(overlays.map { Popup($0) }) == Set(Popup.allCases))
  }

  @Test func everyCommandHasAKeyOrStandsInThePalette() {
    for command in Command.allCases {
      #expect(!keymap.labels(of: command).isEmpty || command.isListed, "\(command)")
    }
  }

  @Test func everyKeyOfTheTableIsReadable() {
    // A key that cannot be parsed would be left out in silence.
    #expect(Set(keymap.bindings.map(\.command)) == Set(Command.allCases))
    #expect(keymap.bindings.count > 200)
  }

  @Test func noDefaultNeedsAltWithoutAnotherKey() {
    for command in Command.allCases {
      let bindings = keymap.bindings.filter { $0.command == command && $0.scope == .everywhere }
      let plain = bindings.filter { $0.keys.allSatisfy { !$0.modifiers.contains(.alt) } }
      #expect(bindings.isEmpty || !plain.isEmpty, "\(command)")
    }
  }

  @Test func aSequenceWaitsForItsSecondKey() {
    let state = Sample.browsing()

    #expect(press("gg", state) == [nil, .command(.first)])
    #expect(press("gm", state) == [nil, .command(.messages)])
    #expect(press("g j j", state) == [nil, .unknownKey("gj"), .command(.moveDown)])
    #expect(press("g escape", state) == [nil, nil])
  }

  @Test func lOpensALogWhereThereIsOneAndMovesElsewhere() {
    var state = Sample.browsing()
    #expect(press("l", state) == [.command(.moveRight)])

    state.assets.cursor.selected = 3
    state.library.assets[AssetID("a-nightly-load", in: Sample.retail)]?.type = "job"
    #expect(press("l", state) == [.command(.log)])

    state.layout.focus = .runs
    #expect(press("l", state) == [.command(.log)])
    state.layout.focus = .containers
    #expect(press("l", state) == [.command(.moveRight)])
  }

  @Test func aKeyThatMeansNothingIsNamed() {
    #expect(press("Q", Sample.browsing()) == [.unknownKey("Q")])
    #expect(press("ctrl-o", Sample.browsing()) == [.unknownKey("ctrl-o")])
  }

  @Test func lettersGoToTheOpenFilterAndArrowsToTheList() {
    var state = Sample.browsing()
    state.assets.filter.isEditing = true

    #expect(
      press("q space : enter escape down ctrl-w ctrl-u alt-left", state) == [
        .edited(.insert("q")), .edited(.insert(" ")), .edited(.insert(":")), .command(.accept),
        .command(.escape), .command(.moveDown), .edited(.deleteWord), .edited(.killToStart),
        .edited(.wordLeft),
      ])
  }

  @Test func pastedTextGoesToTheInputAndNowhereElse() {
    var state = Sample.browsing()
    var reader = InputReader()
    #expect(reader.action(for: .paste("dq"), state: state) == .unknownKey("A pasted text"))

    state.overlays = [.palette(PaletteState())]
    #expect(reader.action(for: .paste("a\nb"), state: state) == .edited(.insert("a\nb")))
  }

  @Test func inTheFormEnterWalksAndAcceptsAtTheEnd() {
    var form = FormState(
      title: "", purpose: .createDatabase,
      fields: [
        FormField(id: "a", label: "A", kind: .line),
        FormField(id: "b", label: "B", kind: .paragraph),
        FormField(id: "c", label: "C", kind: .choice([FormChoice(value: "x", label: "X")])),
      ])
    var state = Sample.browsing()
    func typed(_ focused: Int, _ keys: String) -> [AppAction?] {
      form.focused = focused
      state.overlays = [.form(form)]
      return press(keys, state)
    }

    #expect(
      typed(0, "enter down q") == [
        .command(.nextField), .command(.nextField), .edited(.insert("q")),
      ])
    #expect(
      typed(1, "enter down tab") == [
        .edited(.newline), .edited(.down), .command(.nextField),
      ])
    #expect(
      typed(2, "left space enter ctrl-s escape") == [
        .edited(.left), .edited(.right), .command(.accept), .command(.accept), .command(.escape),
      ])
  }

  @Test func noSingleKeyAppliesAnythingOutsideOfTheDrafts() {
    let changing: Set<Command> = [.apply, .applyAll]
    for binding in keymap.bindings where changing.contains(binding.command) {
      #expect(binding.scope == .popup(.drafts), "\(binding)")
    }
  }

  @Test func anOverrideReplacesAllKeysOfItsCommand() throws {
    let keymap = try Keymap(overrides: [
      KeyOverride(command: "refresh", keys: ["F5"], place: "config.yaml:3")
    ])

    #expect(keymap.labels(of: .refresh, in: PaneID.assets) == ["F5"])
    #expect(keymap.labels(of: .refresh, in: Popup.tray) == ["F5"])
    #expect(
      keymap.action(for: KeyPress("r"), state: Sample.browsing()) == .none)
  }

  @Test(arguments: [
    (KeyOverride(command: "refresh", keys: ["g"], place: "a:1"), "g would mean both"),
    (KeyOverride(command: "refresh", keys: ["q"], place: "a:1"), "q would mean both"),
    (KeyOverride(command: "log", keys: ["x"], place: "a:1"), "x would mean both"),
    (KeyOverride(command: "fly", keys: ["q"], place: "a:1"), "no command named fly"),
    (KeyOverride(command: "quit", keys: ["hyper-q-q"], place: "a:1"), "hyper-q-q is no key"),
  ])
  func aClashIsReportedWithItsPlace(_ override: KeyOverride, _ words: String) {
    let error = #expect(throws: KeymapError.self) { try Keymap(overrides: [override]) }

    #expect(error?.description.hasPrefix("a:1: ") == true)
    #expect(error?.description.contains(words) == true)
  }

  @Test func theFooterShowsOnlyWhatIsPossible() {
    var state = Sample.browsing()
    let hints = KeyHints(keymap: keymap).pane(state)
    #expect(hints.map(\.word).contains("relations"))
    #expect(!hints.map(\.word).contains("log"))
    #expect(hints.last?.key == "?")
    #expect(hints.count <= 9)

    state.layout.focus = .runs
    #expect(KeyHints(keymap: keymap).pane(state).first?.word == "log")
  }
}
