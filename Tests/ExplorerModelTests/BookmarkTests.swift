import ExplorerModel
import JSON
import PlatformModel
import Testing

/// `m` and `'`.
@Suite struct BookmarkTests {
  private func menu(_ story: Story) -> MenuState? {
    if case .menu(let menu)? = story.state.overlays.last { menu } else { nil }
  }

  @Test func theSelectionIsKeptAndComesBack() {
    var story = Story.inAssets()
    story.press(.moveDown, .bookmark)
    let kept = Bookmark(
      target: .asset(AssetID("a1", in: catalog)), name: "asset 1",
      detail: "data_asset in Retail 360")
    #expect(
      story.effects == [
        .keep([.put(BookmarkCoding.id(of: kept), BookmarkCoding.document(of: kept))])
      ])

    story.press(.moveDown, .bookmarks)
    #expect(menu(story)?.items.map(\.title) == ["asset 1"])
    story.press(.accept)
    #expect(story.state.inspector.subject == .asset(AssetID("a1", in: catalog)))
    #expect(story.state.layout.focus == .inspector)
  }

  @Test func onceMoreDropsIt() {
    var story = Story.inAssets()
    story.press(.bookmark, .bookmark)

    #expect(story.effects == [.keep([.remove(RecordID(.bookmark, "asset/catalog/c1/a0"))])])
    story.press(.bookmarks)
    #expect(story.status == "No bookmarks: m keeps the selection as one")
  }

  @Test func oneOfTheListIsDropped() {
    var story = Story.inAssets()
    story.press(.bookmark, .moveDown, .bookmark, .bookmarks, .discard)

    #expect(story.state.bookmarks.map(\.name) == ["asset 1"])
    #expect(menu(story)?.items.map(\.title) == ["asset 1"])
    story.press(.discard)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func whatWasNotSeenYetIsFoundInThePalette() {
    var story = Story.browsing()
    let far = Bookmark(
      target: .asset(AssetID("x", in: project)), name: "far away", detail: "data_asset in Churn")
    story.state.bookmarks = [far]
    story.press(.palette)
    story.type("far away")
    story.press(.accept)

    #expect(story.state.inspector.subject == .asset(AssetID("x", in: project)))
  }

  @Test func bookmarksAreReadAsTheyWereWritten() throws {
    let bookmarks = [
      Bookmark(target: .container(catalog), name: "Retail 360", detail: "catalog"),
      Bookmark(target: .asset(AssetID("a", in: project)), name: "é \u{202E}x"),
      Bookmark(target: .job(JobID("j", in: project)), name: "nightly"),
      Bookmark(target: .database("d"), name: "lake"),
    ]
    for bookmark in bookmarks {
      let text = BookmarkCoding.document(of: bookmark).serialized()
      #expect(BookmarkCoding.bookmark(from: try JSONValue.parse(text)) == bookmark)
    }
    #expect(Set(bookmarks.map(BookmarkCoding.id(of:))).count == 4)
    #expect(BookmarkCoding.bookmark(from: ["kind": "asset", "id": "a", "name": "n"]) == nil)
  }

  @Test func whatAnotherWindowKeepsAppears() {
    var story = Story.inAssets()
    let kept = Bookmark(target: .database("d"), name: "lake", detail: "database")
    let id = BookmarkCoding.id(of: kept)
    story.send(.records(.changed([RecordChange(id, BookmarkCoding.document(of: kept))])))
    #expect(story.state.bookmarks == [kept])

    story.send(.records(.changed([RecordChange(id, nil)])))
    #expect(story.state.bookmarks.isEmpty)
  }

  @Test func whatIsRememberedIsReadAsItWasWritten() throws {
    var memory = ExplorerMemory()
    memory.sort = AssetQuery.Sort(.modified, descending: true)
    memory.isWide = true
    memory.columns = [.owner: true, .tags: false]
    memory.rightAdjustment = 8
    memory.leftAdjustment = -4
    memory.bottomAdjustment = 3

    let text = memory.document.serialized(.pretty)
    #expect(ExplorerMemory(try JSONValue.parse(text)) == memory)
  }

  @Test(arguments: [
    "{}", "[]", "null",
    #"{"left":1e99,"bottom":"3","sort":"size","wide":"yes"}"#,
  ])
  func whatIsNotUnderstoodIsAsIfItWereNotThere(_ text: String) throws {
    #expect(ExplorerMemory(try JSONValue.parse(text)) == ExplorerMemory())
  }

  @Test func aProgramLooksAsItWasLeft() {
    var story = Story.inAssets()
    story.press(.wideOrWrap, .focusContainers, .grow, .bookmark)
    story.press(.focusAssets, .sort, .moveDown, .accept)
    var next = Story.browsing().state
    ExplorerMemory(story.state).apply(to: &next)

    #expect(next.assets.isWide)
    #expect(next.assets.sort == story.state.assets.sort && next.assets.sort != nil)
    #expect(Layout.frames(for: next)[.containers] == Layout.frames(for: story.state)[.containers])
  }
}
