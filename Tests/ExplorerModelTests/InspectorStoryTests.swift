import ExplorerModel
import JSON
import PlatformModel
import Testing

@Suite struct InspectorStoryTests {
  private let first = AssetID("a0", in: catalog)

  private func detail(_ id: AssetID, json: JSONValue = ["metadata": ["name": "asset 0"]])
    -> AssetDetail
  {
    var row = asset(0)
    row.id = id
    row.ownerID = "u1"
    return AssetDetail(asset: row, json: json)
  }

  private func opened(columns: Int = 120) -> Story {
    var story = Story.inAssets(columns: columns)
    story.press(.open)
    story.answer(.asset(first, .success(detail(first))))
    return story
  }

  @Test func anOpenedAssetArrivesAndItsOwnerIsAskedFor() {
    var story = Story.inAssets()
    story.press(.open)

    story.answer(.asset(first, .success(detail(first))))

    #expect(story.state.inspector.phase == .loaded(at: story.state.now))
    #expect(story.loads == [.user("u1")])
    #expect(story.state.library.details[first] == detail(first))
    #expect(story.state.library.assets[first]?.ownerID == "u1")
  }

  @Test func anAssetThatCannotBeReadSaysWhyAndRefreshAsksAgain() {
    var story = Story.inAssets()
    story.press(.open)
    let error = failure(.notFound, "GET /v2/assets/a0")

    story.answer(.asset(first, .failure(error)))
    #expect(story.state.inspector.phase == .failed(error, at: story.state.now))

    story.press(.refresh)
    #expect(story.loads.contains(.asset(first)))
  }

  @Test func anAnswerAboutAnotherAssetIsKeptButNotShown() {
    var story = opened()
    let other = AssetID("a9", in: catalog)
    let before = story.state.inspector.phase

    story.answer(.asset(other, .success(detail(other))))
    story.answer(
      .columns(other, after: nil, .success(Page(items: [Column(name: "x", type: "int")]))))

    #expect(story.state.inspector.subject == .asset(first))
    #expect(story.state.inspector.phase == before)
    #expect(story.state.inspector.columns.rows.isEmpty)
    #expect(story.state.library.details[other] != nil)
  }

  @Test func columnsArePagedAndFiltered() {
    var story = opened()
    story.press(.columns)
    let columns = (0..<100).map { Column(name: "column_\($0)", type: $0 == 7 ? "date" : "int") }
    story.answer(
      .columns(
        first, after: nil,
        .success(Page(items: columns, total: .exact(130), next: PageCursor("2")))))
    #expect(story.state.inspector.tab == .columns)
    #expect(story.state.inspector.columns.rows.count == 100)
    #expect(story.loads.isEmpty)

    story.press(.last)
    #expect(story.loads == [.columns(first, after: PageCursor("2"))])
    let rest = (100..<130).map { Column(name: "column_\($0)", type: "int") }
    story.answer(.columns(first, after: PageCursor("2"), .success(Page(items: rest))))
    #expect(story.state.library.columns[first]?.count == 130)

    story.press(.filter)
    story.type("type:date")
    #expect(story.state.inspector.visibleColumns == [7])
    story.press(.accept)
    #expect(story.state.inspector.visibleColumns == [7])
    story.press(.escape)
    #expect(story.state.inspector.visibleColumns == nil)
    #expect(story.state.layout.focus == .inspector)
  }

  private func reading(_ story: Story) -> ReadingState? {
    if case .reading(let view)? = story.state.overlays.last { view } else { nil }
  }

  @Test func enterOnAColumnShowsItWhole() {
    var story = opened()
    story.press(.columns)
    let column = Column(
      name: "id", type: "bigint", isNullable: false, description: "A key.", tags: ["key"])
    story.answer(.columns(first, after: nil, .success(Page(items: [column]))))
    story.press(.open)
    #expect(
      reading(story)?.parts == [
        ReadingPart("Type", "bigint"), ReadingPart("Nullable", "no"), ReadingPart("Tags", "key"),
        ReadingPart("Description", "A key."),
      ])
    #expect(reading(story)?.title == "id")
    story.press(.copyName)
    #expect(story.effects == [.copy("A key.")])
    story.press(.escape)
    #expect(story.state.overlays.isEmpty)
    #expect(story.state.inspector.tab == .columns)
  }

  @Test func columnsScrollSidewaysAndSayWhereTheyEnd() {
    var story = opened()
    story.press(.columns, .moveLeft)
    #expect(story.status == "This is the first column; Enter shows it whole")
    story.press(.moveRight, .moveRight)
    #expect(story.state.inspector.columnCursor.left == 2)
    story.press(.moveRight)
    #expect(story.status == "This is the last; Enter shows it whole")
    story.press(.moveLeft)
    #expect(story.state.inspector.columnCursor.left == 1)
  }

  @Test func aDocumentScrollsSidewaysWrapsAndShowsValuesWhole() {
    var story = opened()
    let long = String(repeating: "word ", count: 30)
    story.answer(.asset(first, .success(detail(first, json: ["text": .string(long), "a": [1]]))))
    story.press(.json, .moveLeft, .moveLeft)
    #expect(story.state.inspector.json.lines.count == 1, "the first folds")
    #expect(story.status == "This is the whole document")

    story.press(.moveRight, .moveRight, .moveRight)
    #expect(story.state.inspector.json.cursor.left == 16)
    for _ in 0..<30 { story.press(.moveRight) }
    #expect(story.status == "The lines end here; Enter shows a value whole")
    story.press(.moveLeft)
    #expect(story.state.inspector.json.lines.count > 1, "scrolling back comes before folding")

    story.press(.wideOrWrap)
    #expect(story.state.inspector.json.wraps)
    #expect(story.state.inspector.json.cursor.left == 0)
    story.press(.moveRight)
    #expect(story.status == "Lines are wrapped: w ends that")

    story.press(.moveDown, .open)
    #expect(reading(story)?.parts == [ReadingPart("", long)])
    story.press(.escape)
    story.press(.overview, .wideOrWrap)
    #expect(story.status == "Nothing to wrap here: JSON (y) can be wrapped")
    story.press(.open)
    #expect(story.status == "Nothing to open here: . shows another side")
  }

  @Test func aTabIsReadWhenItIsLookedAt() {
    var story = opened()
    story.press(.revisions)
    #expect(story.loads == [.revisions(first, after: nil)])
    story.answer(
      .revisions(
        first, after: nil, .success(Page(items: [Revision(number: 2), Revision(number: 1)]))))
    #expect(story.state.inspector.revisions.rows == [0, 1])

    story.press(.overview, .revisions)
    #expect(story.loads.isEmpty)
  }

  @Test func tabsFollowEachOtherInAWideScreenWithoutRelationships() {
    var story = opened(columns: 200)
    var seen: [InspectorTab] = []
    for _ in 0..<4 {
      story.press(.nextTab)
      seen.append(story.state.inspector.tab)
    }
    #expect(seen == [.columns, .revisions, .json, .overview])

    story.press(.previousTab)
    #expect(story.state.inspector.tab == .json)
  }

  @Test func theDocumentOfASelectionIsShownWhileWalkingTheList() {
    var story = opened()
    story.press(.json)
    #expect(story.state.inspector.json.lines.count == 5)

    story.press(.focusAssets, .moveDown)
    #expect(story.state.inspector.tab == .json)
    #expect(story.state.inspector.json.lines.isEmpty)

    story.wait(.milliseconds(150))
    let second = AssetID("a1", in: catalog)
    story.answer(.asset(second, .success(detail(second))))
    #expect(story.state.inspector.json.lines.count == 5)
  }

  @Test func passingOverAnAssetBeingReadCancelsThatRead() {
    var story = Story.inAssets()
    story.press(.moveDown)
    story.wait(.milliseconds(150))
    #expect(story.loads == [.asset(AssetID("a1", in: catalog))])

    story.press(.moveDown)
    #expect(story.effects == [.cancel(.asset(AssetID("a1", in: catalog)))])
  }

  @Test func aContainerHasNoColumns() {
    var story = Story.browsing()
    story.press(.moveDown, .columns)
    #expect(story.status == "Only assets have columns: select one first")
    story.press(.json)
    #expect(story.state.inspector.subject == .container(catalog))
    #expect(story.state.inspector.tab == .json)
    story.press(.nextTab)
    #expect(story.state.inspector.tab == .overview)
  }

  @Test func onlyTheLastAssetsAreKeptWhole() {
    var story = Story.inAssets(0..<100)
    for number in 0..<100 {
      let id = AssetID("a\(number)", in: catalog)
      story.answer(.asset(id, .success(detail(id))))
    }
    #expect(story.state.library.details.count <= 61)
    #expect(story.state.library.details[AssetID("a99", in: catalog)] != nil)
    #expect(story.state.library.assets.count == 100)
  }
}

@Suite struct JSONTreeTests {
  private func text(_ document: JSONValue, folded: Set<String> = []) -> String {
    JSONTree.lines(of: document, folded: folded).map { line in
      let indent = String(repeating: "  ", count: line.depth)
      let key = line.key.map { "\"\($0)\": " } ?? ""
      let value =
        switch line.value {
        case .scalar(let text, _): text
        case .open(let isArray): isArray ? "[" : "{"
        case .close(let isArray): isArray ? "]" : "}"
        case .folded(let isArray, let count): isArray ? "[… \(count)]" : "{… \(count)}"
        case .empty(let isArray): isArray ? "[]" : "{}"
        }
      return indent + key + value + (line.hasComma ? "," : "")
    }.joined(separator: "\n")
  }

  private let document: JSONValue = [
    "name": "customers", "n": 1.5, "ok": true, "none": nil, "tags": ["a", "b"], "e": [:], "x": [],
    "deep": ["a/b": ["~": 1]],
  ]

  @Test func unfoldedLinesAreThePrettyPrintedDocument() {
    #expect(
      text(document) == """
        {
          "name": "customers",
          "n": 1.5,
          "ok": true,
          "none": null,
          "tags": [
            "a",
            "b"
          ],
          "e": {},
          "x": [],
          "deep": {
            "a/b": {
              "~": 1
            }
          }
        }
        """)
  }

  @Test func foldedValuesAreOneLineAndPointersAreEscaped() {
    #expect(text(document, folded: ["/tags", "/deep/a~1b"]).contains("\"tags\": [… 2],"))
    #expect(text(document, folded: ["/deep/a~1b"]).contains("\"a/b\": {… 1}"))
    #expect(text(document, folded: [""]) == "{… 8}")
  }

  @Test func secretsAreMaskedWhereverTheyStand() {
    let secrets: JSONValue = [
      "password": "p", "apiKey": "k", "API_KEY": 12, "token_type": "Bearer", "x": "{dbaes}QUJD",
      "credentials": ["user": "u", "deep": ["a": "b"]], "signature": "", "flag_secret": true,
      "jwt": "eyJhbGciOi.eyJzdWIi.c2ln",
    ]
    #expect(
      text(secrets) == """
        {
          "password": "•••",
          "apiKey": "•••",
          "API_KEY": "•••",
          "token_type": "Bearer",
          "x": "•••",
          "credentials": {
            "user": "•••",
            "deep": {
              "a": "•••"
            }
          },
          "signature": "",
          "flag_secret": true,
          "jwt": "•••"
        }
        """)
    #expect(Secrets.masked(secrets)["credentials"]?["deep"]?["a"] == .string("•••"))
    #expect(Secrets.masked(secrets)["token_type"] == "Bearer")
  }

  @Test func whatHasManyMembersIsFoldedAtFirst() {
    let many = JSONValue.array((0..<501).map { JSONValue($0) })
    #expect(JSONTree.foldedAtFirst(["a": many, "b": [1, 2]]) == ["/a"])
    #expect(JSONTree.foldedAtFirst(["a": .array((0..<500).map { JSONValue($0) })]).isEmpty)
    #expect(JSONTree.foldedAtFirst(many).isEmpty, "the document itself is what one came for")
  }

  @Test func aHugeDocumentShowsItsUpperLevelsAndIsBounded() {
    let rows = JSONValue.array((0..<300).map { ["id": JSONValue($0), "v": [1, 2, 3]] })
    let folds = JSONTree.foldedAtFirst(["data": ["rows": rows, "more": rows, "third": rows]])
    #expect(folds == ["/data/rows", "/data/more", "/data/third"])

    let flat = JSONValue.array(Array(repeating: 1, count: 300_000))
    #expect(JSONTree.lines(of: flat, folded: []).count <= 200_001)
  }

  // MARK: In the inspector

  private let id = AssetID("a0", in: catalog)

  private func showing(_ document: JSONValue) -> Story {
    var story = Story.inAssets()
    story.press(.open)
    story.answer(.asset(id, .success(AssetDetail(asset: asset(0), json: document))))
    story.press(.json)
    return story
  }

  @Test func enterFoldsAndUnfoldsAndTheSelectionStays() {
    var story = showing(["a": ["x": 1], "b": 2])
    story.press(.moveDown, .open)
    #expect(story.state.inspector.json.lines.count == 4)
    #expect(story.state.inspector.json.lines[1].value == .folded(isArray: false, count: 1))
    #expect(story.state.inspector.json.cursor.selected == 1)
    story.press(.open)
    #expect(story.state.inspector.json.lines.count == 6)
    story.press(.foldAll)
    #expect(story.state.inspector.json.lines.count == 4)
    story.press(.unfoldAll, .moveDown, .moveLeft)
    #expect(story.state.inspector.json.cursor.selected == 1)
  }

  @Test func searchFindsAlsoWhatIsFolded() {
    var story = showing(["a": ["needle": 1], "b": ["c": ["d": "Needle"]], "z": 0])
    story.press(.foldAll)
    #expect(story.state.inspector.json.lines.count == 5)
    story.press(.filter)
    story.type("needle")

    #expect(story.state.inspector.json.search.matches.count == 2)
    #expect(story.state.inspector.json.lines[2].key == "needle")
    #expect(story.state.inspector.json.cursor.selected == 2)

    story.press(.accept, .nextMatch)
    #expect(story.state.inspector.json.lines[story.state.inspector.json.cursor.selected].key == "d")
    story.press(.nextMatch)
    #expect(story.state.inspector.json.cursor.selected == 2, "round and round")
    story.press(.previousMatch, .escape)
    #expect(!story.state.inspector.json.search.isActive)
    #expect(story.state.layout.focus == .inspector)
  }

  @Test func escWhileTypingGoesBackToWhereTheSearchBegan() {
    var story = showing(["a": 1, "b": 2, "needle": 3])
    story.press(.moveDown, .filter)
    story.type("needle")
    #expect(story.state.inspector.json.cursor.selected == 3)
    story.press(.escape)
    #expect(story.state.inspector.json.cursor.selected == 1)
    #expect(story.state.inspector.json.search == SearchState())
  }

  @Test func aSearchDoesNotBetrayASecret() {
    var story = showing(["password": "hunter2"])
    story.press(.filter)
    story.type("hunter")
    #expect(story.state.inspector.json.search.matches.isEmpty)
  }
}
