import ExplorerModel
import HTTPTypes
import JSON
import PlatformEmulator
import PlatformModel
import TerminalKit
import TestSupport
import Testing

@testable import limn

/// Journey (c): an edit is staged, survives, meets somebody else's, and is applied.
@Suite struct EditStories {
  @Test func aDescriptionIsEditedReviewedAndApplied() throws {
    let world = try World(columns: 160, rows: 45)
    let asset = world.editDescription(of: "customers", to: "One row per person.")
    #expect(world.drafts.drafts.count == 1)
    let before = world.platform.requestLog.filter { $0.contains("PATCH") }
    #expect(before.isEmpty)

    world.press("p")
    world.expectScreen("draft-of-customers")
    world.applyDraft()

    #expect(world.state.drafts.drafts.isEmpty)
    #expect(world.drafts.drafts.isEmpty)
    #expect(world.state.library.details[asset]?.asset.description == "One row per person.")
    world.press("Esc")
    world.expectOnScreen("One row per person.")
  }

  @Test func whatSomebodyElseChangedElsewhereIsKeptAndSaid() throws {
    let world = try World(columns: 160, rows: 45)
    let asset = world.editDescription(of: "customers", to: "One row per person.")
    try world.platform.someoneElseEdits(
      asset: asset.id,
      JSONPatch([.add(path: try JSONPointer("/metadata/tags"), value: ["gold", "audited"])]))

    world.press("p")
    world.applyDraft()

    let now = world.state.library.details[asset]?.asset
    #expect(now?.description == "One row per person.")
    #expect(now?.tags == ["gold", "audited"])
    #expect(world.state.status.log.contains { $0.text.lowercased().contains("tags") })
  }

  @Test func theSameFieldOpensMineTheirsOrEdit() throws {
    let world = try World(columns: 160, rows: 45)
    let asset = world.editDescription(of: "customers", to: "Mine.")
    try world.platform.someoneElseEdits(
      asset: asset.id,
      JSONPatch([.add(path: try JSONPointer("/metadata/description"), value: "Theirs.")]))

    world.press("p")
    world.applyDraft()
    world.expectOnScreen("Mine.", "Theirs.")
    world.expectScreen("conflict-of-customers")
    #expect(world.state.drafts.drafts.count == 1)
  }

  @Test func markedAssetsAreTaggedTogether() throws {
    let world = try World(columns: 160, rows: 45)
    world.open("Retail 360")
    world.press("/")
    world.type("customer")
    world.press("Enter")
    world.advance(by: .seconds(1))
    let assets = (0..<3).compactMap { world.state.assets.asset(atRow: $0) }
    let before = assets.map { world.state.library.assets[$0]?.tags ?? [] }
    world.press("gg", "Space", "Space", "Space", "e")
    world.type("reviewed")
    world.press("ctrl-s", "p")
    world.expectScreen("drafts-of-marked-assets")
    world.press("A")
    world.confirm()
    world.advance(by: .seconds(1))

    #expect(assets.count == 3)
    #expect(world.state.drafts.drafts.isEmpty)
    for (asset, tags) in zip(assets, before) {
      #expect(world.state.library.assets[asset]?.tags == tags + ["reviewed"])
    }
    #expect(!world.state.status.log.contains { $0.severity == .error })
  }

  @Test func whatWasAppliedCanBeReversed() throws {
    let world = try World(columns: 160, rows: 45)
    let asset = world.editDescription(of: "customers", to: "Wrong.")
    let original = world.state.drafts.drafts.first?.base.asset.description
    world.press("p")
    world.applyDraft()
    world.press("Esc")

    world.press("U")
    world.press("p")
    world.applyDraft()

    #expect(world.state.library.details[asset]?.asset.description == original)
  }

  @Test func whatIsBeingWrittenSurvivesASignal() throws {
    let world = try World(columns: 160, rows: 45)
    world.openAsset("customers", in: "Retail 360")
    world.press("e", "Tab")
    world.type("Half a ")
    world.explorer.handle(.terminate)
    world.explorer.stop()

    #expect(world.explorer.isOver)
    #expect(world.state.drafts.writing?.isKept == true)
  }

  @Test func draftsOfBeforeAreThereAfterACrash() throws {
    let before = try World(columns: 160, rows: 45)
    before.editDescription(of: "customers", to: "Kept.")
    let kept = before.drafts.drafts

    let after = try World(columns: 160, rows: 45, restoring: kept)

    #expect(after.state.drafts.drafts == kept)
    after.press("p")
    after.expectOnScreen("Kept.")
  }

  @Test func aFailedApplyKeepsTheDraft() throws {
    let world = try World(columns: 160, rows: 45)
    world.editDescription(of: "customers", to: "Kept.")
    world.platform.failNext(matching: "PATCH /v2/assets", status: .forbidden)

    world.press("p")
    world.applyDraft()

    #expect(world.state.drafts.drafts.count == 1)
    #expect(world.drafts.drafts.count == 1)
  }

  @Test func aViewerMayStageButIsToldThatApplyingIsForbidden() throws {
    let world = try World(columns: 160, rows: 45, user: "vic")
    world.editDescription(of: "customers", to: "Not mine to change.")

    world.press("p")
    world.applyDraft()

    #expect(world.state.drafts.drafts.count == 1)
    #expect(world.platform.requestLog.filter { $0.contains("PATCH") && $0.contains("200") }.isEmpty)
  }

  @Test func noKeyByItselfChangesThePlatform() throws {
    let world = try World(columns: 160, rows: 45)
    world.openAsset("customers", in: "Retail 360")
    let keys = (33...126).map { String(Character(Unicode.Scalar(UInt8($0)))) }
      .filter { !["q", ":"].contains($0) }

    for key in keys {
      world.press(key)
      for _ in 0..<4 { world.press("Esc") }
    }

    let changes = world.platform.requestLog.filter {
      $0.contains("PATCH") || $0.contains("DELETE") || $0.contains("PUT")
        || ($0.contains("POST") && $0.contains("/runs"))
    }
    #expect(changes.isEmpty, "\(changes)")
  }
}

extension World {
  @discardableResult
  func editDescription(of name: String, to text: String) -> AssetID {
    openAsset(name, in: "Retail 360")
    guard let asset = state.assets.selected else {
      Issue.record("Nothing is selected:\n\(screen)")
      return AssetID("", in: ContainerID(.catalog, ""))
    }
    press("e", "Tab")
    press("ctrl-a", "ctrl-k")
    for _ in 0..<400 { press("Delete") }
    type(text)
    press("ctrl-s")
    return asset
  }

  /// Applies the selected draft of the open list of drafts.
  func applyDraft() {
    press("a")
    confirm()
    advance(by: .seconds(1))
  }
}
