import Filters
import JSON
import Nouns
import PlatformModel
import Testing

@testable import ExplorerModel

/// The list of any noun, in the place of the assets: members as a stand-in for all of them.
@Suite struct NounListStoryTests {
  private let query = NounQuery(.members, in: .container(catalog))

  private func member(_ number: Int, role: String = "editor", name: String? = nil) -> JSONValue {
    var json: JSONValue = ["user_iam_id": .string("u\(number)"), "role": .string(role)]
    json["user_name"] = name.map { .string($0) }
    return json
  }

  private func opened(_ rows: [JSONValue], next: String? = nil) -> Story {
    var story = Story.inAssets(0..<5)
    story.press(.palette)
    story.type("members")
    story.press(.open)
    story.answer(
      .rows(
        query, after: nil,
        .success(Page(items: rows, next: next.map { PageCursor($0) }))))
    return story
  }

  private func names(_ story: Story) -> [String] {
    (0..<story.state.list.shownCount).compactMap { story.state.list.item(at: $0)?.name }
  }

  @Test func thePaletteOpensTheListOfTheOpenContainer() {
    var story = Story.inAssets(0..<5)
    story.press(.palette)
    story.type("members")
    story.press(.open)

    #expect(story.loads == [.rows(query, after: nil)])
    #expect(story.state.list.isOpen)
    #expect(story.state.layout.focus == .assets)
  }

  @Test func rowsHaveNamesAsSoonAsTheyAreKnown() {
    var story = opened([member(1), member(2, name: "Ben")])
    #expect(names(story) == ["u1", "Ben"])
    #expect(story.loads.contains(.user("u1")))

    story.answer(.user("u1", .success(User(id: "u1", displayName: "Ana"))))

    #expect(names(story) == ["Ana", "Ben"])
  }

  @Test func theInspectorShowsTheSelectedRow() {
    var story = opened([member(1, name: "Ana"), member(2, name: "Ben")])
    story.press(.moveDown)

    let id = NounItemID(query: query, id: "u2")
    #expect(story.state.inspector.subject == .item(id))
    #expect(story.state.name(of: .item(id)) == "Ben")
    story.press(.copyName)
    #expect(story.effects == [.copy("Ben")])
  }

  @Test func aFilterHasTheFieldsOfItsList() {
    var story = opened([
      member(1, role: "admin", name: "Ana"), member(2, name: "Ben"), member(3, name: "Cid"),
    ])
    story.press(.filter)
    story.type("role=editor")
    story.press(.accept)
    #expect(names(story) == ["Ben", "Cid"])

    story.press(.escape)
    #expect(names(story).count == 3)
  }

  @Test func aFieldThatTheListDoesNotHaveIsRefused() {
    var story = opened([member(1, name: "Ana")])
    story.press(.filter)
    story.type("tag:x")
    story.press(.accept)

    #expect(story.status?.hasPrefix("there is no field tag") == true)
    #expect(story.state.list.list.filter.isEditing)
  }

  @Test func rowsAreOrderedByAnyColumnAndTheSelectionStays() {
    var story = opened([
      member(1, role: "viewer", name: "Ana"), member(2, role: "admin", name: "Ben"),
      member(3, role: "editor", name: "Cid"),
    ])
    #expect(story.state.list.selected?.name == "Ana")

    story.send(.command(.sort))
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    let place = menu.items.firstIndex { $0.choice == .order(ListOrder(column: "role")) } ?? 0
    for _ in 0..<place { story.press(.moveDown) }
    story.press(.open)

    #expect(names(story) == ["Ben", "Cid", "Ana"])
    #expect(story.state.list.selected?.name == "Ana")
  }

  @Test func facetsCountTheValuesOfAColumn() {
    var story = opened([
      member(1, role: "admin", name: "Ana"), member(2, name: "Ben"), member(3, name: "Cid"),
    ])
    story.press(.facets)
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.map(\.title).contains("role editor"))
    #expect(menu.items.first { $0.title == "role editor" }?.detail == "2")
    story.press(.open)
    #expect(names(story).count == 2)
  }

  @Test func theEndOfTheListIsItsLastRow() {
    var story = opened((0..<200).map { member($0, name: "n\($0)") }, next: "p2")
    story.press(.last)
    #expect(story.loads.contains(.rows(query, after: PageCursor("p2"), isBehind: true)))

    story.answer(
      .rows(
        query, after: PageCursor("p2"),
        .success(Page(items: (200..<210).map { member($0, name: "n\($0)") }))))

    #expect(story.state.list.rows.isComplete)
    #expect(names(story).count == 210)
  }

  @Test func escPeelsFilterMarksAndThenTheList() {
    var story = opened([member(1, name: "Ana"), member(2, name: "Ben")])
    story.press(.mark, .filter)
    story.type("ana")
    story.press(.accept)
    #expect(story.state.list.list.marks == ["u1"])

    story.press(.escape)
    #expect(!story.state.list.list.filter.isActive)
    story.press(.escape)
    #expect(story.state.list.list.marks.isEmpty)
    #expect(story.state.list.isOpen)
    story.press(.escape)
    #expect(!story.state.list.isOpen)
    #expect(story.state.assets.list.rows.count == 5)
  }

  @Test func aRangeIsMarkedFromItsBeginningToItsEnd() {
    var story = opened((1...5).map { member($0, name: "n\($0)") })
    story.press(.moveDown, .markRange, .moveDown, .moveDown, .markRange)

    #expect(story.state.list.list.marks == ["u2", "u3", "u4"])
    story.press(.markRange, .escape)
    #expect(story.state.list.list.marks.isEmpty)
    #expect(story.state.list.isOpen)
  }

  @Test func marksOfTheAssetsBehindTheListAreNotMeant() {
    var story = Story.inAssets(0..<5)
    story.press(.mark, .mark, .palette)
    story.type("members")
    story.press(.open)
    story.answer(.rows(query, after: nil, .success(Page(items: [member(1, name: "Ana")]))))

    story.press(.compare)

    #expect(story.state.overlays.isEmpty)
    #expect(story.status == "Only assets can be compared")
  }

  @Test func onlyTheRowThatIsShownIsKeptBesideTheList() {
    var story = opened((1...5).map { member($0, name: "n\($0)") })
    for _ in 0..<4 { story.press(.moveDown) }

    #expect(story.state.library.items.count == 1)
  }

  @Test func aFailureIsAPictureAndARefreshAsksAgain() {
    var story = Story.inAssets(0..<5)
    story.press(.palette)
    story.type("members")
    story.press(.open)
    story.answer(.rows(query, after: nil, .failure(failure(.forbidden))))
    #expect(story.state.list.rows.picture == .forbidden(failure(.forbidden)))

    story.press(.refresh)
    #expect(story.loads.contains(.rows(query, after: nil)))
  }

  @Test func anAnswerToAnotherListIsDropped() {
    var story = opened([member(1, name: "Ana")])
    let other = NounQuery(.members, in: .container(project))

    story.answer(.rows(other, after: nil, .success(Page(items: [member(2, name: "Ben")]))))

    #expect(names(story) == ["Ana"])
  }

  @Test func historyComesBackToTheList() {
    var story = opened([member(1, name: "Ana")])
    story.press(.escape)
    story.press(.palette)
    story.type("trash")
    story.press(.open)
    #expect(story.state.list.query?.noun == "trash")

    story.press(.historyBack)
    #expect(!story.state.list.isOpen)
    story.press(.historyForward)
    #expect(story.state.list.query?.noun == "trash")
  }

  @Test(arguments: Noun.all.map(\.name))
  func everyNounHasWhatAListNeeds(name: String) throws {
    let noun = try #require(Noun.named(name))

    #expect(!noun.columns.isEmpty)
    #expect(Set(noun.columns.map(\.name)).count == noun.columns.count)
    #expect(noun.order.map { order in noun.columns.contains { $0.name == order } } ?? true)
    for field in noun.filters.fields {
      #expect(noun.filters.query("\(field.name):").problem != nil)
    }
  }
}
