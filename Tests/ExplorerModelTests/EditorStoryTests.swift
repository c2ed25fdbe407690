import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// `E`: the text of an asset in `$EDITOR`, and what becomes of it however that ends.
@Suite struct EditorStoryTests {
  private struct Opened {
    var id: String
    var text: String
  }

  private func opened(_ story: Story) throws -> Opened {
    let found = story.effects.compactMap { effect -> Opened? in
      if case .openEditor(customers, let id, let text) = effect {
        Opened(id: id, text: text)
      } else {
        nil
      }
    }.first
    return try #require(found)
  }

  /// Records that were put and removed by the last action, by key.
  private func kept(_ story: Story) -> [String: Bool] {
    let edits = story.effects.flatMap { effect -> [RecordEdit] in
      if case .keep(let edits) = effect { edits } else { [] }
    }.filter { $0.change.id.kind == .unfinished }
    return Dictionary(edits.map { ($0.change.id.key, $0.change.document != nil) }) { $1 }
  }

  @Test func beforeTheEditorOpensThereIsARecordOfIt() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)

    let id = try opened(story).id
    #expect(kept(story) == [id: true])
  }

  @Test func whatIsValidIsStagedAndTheRecordGoes() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    let editor = try opened(story)
    let text = editor.text.replacing("name: customers", with: "name: clients")
    story.send(.editorClosed(customers, .edited(text)))

    #expect(story.state.drafts.drafts.first?.edits == [.name: "clients"])
    #expect(kept(story) == [editor.id: false])
    #expect(story.state.drafts.editing == nil)
  }

  @Test func aTextThatIsNotValidIsKeptWithTheReasonAndTheEditorStaysShut() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    let editor = try opened(story)
    let wrong = editor.text.replacing("tags: gold", with: "tags gold")
    story.send(.editorClosed(customers, .edited(wrong)))

    #expect(!story.effects.contains { if case .openEditor = $0 { true } else { false } })
    #expect(kept(story) == [editor.id: true])
    #expect(story.state.drafts.unfinished.map(\.content) == [.text(wrong)])
    #expect(
      story.status
        == "Line 4: “tags gold, pii” is no field; name: and tags: are. What you wrote of customers is"
        + " kept, not yet valid: E takes it up again")

    story.press(.editInEditor)
    let again = try opened(story)
    #expect(again.id == editor.id)
    #expect(again.text == "# ! Line 5: “tags gold, pii” is no field; name: and tags: are\n" + wrong)
    story.send(
      .editorClosed(customers, .edited(again.text.replacing("tags gold", with: "tags: silver"))))
    #expect(story.state.drafts.drafts.first?.edits == [.tags: ["silver", "pii"]])
    #expect(story.state.drafts.unfinished.isEmpty)
    #expect(kept(story) == [editor.id: false])
  }

  @Test func leavingATextThatIsNotValidAsItWasKeepsIt() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    story.send(.editorClosed(customers, .edited("nothing of the kind")))
    story.press(.editInEditor)
    story.send(.editorClosed(customers, .unchanged))

    #expect(story.state.drafts.unfinished.map(\.content) == [.text("nothing of the kind")])
  }

  @Test func anEditorThatIsMissingIsNamed() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    let id = try opened(story).id
    story.send(
      .editorClosed(customers, .failed("The editor “ed” was not found (127)", text: nil)))

    #expect(story.status == "The editor “ed” was not found (127). customers was left as it was")
    #expect(story.state.drafts.unfinished.isEmpty)
    #expect(kept(story) == [id: false])
  }

  @Test func whatAnEditorWroteThatFailedIsKept() throws {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    let text = try opened(story).text.replacing("One row", with: "Two rows")
    story.send(.editorClosed(customers, .failed("The editor ended with 1", text: text)))

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.state.drafts.unfinished.first?.problem == "The editor ended with 1")
    #expect(story.state.drafts.unfinished.first?.content == .text(text))
  }

  @Test func anEditorThatChangedNothingStagesNothing() {
    var story = Story.atCustomers()
    story.press(.editInEditor)
    story.send(.editorClosed(customers, .unchanged))

    #expect(story.state.drafts.drafts.isEmpty && story.state.drafts.unfinished.isEmpty)
    #expect(story.status == "customers was left as it was")
  }

  @Test(arguments: [
    ("A\r\nB\r\n", "A\nB\n", "A\r\nB\r\n"),
    ("A\r\nB\r\n", "A\r\nB\r\n", "A\r\nB\r\n"),
    ("A\r\nB", "A\nnew\nB", "A\r\nnew\r\nB"),
    ("A\r\nB", "A\nB\nnew", "A\r\nB\r\nnew"),
    ("A\r\nB\nC\r\nD", "A\nb\nC\nD", "A\r\nb\r\nC\r\nD"),
    ("A\r\nB\nC\r\nD", "A\nB\nC\nd", "A\r\nB\nC\r\nd"),
    ("A\nB", "A\r\nb", "A\nb"), ("", "A\r\nB", "A\nB"), ("A\r\n", "", ""),
  ])
  func theLinesOfADescriptionEndAsBeforeWhateverTheEditorWrites(
    before: String, edited: String, after: String
  ) throws {
    var base = detail().asset
    base.description = before

    let values = try AssetText.parse("name: a\n---\n\(edited)\n", of: base).get()

    #expect(values[.description]?.string.map { Array($0.utf8) } == Array(after.utf8))
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() throws {
    let text = "\u{FEFF}# An edit\nname: a\n---\nb"
    #expect(try AssetText.parse(text).get() == [.name: "a", .description: "b"])
  }
}
