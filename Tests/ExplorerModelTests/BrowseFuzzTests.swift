import ExplorerModel
import JSON
import PlatformModel
import Testing

/// Everything at once, in any order: nothing traps, and what must always hold holds.
@Suite struct BrowseFuzzTests {
  @Test(arguments: 1...12)
  func noOrderOfKeysAnswersAndSizesBreaksTheState(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    var story = Story.browsing(hasAILake: true)
    story.press(.moveDown, .open)
    var asked = story.loads
    var seen: Set<String> = []
    for step in 0..<4_000 {
      story.send(action(&numbers, asked: &asked, story))
      asked += story.loads
      if asked.count > 30 { asked.removeFirst(asked.count - 30) }
      expectWhole(story.state, "seed \(seed) step \(step)")
      note(story.state, in: &seen)
      if story.state.isQuitting { story.state.isQuitting = false }
    }
    #expect(
      seen.isSuperset(of: ["rows", "tree", "popup", "json"]), "\(seen)")
  }

  private static let usual: [Command] = [
    .open, .moveDown, .moveDown, .moveUp, .moveRight, .moveRight, .filter, .escape, .accept, .last,
    .pageDown, .json, .json, .relations, .columns, .focusAssets, .focusContainers, .historyBack,
    .refresh,
  ]

  /// The walk is worth something only if it gets around.
  private func note(_ state: AppState, in seen: inout Set<String>) {
    if !state.assets.list.rows.isEmpty { seen.insert("rows") }
    if state.relationships.rows.count > 3 { seen.insert("tree") }
    if !state.overlays.isEmpty { seen.insert("popup") }
    if !state.inspector.json.lines.isEmpty { seen.insert("json") }
  }

  private func action(
    _ numbers: inout SeededNumbers, asked: inout [Query], _ story: Story
  ) -> AppAction {
    switch Int.random(in: 0..<100, using: &numbers) {
    case 0..<60 where story.state.typing == .filter(.assets): return .edited(edit(&numbers))
    case 0..<8 where story.state.layout.focus == .assets && story.state.overlays.isEmpty:
      return .command(.filter)
    case 0..<15 where !story.state.overlays.isEmpty: return .command(.escape)
    case 0..<20: return .command(Command.allCases.randomElement(using: &numbers) ?? .open)
    case 20..<45: return .command(Self.usual.randomElement(using: &numbers) ?? .open)
    case 45..<60: return .edited(edit(&numbers))
    case 60..<62:
      return .resized(
        ScreenSize(
          columns: Int.random(in: 0...260, using: &numbers),
          rows: Int.random(in: 0...70, using: &numbers)))
    case 62..<70:
      return .ticked(story.state.now + .milliseconds(Int.random(in: 0...9_000, using: &numbers)))
    case 70..<76: return .pointer(pointer(&numbers))
    default:
      guard !asked.isEmpty else { return .command(.moveDown) }
      // Most answers come soon, some late.
      let place =
        Bool.random(using: &numbers)
        ? asked.count - 1 : Int.random(in: asked.indices, using: &numbers)
      let query = asked.remove(at: place)
      return .answered(generation: 0, answer(query, &numbers))
    }
  }

  private func edit(_ numbers: inout SeededNumbers) -> TextEdit {
    let texts = [
      "a", "e", " ", "-", "~", "/", "tag:", "type:data", "modified<7d", "\u{1B}[31m", "né", "🎉",
      "\"", "((", "\u{0}", "owner:x", "A",
    ]
    let edits: [TextEdit] = [
      .backspace, .delete, .deleteWord, .killToEnd, .killToStart, .left, .right, .wordLeft,
      .wordRight, .home, .end, .up, .down, .newline,
    ]
    return Bool.random(using: &numbers)
      ? .insert(texts.randomElement(using: &numbers) ?? "")
      : edits.randomElement(using: &numbers) ?? .left
  }

  private func pointer(_ numbers: inout SeededNumbers) -> PointerEvent {
    let row = Int.random(in: -3...80, using: &numbers)
    let pane = PaneID.allCases.randomElement(using: &numbers) ?? .assets
    return switch Int.random(in: 0..<4, using: &numbers) {
    case 0: .clicked(pane, row: row, count: Int.random(in: 1...3, using: &numbers))
    case 1: .scrolled(pane, lines: row - 20)
    case 2: .clickedOverlay(row: row, count: 2)
    default: .scrolledOverlay(lines: row - 20)
    }
  }

  private func answer(_ query: Query, _ numbers: inout SeededNumbers) -> Answer {
    let error = failure(
      [.forbidden, .unreachable("x"), .signedOut, .cancelled, .unavailable].randomElement(
        using: &numbers) ?? .notFound)
    let fails = Int.random(in: 0..<6, using: &numbers) == 0
    let next = Bool.random(using: &numbers) ? PageCursor("\(numbers.next())") : nil
    switch query {
    case .signIn:
      return .signedIn(fails ? .failure(error) : .success(User(id: "1", displayName: "Ana")))
    case .containers(let kind, let after):
      let items = (0..<5).map { number in
        container(ContainerID(kind, "\(kind) \(number) \(after?.text ?? "")"), "Name \(number)")
      }
      return .containers(
        kind, after: after, fails ? .failure(error) : .success(Page(items: items, next: next)))
    case .databases(let after):
      let database = AILakeDatabase(
        id: "d", name: "Lake", dataSources: [.init(id: "s", dataSourceID: "x", name: "Source")])
      return .databases(
        after: after, fails ? .failure(error) : .success(Page(items: [database], next: next)))
    case .facets(let id):
      return .facets(
        id,
        fails
          ? .failure(error)
          : .success(AssetPage(page: Page(items: []), typeCounts: [FacetCount("data_asset", 3)])))
    case .assets(let question, let after, _):
      let start = Int.random(in: 0..<1_000, using: &numbers)
      var page = assetPage(start..<(start + 40), of: 900, in: question.container)
      page.page.next = next
      return .assets(question, after: after, fails ? .failure(error) : .success(page))
    case .asset(let id):
      let detail = AssetDetail(
        asset: asset(1, in: id.container), json: ["metadata": ["name": "x", "password": "y"]])
      return .asset(id, fails ? .failure(error) : .success(detail))
    case .columns(let id, let after):
      let columns = (0..<30).map { Column(name: "column \($0)", type: "int") }
      return .columns(
        id, after: after, fails ? .failure(error) : .success(Page(items: columns, next: next)))
    case .revisions(let id, let after):
      return .revisions(
        id, after: after,
        fails ? .failure(error) : .success(Page(items: [Revision(number: 1)], next: next)))
    case .revision(let id, let number):
      return .revision(
        id, number, fails ? .failure(error) : .success(["metadata": ["name": .string("\(number)")]])
      )
    case .relationships(let id, let after):
      let ends = (0..<4).map { number in
        Relationship(
          name: number < 2 ? "uses" : "used by",
          asset: AssetID("a\(Int.random(in: 0..<6, using: &numbers))", in: id.container))
      }
      return .relationships(
        id, after: after, fails ? .failure(error) : .success(Page(items: ends, next: next)))
    case .user(let id): return .user(id, .success(nil))
    case .call(let call):
      let answered = RecordedCall(
        startedAt: Story.start, duration: .zero, method: "GET", url: "http://x/y", target: "/y",
        status: 200, response: .init(body: .json(["a": [1, ["b": "c"]]])))
      return .called(call, fails ? .failed(error) : .answered(answered))
    case .storages: return .storages(.success([]))
    case .database(let id): return .database(id, .failure(error))
    case .role(let id): return .role(id, .failure(error))
    case .job(let id): return .job(id, .failure(error))
    case .run(let id): return .run(id, .failure(error))
    case .runsOfJob(let id, let after): return .runsOfJob(id, after: after, .failure(error))
    case .runsInStates(let jobs, let states): return .runsInStates(jobs, states, .failure(error))
    case .rows(let query, let after, _):
      let rows: [JSONValue] = (0..<9).map {
        ["name": .string("row \($0)"), "id": .string("\($0)")]
      }
      return .rows(
        query, after: after, fails ? .failure(error) : .success(Page(items: rows, next: next)))
    case .lost(let change, let error): return .answerLost(change, error)
    }
  }

  private func expectWhole(
    _ state: AppState, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var broken: [String] = []
    func check(_ condition: Bool, _ word: String) { if !condition { broken.append(word) } }
    func inside(_ cursor: ListCursor, _ count: Int, _ word: String) {
      check(cursor.selected >= 0 && cursor.selected < max(1, count) && cursor.top >= 0, word)
    }
    inside(state.containers.cursor, state.containers.rows.count, "containers cursor")
    inside(state.assets.cursor, state.assets.visibleCount, "assets cursor")
    inside(state.list.list.cursor, state.list.shownCount, "list cursor")
    inside(state.inspector.json.cursor, state.inspector.json.lines.count, "json cursor")
    inside(state.relationships.cursor, state.relationships.rows.count, "relationships cursor")
    if let visible = state.assets.visible {
      check(visible == visible.sorted(), "visible rows in order")
      check(visible.allSatisfy { $0 < state.assets.list.rows.count }, "visible rows exist")
    }
    check(state.assets.index.count == state.assets.list.rows.count, "index fits rows")
    check(
      state.assets.list.rows.allSatisfy { state.library.assets[$0] != nil }, "assets are known")
    if Layout.kind(of: state.screen) != .tooSmall,
      state.layout.focus != .log || state.layout.isLogOpen
    {
      check(Layout.frames(for: state)[state.layout.focus] != nil, "focused pane is visible")
    }
    check(state.history.back.count <= 100 && state.status.log.count <= 500, "bounds")
    if let next = Ticking.nextTick(state) { check(next > .zero, "time goes on") }
    #expect(broken.isEmpty, "\(what): \(broken)", sourceLocation: sourceLocation)
  }
}
