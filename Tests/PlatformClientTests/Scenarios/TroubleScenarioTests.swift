import Dispatch
import HTTPTypes
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Testing

/// Platforms that are busy, behind a broken gateway, or silent.
@Suite struct TroubleScenarioTests {
  @Test(arguments: Door.allCases, [HTTPResponse.Status.tooManyRequests, .serviceUnavailable])
  func aBusyPlatformIsAskedAgainWhenItSays(door: Door, status: HTTPResponse.Status) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    try client.signIn()
    scenario.platform.failNext(
      matching: "GET /v2/catalogs", status: status, count: 2, headers: [.retryAfter: "3"])

    #expect(try client.catalogs().items.count == 6)

    #expect(scenario.sleeps == [.seconds(3), .seconds(3)])
    #expect(scenario.requests(with: "GET /v2/catalogs") == 3)
  }

  @Test(arguments: Door.allCases) func aSearchIsRepeatedAndAChangeIsNot(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let warehouse = try client.named("Nightly warehouse", .project)
    let job = try client.job(named: "vacuum-tables", in: warehouse)
    scenario.platform.failNext(
      matching: "POST /v2", status: .serviceUnavailable, count: 1, headers: [.retryAfter: "1"])
    #expect(
      try client.assets(matching: AssetQuery(container: warehouse)).page.items.isEmpty == false)
    scenario.platform.failNext(
      matching: "POST /v2", status: .serviceUnavailable, headers: [.retryAfter: "1"])

    let error = try platformError { () throws(PlatformError) in try client.startRun(of: job.id) }

    #expect(error.cause == .unavailable && error.status == 503)
    #expect(scenario.sleeps == [.seconds(1)])
    #expect(scenario.requests(with: "/runs?") == 1)
  }

  @Test(arguments: Door.allCases) func aPlatformThatStaysBusyIsGivenUp(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    try client.signIn()
    scenario.platform.failNext(
      matching: "/v2/projects", status: .tooManyRequests, count: 9,
      headers: [.retryAfter: "3600"])

    let error = try platformError { () throws(PlatformError) in try client.projects() }

    #expect(error.cause == .rateLimited(retryAfter: .seconds(3_600)))
    #expect(error.message == "This failure was asked for." && error.code == "simulated_failure")
    #expect(error.traceID?.isEmpty == false)
    #expect(scenario.sleeps.isEmpty)
  }

  @Test(arguments: Door.allCases) func aGatewaysPageIsUnderstoodAsOutOfOrder(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    try client.signIn()
    let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    scenario.platform.failNext(
      matching: "/v2/spaces", status: .badGateway, count: 4, body: Array(page.utf8))

    let error = try platformError { () throws(PlatformError) in try client.spaces() }

    #expect(error.cause == .unavailable && error.status == 502 && error.isTransient)
    #expect(error.message?.contains("<") != true)
    #expect(try client.spaces().items.count == 3)
  }

  @Test func aCutCableIsUnreachable() throws {
    let scenario = try Scenario(.inProcess)
    let client = try scenario.client()
    try client.signIn()
    let wire = try #require(scenario.transport as? EmulatedTransport)

    wire.cut()
    let error = try platformError { () throws(PlatformError) in try client.catalogs() }
    wire.mend()

    guard case .unreachable = error.cause else {
      Issue.record("\(error)")
      return
    }
    #expect(try client.catalogs().items.count == 6)
  }

  /// The server would hold the answer for an hour; who does not want it any more is free at once.
  @Test func aCallThatHangsIsFreedByCancelling() throws {
    let scenario = try Scenario(.loopback)
    let client = try scenario.client()
    try client.signIn()
    scenario.platform.hangNext(matching: "/v2/catalogs", for: .seconds(3_600))
    let cancellation = Cancellation()
    let cause = Mutex<PlatformError.Cause?>(nil)
    let group = DispatchGroup()
    let begun = DispatchSemaphore(value: 0)
    OwnThread.run(in: group) {
      begun.signal()
      do throws(PlatformError) {
        _ = try client.cancelled(by: cancellation).catalogs()
      } catch {
        cause.withLock { $0 = error.cause }
      }
    }
    begun.wait()
    // Another call gets through meanwhile: the first one blocks nobody but itself.
    #expect(try client.projects().items.count == 9)

    cancellation.cancel()

    #expect(group.wait(timeout: .now() + .seconds(20)) == .success)
    #expect(cause.withLock { $0 } == .cancelled)
    let late = try platformError { () throws(PlatformError) in
      try client.cancelled(by: cancellation).catalogs()
    }
    #expect(late.cause == .cancelled)
    #expect(try client.spaces().items.count == 3)
  }
}
