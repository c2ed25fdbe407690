import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// Saving edits while others edit too.
@Suite struct SaveScenarioTests {
  /// An asset that was read, and its platform.
  struct Desk {
    let scenario: Scenario
    let client: PlatformClient
    let base: AssetDetail

    init(
      _ door: Door, user: String = "ana",
      _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
    ) throws {
      scenario = try Scenario(door, configure)
      client = try scenario.client(user)
      base = try client.asset(
        named: "customers", in: try client.named("Retail 360", .catalog))
    }

    var id: AssetID { base.asset.id }

    func someoneElse(sets pointer: String, to value: JSONValue) throws {
      try scenario.platform.someoneElseEdits(
        asset: id.id, JSONPatch([.replace(path: JSONPointer(pointer), value: value)]), as: "vic")
    }
  }

  @Test(arguments: Door.allCases, [true, false])
  func anEditIsSavedAndCanBeUndone(door: Door, honoursTests: Bool) throws {
    let desk = try Desk(door) { $0.honoursTestOperations = honoursTests }
    desk.scenario.clock.advance(by: .seconds(60))

    let outcome = try desk.client.save(
      desk.id, base: desk.base,
      edits: [.description: "Who buys from us.", .tags: ["gold", "a#b@c", "zlatá"]])

    guard case .saved(let saved, let reverse, let merged) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(merged == [])
    #expect(saved.asset.description == "Who buys from us.")
    #expect(saved.asset.tags == ["gold", "a#b@c", "zlatá"])
    #expect(saved.asset.name == desk.base.asset.name)
    #expect(saved.asset.modifierID == "1000331001")
    #expect(try desk.client.asset(desk.id) == saved)
    let undone = try desk.client.patch(desk.id, with: reverse)
    #expect(undone.asset.description == desk.base.asset.description)
    #expect(undone.asset.tags == desk.base.asset.tags)
  }

  @Test(arguments: Door.allCases, [true, false])
  func editsOfDifferentFieldsAreMerged(door: Door, honoursTests: Bool) throws {
    let desk = try Desk(door) { $0.honoursTestOperations = honoursTests }
    try desk.someoneElse(sets: "/metadata/tags", to: ["theirs"])

    let outcome = try desk.client.save(desk.id, base: desk.base, edits: [.name: "clients"])

    guard case .saved(let saved, _, let merged) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(merged == [.tags])
    #expect(saved.asset.name == "clients" && saved.asset.tags == ["theirs"])
  }

  @Test(arguments: Door.allCases, [true, false])
  func editsOfTheSameFieldAreAConflictAndNothingIsSent(door: Door, honoursTests: Bool) throws {
    let desk = try Desk(door) { $0.honoursTestOperations = honoursTests }
    try desk.someoneElse(sets: "/metadata/description", to: "Theirs.")

    let outcome = try desk.client.save(
      desk.id, base: desk.base, edits: [.description: "Mine.", .name: "mine"])

    let theirs = try desk.client.asset(desk.id)
    #expect(outcome == .conflict(theirs: theirs, fields: [.description]))
    #expect(theirs.asset.description == "Theirs." && theirs.asset.name == "customers")
    #expect(scenarioPatches(desk) == 0)
    // What is resolved on top of theirs is saved.
    let resolved = try desk.client.save(desk.id, base: theirs, edits: [.description: "Both."])
    guard case .saved(let saved, _, []) = resolved else {
      Issue.record("\(resolved)")
      return
    }
    #expect(saved.asset.description == "Both.")
  }

  @Test(arguments: Door.allCases) func theSameEditByBothIsNoConflict(door: Door) throws {
    let desk = try Desk(door)
    try desk.someoneElse(sets: "/metadata/description", to: "The same.")

    let outcome = try desk.client.save(
      desk.id, base: desk.base, edits: [.description: "The same."])

    let now = try desk.client.asset(desk.id)
    #expect(outcome == .saved(now, reverse: JSONPatch([]), merged: []))
    #expect(scenarioPatches(desk) == 0)
  }

  @Test(arguments: Door.allCases) func aViewerMayNotSave(door: Door) throws {
    let desk = try Desk(door, user: "vic")

    let error = try platformError { () throws(PlatformError) in
      try desk.client.save(desk.id, base: desk.base, edits: [.name: "mine"])
    }

    #expect(error.cause == .forbidden && error.status == 403)
    #expect(try desk.client.asset(desk.id) == desk.base)
  }

  @Test(arguments: Door.allCases) func aBlankNameIsRefusedInThePlatformsWords(door: Door) throws {
    let desk = try Desk(door)

    let error = try platformError { () throws(PlatformError) in
      try desk.client.save(desk.id, base: desk.base, edits: [.name: "  "])
    }

    #expect(error.cause == .rejected)
    #expect(error.message == "The name must be a text that is not blank.")
    #expect(try desk.client.asset(desk.id) == desk.base)
  }

  private func scenarioPatches(_ desk: Desk) -> Int { desk.scenario.requests(with: " PATCH ") }
}
