import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct DraftsStoryTests {
  private static let mine = "One row per person."

  private static func staged(_ description: String = mine) -> Story {
    var story = Story.atCustomers()
    story.stage(description: description)
    return story
  }

  private func draft(_ edits: [AssetField: JSONValue], _ status: Draft.Status = .staged) -> Draft {
    Draft(
      asset: customers, base: detail(), edits: edits, stagedAt: Story.start, status: status)
  }

  @Test func aFormStagesADraftOfWhatDiffersAndKeepsIt() {
    let story = Self.staged()

    let expected = draft([.description: .string(Self.mine)])
    #expect(story.state.drafts.drafts == [expected])
    #expect(story.keptDrafts == [.put(expected)])
    #expect(story.state.overlays.isEmpty)
    #expect(story.status == "Staged customers: description. p reviews and applies")
    #expect(
      expected.changes == [
        DraftChange(
          field: .description, before: .string("One row each."), after: .string(Self.mine))
      ])
  }

  @Test func anAssetThatIsNotHereWholeIsReadFirst() {
    var story = Story.inAssets(0..<3)
    story.press(.moveDown, .edit)
    #expect(story.effects == [.load(.asset(customers))])
    #expect(story.status == "Reading asset 1 …")
    #expect(story.form == nil)

    story.answer(.asset(customers, .success(detail())))

    #expect(story.form?.fields.map(\.input.text) == ["customers", "One row each.", "gold, pii"])
  }

  @Test func anAssetThatCannotBeReadSaysSo() {
    var story = Story.inAssets(0..<3)
    story.press(.moveDown, .edit)

    story.answer(.asset(customers, .failure(failure(.forbidden))))

    #expect(story.form == nil)
    #expect(story.status?.hasPrefix("Reading asset 1 is not allowed for this user.") == true)
  }

  @Test func aFormThatChangesNothingSaysSo() {
    var story = Story.atCustomers()

    story.press(.edit, .accept)

    #expect(story.state.drafts == DraftsState())
    #expect(story.effects == [])
    #expect(story.status == "Nothing was changed: customers is as it was")
  }

  @Test func laterEditsAreMergedIntoTheDraftAndItsBaseStays() {
    var story = Self.staged()
    story.answer(.asset(customers, .success(detail(description: "changed by someone"))))

    story.press(.edit)
    #expect(story.form?.fields[1].input.text == Self.mine)
    story.write("gold, pii, new", in: 2)
    story.press(.accept)

    #expect(
      story.state.drafts.drafts == [
        draft([.description: .string(Self.mine), .tags: ["gold", "pii", "new"]])
      ])
  }

  @Test func editingBackToTheBaseDropsTheDraft() {
    var story = Self.staged()

    story.stage(description: "One row each.")

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.keptDrafts == [.removed(key(of: customers))])
  }

  @Test(arguments: [
    (0, "   ", "An asset needs a name"),
    (2, "ok, a<b", "“a<b”: a tag cannot have a <"),
    (2, String(repeating: "x", count: 31), "“xxxxxxxxxxxx…” is longer than 30 characters"),
  ])
  func whatCannotBeIsNotStaged(field: Int, text: String, problem: String) {
    var story = Story.atCustomers()
    story.press(.edit)
    story.write(text, in: field)

    story.press(.accept)

    #expect(story.form?.fields[field].problem == problem)
    #expect(story.form?.focused == field)
    #expect(story.state.drafts.drafts.isEmpty)
    story.type("x")
    #expect(story.form?.fields[field].problem == nil)
  }

  @Test func tagsAreTrimmedAndEachThereOnce() {
    var story = Story.atCustomers()
    story.press(.edit)
    story.write(" a ,, b,a,\tžluť ", in: 2)
    story.press(.accept)

    #expect(story.state.drafts.drafts.first?.edits == [.tags: ["a", "b", "žluť"]])
  }

  @Test func escapeOnAFormWithChangesAsksOnce() {
    var story = Story.atCustomers()
    story.press(.edit)
    story.type("x")

    story.press(.escape)
    #expect(
      story.form?.problem == "Esc again discards what you typed; ctrl-s keeps it as a draft")
    story.type("y")
    #expect(story.form?.problem == nil)

    story.press(.escape, .escape)
    #expect(story.form == nil)
    #expect(story.state.drafts == DraftsState())
  }

  @Test func escapeOnAFormWithoutChangesLeaves() {
    var story = Story.atCustomers()
    story.press(.edit, .escape)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func applyingAsksNamesTheAssetAndSavesOnItsBase() {
    var story = Self.staged()
    story.press(.drafts, .apply)
    #expect(
      story.question
        == ConfirmState(
          title: "Apply a draft",
          lines: [
            "customers in Retail 360: description", "At test (local:1)",
            "What others changed meanwhile in other fields is kept.",
          ], verb: "Apply", intent: .applyDrafts([customers])))

    story.agree()

    let edits: [AssetField: JSONValue] = [.description: .string(Self.mine)]
    #expect(story.effects.contains(.change(.save(customers, base: detail(), edits: edits))))
    var sent = draft(edits, .applying)
    sent.isSent = true
    #expect(story.state.drafts.drafts == [sent])
  }

  @Test func theAnswerToTheQuestionIsCancelUnlessChosen() {
    var story = Self.staged()
    story.press(.drafts, .apply, .accept)

    #expect(story.effects == [])
    #expect(story.state.drafts.drafts.first?.status == .staged)
  }

  private static func saved(merged: [AssetField] = []) -> Story {
    var story = staged()
    story.press(.drafts, .apply)
    story.agree()
    let now = detail(description: mine)
    story.answer(
      .saved(
        customers,
        .success(.saved(now, reverse: patch(from: now, to: detail()), merged: merged))))
    return story
  }

  @Test func whatWasSavedIsSeenEverywhereInTheSameStep() {
    let story = Self.saved()
    let now = detail(description: Self.mine)

    #expect(story.state.library.details[customers] == now)
    #expect(story.state.library.assets[customers] == now.asset)
    #expect(story.state.drafts.drafts.isEmpty)
    #expect(
      story.state.drafts.applied.map(\.drafts) == [
        [AppliedDraft(asset: now.asset, before: [.description: "One row each."])]
      ])
    #expect(story.keptDrafts == [.removed(key(of: customers))])
    #expect(story.status == "Saved customers: description.")
    #expect(story.state.overlays.count == 1, "Esc leaves the list, not the filter below it")
  }

  @Test(arguments: [
    ([AssetField.tags], "Tags changed meanwhile by someone else were kept."),
    ([.name], "Name changed meanwhile by someone else was kept."),
    ([.tags, .name], "Name and tags changed meanwhile by someone else were kept."),
  ])
  func whatSomeoneElseChangedMeanwhileIsSaid(merged: [AssetField], words: String) {
    #expect(Self.saved(merged: merged).status == "Saved customers: description. \(words)")
  }

  @Test func afterApplyingUndoStagesTheReverse() {
    var story = Self.saved()
    story.press(.escape)

    story.press(.undo)

    let now = detail(description: Self.mine).asset
    #expect(
      story.state.drafts.drafts == [
        Draft(
          asset: customers, base: AssetDetail(comparing: now),
          edits: [.description: .string("One row each.")], stagedAt: Story.start)
      ])
    #expect(story.status == "Staged the reverse of customers: description. p reviews and applies")

    story.press(.undo)
    #expect(story.state.drafts.drafts.isEmpty)
  }

  @Test func theReverseComparesWithWhatWasAppliedSoThatLaterChangesAreAConflict() {
    var story = Self.saved()
    story.press(.escape)
    story.answer(.asset(customers, .success(detail(description: "Somebody's."))))

    story.press(.undo)

    #expect(story.state.drafts.drafts.first?.base.asset.description == Self.mine)
    #expect(
      story.state.drafts.drafts.first?.edits == [.description: .string("One row each.")])
  }

  @Test func undoingDoesNotBringBackWhatWasApplied() {
    var story = Self.saved()
    story.press(.escape)
    #expect(story.state.drafts.undo.isEmpty)
  }

  @Test func undoAndRedoWalkWhatWasStaged() {
    var story = Self.staged()
    story.stage(description: "Second.")

    story.press(.undo)
    #expect(story.state.drafts.drafts.map(\.edits) == [[.description: .string(Self.mine)]])
    #expect(story.status == "Undone: the draft of customers. ctrl-y redoes")
    #expect(story.keptDrafts == story.state.drafts.drafts.map { .put($0) })

    story.press(.undo)
    #expect(story.state.drafts.drafts.isEmpty)

    story.press(.redo, .redo)
    #expect(story.state.drafts.drafts.map(\.edits) == [[.description: .string("Second.")]])
    story.press(.redo)
    #expect(story.status == "Nothing to redo")
  }

  @Test func aDraftThatFailedStaysAndSaysWhy() {
    var story = Self.staged()
    story.press(.drafts, .apply)
    story.agree()
    let error = failure(.forbidden, "PATCH /v2/assets/a1")

    story.answer(.saved(customers, .failure(error)))

    #expect(
      story.state.drafts.drafts == [draft([.description: .string(Self.mine)], .failed(error))])
    #expect(
      story.status
        == "Saving customers is not allowed for this user. Administrators there can give you a role."
        + " The draft is kept.")
    story.press(.apply)
    #expect(story.question != nil)
  }

  @Test func enterOnADraftThatFailedOpensTheReasonWithAllWordsOfThePlatform() {
    var story = Self.staged()
    story.press(.drafts, .apply)
    story.agree()
    var error = failure(.rejected, "PATCH /v2/assets/a1")
    error.message = String(repeating: "The rule of the catalog is not met. ", count: 20) + "End."
    error.traceID = "7f3a"
    story.answer(.saved(customers, .failure(error)))

    story.press(.open)

    guard case .reading(let reading)? = story.state.overlays.last else {
      return #expect(Bool(false), "nothing is read")
    }
    #expect(reading.title == "Saving customers")
    #expect(reading.parts.map(\.label) == ["", "Request", "Trace ID"])
    #expect(reading.parts[0].text.contains("met. End.”"))
    story.press(.escape, .edit)
    #expect(story.form != nil)
  }

  @Test func discardingAsksAndCanBeUndone() {
    var story = Self.staged()
    story.press(.drafts, .discard)
    #expect(story.question?.intent == .discardDrafts([customers]))

    story.agree()
    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.keptDrafts == [.removed(key(of: customers))])

    story.press(.undo)
    #expect(story.state.drafts.drafts.count == 1)
  }

  @Test func whileADraftIsAppliedItIsLeftAlone() {
    var story = Self.staged()
    story.press(.drafts, .apply)
    story.agree()
    let before = story.state.drafts

    for command in [Command.apply, .applyAll, .edit, .undo, .redo] {
      story.press(command)
      #expect(story.effects == [])
      #expect(story.form == nil && story.question == nil)
    }
    story.press(.discard)
    story.agree()
    #expect(story.state.drafts == before)
  }

  @Test func allDraftsAreAppliedTogether() {
    var story = Self.staged()
    let other = AssetID("a2", in: catalog)
    story.answer(.asset(other, .success(detail(other, name: "orders"))))
    story.press(.moveDown)
    story.stage(description: "Orders.")

    story.press(.drafts, .applyAll)
    #expect(story.question?.title == "Apply 2 drafts")
    story.agree()

    let savings = story.state.drafts.drafts.map {
      AssetSaving($0.asset, base: $0.base, edits: $0.edits)
    }
    #expect(story.effects.contains(.change(.saveAll(entry: 1, savings))))
    #expect(savings.map(\.id) == [customers, other])
    #expect(story.state.drafts.drafts.allSatisfy { $0.status == .applying })
  }

  @Test func draftsFromBeforeComeBackAndNewerOnesWin() {
    var story = Self.staged()
    let other = AssetID("a9", in: catalog)
    let old = draft([.name: "old"])
    let kept = Draft(
      asset: other, base: detail(other, name: "kept"), edits: [.name: "new"],
      stagedAt: Story.start, status: .applying)

    story.send(.records(.found(records(of: [old, kept]), problems: [])))

    #expect(story.state.drafts.drafts.map(\.asset) == [customers, other])
    #expect(story.state.drafts.drafts.allSatisfy { $0.status == .staged })
    #expect(story.state.name(of: .asset(other)) == "kept")
    #expect(story.keptDrafts == [.put(story.state.drafts.drafts[0])])
    #expect(story.state.drafts.drafts[0].edits[.name] == "old", "what was not staged anew stays")
    #expect(story.status == "1 draft from before is here: p shows them")
  }

  @Test func aDiskThatIsFullIsSaid() {
    var story = Self.staged()
    story.disk(unkept: [DraftRecords.id(of: customers)], "no space left on device")
    #expect(story.status == "1 draft could not be kept on disk: no space left on device")
  }
}
