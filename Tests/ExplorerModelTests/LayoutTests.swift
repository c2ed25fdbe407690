import ExplorerModel
import Testing

@Suite struct LayoutTests {
  @Test func framesFillTheScreenAndNeverOverlapAtAnySize() {
    var numbers = SeededNumbers(1)
    for columns in 1...300 where columns % 7 == 1 || (55...65).contains(columns) || columns > 295 {
      for rows in 1...100 where rows % 3 == 1 || (18...31).contains(rows) {
        for _ in 0..<4 {
          let layout = randomLayout(&numbers)
          let size = ScreenSize(columns: columns, rows: rows)
          expectTiling(Layout.frames(size: size, layout: layout), size, "\(size) \(layout)")
        }
      }
    }
  }

  private func randomLayout(_ numbers: inout SeededNumbers) -> LayoutState {
    var layout = LayoutState()
    layout.focus = PaneID.allCases.randomElement(using: &numbers) ?? .assets
    layout.main = PaneID.allCases.randomElement(using: &numbers) ?? .assets
    layout.isLogOpen = Bool.random(using: &numbers)
    layout.isZoomed = Int.random(in: 0..<4, using: &numbers) == 0
    layout.leftAdjustment = Int.random(in: -400...400, using: &numbers) / 4
    layout.bottomAdjustment = Int.random(in: -400...400, using: &numbers) / 8
    return layout
  }

  /// Every cell between header and status line belongs to exactly one pane that has an inside.
  private func expectTiling(
    _ frames: [PaneID: Frame], _ size: ScreenSize, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if Layout.kind(of: size) == .tooSmall {
      #expect(frames.isEmpty, Comment(rawValue: what), sourceLocation: sourceLocation)
      return
    }
    var area = 0
    for (pane, frame) in frames {
      let isInside =
        frame.x >= 0 && frame.y >= 1 && frame.width >= 3 && frame.height >= 3
        && frame.x + frame.width <= size.columns && frame.y + frame.height <= size.rows - 1
      #expect(isInside, "\(pane) \(frame) in \(what)", sourceLocation: sourceLocation)
      area += frame.width * frame.height
      for (other, second) in frames where other.rawValue > pane.rawValue {
        #expect(
          !frame.overlaps(second), "\(pane) and \(other) in \(what)",
          sourceLocation: sourceLocation)
      }
    }
    #expect(
      area == size.columns * (size.rows - 2), "\(frames) in \(what)",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (19, 40, LayoutKind.tooSmall), (80, 4, .tooSmall), (59, 40, .single), (80, 19, .single),
    (60, 20, .compact), (99, 50, .compact), (200, 29, .compact), (100, 30, .regular),
    (159, 60, .regular), (160, 30, .wide), (300, 100, .wide),
  ])
  func sizesHaveTheirLayout(_ columns: Int, _ rows: Int, _ kind: LayoutKind) {
    #expect(Layout.kind(of: ScreenSize(columns: columns, rows: rows)) == kind)
  }

  @Test func aWideScreenShowsAllPanesWithRelationshipsUnderTheInspector() throws {
    var layout = LayoutState()
    layout.isLogOpen = true

    let frames = Layout.frames(size: ScreenSize(columns: 200, rows: 60), layout: layout)

    #expect(Set(frames.keys) == Set(PaneID.allCases))
    let inspector = try #require(frames[.inspector])
    let relationships = try #require(frames[.relationships])
    #expect(inspector.x == relationships.x && inspector.width == relationships.width)
    #expect(inspector.y + inspector.height == relationships.y)
    let runs = try #require(frames[.runs])
    let log = try #require(frames[.log])
    #expect(runs.y == log.y && runs.x + runs.width == log.x)
  }

  @Test func aRegularScreenShowsRelationshipsAsATabAndTheLogOnlyWhenItIsOpen() {
    var layout = LayoutState()
    let size = ScreenSize(columns: 120, rows: 40)

    #expect(
      Set(Layout.frames(size: size, layout: layout).keys)
        == [.containers, .assets, .inspector, .runs])

    layout.isLogOpen = true
    layout.focus = .relationships
    #expect(
      Set(Layout.frames(size: size, layout: layout).keys)
        == [.containers, .assets, .inspector, .runs, .log])
    #expect(Layout.tabs(on: size).contains(.relationships))
    #expect(!Layout.tabs(on: ScreenSize(columns: 200, rows: 40)).contains(.relationships))
  }

  @Test func aCompactScreenShowsOneMainPaneThatStaysWhenTheContainersAreVisited() {
    var layout = LayoutState()
    let size = ScreenSize(columns: 80, rows: 24)

    layout.main = .runs
    #expect(Set(Layout.frames(size: size, layout: layout).keys) == [.containers, .runs])

    layout.focus = .relationships
    #expect(Set(Layout.frames(size: size, layout: layout).keys) == [.containers, .inspector])
  }

  @Test func theTitleLineOfATableIsNoRowOfContent() throws {
    let story = Story(columns: 120, rows: 40)
    let frame = try #require(Layout.frames(for: story.state)[.assets])
    let inspector = try #require(Layout.frames(for: story.state)[.inspector])

    #expect(Layout.contentRows(of: .assets, in: story.state) == frame.height - 3)
    #expect(Layout.contentRows(of: .inspector, in: story.state) == inspector.height - 2)
  }

  @Test func popupsStayInsideTheScreenAtAnySize() {
    let form = FormState(title: "t", purpose: .createDatabase, fields: [])
    let long = String(repeating: "wide ", count: 100)
    let overlays: [Overlay] = [
      .help(HelpState(pane: .assets)), .palette(PaletteState()), .form(form),
      .menu(
        MenuState(
          title: long, items: (0..<500).map { MenuItem(title: "\($0) \(long)", choice: .copy("")) })
      ),
      .confirm(
        ConfirmState(
          title: long, lines: Array(repeating: long, count: 60), verb: "Do",
          intent: .deleteDatabase(id: "1", name: "x"))),
      .messages(MessagesViewState()), .tray(TrayState()),
    ]
    for columns in stride(from: 1, through: 300, by: 13) {
      for rows in stride(from: 1, through: 100, by: 7) {
        let story = Story(columns: columns, rows: rows)
        for overlay in overlays {
          let frame = Layout.overlayFrame(of: overlay, in: story.state)
          #expect(
            frame.x >= 0 && frame.y >= 0 && frame.width >= 0 && frame.height >= 0
              && frame.x + frame.width <= columns && frame.y + frame.height <= rows,
            "\(columns)x\(rows) \(frame)")
          #expect(Layout.overlayRows(of: overlay, in: story.state) >= 1)
        }
      }
    }
  }

  @Test func growingMovesTheBorderAndStopsWhereItMustStop() throws {
    var story = Story.browsing()
    let before = try #require(Layout.frames(for: story.state)[.containers]?.width)

    story.press(.grow)
    #expect(Layout.frames(for: story.state)[.containers]?.width == before + 2)
    for _ in 0..<100 { story.press(.grow) }
    #expect(story.status == "This is as far as it goes")
    let widest = try #require(Layout.frames(for: story.state)[.containers]?.width)
    story.press(.shrink)

    let after = try #require(Layout.frames(for: story.state)[.containers]?.width)
    #expect((widest - 3..<widest).contains(after))
  }

  @Test(arguments: [120, 200])
  func theAssetsGrowWherePanesBesideThemShrink(columns: Int) throws {
    var story = Story.inAssets(columns: columns, rows: 50)
    let before = Layout.frames(for: story.state)
    let (assets, inspector) = (try #require(before[.assets]), try #require(before[.inspector]))
    story.press(.grow)
    let grown = Layout.frames(for: story.state)
    #expect(grown[.assets]?.width == assets.width + 2)
    #expect(grown[.inspector]?.width == inspector.width - 2)

    for _ in 0..<100 { story.press(.grow) }
    #expect(Layout.frames(for: story.state)[.inspector]?.width == 20)
    #expect(story.status == "This is as far as it goes")
    story.press(.focusInspector)
    for _ in 0..<100 { story.press(.grow) }
    #expect(Layout.frames(for: story.state)[.assets]?.width == 24)
  }

  @Test func relationshipsBecomeATabWhenTheScreenShrinksAndAPaneWhenItGrows() {
    var story = Story.inAssets(columns: 200, rows: 50)
    story.press(.focusRelationships)
    #expect(story.state.layout.focus == .relationships)

    story.send(.resized(ScreenSize(columns: 120, rows: 40)))
    #expect(story.state.layout.focus == .inspector)
    #expect(story.state.inspector.tab == .relationships)

    story.send(.resized(ScreenSize(columns: 200, rows: 50)))
    #expect(story.state.layout.focus == .relationships)
    #expect(story.state.inspector.tab == .overview)
  }

  @Test func aSmallerScreenKeepsTheSelectionInView() {
    var story = Story.inAssets(0..<200)
    story.press(.last)

    story.send(.resized(ScreenSize(columns: 80, rows: 22)))

    let height = Layout.contentRows(of: .assets, in: story.state)
    let cursor = story.state.assets.cursor
    #expect(cursor.selected == 199)
    #expect((cursor.top..<cursor.top + height).contains(199))
  }
}

extension Frame {
  fileprivate func overlaps(_ other: Frame) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }
}
