import ExplorerModel
import JSON
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
}
