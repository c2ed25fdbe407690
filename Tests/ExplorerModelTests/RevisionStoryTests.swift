import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// Enter and `=` on a revision: what it changed.
@Suite struct RevisionStoryTests {
  private let id = AssetID("a0", in: catalog)

  private func story(_ numbers: [Int], next: PageCursor? = nil) -> Story {
    var story = Story.inAssets()
    story.press(.open, .revisions)
    story.answer(
      .revisions(
        id, after: nil,
        .success(Page(items: numbers.map { Revision(number: $0) }, next: next))))
    return story
  }

  private func document(_ number: Int, name: String) -> JSONValue {
    [
      "metadata": [
        "name": .string(name), "revision_id": JSONValue(number),
        "commit_info": ["committed_at": .string("day \(number)")],
      ]
    ]
  }

  private func view(_ story: Story) -> CompareState? {
    if case .compare(let view)? = story.state.overlays.last { view } else { nil }
  }

  @Test func enterShowsWhatARevisionChanged() {
    var story = story([3, 1])
    story.press(.open)
    #expect(story.loads == [.revision(id, 1), .revision(id, 3)])

    story.answer(.revision(id, 3, .success(document(3, name: "new"))))
    #expect(view(story)?.isComplete == false)
    story.answer(.revision(id, 1, .success(document(1, name: "old"))))
    #expect(
      view(story)?.rows
        == [CompareRow(place: "metadata/name", left: #""old""#, right: #""new""#)],
      "what each revision says of itself is no change")

    story.press(.escape, .open)
    #expect(story.loads.isEmpty, "revisions never change")
    #expect(view(story)?.isComplete == true)
  }

  @Test func theFirstRevisionIsShownWhole() {
    var story = story([1])
    story.press(.open)
    #expect(story.loads == [.revision(id, 1)])
    story.answer(.revision(id, 1, .success(document(1, name: "old"))))
    #expect(
      view(story)?.rows == [CompareRow(place: "metadata/name", left: nil, right: #""old""#)])
  }

  @Test func theOneBeforeMayBeOnAPageThatWasNotRead() {
    var story = story([9], next: PageCursor("2"))
    story.press(.open)
    #expect(story.loads == [.revision(id, 8), .revision(id, 9)])
  }

  @Test func theOneBeforeIsWhatTheCommitSays() {
    var story = Story.inAssets()
    story.press(.open, .revisions)
    let json: JSONValue = ["metadata": ["commit_info": ["previous_revision": 4]]]
    story.answer(
      .revisions(id, after: nil, .success(Page(items: [Revision(number: 7, json: json)]))))
    story.press(.open)
    #expect(story.loads == [.revision(id, 4), .revision(id, 7)])
  }

  @Test func aRevisionIsComparedWithWhatTheAssetIsNow() {
    var story = story([2, 1])
    story.press(.moveDown, .compare)
    #expect(view(story)?.left == .revision(id, 1))
    #expect(view(story)?.right == .asset(id))

    story.answer(
      .asset(
        id,
        .success(
          AssetDetail(
            asset: asset(0),
            json: ["metadata": ["name": "new", "rating": 4], "entity": ["data_asset": ["a": 1]]]))))
    story.answer(
      .revision(
        id, 1,
        .success([
          "metadata": ["name": "old"],
          "entity": [
            "data_asset": ["a": 1, "columns": ["x"]], "column_info": ["x": ["tags": ["y"]]],
          ],
        ])))
    #expect(
      view(story)?.rows
        == [CompareRow(place: "metadata/name", left: #""old""#, right: #""new""#)],
      "neither ratings nor columns changed")
  }

  @Test func whatCannotBeReadIsNamed() {
    var story = story([2, 1])
    story.press(.open)
    story.answer(.revision(id, 1, .failure(failure(.forbidden))))
    #expect(view(story)?.problem?.contains("Revision 1 of asset 0") == true)
  }

  @Test func withoutRevisionsThatIsSaid() {
    var story = story([])
    story.press(.open)
    #expect(story.status == "Nothing to open: no revision is selected")
  }
}
