import HTTPTypes
import PlatformModel
import Testing

@testable import PlatformClient

/// How many calls are left, as far as is known.
@Suite struct CallBudgetTests {
  private static let small = CallLimits(read: 4, write: 2, query: 1)

  @Test func aCallIsForgottenAfterAMinute() {
    var estimate = CallEstimate(Self.small)
    for second in [0, 10, 30] { estimate.note(.read, at: .seconds(second)) }

    #expect(estimate.use(of: .read, at: .seconds(59)) == CallUse(.read, used: 3, limit: 4))
    #expect(estimate.use(of: .read, at: .seconds(60)) == CallUse(.read, used: 2, limit: 4))
    #expect(estimate.use(of: .read, at: .seconds(90)) == CallUse(.read, used: 0, limit: 4))
    #expect(estimate.use(of: .write, at: .seconds(59)) == CallUse(.write, used: 0, limit: 2))
  }

  @Test func backgroundWorkLeavesAReserve() {
    var estimate = CallEstimate(Self.small)
    estimate.note(.read, at: .seconds(0))
    #expect(estimate.pause(before: .read, reserve: 0.5, at: .seconds(5)) == nil)
    estimate.note(.read, at: .seconds(7))

    #expect(estimate.pause(before: .read, reserve: 0.5, at: .seconds(10)) == .seconds(50))
    #expect(estimate.pause(before: .read, reserve: 0, at: .seconds(10)) == nil)
    #expect(estimate.pause(before: .read, reserve: 0.5, at: .seconds(60)) == nil)
  }

  @Test func whatThePlatformSaysCountsMore() {
    var estimate = CallEstimate(.documented)
    estimate.note(.write, at: .seconds(0))
    estimate.refused(
      .write,
      saying:
        "The number of requests has exceeded the rate limit. Requests: 101. Limit: 100. "
        + "Category: read. Subject: ana (u1).",
      retryAfter: nil, at: .seconds(1))

    #expect(estimate.use(of: .read, at: .seconds(1)) == CallUse(.read, used: 101, limit: 100))
    #expect(estimate.use(of: .write, at: .seconds(1)) == CallUse(.write, used: 1, limit: 450))
    #expect(estimate.pause(before: .read, reserve: 0, at: .seconds(2)) == .seconds(59))
  }

  @Test func aRefusalWithoutNumbersClosesTheCategoryAsLongAsItSays() {
    var estimate = CallEstimate(.documented)
    estimate.refused(.read, saying: "Too many.", retryAfter: .seconds(7), at: .seconds(0))

    #expect(estimate.use(of: .read, at: .seconds(0)) == CallUse(.read, used: 600, limit: 600))
    #expect(estimate.pause(before: .read, reserve: 0, at: .seconds(2)) == .seconds(5))
  }

  @Test func howLongManyCallsTakeIsKnownBefore() {
    var estimate = CallEstimate(Self.small)
    estimate.note(.write, at: .zero)
    func time(_ calls: Int) -> Duration {
      estimate.time(for: calls, of: .write, each: .seconds(1), at: .seconds(1))
    }

    #expect(time(1) == .seconds(1))
    #expect(time(2) == .seconds(60))
    #expect(time(3) == .seconds(60))
    #expect(time(4) == .seconds(120))
    #expect(time(200) == .seconds(6_000))
  }

  @Test func everyCallOfASessionCountsInItsCategory() throws {
    let platform = try Platform(
      .json(#"{"catalogs":[]}"#), .json(#"{"resources":[]}"#), .status(429), .status(429),
      tries: 1, limits: .documented)
    let client = platform.client

    _ = try client.catalogs()
    _ = try client.cancelled(by: Cancellation()).projects()
    #expect(client.budget.use(of: .read) == CallUse(.read, used: 1, limit: 600))
    #expect(client.budget.use(of: .query) == CallUse(.query, used: 1, limit: 60))
    #expect(platform.log.exchanges.map(\.use?.used) == [1, 1])
    _ = try platformError { () throws(PlatformError) in try client.catalogs() }
    #expect(client.budget.use(of: .read) == CallUse(.read, used: 600, limit: 600))
  }

  @Test func withoutLimitsNothingIsCounted() throws {
    let platform = try Platform(.json(#"{"catalogs":[]}"#))
    _ = try platform.client.catalogs()

    #expect(!platform.client.budget.isLimited)
    #expect(platform.log.exchanges.map(\.use) == [nil])
    #expect(platform.client.budget.pause(before: .read, reserve: 1) == nil)
  }
}
