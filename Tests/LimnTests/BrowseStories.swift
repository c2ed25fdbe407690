import ExplorerModel
import Foundation
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Journey (a): from a catalog to what an asset is related to.
@Suite struct BrowseStories {
  @Test func theFirstFrameNeedsNoNetwork() throws {
    let world = try World(isOnline: false)

    world.expectOnScreen("Containers", "Catalogs")
    world.expectOnScreen("cable is out")
  }

  @Test func withoutANetworkItTriesAgainByItself() throws {
    let world = try World(isOnline: false)
    world.expectNotOnScreen("Retail 360")

    world.wire.mend()
    world.advance(by: .seconds(70))

    world.expectOnScreen("Retail 360")
  }

  @Test func theContainersAppearWithTheirCounts() throws {
    let world = try World()

    world.expectScreen("start")
  }

  @Test func enterOnACatalogShowsItsAssets() throws {
    let world = try World()

    world.open("Retail 360")

    world.expectScreen("assets-of-retail-360")
  }

  @Test func whatIsShownBecomesAFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let world = try World()
    world.open("Retail 360")
    world.press("ctrl-s", "Tab", "Home")
    world.type(folder.path + "/")
    world.expectOnScreen("Save assets of Retail 360", "rows")
    world.press("Enter")

    let file = folder.appending(path: "retail-360-assets.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first?.hasPrefix("name,type,id,") == true)
    #expect(lines.count == world.state.assets.list.rows.count + 1)
    world.expectOnScreen("Saved \(folder.path)")

    world.press("ctrl-s", "Tab", "Home")
    world.type(folder.path + "/")
    world.press("Enter")
    world.expectOnScreen("There is such a file: once more replaces it")
  }

  @Test func enterOnARevisionShowsWhatItChanged() throws {
    let world = try World(columns: 160)
    world.open("Retail 360")
    world.press("/")
    world.type("customers")
    world.press("Enter", "Enter", "H", "Enter")

    world.expectOnScreen("Compare", "customers", "revision", "difference")
  }

  @Test func everyAssetOfALongListIsReachedExactlyOnce() throws {
    let world = try World { $0.assets = 2_500 }
    world.open("Retail 360")

    world.press("G")
    for _ in 0..<40 { world.press("G") }

    let rows = world.state.assets.list.rows
    #expect(world.state.assets.list.isComplete)
    #expect(Set(rows).count == rows.count)
    #expect(world.state.assets.list.total == .exact(rows.count))
  }

  @Test func aFilterFindsAndEscBringsEverythingBack() throws {
    let world = try World()
    world.open("Retail 360")
    let all = world.state.assets.visibleCount

    world.press("/")
    world.type("customers")
    world.press("Enter")
    world.advance(by: .seconds(1))

    let found = world.state.assets.visibleCount
    #expect(found > 0 && found < all)
    world.press("Esc")
    #expect(world.state.assets.visibleCount == all)
  }

  @Test func anAssetIsInspectedFromAllSides() throws {
    let world = try World(columns: 160, rows: 45)
    world.openAsset("customers", in: "Retail 360")
    world.expectScreen("customers-overview")

    world.press("y")
    world.expectScreen("customers-json")
    world.press("d")
    world.expectOnScreen("Ana")
  }

  @Test func relationshipsGrowHopByHopAndMarkCycles() throws {
    let world = try World(columns: 160, rows: 45)
    world.openAsset("customers", in: "Retail 360")

    world.press("x")
    world.expectScreen("customers-relationships")
  }

  @Test func historyLeadsBackToWhereOneWas() throws {
    let world = try World()
    world.open("Retail 360")
    let there = world.state.assets.container
    world.press("1")
    world.open("Finance reporting")
    #expect(world.state.assets.container != there)

    world.press("[")

    #expect(world.state.assets.container == there)
  }

  @Test func aViewerIsToldWhatTheRoleAllows() throws {
    let world = try World(user: "vic")

    world.expectNotOnScreen("Risk & compliance")
    world.expectOnScreen("Retail 360")
  }

  @Test func hostileNamesAreDrawnHarmlessly() throws {
    let world = try World()
    world.open("Quarantine")

    let screen = world.screen
    let controls = screen.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
    }
    #expect(controls.isEmpty)
    for row in screen.split(separator: "\n") { #expect(row.count <= 120) }
  }

  @Test(arguments: [
    (60, 20), (80, 24), (99, 30), (100, 30), (159, 40), (160, 45), (200, 60), (300, 100), (59, 19),
    (19, 4), (20, 5), (1, 1),
  ])
  func everySizeIsDrawn(columns: Int, rows: Int) throws {
    let world = try World()
    world.openAsset("customers", in: "Retail 360")

    world.resize(columns: columns, rows: rows)

    let lines = world.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count >= rows)
    world.press("j", "k", "?", "Esc", "z", "z", "Tab")
  }
}

extension World {
  /// Goes to a container by its name in the tree and opens it.
  func open(_ name: String) {
    press("1")
    let row = state.containers.rows.firstIndex { row in
      guard case .node(.container(let id)) = row.content else { return false }
      return state.library.containers[id]?.name == name
    }
    guard let row else {
      Issue.record("There is no container \(name):\n\(screen)")
      return
    }
    press("gg")
    for _ in 0..<row { press("j") }
    press("Enter")
  }

  /// Opens a container, finds an asset by its exact name, and opens it in the inspector.
  func openAsset(_ name: String, in container: String) {
    open(container)
    press("/")
    type(name)
    press("Enter")
    advance(by: .seconds(1))
    let row = (0..<state.assets.visibleCount).first { row in
      state.assets.asset(atRow: row).flatMap { state.library.assets[$0] }?.name == name
    }
    guard let row else {
      Issue.record("There is no asset \(name):\n\(screen)")
      return
    }
    press("gg")
    for _ in 0..<row { press("j") }
    press("Enter")
    advance(by: .seconds(1))
  }
}
