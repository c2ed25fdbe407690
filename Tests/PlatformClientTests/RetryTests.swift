import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

struct RetryTests {
  private static let empty = ScriptedTransport.Answer.json(#"{"catalogs":[]}"#)

  private func outcome(_ platform: Platform) throws -> PlatformError? {
    do {
      _ = try platform.client.catalogs()
      return nil
    } catch {
      return error
    }
  }

  @Test func aReadIsRepeatedWithGrowingWaits() throws {
    let platform = try Platform(
      .status(429), .status(503), .status(429), Self.empty)

    #expect(try outcome(platform) == nil)
    #expect(
      platform.clock.sleeps == [.milliseconds(750), .milliseconds(1_500), .milliseconds(3_000)])
    #expect(platform.log.exchanges.map(\.status) == [429, 503, 429, 200])
  }

  @Test func aReadIsGivenUpAfterFourTries() throws {
    let platform = try Platform(.status(503), .status(503), .status(503), .status(503), Self.empty)

    #expect(try outcome(platform)?.cause == .unavailable)
    #expect(platform.transport.sent.count == 4)
  }

  @Test func secondsOfRetryAfterAreHonoured() throws {
    let platform = try Platform(.status(429, headers: [.retryAfter: "7"]), Self.empty)

    #expect(try outcome(platform) == nil)
    #expect(platform.clock.sleeps == [.seconds(7)])
  }

  @Test func aDateOfRetryAfterIsHonoured() throws {
    // The manual clock stands at 2027-01-15T08:00:00Z.
    let platform = try Platform(
      .status(503, headers: [.retryAfter: "Fri, 15 Jan 2027 08:00:09 GMT"]), Self.empty)

    #expect(try outcome(platform) == nil)
    #expect(platform.clock.sleeps == [.seconds(9)])
  }

  @Test func aPlatformThatWantsTooLongAWaitIsNotWaitedFor() throws {
    let platform = try Platform(.status(429, headers: [.retryAfter: "31"]), Self.empty)

    #expect(try outcome(platform)?.cause == .rateLimited(retryAfter: .seconds(31)))
    #expect(platform.clock.sleeps.isEmpty)
  }

  @Test func allWaitsTogetherAreBounded() throws {
    let wait = ScriptedTransport.Answer.status(429, headers: [.retryAfter: "12"])
    let platform = try Platform(wait, wait, wait, Self.empty)

    #expect(try outcome(platform)?.cause == .rateLimited(retryAfter: .seconds(12)))
    #expect(platform.clock.sleeps == [.seconds(12), .seconds(12)])
  }

  /// A gateway that loses its platform for a moment does not end a list in its middle.
  @Test(arguments: [500, 502, 503, 504])
  func aReadIsRepeatedAfterAFailureOfThePlatformOrItsGateway(status: Int) throws {
    let platform = try Platform(.status(status), .cut(), Self.empty)

    #expect(try outcome(platform) == nil)
    #expect(platform.clock.sleeps == [.milliseconds(750), .milliseconds(1_500)])
    #expect(platform.transport.sent.count == 3)
  }

  @Test func aSignInIsRepeatedToo() throws {
    let platform = try Platform(
      .status(502), .cut(), .json(#"{"token":"t1"}"#), Self.empty,
      credentials: .password(user: "ana", password: "pw", account: nil))

    #expect(try outcome(platform) == nil)
    #expect(platform.transport.sent.count == 4)
  }

  @Test(arguments: [400, 401, 404, 409, 501])
  func otherAnswersAreFinal(status: Int) throws {
    let platform = try Platform(.status(status), Self.empty)

    #expect(try outcome(platform)?.status == status)
    #expect(platform.transport.sent.count == 1)
  }

  @Test func aConnectionThatFailsIsNotTriedAgain() throws {
    let platform = try Platform(.refused("refused"), Self.empty)

    #expect(
      try outcome(platform)
        == PlatformError(
          cause: .unreachable("refused"), request: "GET /v2/catalogs?limit=100",
          host: "cpd.test", phase: .connecting))
    #expect(platform.transport.sent.count == 1)
  }

  @Test func searchesAreRepeatedThoughTheyArePosts() throws {
    let platform = try Platform(
      .status(429), .json(#"{"results":[]}"#), .status(503), .json(#"{"resources":[]}"#))

    _ = try platform.client.assets(matching: AssetQuery(container: project))
    _ = try platform.client.relationships(of: AssetID("a", in: project))

    #expect(platform.transport.sent.count == 4)
  }

  @Test func changesAreNeverRepeated() throws {
    let platform = try Platform(.status(429), .status(502), .cut(), .status(503))
    let job = JobID("j", in: project)

    let causes = [
      try platformError { () throws(PlatformError) in try platform.client.startRun(of: job) },
      try platformError { () throws(PlatformError) in
        try platform.client.cancelRun(JobRunID("r", of: job))
      },
      try platformError { () throws(PlatformError) in
        try platform.client.patch(AssetID("a", in: project), with: .init([]))
      },
    ].map(\.cause)

    #expect(
      causes == [
        .rateLimited(retryAfter: nil), .unavailable, .unreachable("the connection was cut"),
      ])
    #expect(platform.transport.sent.count == 3)
    #expect(platform.clock.sleeps.isEmpty)
  }

  @Test func aWaitEndsWhenNobodyWantsTheAnswerAnyMore() throws {
    let cancellation = Cancellation()
    let platform = try Platform(
      .after({ _ in cancellation.cancel() }, .status(429)), Self.empty)

    let error = try platformError { () throws(PlatformError) in
      try platform.client.cancelled(by: cancellation).catalogs()
    }

    #expect(error.cause == .cancelled)
    #expect(error.request == "GET /v2/catalogs?limit=100")
    #expect(platform.clock.sleeps.isEmpty)
    #expect(platform.transport.sent.count == 1)
  }

  @Test func theSystemClockWakesASleeperThatIsCancelled() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let start = ClientClock.system.uptime()

    ClientClock.system.sleep(.seconds(600), cancellation)

    #expect(ClientClock.system.uptime() - start < .seconds(300))
    #expect(ClientClock.system.now() > Timestamp(milliseconds: 1_600_000_000_000))
  }

  @Test(
    arguments: [
      ("0", Duration.zero), ("120", .seconds(120)), (" 5 ", .seconds(5)),
      ("Thu, 01 Jan 1970 00:00:05 GMT", .zero), ("Thu, 01 Jan 1970 00:01:00 GMT", .seconds(50)),
      ("Thu, 1 Jan 1970 00:01:00 gmt", .seconds(50)), ("99999999999999", .seconds(1_000_000_000)),
      ("99999999999999999999", .seconds(1_000_000_000)),
    ] as [(String, Duration)])
  func retryAfterIsRead(text: String, duration: Duration) {
    #expect(RetryAfter.duration(text, now: Timestamp(milliseconds: 10_000)) == duration)
  }

  @Test(arguments: [
    "", "-1", "soon", "1.5", "Sun, 06 Foo 1994 08:49:37 GMT", "06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
  ])
  func retryAfterThatCannotBeReadIsAsIfAbsent(text: String) {
    #expect(RetryAfter.duration(text, now: Timestamp(milliseconds: 0)) == nil)
  }

  @Test func aWaitIsSpreadOverHalfOfItsLength() {
    for (chance, seconds) in [(0.0, 1.0), (0.5, 1.5), (1.0, 2.0), (-3, 1), (7, 2)] {
      let policy = RetryPolicy(chance: { chance })

      #expect(policy.pause(attempt: 2, waited: .zero, retryAfter: nil) == .seconds(seconds))
    }
  }
}
