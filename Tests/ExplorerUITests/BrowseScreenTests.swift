import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// The whole screen while one walks through a catalog.
@Suite struct BrowseScreenTests {
  @Test func aCatalogIsBrowsedOnARegularScreen() {
    expectScreen("browse-120x40", Sample.browsing(120, 40), styles: [0, 1, 3])
  }

  @Test func aCatalogIsBrowsedOnASmallScreen() {
    expectScreen("browse-80x24", Sample.browsing(80, 24))
    expectScreen("browse-60x20", Sample.browsing(60, 20))
  }

  @Test func aCatalogIsBrowsedOnAWideScreen() {
    expectScreen("browse-160x45", Sample.browsing(160, 45))
    expectScreen("browse-200x60", Sample.browsing(200, 60))
  }

  @Test func theFirstFrameNeedsNothing() {
    var state = Sample.empty(80, 24)
    state.connection = .connecting
    state.containers.rows = [
      ContainerRow(
        content: .node(.group(.catalogs)), depth: 0, isExpanded: true, isExpandable: true),
      ContainerRow(content: .loading(.catalogs), depth: 1),
      ContainerRow(
        content: .node(.group(.projects)), depth: 0, isExpanded: true, isExpandable: true),
      ContainerRow(
        content: .failed(
          .projects, PlatformError(cause: .unavailable, request: "GET /v2/projects")), depth: 1),
      ContainerRow(
        content: .node(.group(.spaces)), depth: 0, isExpanded: true, isExpandable: true),
      ContainerRow(content: .empty("none"), depth: 1),
    ]

    expectScreen("start-80x24", state)
  }

  @Test func aFilterIsTypedInTheLowerEdge() {
    var state = Sample.browsing(120, 40)
    state.assets.filter.input = TextInput("cust")
    state.assets.filter.isEditing = true
    state.assets.visible = [0, 1]

    expectScreen("filter-typing-120x40", state)
    #expect(cursor(of: state) == Point(x: 36, y: 38))
  }

  @Test func aKeptFilterMarksAndSortStandInTheTitle() {
    var state = Sample.browsing(160, 45)
    state.assets.filter.input = TextInput("cust")
    state.assets.filter.place = .onThePlatform
    state.assets.visible = [0, 1]
    state.assets.type = "data_asset"
    state.assets.marks = [Sample.customers]
    state.assets.isWide = true

    expectScreen("filter-kept-160x45", state, styles: [3])
  }

  @Test func aLongListShowsWhereOneIs() {
    var state = Sample.browsing(80, 24)
    let ids = (0..<100_000).map { AssetID("a\($0)", in: Sample.retail) }
    state.assets.list = Sample.loaded(ids, total: .exact(100_000))
    for id in ids[50_000..<50_030] {
      state.library.assets[id] = Asset(id: id, name: "asset \(id.id)", type: "data_asset")
    }
    state.assets.cursor = ListCursor(selected: 50_004, top: 50_000)

    expectScreen("long-list-80x24", state)
  }

  @Test func theRunsOfAJobAreToldApartByWhenTheyStarted() {
    func history(_ columns: Int, _ rows: Int) -> [String] {
      var state = Sample.browsing(columns, rows)
      state.layout.focus = .runs
      state.runs.job = Sample.nightly
      state.runs.rows = (state.runs.runsByJob[Sample.nightly] ?? []).map {
        JobRunRow(job: Sample.nightly, run: $0)
      }
      let paper = drawn(state)
      let top = (0..<rows).first { paper.text(row: $0).contains("5 Runs") } ?? 0
      return [1, 2].map { paper.text(row: top + $0) }
    }

    let wide = history(200, 60)
    #expect(wide[0].contains("●        09:36  Running  "))
    #expect(wide[0].contains("  00:04:12   4 min ago  by hand   1841-5f2 "))
    #expect(wide[1].contains("✓ Nov 20 09:41  Completed  "))
    let compact = history(80, 24)
    #expect(compact[0].contains("●        09:36  Running    00:04:12  1841-5f2 "))
    #expect(compact[1].contains("✓ Nov 20 09:41  Completed  00:15:00  n0"))
    #expect(history(120, 40)[1].hasPrefix("│  ✓ Nov 20 09:41  Completed ││"))
  }

  @Test func aZoomedPaneHasTheWholeScreen() {
    var state = Sample.browsing(80, 24)
    state.layout.isZoomed = true
    state.layout.focus = .runs

    expectScreen("zoomed-runs-80x24", state, styles: [2])
  }

  @Test func oneColumnOrRowMoreOrLessNeverTraps() {
    let states = [Sample.browsing(), Sample.drafting(120, 40)]
    for state in states {
      for columns in stride(from: 1, through: 201, by: 13) {
        for rows in [1, 4, 5, 6, 12, 20, 31, 60] {
          let buffer = drawn(resized(state, columns, rows))
          #expect(buffer.size.columns == columns)
        }
      }
    }
  }
}
