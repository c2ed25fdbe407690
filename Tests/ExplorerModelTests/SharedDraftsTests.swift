import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// Drafts that two windows stage on one disk.
@Suite struct SharedDraftsTests {
  private let customers = AssetID("a0", in: catalog)
  private let orders = AssetID("a1", in: catalog)

  private func draft(
    _ asset: AssetID, _ edits: [AssetField: JSONValue], after seconds: Int = 0
  ) -> Draft {
    Draft(
      asset: asset, base: AssetDetail(asset: Asset(id: asset, name: asset.id, type: "data_asset")),
      edits: edits, stagedAt: Story.start + .seconds(seconds))
  }

  private func change(_ draft: Draft) -> RecordChange {
    RecordChange(DraftRecords.id(of: draft.asset), DraftCoding.document(of: draft))
  }

  private func story(_ drafts: Draft...) -> Story {
    var story = Story.inAssets(0..<3)
    story.send(.records(.found(records(of: drafts), problems: [])))
    return story
  }

  @Test func whatAnotherWindowStagesAppearsAndIsNotWrittenAgain() {
    var story = story()
    let theirs = draft(orders, [.description: "Theirs."])
    story.send(.records(.changed([change(theirs)])))

    #expect(story.state.drafts.drafts == [theirs])
    #expect(story.effects.isEmpty)
    #expect(story.status == "Another window staged the draft of asset 1: p shows it")
  }

  @Test func whatAnotherWindowAppliesDisappears() {
    var story = story(draft(orders, [.description: "Kept."]))
    story.send(.records(.changed([RecordChange(DraftRecords.id(of: orders), nil)])))

    #expect(story.state.drafts.drafts.isEmpty)
    #expect(story.effects.isEmpty)
    #expect(story.status == "Another window applied or discarded the draft of asset 1")
  }

  @Test func twoWindowsEditTwoFieldsOfOneAssetAndBothStay() throws {
    let mine = draft(customers, [.description: "Mine."])
    var story = story(mine)
    let edit = RecordEdit.put(
      DraftRecords.id(of: customers), DraftCoding.document(of: mine), .over(nil))
    let theirs = draft(customers, [.tags: ["gold"]])
    story.send(.records(.refused(edit, now: DraftCoding.document(of: theirs))))

    let both = draft(customers, [.description: "Mine.", .tags: ["gold"]])
    #expect(story.state.drafts.drafts == [both])
    #expect(story.keptDrafts == [.put(both)])
  }

  @Test func ofTwoValuesOfOneFieldTheLaterStaysAndTheOtherComesBack() {
    let mine = draft(customers, [.description: "Mine."], after: 5)
    var story = story(mine)
    let edit = RecordEdit.put(
      DraftRecords.id(of: customers), DraftCoding.document(of: mine), .over(nil))
    let theirs = draft(customers, [.description: "Theirs."])
    story.send(.records(.refused(edit, now: DraftCoding.document(of: theirs))))

    #expect(story.state.drafts.drafts.map(\.edits) == [[.description: "Mine."]])
    #expect(
      story.status
        == "asset 0: two windows staged description; what was staged here is kept. U brings the other back"
    )
    story.press(.undo)
    #expect(story.state.drafts.drafts.map(\.edits) == [[.description: "Theirs."]])
  }

  @Test func undoTakesBackOnlyWhatWasStagedHere() {
    var story = story()
    story.state.library.details[customers] = AssetDetail(asset: asset(0))
    story.press(.edit, .nextField)
    story.type("Mine.")
    story.press(.apply)
    let theirs = draft(orders, [.description: "Theirs."])
    story.send(.records(.changed([change(theirs)])))
    story.press(.undo)

    #expect(story.state.drafts.drafts == [theirs])
  }

  @Test func whatCannotBeReadIsKeptBesideAndSaid() {
    let mine = draft(customers, [.description: "Mine."])
    var story = story(mine)
    let id = DraftRecords.id(of: customers)
    let edit = RecordEdit.put(id, DraftCoding.document(of: mine), .over(nil))
    story.send(.records(.refused(edit, now: "nonsense")))

    #expect(
      story.effects == [
        .keep([
          .put(RecordID(.draft, "\(id.key)#unreadable"), "nonsense"),
          .put(id, DraftCoding.document(of: mine), .over("nonsense")),
        ])
      ])
  }

  // MARK: What cannot be kept

  @Test func quittingAsksWhileSomethingIsNotOnDisk() {
    var story = story(draft(orders, [.description: "Kept."]))
    let id = DraftRecords.id(of: orders)
    story.send(.records(.kept(unkept: [id], problem: "no space left on device")))
    story.press(.quit)
    #expect(!story.state.isQuitting)
    #expect(story.effects == [.keep([])])
    guard case .confirm(let question)? = story.state.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(
      question.lines.first == "1 draft could not be kept on disk: no space left on device.")

    story.press(.moveRight, .accept)
    #expect(story.state.isQuitting)
    story.disk(unkept: [id], "no space left on device")
    #expect(
      story.state.farewell == "Not kept: the draft of asset 1 (no space left on device).")
  }

  @Test func theQuestionGoesWhenThereIsRoomAgain() {
    var story = story(draft(orders, [.description: "Kept."]))
    story.send(
      .records(.kept(unkept: [DraftRecords.id(of: orders)], problem: "no space left on device")))
    story.press(.quit)
    story.disk()

    #expect(story.state.overlays.isEmpty)
    #expect(story.status == "Everything is kept on disk again")
    story.press(.quit)
    #expect(
      story.state.farewell == "1 draft is kept on this machine, to be applied next time.")
  }

  @Test func whatIsWrongOnDiskIsSaidAtTheStartAndListedAmongTheProblems() {
    var story = Story.browsing()
    let words = "state.db is damaged: it is set aside as state.db.damaged"
    story.send(.records(.found([], problems: [words])))
    #expect(story.status == words)

    story.press(.problems)
    guard case .menu(let menu)? = story.state.overlays.last else {
      Issue.record("no problems are shown")
      return
    }
    #expect(menu.items.map(\.title) == [words])
  }
}
