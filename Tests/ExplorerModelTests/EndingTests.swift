import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// What becomes of a form when the program has to end.
@Suite struct EndingTests {
  private let customers = AssetID("a0", in: catalog)

  private func editing() -> Story {
    var story = Story.inAssets(0..<3)
    let row = story.state.library.assets[customers] ?? asset(0)
    story.state.library.details[customers] = AssetDetail(asset: row)
    story.press(.edit)
    return story
  }

  @Test func whatIsHalfWrittenBecomesADraft() {
    var story = editing()
    story.press(.nextField)
    story.type("One row per")
    story.send(.ending)

    let draft = story.state.drafts.draft(of: customers)
    #expect(draft?.edits == [.description: .string("One row per")])
    #expect(story.keptDrafts == story.state.drafts.drafts.map { .put($0) })
    #expect(story.state.isQuitting)
    story.disk()
    #expect(story.state.farewell == "1 draft is kept on this machine, to be applied next time.")
  }

  @Test func aFieldThatMakesNoSenseYetCostsThatField() {
    var story = editing()
    story.send(.edited(.killToStart))
    story.press(.nextField)
    story.type("One row per")
    story.send(.ending)

    #expect(
      story.state.drafts.draft(of: customers)?.edits == [.description: .string("One row per")])
  }

  @Test func theFormOfManyAssetsKeepsWhatIsUnderstoodOfIt() {
    var story = Story.inAssets(0..<3)
    story.press(.first, .mark, .mark, .edit)
    story.type("no<tag")
    story.press(.nextField, .nextField)
    story.type("Checked.")
    story.send(.ending)

    #expect(story.state.drafts.drafts.count == 2)
    for draft in story.state.drafts.drafts {
      #expect(draft.edits == [.description: .string("Checked.")])
    }
  }

  @Test func nothingWrittenIsNothingKept() {
    var story = editing()
    story.send(.ending)

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.effects.isEmpty && story.state.isQuitting)
    #expect(story.state.farewell == nil)
  }
}
