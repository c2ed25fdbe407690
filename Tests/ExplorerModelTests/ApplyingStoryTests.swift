import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// Applying many drafts: the plan, the progress, stopping, the summary, and the way back.
@Suite struct ApplyingStoryTests {
  private static let count = 30

  private static func id(_ number: Int) -> AssetID { AssetID("a\(number)", in: catalog) }

  /// So many assets got the tag `new`, and the list of drafts is open.
  private static func tagged(_ count: Int = count) -> Story {
    var story = Story.inAssets(0..<count)
    story.press(.invertMarks, .edit)
    story.type("new")
    story.press(.apply, .drafts)
    return story
  }

  private static func applying(_ count: Int = count) -> Story {
    var story = tagged(count)
    story.press(.applyAll)
    story.agree()
    return story
  }

  private static func saved(_ numbers: Range<Int>) -> SavingStep {
    .saved(
      numbers.map { number in
        let now = detail(id(number), name: "asset \(number)", description: nil, tags: ["new"])
        let old = detail(id(number), name: "asset \(number)", description: nil, tags: [])
        return SavedAsset(
          id(number), .success(.saved(now, reverse: patch(from: now, to: old), merged: [])))
      })
  }

  private func entry(_ story: Story) -> TrayEntry? { story.state.operations.entries.last }

  @Test func theQuestionSaysHowManyWhereWhatAndHowLong() {
    var story = Self.tagged()
    story.state.requests.uses[.read] = KnownUse(
      CallUse(.read, used: 600, limit: 600), at: Story.start)
    story.press(.applyAll)

    #expect(story.question?.title == "Apply 30 drafts")
    #expect(
      story.question?.lines == [
        "30 in Retail 360", "30 × tags + new", "At test (local:1)",
        "6 calls (4 read, 2 write), about 60 s; ctrl-c stops it, and what is left stays drafts.",
        "What others changed meanwhile in other fields is kept.",
      ])
  }

  @Test func allAreSentTogetherAndTheTrayTellsHowFarItIs() {
    var story = Self.applying()
    guard case .change(.saveAll(let number, let savings))? = story.effects.last else {
      Issue.record("\(story.effects)")
      return
    }
    #expect(savings.count == 30 && savings.first?.edits == [.tags: ["new"]])
    #expect(story.state.drafts.drafts.allSatisfy { $0.status == .applying && $0.isSent })
    #expect(entry(story)?.title == "Apply 30 drafts")

    story.answer(.saving(entry: number, Self.saved(0..<20)))

    #expect(entry(story)?.state == .going("20 of 30"))
    #expect(story.state.drafts.drafts.count == 10)
    #expect(story.state.library.assets[Self.id(3)]?.tags == ["new"])
    story.answer(.saving(entry: number, .waiting(.seconds(40))))
    #expect(
      entry(story)?.state
        == .going("20 of 30; waiting 40 s for the platform's limit of calls"))
  }

  @Test func atTheEndThereIsASummaryByOutcomeAndTheListStaysOpen() {
    var story = Self.applying()
    let theirs = detail(Self.id(28))
    story.answer(.saving(entry: 1, Self.saved(0..<28)))
    story.answer(
      .saving(
        entry: 1,
        .saved([
          SavedAsset(Self.id(28), .success(.conflict(theirs: theirs, fields: [.tags]))),
          SavedAsset(Self.id(29), .failure(failure(.forbidden))),
        ])))
    story.answer(.saving(entry: 1, .ended(nil)))

    #expect(
      story.status
        == "Applied 28 of 30 drafts: 1 conflict, 1 failed; these stay drafts: p shows why. U reverses"
        + " what was applied")
    #expect(entry(story)?.state == .failed("28 of 30, 1 conflict, 1 failed"))
    #expect(story.state.drafts.drafts.count == 2 && story.state.drafts.applying == nil)
    #expect(story.state.overlays.count == 1)
  }

  @Test func ctrlCStopsAndWhatIsLeftStaysDraftsThatCanBeApplied() {
    var story = Self.applying()
    story.press(.cancelRequest)
    #expect(story.effects == [.stopSaving(entry: 1)])
    #expect(!story.state.isQuitting)
    story.answer(.saving(entry: 1, Self.saved(0..<20)))
    story.answer(.saving(entry: 1, .ended(nil)))

    #expect(story.state.drafts.drafts.count == 10)
    #expect(story.state.drafts.drafts.allSatisfy { $0.status == .staged && !$0.isSent })
    #expect(
      story.status
        == "Applied 20 of 30 drafts. Stopped: 10 stay drafts, p A applies them. U reverses what was"
        + " applied")
    story.press(.escape, .tray, .act)
    #expect(story.menu?.items.first?.title == "Apply the 10 that are left")
  }

  @Test func undoReversesTheWholeChangeSet() {
    var story = Self.applying()
    story.answer(.saving(entry: 1, Self.saved(0..<20)))
    story.answer(.saving(entry: 1, Self.saved(20..<30)))
    story.answer(.saving(entry: 1, .ended(nil)))
    story.press(.escape, .undo)

    #expect(story.state.drafts.drafts.count == 30)
    #expect(story.state.drafts.drafts.allSatisfy { $0.edits == [.tags: []] })
    #expect(story.status == "Staged the reverse of 30 assets: tags. p reviews and applies")
    story.press(.undo)
    #expect(story.state.drafts.drafts.isEmpty)
  }

  @Test func theReverseOfTagsLeavesThoseOfOthers() {
    let draft = Draft(
      asset: customers, base: detail(tags: ["gold"]), edits: [.tags: ["gold", "mine"]],
      stagedAt: Story.start)
    let now = detail(tags: ["gold", "theirs", "mine", "late"])
    let before = detail(tags: ["gold", "theirs"])

    let applied = AppliedDraft(
      draft, saved: now, reverse: patch(from: now, to: before), merged: [.tags])

    #expect(applied.before == [.tags: ["gold", "theirs", "late"]])
  }

  @Test func whatWasAppliedComesBackAfterTheProgram() throws {
    var story = Self.applying(2)
    story.answer(.saving(entry: 1, Self.saved(0..<2)))
    let record = story.effects.compactMap { effect -> Record? in
      guard case .keep(let edits) = effect else { return nil }
      return edits.first { $0.change.id.kind == .applied }.flatMap { edit in
        edit.change.document.map { Record(edit.change.id, $0) }
      }
    }.first
    let kept = try #require(record)

    let set = AppliedRecords.set(kept.id, try JSONValue.parse(kept.document.serialized()))

    let applied = try #require(story.state.drafts.applied.last)
    #expect(set?.id == applied.id && set?.appliedAt == applied.appliedAt)
    #expect(set?.drafts.map(\.before) == applied.drafts.map(\.before))
    #expect(set?.drafts.map(\.asset.id) == applied.drafts.map(\.asset.id))
  }

  @Test func whatWasBeingSentWhenTheProgramEndedIsLookedAt() throws {
    let story = Self.applying(2)
    let documents = story.state.drafts.drafts.map { DraftCoding.text(of: [$0.kept]) }
    let kept = documents.flatMap { DraftCoding.decode($0).drafts }
    #expect(kept.allSatisfy { $0.isSent && $0.status == .staged })

    var next = Story.inAssets(0..<3)
    next.state.drafts.drafts = kept
    let effects = DraftsFeature.lookForSent(&next.state)
    #expect(effects == [.change(.lookForSaved(entry: 1, kept.map(\.saving)))])

    next.answer(.saving(entry: 1, Self.saved(0..<1)))
    let theirs = detail(Self.id(1))
    next.answer(
      .saving(
        entry: 1,
        .saved([SavedAsset(Self.id(1), .success(.conflict(theirs: theirs, fields: [])))])))
    next.answer(.saving(entry: 1, .ended(nil)))

    #expect(next.state.drafts.drafts.map(\.asset) == [Self.id(1)])
    #expect(next.state.drafts.drafts.allSatisfy { !$0.isSent && $0.status == .staged })
    #expect(next.state.drafts.applied.count == 1)
  }
}

/// The list of drafts: groups, filter, marks.
@Suite struct DraftListTests {
  private static func list(_ count: Int) -> Story {
    var story = Story.inAssets(0..<count)
    story.press(.invertMarks, .edit)
    story.type("new")
    story.press(.apply, .escape, .first, .drafts)
    return story
  }

  private func view(_ story: Story) -> DraftsViewState? {
    if case .drafts(let view)? = story.state.overlays.last { view } else { nil }
  }

  private func rows(_ story: Story) -> [DraftRow] {
    view(story).map(story.state.draftRows) ?? []
  }

  @Test func equalChangesAreOneLineThatOpens() {
    var story = Self.list(604)
    #expect(rows(story).count == 1)
    guard case .group(let group)? = rows(story).first else {
      Issue.record("no group")
      return
    }
    #expect(group.assets.count == 604 && group.key.deltas.map(\.words) == ["tags + new"])

    story.press(.open)
    #expect(rows(story).count == 605)
    story.press(.open)
    #expect(rows(story).count == 1)
  }

  @Test func aFilterAndMarksChooseWhatIsApplied() {
    var story = Self.list(30)
    story.press(.filter)
    story.type("name:\"asset 2\"")
    story.press(.accept)
    // asset 2, asset 20 to 29
    #expect(story.state.shownDrafts(view(story) ?? DraftsViewState()).count == 11)

    story.press(.applyAll)
    #expect(story.question?.title == "Apply 11 drafts")
    #expect(story.question?.lines.contains("19 others stay drafts.") == true)
    story.press(.escape, .open, .moveDown, .mark, .mark, .apply)
    #expect(story.question?.title == "Apply 2 drafts")

    story.press(.escape, .escape)
    #expect(view(story)?.filter.isActive == false)
    #expect(view(story)?.marks.count == 2, "Esc peels one layer")
    story.press(.escape)
    #expect(view(story)?.marks.isEmpty == true)
    story.press(.escape)
    #expect(view(story) == nil)
  }

  @Test func marksAreInverted() {
    var story = Self.list(6)
    story.press(.open, .moveDown, .mark, .invertMarks)
    #expect(view(story)?.marks.count == 5)
  }

  @Test func aFilterThatIsTypedTakesLetters() {
    var story = Self.list(6)
    story.press(.filter)
    #expect(story.state.typing == .overlay)
  }
}

/// Forms are kept as they are typed.
@Suite struct UnfinishedStoryTests {
  private func puts(_ story: Story) -> [RecordEdit] {
    story.effects.flatMap { effect -> [RecordEdit] in
      if case .keep(let edits) = effect { edits } else { [] }
    }.filter { $0.change.id.kind == .unfinished }
  }

  private func typed() -> Story {
    var story = Story.atCustomers()
    story.press(.edit, .nextField)
    story.type("Half a thou")
    return story
  }

  @Test func whatIsTypedIsOnDiskWithinASecond() throws {
    var story = typed()
    #expect(puts(story).isEmpty)
    #expect(Ticking.nextTick(story.state).map { $0 <= .milliseconds(500) } == true)
    story.wait(.milliseconds(500))

    let document = try #require(puts(story).first?.change.document)
    #expect(document["form"]?["description"] == "One row each.Half a thou")
  }

  @Test func anotherProgramOffersItAndTakesItUp() throws {
    var story = typed()
    story.wait(.milliseconds(500))
    let edit = try #require(puts(story).first)
    let record = Record(edit.change.id, try #require(edit.change.document))

    var next = Story.inAssets(0..<3)
    let effects = UnfinishedFeature.found(&next.state, [record])
    #expect(effects.isEmpty)
    #expect(
      next.status == "An edit of customers that was not finished is here: p shows it")
    next.press(.drafts, .open)
    #expect(next.form?.fields[1].input.text == "One row each.Half a thou")

    next.press(.accept)
    #expect(
      next.state.drafts.drafts.map(\.edits) == [
        [.description: "One row each.Half a thou"]
      ])
    #expect(puts(next).map(\.change.document) == [nil])
    #expect(next.state.drafts.unfinished.isEmpty)
  }

  @Test func aFormThatIsLeftIsKeptNoLonger() {
    var story = typed()
    story.wait(.milliseconds(500))
    story.press(.escape, .escape)

    #expect(puts(story).map(\.change.document) == [nil])
    #expect(story.state.drafts.writing == nil)
  }

  @Test func aFormInWhichNothingWasWrittenIsNotKept() {
    var story = Story.atCustomers()
    story.press(.edit, .nextField)
    story.send(.edited(.end))
    story.wait(.seconds(2))
    #expect(puts(story).isEmpty)
  }

  @Test func moreThanFitsIsRefusedWholeAndSaid() {
    var story = Story.atCustomers()
    story.press(.edit, .nextField)
    let before = story.form?.fields[1].input.text
    story.send(.edited(.insert(String(repeating: "x", count: 150_000))))

    #expect(story.form?.fields[1].input.text == before)
    #expect(
      story.form?.fields[1].problem
        == "With that it would be 150,013 characters, and 100,000 is the most here: nothing was"
        + " inserted")
  }
}

/// Keys that must not leak: a refused input, Esc with nothing to do, rows the cursor stands on.
@Suite struct LeakingKeysTests {
  @Test func aRefusedInputSwallowsItsLine() {
    var story = Story.atCustomers()
    story.press(.open, .overview, .filter)
    #expect(story.state.typing == .refused)
    story.type("loyal")
    #expect(story.state.refusedInput?.input.text == "loyal")
    #expect(story.effects.isEmpty)
    story.press(.accept)
    #expect(story.state.refusedInput == nil && story.state.typing == nil)
  }

  @Test func aMenuSwallowsItToo() {
    var story = Story.atCustomers()
    story.press(.act, .filter)
    #expect(story.state.typing == .refused)
    story.press(.escape)
    #expect(story.menu != nil && story.state.typing == nil)
  }

  @Test func escWithNothingToDoDoesNothing() {
    var story = Story.inAssets(0..<3)
    let focus = story.state.layout.focus
    story.press(.escape, .escape)
    #expect(story.state.layout.focus == focus)
    #expect(story.status == "Nothing to leave here; q quits")
  }

  @Test func aColumnIsNotItsTable() {
    var story = Story.atCustomers()
    story.press(.open, .columns)
    story.answer(
      .columns(
        customers, after: nil, .success(Page(items: [Column(name: "EMAIL", type: "varchar")]))))
    story.press(.edit)
    #expect(story.form == nil)
    #expect(
      story.status == "Column EMAIL cannot be edited here: d shows its asset, which e edits")
    story.press(.copyName)
    #expect(story.effects == [.copy("EMAIL")])
    story.press(.copyMenu)
    #expect(story.menu?.items.map(\.title) == ["Name", "Type"])
  }

  @Test func aViewerIsToldInMenuAndForm() {
    var story = Story.atCustomers()
    story.press(.edit)
    #expect(story.loads == [.role(catalog)])
    story.answer(.role(catalog, .success("viewer")))
    #expect(
      story.state.refusal(in: catalog)
        == "You are viewer of Retail 360: this takes editor or admin there")
  }
}
