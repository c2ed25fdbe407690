import HTTPTypes
import PlatformClient
import PlatformModel
import Synchronization
import Testing

@testable import Workers

@Suite struct ExchangeLogTests {
  /// Exchanges as a client makes them, each with a body of `bytes`.
  private func exchanges(_ count: Int, bytes: Int) throws -> [Exchange] {
    let made = Mutex<[Exchange]>([])
    let client = try PlatformClient(
      baseURL: "http://p.test", credentials: .token("t"), transport: Echo(bytes: bytes),
      clock: ClientClock(now: { Timestamp(milliseconds: 0) }, sleep: { _, _ in }),
      onExchange: { exchange in made.withLock { $0.append(exchange) } })
    for _ in 0..<count { _ = try? client.catalogs() }
    return made.withLock { $0 }
  }

  @Test func whatIsKeptIsFoundByItsNumberUntilItIsForgotten() throws {
    let log = ExchangeLog(count: 3)
    let ids = try exchanges(5, bytes: 20).map(log.note)

    #expect(ids == [1, 2, 3, 4, 5])
    #expect(ids.map { log.exchange($0) != nil } == [false, false, true, true, true])
    #expect(log.exchange(6) == nil)
  }

  @Test func onlyTheNewestBodiesAreHeldOnTo() throws {
    let log = ExchangeLog(count: 10, bytes: 100)
    let ids = try exchanges(4, bytes: 40).map(log.note)

    #expect(ids.map { log.exchange($0)?.content?.hasBodies } == [false, false, true, true])
  }

  @Test func aBodyThatIsTooLongGivesUpNoOther() throws {
    let log = ExchangeLog(count: 10, bytes: 100)
    let small = try exchanges(2, bytes: 40).map(log.note)
    let large = log.note(try #require(try exchanges(1, bytes: 101).first))

    #expect((small + [large]).map { log.exchange($0)?.content?.hasBodies } == [true, true, false])
  }

  @Test func whatIsForgottenMakesRoomForBodies() throws {
    let log = ExchangeLog(count: 2, bytes: 100)
    let ids = try exchanges(6, bytes: 40).map(log.note)

    #expect(ids.suffix(2).map { log.exchange($0)?.content?.hasBodies } == [true, true])
  }
}

/// Answers everything with blanks.
private struct Echo: Transport {
  let bytes: Int

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    TransportResponse(status: 200, body: Array(repeating: 0x20, count: bytes))
  }
}
