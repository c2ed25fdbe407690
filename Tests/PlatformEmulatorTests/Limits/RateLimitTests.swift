import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RateLimitTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 50) {
      $0.rateLimits = .init(read: 3, write: 1, query: 2)
    }
  }

  @Test func oneReadTooManyIsRefusedUntilTheMinuteIsOver() throws {
    for _ in 0..<3 { #expect(try platform.send(.get, "/v2/catalogs").status == .ok) }

    let refused = try platform.send(.get, "/v2/catalogs")

    #expect(refused.status == .tooManyRequests)
    let error = refused.json?["errors"]?[0]
    let user = try platform.emulator.store.read { try UserRecord.find(name: "admin", in: $0) }
    let id = try #require(user?.id)
    #expect(error?["code"] == "rate_limit")
    #expect(
      error?["message"]
        == .string("The requests from \(id) exceeds rate limit. Please try again later."))
    platform.clock.advance(by: .seconds(59))
    #expect(try platform.send(.get, "/v2/spaces").status == .tooManyRequests)
    platform.clock.advance(by: .seconds(1))
    #expect(try platform.send(.get, "/v2/spaces").status == .ok)
  }

  /// Source: 429 sample of GET /v2/projects.
  @Test func projectsAreQueriesAndSaySoInTheirShape() throws {
    for _ in 0..<2 { _ = try platform.get("/v2/projects", as: "vic") }

    let refused = try platform.send(.get, "/v2/projects", as: "vic")

    #expect(refused.status == .tooManyRequests)
    #expect(refused.json?["code"] == "429")
    #expect(refused.json?["error"] == "Too Many Requests")
    let reason = refused.json?["reason"]?.string ?? ""
    #expect(
      reason.hasPrefix(
        "The number of requests has exceeded the rate limit. Requests: 3. Limit: 2. "
          + "Category: query. Subject: vic ("), "\(reason)")
    #expect(reason.hasSuffix(")."))
    #expect(
      refused.json?["message"]
        == "The client has sent too many requests in a given amount of time.")
    #expect(try platform.send(.get, "/v2/catalogs", as: "vic").status == .ok)
  }

  @Test func eachUserAndEachCategoryIsCountedApart() throws {
    for _ in 0..<3 { _ = try platform.get("/v2/catalogs") }

    // Refused for what it says, and counted all the same.
    #expect(try platform.send(.patch, "/v2/assets/x?catalog_id=y", []).status == .notFound)
    #expect(
      try platform.send(.patch, "/v2/assets/x?catalog_id=y", []).status == .tooManyRequests)
    #expect(try platform.send(.get, "/v2/catalogs", as: "ana").status == .ok)
    #expect(try platform.send(.get, "/v2/catalogs").status == .tooManyRequests)
  }

  @Test func signingInAndAILakeHaveNoLimits() throws {
    let body: JSONValue = ["username": "ana", "password": "password"]
    for _ in 0..<10 {
      #expect(try platform.send(.post, "/icp4d-api/v1/authorize", body, as: nil).status == .ok)
      #expect(try platform.send(.get, "/api/v1/ailake/services").status == .ok)
    }
  }
}
