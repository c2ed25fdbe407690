import Dispatch
import PlatformModel
import Synchronization
import Testing

@testable import PlatformClient

struct CancellationTests {
  @Test func handlersAreCalledOnceAndOnlyDuringTheirBody() {
    let cancellation = Cancellation()
    let calls = Mutex<[String]>([])

    cancellation.onCancel({ calls.withLock { $0.append("early") } }) {}
    cancellation.onCancel({ calls.withLock { $0.append("outer") } }) {
      cancellation.onCancel({ calls.withLock { $0.append("inner") } }) {
        cancellation.cancel()
        cancellation.cancel()
      }
    }
    cancellation.onCancel({ calls.withLock { $0.append("late") } }) {}

    #expect(cancellation.isCancelled)
    #expect(calls.withLock { $0.sorted() } == ["inner", "late", "outer"])
  }

  @Test func aCancelledClientSendsNothingAndItsOriginalGoesOn() throws {
    let platform = try Platform(.json(#"{"catalogs":[]}"#))
    let cancellation = Cancellation()
    cancellation.cancel()

    let error = try platformError { () throws(PlatformError) in
      try platform.client.cancelled(by: cancellation).catalogs()
    }

    #expect(
      error
        == PlatformError(
          cause: .cancelled, request: "GET /v2/catalogs?limit=100", host: "cpd.test"))
    #expect(try platform.client.catalogs().items.isEmpty)
    #expect(platform.transport.sent.count == 1)
  }

  @Test func registeringAndCancellingFromManyThreadsLosesNothing() {
    for _ in 0..<2_000 {
      let cancellation = Cancellation()
      let woken = DispatchSemaphore(value: 0)
      DispatchQueue.global().async { cancellation.cancel() }

      cancellation.onCancel({ woken.signal() }) { woken.wait() }
    }
  }
}
