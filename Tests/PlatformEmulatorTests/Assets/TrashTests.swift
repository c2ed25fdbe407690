import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct TrashTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }
  private let scope = AssetDesk.playground

  init() throws {
    desk = try AssetDesk()
  }

  private func path(_ id: String, _ rest: String = "") -> String {
    "/v2/assets/\(id)?\(scope)\(rest)"
  }
  private func trash(_ id: String, _ action: String = "") -> String {
    "/v2/trashed_assets/\(id)\(action)?\(scope)"
  }
  private func count() throws -> Int {
    try desk.get("/v2/trashed_assets/count?\(scope)")["count"]?.int ?? -1
  }

  @Test func aDeletedAssetIsOnlyInTheTrashAndComesBackAsItWas() throws {
    let id = try desk.make("lost and found", ["tags": ["mine"], "description": "Here."])
    let other = try desk.make("other")
    try desk.bind(id, .derivedFrom, other)
    let before = try desk.asset(id)
    platform.clock.advance(by: .seconds(90))

    #expect(try platform.send(.delete, path(id)).status == .noContent)

    #expect(try desk.status(.get, path(id)) == 404)
    #expect(try desk.found("asset.name:lost") == 0)
    #expect(try desk.found("asset.tags:mine") == 0)
    #expect(try desk.related(other) == [])
    let trashed = try platform.get(trash(id))
    var expected = before
    expected["metadata"]?["asset_state"] = "deleted"
    expected["metadata"]?["delete_processing_state"] = "complete"
    expected["metadata"]?["delete_reason"] = .string("Deleted by user \(People.admin).")
    expected["href"] = .string(trash(id))
    #expect(trashed == expected)
    let list = try platform.get("/v2/trashed_assets?\(scope)")
    #expect(list["total_rows"] == 1)
    #expect(list["resources"]?.array?.map { $0["metadata"] } == [expected["metadata"]])
    #expect(list["resources"]?[0]?["entity"] == nil)
    #expect(list["bookmark"]?.string?.isEmpty == false)

    let restored = try platform.send(.post, trash(id, "/restore"))

    #expect(restored.status == .ok)
    #expect(restored.json == before)
    #expect(try desk.asset(id) == before)
    #expect(try desk.found("asset.name:lost AND asset.tags:mine") == 1)
    #expect(try desk.related(other) == ["source_of lost and found"])
    #expect(try desk.status(.get, trash(id)) == 404)
    #expect(try count() == 0)
  }

  @Test func relationshipsComeBackWithTheLastOfTheirEnds() throws {
    let ids = try (1...2).map { try desk.make("end \($0)") }
    try desk.bind(ids[0], .derivedFrom, ids[1])
    for id in ids { #expect(try desk.status(.delete, path(id)) == 204) }

    #expect(try desk.status(.post, trash(ids[0], "/restore")) == 200)
    #expect(try desk.related(ids[0]) == [])
    #expect(try desk.status(.post, trash(ids[1], "/restore")) == 200)

    #expect(try desk.related(ids[0]) == ["derived_from end 2"])
  }

  @Test func whatIsPurgedIsGoneForGood() throws {
    let id = try desk.make("gone")
    let other = try desk.make("other")
    try desk.bind(other, .derivedFrom, id)
    #expect(try desk.status(.delete, path(id)) == 204)

    #expect(try desk.status(.delete, trash(id)) == 204)

    #expect(try desk.status(.get, trash(id)) == 404)
    #expect(try desk.status(.delete, trash(id)) == 404)
    #expect(try desk.status(.post, trash(id, "/restore")) == 404)
    #expect(try desk.related(other) == [])
    let now = try desk.make("at once")
    #expect(try desk.status(.delete, path(now, "&purge_on_delete=true")) == 204)
    #expect(try count() == 0)
  }

  @Test func purgingTakesRevisionsAlong() throws {
    let id = WorldStory.customersID
    let path = "/v2/assets/\(id)?\(AssetDesk.retail)"
    let revisions = "SELECT count(*) FROM revision WHERE asset_id = '\(id)'"
    func count() throws -> Int? {
      try platform.emulator.store.read { try Int.fetchOne($0, sql: revisions) }
    }
    #expect(try desk.status(.delete, path) == 204)
    #expect(try count() == 6)

    #expect(try desk.status(.delete, "/v2/trashed_assets/\(id)?\(AssetDesk.retail)") == 204)

    #expect(try count() == 0)
  }

  @Test func anAssetMayBePurgedSomeDaysAfter() throws {
    let ids = try (1...2).map { try desk.make("short lived \($0)") }
    for id in ids {
      #expect(
        try desk.status(.delete, path(id, "&purge_on_delete=true&purge_after_days=2")) == 204)
    }
    platform.clock.advance(by: .seconds(86_400))
    #expect(try desk.status(.post, trash(ids[1], "/restore")) == 200)
    #expect(try desk.status(.delete, path(ids[1])) == 204)
    #expect(try count() == 2)

    platform.clock.advance(by: .seconds(86_400))

    // The second was deleted anew, to stay in the trash.
    #expect(try count() == 1)
    #expect(try desk.status(.get, trash(ids[1])) == 200)
    #expect(try desk.status(.delete, path("x", "&purge_after_days=2")) == 400)
    #expect(
      try desk.status(.delete, path("x", "&purge_on_delete=false&purge_after_days=2")) == 400)
  }

  @Test func aContainerMayPurgeWhatIsDeleted() throws {
    try desk.configure(WorldContainers.playground, ["purge_on_delete": true])
    let ids = try (1...2).map { try desk.make("configured \($0)") }

    #expect(try desk.status(.delete, path(ids[0])) == 204)
    #expect(try desk.status(.delete, path(ids[1], "&purge_on_delete=false")) == 204)

    #expect(try desk.status(.get, trash(ids[0])) == 404)
    #expect(try desk.status(.get, trash(ids[1])) == 200)
  }

  @Test func aFewAreEmptiedAtOnceAndManyByAndBy() throws {
    for number in 1...20 {
      #expect(try desk.status(.delete, path(try desk.make("few \(number)"))) == 204)
    }
    #expect(try desk.status(.delete, "/v2/trashed_assets/purge_all?\(scope)") == 204)
    #expect(try count() == 0)
    for number in 1...45 {
      #expect(try desk.status(.delete, path(try desk.make("many \(number)"))) == 204)
    }

    let answer = try platform.send(.delete, "/v2/trashed_assets/purge_all?\(scope)")

    #expect(answer.status == .accepted)
    var counts = [try count()]
    for _ in 1...3 {
      platform.clock.advance(by: .milliseconds(500))
      counts.append(try count())
    }
    #expect(counts == [45, 25, 5, 0])
  }

  @Test func everyDeletedAssetIsListedOnceWhateverHappensBetweenPages() throws {
    let ids = try (1...11).map { try desk.make("page \($0)") }
    for id in ids {
      #expect(try desk.status(.delete, path(id)) == 204)
      if id == ids[5] { platform.clock.advance(by: .seconds(1)) }
    }

    var seen: [String] = []
    var bookmark = ""
    while true {
      let page = try platform.get("/v2/trashed_assets?\(scope)&limit=3&bookmark=\(bookmark)")
      let list = (page["resources"]?.array ?? []).compactMap {
        $0["metadata"]?["asset_id"]?.string
      }
      bookmark = try #require(page["bookmark"]?.string)
      if list.isEmpty { break }
      seen += list
      // Something comes in at the top, and something that was seen leaves.
      platform.clock.advance(by: .seconds(1))
      #expect(try desk.status(.delete, path(try desk.make("late \(seen.count)"))) == 204)
      if seen.count == 3 { #expect(try desk.status(.delete, trash(list[2])) == 204) }
    }

    #expect(seen == ids.reversed())
  }

  @Test func theTrashIsSiftedByTime() throws {
    for number in 1...3 {
      #expect(try desk.status(.delete, path(try desk.make("time \(number)"))) == 204)
      platform.clock.advance(by: .seconds(3600))
    }
    for (query, expected) in [
      ("older_than=2026-03-02T10:00:00Z", 1), ("older_than=2026-03-02T12:00:00.000%2B02", 1),
      ("newer_than=2026-03-02T09:00:00Z", 2), ("newer_than=2026-03-02T05:00:00-05:30", 1),
      ("newer_than=2026-03-02T09:30:00Z&older_than=2026-03-02T10:30:00Z", 1),
    ] {
      let list = try platform.get("/v2/trashed_assets?\(scope)&\(query)")
      #expect(list["total_rows"]?.int == expected, "\(query)")
      #expect(list["resources"]?.array?.count == expected, "\(query)")
    }
    #expect(try desk.status(.get, "/v2/trashed_assets?\(scope)&older_than=soon") == 400)
  }

  @Test func viewersMayLookIntoTheTrashButNotEmptyIt() throws {
    let scope = AssetDesk.retail
    let id = try desk.make("a table", in: scope)
    #expect(try desk.status(.delete, "/v2/assets/\(id)?\(scope)", as: "vic") == 403)
    // An editor of the catalog who is nothing to the asset.
    #expect(try desk.status(.delete, "/v2/assets/\(id)?\(scope)", as: "ana") == 403)
    #expect(try desk.status(.delete, "/v2/assets/\(id)?\(scope)") == 204)

    #expect(try desk.status(.get, "/v2/trashed_assets/\(id)?\(scope)", as: "vic") == 200)
    #expect(try desk.status(.delete, "/v2/trashed_assets/\(id)?\(scope)", as: "vic") == 403)
    #expect(try desk.status(.post, "/v2/trashed_assets/\(id)/restore?\(scope)", as: "ana") == 403)
    #expect(try desk.status(.delete, "/v2/trashed_assets/purge_all?\(scope)", as: "vic") == 403)
    // What ana may not purge stays.
    #expect(try desk.status(.delete, "/v2/trashed_assets/purge_all?\(scope)", as: "ana") == 204)
    #expect(try desk.status(.get, "/v2/trashed_assets/\(id)?\(scope)") == 200)
  }

  @Test func deletingTakesAlongWhatCascades() throws {
    try desk.cascade(.uses, "on_delete")
    let ids = try (1...3).map { try desk.make("chain \($0)") }
    try desk.bind(ids[0], .uses, ids[1])
    try desk.bind(ids[1], .uses, ids[2])
    try desk.bind(ids[2], .uses, ids[0])

    #expect(try desk.status(.delete, path(ids[0])) == 204)

    #expect(try count() == 3)
    #expect(
      try platform.get(trash(ids[2]))["metadata"]?["delete_reason"]?.string
        == "Deleted with asset \(ids[0]).")
  }
}
