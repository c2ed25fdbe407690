import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// `e` on marked assets: one form, a draft for each.
@Suite struct MarkedEditingTests {
  /// Three assets, of which the first two are marked.
  private func marked() -> Story {
    var story = Story.inAssets(0..<3)
    story.state.library.assets[AssetID("a0", in: catalog)]?.tags = ["old", "pii"]
    story.press(.first, .mark, .mark)
    return story
  }

  private func tags(_ story: Story, _ number: Int) -> [String]? {
    story.state.drafts.draft(of: AssetID("a\(number)", in: catalog))?.edits[.tags]?.array?
      .compactMap(\.string)
  }

  @Test func tagsAreAddedAndRemovedOnEachAsset() throws {
    var story = marked()
    story.press(.edit)
    guard case .form(let form)? = story.state.overlays.last else {
      Issue.record("no form")
      return
    }
    #expect(form.title == "Edit 2 marked assets")
    story.type("pii, gold")
    story.press(.nextField)
    story.type("old")
    story.press(.apply)

    #expect(tags(story, 0) == ["pii", "gold"])
    #expect(tags(story, 1) == ["pii", "gold"])
    #expect(tags(story, 2) == nil)
    #expect(story.status == "Staged 2 assets. p reviews and applies")
    #expect(story.keptDrafts == story.state.drafts.drafts.map { .put($0) })
    #expect(story.state.assets.marks.count == 2, "they can be applied together")
  }

  @Test func oneStepOfUndoTakesAllOfItBack() {
    var story = marked()
    story.press(.edit)
    story.type("gold")
    story.press(.apply, .undo)

    #expect(story.state.drafts.drafts.isEmpty)
    story.press(.redo)
    #expect(story.state.drafts.drafts.count == 2)
  }

  @Test func assetsThatAreLikeThatAlreadyGetNoDraft() {
    var story = marked()
    story.press(.edit)
    story.type("pii")
    story.press(.apply)

    #expect(tags(story, 0) == nil)
    #expect(tags(story, 1) == ["pii"])
    #expect(story.status == "Staged 1 asset; 1 is like that already. p reviews and applies")
  }

  @Test func oneDescriptionIsForAllAndNoneIsForNobody() {
    var story = marked()
    story.press(.edit, .nextField, .nextField)
    story.type("Checked.")
    story.press(.apply)

    for draft in story.state.drafts.drafts {
      #expect(draft.edits == [.description: .string("Checked.")])
    }
    #expect(story.state.drafts.drafts.count == 2)
  }

  @Test(arguments: [
    ("", "", "Nothing is written: Esc leaves"),
    ("a, b", "b", "“b” cannot be added and removed"),
  ])
  func whatMakesNoSenseIsSaidAndNothingIsLost(added: String, removed: String, problem: String) {
    var story = marked()
    story.press(.edit)
    story.type(added)
    story.press(.nextField)
    story.type(removed)
    story.press(.apply)

    guard case .form(let form)? = story.state.overlays.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.problem == problem)
    #expect(form.fields.map(\.input.text) == [added, removed, ""])
    #expect(story.state.drafts.drafts.isEmpty)
  }

  @Test func aTagThatNoPlatformTakesIsSaidAtItsField() {
    var story = marked()
    story.press(.edit)
    story.type("a<b")
    story.press(.apply)

    guard case .form(let form)? = story.state.overlays.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.fields[0].problem == "“a<b”: a tag cannot have a <")
  }

  @Test func draftsThatAreThereKeepTheirOtherFields() {
    var story = marked()
    let id = AssetID("a0", in: catalog)
    let base = AssetDetail(asset: story.state.library.assets[id]!)
    _ = DraftsFeature.stage(&story.state, id, base: base, values: [.name: .string("new")])
    story.press(.edit)
    story.type("gold")
    story.press(.apply)

    #expect(
      story.state.drafts.draft(of: id)?.edits == [
        .name: .string("new"), .tags: .array(["old", "pii", "gold"].map { .string($0) }),
      ])
  }

  @Test func theMenuNamesTheMarks() {
    var story = marked()
    story.press(.act)
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("no menu")
      return
    }
    #expect(menu.items.first?.title == "Edit 2 marked assets")
    story.press(.accept)
    guard case .form(let form)? = story.state.overlays.last else {
      Issue.record("no form")
      return
    }
    #expect(form.purpose == .editMarked([0, 1].map { AssetID("a\($0)", in: catalog) }))
  }

  @Test func tooManyAreRefusedBeforeAnythingIsWritten() {
    var story = Story.inAssets(0..<1_100)
    story.press(.invertMarks, .edit)

    #expect(story.state.overlays.isEmpty)
    #expect(story.status == "1100 assets are marked: up to 1000 can be edited at once")
  }
}
