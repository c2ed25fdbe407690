import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Faults at work.
@Suite struct FaultTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 200)
    // Signing in is a request too.
    _ = try platform.token(of: "admin")
  }

  private func set(_ faults: JSONValue...) throws {
    let document: JSONValue = ["seed": 3, "faults": .array(faults)]
    platform.emulator.setFaults(try PlatformEmulator.Faults(document))
  }

  private func statuses(_ count: Int, _ path: String = "/v2/catalogs") throws -> [Int] {
    try (0..<count).map { _ in try platform.send(.get, path).status.code }
  }

  @Test func refusalsComeInTheShapeOfTheirFamilyWithWhenToComeBack() throws {
    try set(["fault": "status", "status": 503, "retry_after": 4])

    let common = try platform.send(.get, "/v2/catalogs")
    let projects = try platform.send(.get, "/v2/projects")
    let lake = try platform.send(.get, "/api/v1/ailake/services")

    #expect(common.json?["errors"]?[0]?["code"] == "simulated_failure")
    #expect(projects.json?["code"] == "503")
    #expect(lake.json?["status"] == 503)
    #expect([common, projects, lake].allSatisfy { $0.headers[.retryAfter] == "4" })
  }

  @Test func aStormOfRateLimitsStrikesAllForItsTime() throws {
    try set(["fault": "rate_limit", "skip": 1, "lasting": "20s", "match": "/v2/catalogs"])

    #expect(try statuses(3) == [200, 429, 429])
    platform.clock.advance(by: .seconds(19))
    let answer = try platform.send(.get, "/v2/catalogs")
    #expect(answer.json?["errors"]?[0]?["code"] == "rate_limit")
    #expect(try statuses(1, "/v2/spaces") == [200])
  }

  @Test func chanceIsTheSameForTheSameSeedAndAboutAsGreatAsAskedFor() throws {
    try set(["fault": "status", "status": 500, "chance": 0.2])
    let first = try statuses(200)
    try set(["fault": "status", "status": 500, "chance": 0.2], ["fault": "malformed"])

    #expect(try statuses(200) == first)
    #expect((25...55).contains(first.count { $0 == 500 }))
  }

  @Test func aCountIsUsedUp() throws {
    try set(
      ["fault": "status", "status": 500, "count": 2],
      ["fault": "status", "status": 502, "count": 1])

    #expect(try statuses(5) == [500, 500, 502, 200, 200])
    let struck = platform.emulator.faultsDocument["faults"]?.array?.map { $0["struck"] }
    #expect(struck == [2, 1])
  }

  @Test func bodiesAreCutOrBroken() throws {
    let whole = try platform.send(.get, "/v2/catalogs").body

    try set(["fault": "truncated", "keep": 0.25])
    let cut = try platform.send(.get, "/v2/catalogs")
    try set(["fault": "malformed"])
    let broken = try platform.send(.get, "/v2/catalogs")

    #expect(cut.body == Array(whole.prefix(whole.count / 4)))
    #expect(cut.status == .ok)
    #expect(broken.json == nil)
    #expect(broken.body.count == whole.count + 1)
  }

  @Test func expiredTokensAreRefusedUntilSomebodySignsInAgain() throws {
    let old = try platform.token(of: "ana")
    try set(["fault": "expired_tokens", "count": 1])
    let headers: HTTPFields = [.authorization: "Bearer \(old)"]

    #expect(try platform.send(.get, "/v2/catalogs", headers: headers).status == .unauthorized)
    #expect(try platform.send(.get, "/v2/catalogs", headers: headers).status == .unauthorized)
    let signIn: JSONValue = ["username": "ana", "password": "password"]
    let token = try platform.send(.post, "/icp4d-api/v1/authorize", signIn, as: nil).json?["token"]
    let fresh: HTTPFields = [.authorization: "Bearer \(token?.string ?? "")"]
    #expect(try platform.send(.get, "/v2/catalogs", headers: fresh).status == .ok)
    let key: HTTPFields = [.authorization: "ZenApiKey YW5hOmxpbW4tZGVtby1rZXk="]
    #expect(try platform.send(.get, "/v2/catalogs", headers: key).status == .ok)
  }

  @Test func theClockCanBeAhead() throws {
    platform.emulator.setFaults(try PlatformEmulator.Faults(["clock_skew": "2h"]))
    #expect(platform.emulator.options.clock.milliseconds == platform.clock.milliseconds + 7_200_000)

    platform.emulator.clearFaults()

    #expect(platform.emulator.options.clock.milliseconds == platform.clock.milliseconds)
  }

  @Test func anotherUserEditsAfterALookAndBeforeAChange() throws {
    let scope = try platform.catalog()
    let found = try platform.search(scope, "*:*", ["limit": 1])["results"]?[0]?["metadata"]
    let path = "/v2/assets/\(found?["asset_id"]?.string ?? "")?\(scope)"
    let seen = try platform.get(path)
    try set(["fault": "other_user", "match": "/v2/assets/{asset_id}", "count": 2])

    #expect(try platform.get(path) == seen)
    let test: JSONValue = [
      "op": "test", "path": "/metadata/description",
      "value": .string("Changed by ana at 09:00:00 UTC."),
    ]
    platform.clock.advance(by: .seconds(1))
    let change: JSONValue = [
      test, ["op": "add", "path": "/metadata/description", "value": "mine"],
    ]
    let refused = try platform.send(.patch, path, change)

    #expect(refused.status == .conflict)
    let metadata = try platform.get(path)["metadata"]
    #expect(metadata?["description"] == "Changed by ana at 09:00:01 UTC.")
  }

  @Test func theLogThatIsAskedForIsWrittenAnew() throws {
    let project = try platform.projectWithJobs()
    let job = try platform.get("/v2/jobs?\(project)")["results"]?[0]?["metadata"]?["asset_id"]
    let runs = "/v2/jobs/\(job?.string ?? "")/runs"
    let run = try platform.post("\(runs)?\(project)")["asset_id"]?.string ?? ""
    platform.clock.advance(by: .seconds(40))
    let path = "\(runs)/\(run)/logs?\(project)"
    let before = try platform.get(path)
    try set(["fault": "rewritten_log", "match": "/v2/jobs", "count": 1])

    let after = try platform.get(path)

    #expect(after["results"]?[0] == "--- log restarted (1) ---")
    #expect(after["total_count"]?.int ?? 0 < before["total_count"]?.int ?? 0)
  }

  @Test func delaysAreForTheServerToWait() throws {
    try set(["fault": "latency", "time": "30ms"], ["fault": "latency", "time": "1s"])

    let verdict = platform.emulator.verdict(on: EmulatorRequest(method: .get, path: "/v2/jobs"))

    #expect(verdict.delay == .milliseconds(1_030))
  }
}
