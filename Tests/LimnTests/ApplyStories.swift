import ExplorerModel
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TerminalKit
import TestSupport
import Testing

@testable import limn

/// Many drafts are applied from the panes.
@Suite struct ApplyStories {
  /// All assets of Retail 360 of a type get a tag, as drafts; the list of drafts is open.
  private func tagged(_ world: World) -> [AssetID] {
    world.open("Retail 360")
    world.press("/")
    world.type("type:data_asset")
    world.press("Enter")
    world.advance(by: .seconds(2))
    world.press("G", "G", "*", "e")
    world.type("stewarded")
    world.press("ctrl-s", "p")
    return world.state.drafts.drafts.map(\.asset)
  }

  private func patches(_ world: World) -> Int {
    world.platform.requestLog.filter { $0.contains("bulk_patch") || $0.contains(" PATCH ") }.count
  }

  @Test func manyDraftsAreAppliedByTwentiesAndReversedTogether() throws {
    let world = try World(columns: 140, rows: 45)
    let assets = tagged(world)
    try #require(assets.count > 40, "\(world.screen)")
    let before = patches(world)
    world.expectOnScreen("\(assets.count) × tags + stewarded")

    world.press("A")
    world.expectOnScreen("Apply \(assets.count) drafts", "calls (", "ctrl-c stops it")
    world.confirm()
    world.advance(by: .seconds(2))

    #expect(patches(world) - before == (assets.count + 19) / 20)
    #expect(world.state.drafts.drafts.isEmpty, "\(world.screen)")
    world.expectOnScreen("applied", "\(assets.count) assets")
    #expect(
      assets.allSatisfy { world.state.library.assets[$0]?.tags.contains("stewarded") == true })

    world.press("Esc", "U")
    #expect(world.state.drafts.drafts.count == assets.count)
    world.press("p", "A")
    world.confirm()
    world.advance(by: .seconds(2))
    #expect(
      assets.allSatisfy { world.state.library.assets[$0]?.tags.contains("stewarded") == false })
  }

  @Test func applyingKeepsToThePlatformsLimitAndCanBeStopped() throws {
    let world = try World(
      columns: 140, rows: 45, limits: CallLimits(read: 600, write: 3, query: 60))
    let assets = tagged(world)
    try #require(assets.count > 60, "\(world.screen)")

    world.press("A")
    world.confirm()
    world.advance(by: .seconds(2))
    // Two of three calls; the third is left to others.
    #expect(world.state.drafts.drafts.count == assets.count - 40)
    world.expectOnScreen("applying 40 of \(assets.count)")
    #expect(world.state.operations.entries.last?.isGoing == true)

    world.advance(by: .seconds(61))
    #expect(world.state.drafts.drafts.count == max(0, assets.count - 80))
    world.press("ctrl-c")
    world.advance(by: .seconds(1))

    #expect(world.state.drafts.applying == nil)
    #expect(world.state.drafts.drafts.allSatisfy { $0.status == .staged })
    #expect(!world.platform.requestLog.contains { $0.contains(" 429") })
  }

  @Test func whatWasAppliedIsReversedByTheNextProgram() throws {
    let before = try World(columns: 140, rows: 45)
    before.editDescription(of: "customers", to: "Wrong.")
    before.press("p")
    before.applyDraft()
    let records = before.drafts.records

    let after = try World(columns: 140, rows: 45)
    after.explorer.send(.records(.found(records, problems: [])))
    after.settle()
    after.press("p")
    after.expectOnScreen("customers", "applied", "Wrong.")
    after.press("U")

    #expect(after.state.drafts.drafts.map(\.base.asset.description) == ["Wrong."])
    #expect(after.state.drafts.drafts.first?.fields == [.description])
  }
}
