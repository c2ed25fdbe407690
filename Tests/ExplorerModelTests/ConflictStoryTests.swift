import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct ConflictStoryTests {
  private static let theirs = detail(
    name: "customers", description: "Theirs.", tags: ["gold", "theirs"])

  /// Description and tags were edited here, and by someone else.
  private static func met() -> Story {
    var story = Story.atCustomers()
    story.press(.edit)
    story.write("Mine.", in: 1)
    story.write("gold, mine", in: 2)
    story.press(.accept, .drafts, .apply)
    story.agree()
    story.answer(
      .saved(
        customers, .success(.conflict(theirs: theirs, fields: [.description, .tags]))))
    return story
  }

  @Test func aConflictOpensAndNothingWasSent() {
    let story = Self.met()

    #expect(
      story.conflict
        == ConflictState(
          asset: customers, fields: [.description, .tags], theirs: Self.theirs))
    #expect(story.state.library.details[customers] == Self.theirs)
    #expect(
      story.state.drafts.drafts.first?.status
        == .conflict(theirs: Self.theirs, fields: [.description, .tags]))
    #expect(
      story.status
        == "customers: someone else changed the same: description, tags. Nothing was sent")
  }

  @Test func mineAndTheirsAreChosenFieldByField() {
    var story = Self.met()
    story.press(.chooseMine)
    #expect(story.conflict?.focused == 1)
    story.press(.chooseTheirs, .accept)

    let rebased = Draft(
      asset: customers, base: Self.theirs, edits: [.description: "Mine."], stagedAt: Story.start)
    #expect(story.state.drafts.drafts == [rebased])
    #expect(story.keptDrafts == [.put(rebased)])
    #expect(story.question?.intent == .applyDrafts([customers]))

    story.agree()
    #expect(
      story.effects.contains(
        .change(.save(customers, base: Self.theirs, edits: [.description: "Mine."]))))
  }

  @Test func aFieldIsWrittenAnew() {
    var story = Self.met()
    story.press(.edit)
    #expect(story.form?.fields.map(\.input.text) == ["Mine."])
    story.write("Both.", in: 0)
    story.press(.accept)
    #expect(story.conflict?.choices == [.description: .edited("Both.")])

    story.press(.chooseMine, .accept)

    #expect(
      story.state.drafts.drafts.first?.edits == [
        .description: "Both.", .tags: ["gold", "mine"],
      ])
  }

  @Test func theirsEverywhereDropsTheDraft() {
    var story = Self.met()
    story.press(.chooseTheirs, .chooseTheirs, .accept)

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.keptDrafts == [.removed(key(of: customers))])
    #expect(story.question == nil)
    #expect(story.status == "Theirs stays: nothing is left of the draft of customers")
  }

  @Test func whatIsNotSettledIsSaid() {
    var story = Self.met()
    story.press(.chooseMine, .accept)

    #expect(story.conflict != nil)
    #expect(
      story.status == "Not settled yet: tags. m keeps mine, t theirs, e writes anew")
  }

  @Test func leavingKeepsTheConflictForLater() {
    var story = Self.met()
    story.press(.chooseMine, .escape)
    #expect(story.conflict == nil)

    story.press(.open)
    #expect(story.conflict?.choices == [:])
    story.press(.escape, .apply)
    #expect(story.conflict != nil)
  }

  @Test func itDoesNotCoverAForm() {
    var story = Story.atCustomers()
    story.stage(description: "Mine.")
    story.press(.drafts, .apply)
    story.agree()
    story.press(.escape)
    story.press(.moveDown)
    story.answer(.asset(AssetID("a2", in: catalog), .success(detail(AssetID("a2", in: catalog)))))
    story.press(.edit)

    story.answer(
      .saved(customers, .success(.conflict(theirs: Self.theirs, fields: [.description]))))

    #expect(story.form != nil)
    #expect(story.conflict == nil)
  }
}
