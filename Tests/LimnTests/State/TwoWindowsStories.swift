import ExplorerModel
import Foundation
import JSON
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Two windows on one state folder.
@Suite struct TwoWindowsStories {
  @Test func whatOneStagesAppearsInTheOtherAndNothingIsLost() throws {
    let shelf = MemoryRecords.Shelf()
    let one = try World(columns: 160, rows: 45, shelf: shelf)
    let two = try World(columns: 160, rows: 45, shelf: shelf)
    one.editDescription(of: "customers", to: "AAAA")
    two.settle()
    two.expectOnScreen("1 draft")
    two.editDescription(of: "orders", to: "BBBB")
    one.settle()
    one.press("e", "Tab", "ctrl-a", "ctrl-k")
    one.type("CCCC")
    one.press("ctrl-s")
    two.settle()

    for window in [one, two] {
      let texts = window.state.drafts.drafts.compactMap { $0.edits[.description]?.string }
      #expect(Set(texts) == ["BBBB", "CCCC"])
    }
    #expect(one.drafts.drafts.count == 2)
  }
}
