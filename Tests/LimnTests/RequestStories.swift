import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

/// Requests in view, and calls made by hand, in the whole program.
@Suite struct RequestStories {
  @Test func anyRequestCanBeOpenedAndCopiedWithoutSecrets() throws {
    let world = try World(columns: 100, rows: 30)
    world.press("@", "gg", "Enter")

    world.expectOnScreen("POST /icp4d-api/v1/authorize", "\"username\": \"admin\"", "\"password\"")
    world.expectNotOnScreen("\"password\": \"password\"")
    world.press("c")
    let copied = try #require(world.clipboard.last)
    #expect(copied.hasPrefix("curl -X POST 'http://platform.test/icp4d-api/v1/authorize'"))
    #expect(!copied.contains(#""password":"password""#))
    world.press("Escape")
    world.expectOnScreen("Requests")
    world.press("Escape")
    #expect(world.state.overlays.isEmpty)
  }

  @Test func aFailedListLeadsToItsRequest() throws {
    let world = try World(columns: 100, rows: 30)
    world.wire.cut()
    world.press("j", "Enter")
    world.expectOnScreen("@ shows the request")
    world.press("@", "Enter")

    world.expectOnScreen("no answer", "the cable is out", "There was no answer.")
  }

  @Test func anOperationIsCalledAndItsAnswerRead() throws {
    let world = try World(columns: 110, rows: 32)
    world.press(":")
    world.type("api")
    world.press("Enter")
    world.type("catalogs list")
    world.press("Enter", "Enter")

    world.expectOnScreen("GET /v2/catalogs", "200", "\"catalogs\": [")
    world.press("Escape", "Escape", "Escape")
    world.expectOnScreen("catalogs list", "200")
    world.press("Escape")
    #expect(world.state.overlays.isEmpty)
  }

  @Test func aListIsReadPageByPage() throws {
    let world = try World(columns: 110, rows: 32)
    world.press(":")
    world.type("api")
    world.press("Enter")
    world.type("catalogs list")
    world.press("Enter")
    while world.state.api.form.map({ $0.fields[$0.focused].name != "limit" }) ?? false {
      world.press("Down")
    }
    world.type("2")
    world.press("Enter")

    world.expectOnScreen("page 1", "1 to 2", "for the next")
    world.press("n")
    world.expectOnScreen("page 2", "3 to ")
    world.press("N")
    world.expectOnScreen("page 1", "1 to 2")
  }

  @Test func aRefusalIsShownAsItCame() throws {
    let world = try World(columns: 110, rows: 32)
    world.press(":")
    world.type("api")
    world.press("Enter")
    world.type("catalogs get")
    world.press("Enter")
    world.press("ctrl-u")
    world.type("no-such-catalog")
    world.press("Enter")

    world.expectOnScreen("404", "\"errors\": [", "no-such-catalog")
  }

  @Test func theHeaderCountsWhereThePlatformHasLimits() throws {
    let world = try World(columns: 120, rows: 32, limits: .documented)
    world.expectOnScreen("/600")

    let free = try World(columns: 120, rows: 32)
    free.expectNotOnScreen("/600")
  }

  @Test func lookingByItselfStopsBeforeThePlatformHasToStopIt() throws {
    let world = try World(
      columns: 120, rows: 32, options: { $0.rateLimits = .init(read: 40, write: 450, query: 60) },
      limits: CallLimits(read: 40))
    world.press("j", "j", "Enter")
    world.press("5")
    world.advance(by: .seconds(300))

    #expect(!world.platform.requestLog.contains { $0.contains(" 429 ") })
  }

  @Test func aChangeIsAskedAboutAndThenMade() throws {
    let world = try World(columns: 110, rows: 32)
    world.press(":")
    world.type("api")
    world.press("Enter")
    world.type("lake-databases create")
    world.press("Enter", "Down")
    world.type(#"{"name":"fresh_lake","storageIds":[]}"#)
    world.press("Enter")
    world.expectOnScreen("POST /api/v1/ailake/database/instances", "fresh_lake", "Not now")
    world.press("Enter")
    #expect(!world.platform.requestLog.contains { $0.contains("POST /api/v1/ailake") })

    world.press("Enter", "Tab", "Enter")
    #expect(world.platform.requestLog.contains { $0.contains("POST /api/v1/ailake") })
    world.expectOnScreen("202", "lake-databases create")
    world.advance(by: .seconds(90))
    world.expectOnScreen("done")
    world.press("G")
    world.expectOnScreen("In the end")
    world.press("T")
    world.expectOnScreen("Operations", "lake-databases create", "done")
  }
}
