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

  /// What is written in the form that is kept, by field.
  private func kept(_ story: Story) -> [String: JSONValue] {
    for case .keep(let edits) in story.effects {
      for edit in edits where edit.change.id.kind == .unfinished {
        let form = edit.change.document?["form"]?.object ?? JSONObject()
        return Dictionary(form.map { ($0.key, $0.value) }) { $1 }
      }
    }
    return [:]
  }

  @Test func whatIsHalfWrittenIsKeptAsItIs() {
    var story = editing()
    story.press(.nextField)
    story.type("One row per")
    story.send(.ending)

    #expect(kept(story)["description"] == "One row per")
    #expect(story.state.isQuitting)
  }

  @Test func aFieldThatMakesNoSenseYetIsKeptToo() {
    var story = editing()
    story.send(.edited(.killToStart))
    story.press(.nextField)
    story.type("One row per")
    story.send(.ending)

    #expect(kept(story)["name"] == "")
    #expect(kept(story)["description"] == "One row per")
  }

  @Test func theFormOfManyAssetsIsKeptToo() {
    var story = Story.inAssets(0..<3)
    story.press(.first, .mark, .mark, .edit)
    story.type("no<tag")
    story.press(.nextField, .nextField)
    story.type("Checked.")
    story.send(.ending)

    #expect(kept(story)["tagsToAdd"] == "no<tag")
    #expect(kept(story)["description"] == "Checked.")
  }

  @Test func aFormThatCouldNotBeWrittenIsNotCalledKept() {
    var story = editing()
    story.press(.nextField)
    story.type("One row per")
    story.send(.ending)
    let unkept = story.effects.flatMap { effect -> [RecordID] in
      if case .keep(let edits) = effect { edits.map(\.change.id) } else { [] }
    }
    story.disk(unkept: Set(unkept), "no space left on device")

    #expect(
      story.state.farewell
        == "Not kept: what was written and not finished (no space left on device).")
  }

  @Test func nothingWrittenIsNothingKept() {
    var story = editing()
    story.send(.ending)

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.state.isQuitting && kept(story).isEmpty)
    #expect(story.state.farewell == nil)
  }
}
