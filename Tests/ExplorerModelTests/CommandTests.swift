import ExplorerModel
import PlatformModel
import Testing

@Suite struct CommandTests {
  @Test(arguments: Command.allCases)
  func everyCommandHasWordsThatFit(_ command: Command) {
    let words = command.words
    #expect((1...40).contains(words.title.count))
    #expect(words.sentence.hasSuffix(".") && words.sentence.count <= 80)
    #expect(words.sentence.first?.isUppercase == true)
  }

  @Test func noTwoCommandsHaveTheSameTitle() {
    let titles = Command.allCases.map(\.words.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test(arguments: Command.allCases)
  func whatIsNotPossibleSaysWhyInAShortSentence(_ command: Command) {
    for pane in PaneID.allCases {
      var story = Story()
      story.state.layout.focus = pane
      guard let reason = command.availability(in: story.state).reason else { continue }
      #expect((5...80).contains(reason.count), "\(reason)")
      #expect(!reason.hasSuffix("."))
      #expect(reason.first?.isUppercase == true)
    }
  }

  @Test func anImpossibleCommandChangesNothingAndAsksForNothing() {
    var story = Story.browsing()
    for command in Command.allCases where command.availability(in: story.state).reason != nil {
      let before = story.state
      story.press(command)
      story.state.status = before.status
      #expect(story.state == before, "\(command)")
      #expect(story.effects.isEmpty)
    }
  }

  @Test func helpListsTheCommandsOfThePaneAndRunsThem() {
    var story = Story.inAssets()
    story.press(.help)
    guard case .help(let help) = story.state.overlays.last else {
      Issue.record("no help")
      return
    }
    let entries = HelpFeature.entries(help)
    #expect(entries.contains(.sort) && entries.contains(.mark))
    #expect(!entries.contains(.timestamps) && !entries.contains(.chooseMine))

    story.type("order")
    guard case .help(let filtered) = story.state.overlays.last else { return }
    #expect(HelpFeature.entries(filtered) == [.sort])
    story.press(.accept)
    guard case .menu(let menu) = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(menu.title == "Sort and columns")
    #expect(story.state.overlays.count == 1)
  }

  @Test func whatMeansNothingNowComesLastInHelp() {
    var story = Story.browsing()
    story.press(.help)
    guard case .help(let help)? = story.state.overlays.last else {
      Issue.record("no help")
      return
    }
    let possible = HelpFeature.entries(help).map { $0.availability(in: story.state).reason == nil }
    #expect(possible.first == true && possible.last == false)
    #expect(possible == possible.sorted { $0 && !$1 })
  }

  @Test func escInHelpTakesTheFilterFirst() {
    var story = Story.browsing()
    story.press(.help)
    story.type("zoom")
    story.press(.escape)
    guard case .help(let help)? = story.state.overlays.last else {
      Issue.record("help is closed")
      return
    }
    #expect(help.filter.text.isEmpty && help.pane == .containers)
    story.press(.escape)
    #expect(story.state.overlays.isEmpty)
  }
}

@Suite struct PaletteTests {
  private func entries(_ story: Story) -> [PaletteEntry] {
    guard case .palette(let palette) = story.state.overlays.last else { return [] }
    return palette.entries
  }

  @Test func nothingTypedListsWhatIsPossibleNow() {
    var story = Story.browsing()
    story.press(.palette)
    let titles = entries(story).map(\.title)
    #expect(titles.contains("Help") && titles.contains("Zoom"))
    #expect(!titles.contains("Sort"), "there are no assets yet")
    #expect(titles.count <= 50)
  }

  @Test(arguments: [("q", Command.quit), ("quit", .quit), ("runs", .focusRuns), ("tray", .tray)])
  func wordsOfCommandsAreFoundFirst(_ word: String, _ command: Command) {
    var story = Story.inAssets()
    story.press(.palette)
    story.type(word)
    #expect(entries(story).first?.target == .command(command))
  }

  @Test func colonQQuitsWhateverIsOpen() {
    var story = Story.inAssets()
    story.press(.zoom, .palette)
    story.type("q")
    story.press(.accept)
    #expect(story.state.isQuitting)
  }

  @Test func containersAssetsAndKindsAreFoundByTheirNames() {
    var story = Story.inAssets(0..<50)
    story.press(.palette)
    story.type("retail")
    #expect(
      entries(story).first
        == PaletteEntry(title: "Retail 360", detail: "catalog", target: .container(catalog)))

    story.send(.edited(.killToStart))
    story.type("asset 42")
    #expect(entries(story).first?.target == .asset(AssetID("a42", in: catalog)))

    story.send(.edited(.killToStart))
    story.type("projects")
    #expect(entries(story).first?.target == .group(.projects))
    story.press(.accept)
    #expect(story.state.containers.selectedNode == .group(.projects))
    #expect(story.state.layout.focus == .containers)
  }

  @Test func lettersInOrderAreEnough() {
    var story = Story.browsing()
    story.press(.palette)
    story.type("rtl36")
    #expect(entries(story).first?.target == .container(catalog))
  }

  @Test func whatIsChosenIsOpened() {
    var story = Story.inAssets(0..<50)
    story.press(.palette)
    story.type("churn")
    story.press(.accept)
    #expect(story.state.assets.container == project)
    #expect(story.loads.contains(.assets(AssetQuery(container: project), after: nil)))
    story.press(.historyBack)
    #expect(story.state.assets.container == catalog)
  }

  @Test func nothingFoundIsSaid() {
    var story = Story.browsing()
    story.press(.palette)
    story.type("§§§")
    #expect(entries(story).isEmpty)
    story.press(.accept)
    #expect(story.status == "Nothing is called §§§")
    #expect(story.state.overlays.count == 1)
  }
}

@Suite struct PopupTests {
  @Test func cancelIsTheDefaultOfAQuestion() {
    var story = Story.browsing()
    let confirm = ConfirmState(
      title: "Delete?", lines: ["x"], verb: "Delete", intent: .deleteDatabase(id: "1", name: "x"))
    story.state.overlays = [.confirm(confirm)]

    story.press(.accept)

    #expect(story.state.overlays.isEmpty)
    #expect(story.effects.isEmpty)
    #expect(story.status == "Nothing was changed")
  }

  @Test func anItemThatCannotBeChosenSaysWhyAndTheMenuStays() {
    var story = Story.browsing()
    let item = MenuItem(
      title: "Start", disabledReason: "Only jobs can be started", choice: .copy("x"))
    story.state.overlays = [.menu(MenuState(title: "Actions", items: [item]))]

    story.press(.accept)

    #expect(story.status == "Only jobs can be started")
    #expect(story.state.overlays.count == 1)
  }

  @Test func messagesShowTheNewestLast() {
    var story = Story.browsing()
    for number in 0..<600 { story.state.status.say("\(number)", .info, at: Story.start) }
    story.press(.messages)
    #expect(story.state.status.log.count == 500)
    guard case .messages(let view) = story.state.overlays.last else {
      Issue.record("no messages")
      return
    }
    #expect(view.cursor.selected == 499)
    story.press(.copyName)
    #expect(story.effects == [.copy("599")])
  }
}
