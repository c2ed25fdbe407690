import Dispatch
import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Testing
import Workers

/// The runner on real threads, with calls that are held on the wire.
@Suite struct EffectRunnerThreadsTests {
  @Test func theOlderReadIsFreedOnTheWireAndNeverAnswers() throws {
    let desk = try ThreadedDesk()
    let container = ContainerID(.catalog, "anywhere")
    let held = AssetQuery(container: container, lucene: "held")
    let newer = AssetQuery(container: container, lucene: "*:*")
    desk.wire.hold(anyWith: "search")

    _ = desk.runner.run(.load(.assets(held, after: nil)), generation: 1)
    desk.wire.arrived.wait()
    desk.wire.hold(anyWith: nil)
    _ = desk.runner.run(.load(.assets(newer, after: nil)), generation: 2)

    let answers = desk.answers(1)
    #expect(desk.wire.left.wait(timeout: .now() + .seconds(20)) == .success)
    guard
      case .answered(generation: 2, .assets(newer, after: nil, .failure(let error)))? =
        answers.first
    else {
      Issue.record("\(answers)")
      return
    }
    #expect(error.cause == .notFound)
    // The lane is free again, and nothing else was said.
    _ = desk.runner.run(.load(.containers(.space, after: nil)), generation: 3)
    guard case .answered(generation: 3, _)? = desk.answers(1).first else {
      Issue.record("Something else was answered.")
      return
    }
  }

  @Test func cancellingAllFreesWhatHangsAndSaysSoOnce() throws {
    let desk = try ThreadedDesk()
    desk.wire.hold(anyWith: "/v2/")
    let error = PlatformError(cause: .cancelled, request: "")
    _ = desk.runner.run(.load(.containers(.catalog, after: nil)), generation: 1)
    _ = desk.runner.run(.load(.containers(.project, after: nil)), generation: 1)
    for _ in 0..<2 { desk.wire.arrived.wait() }

    _ = desk.runner.run(.cancelReads, generation: 1)

    for _ in 0..<2 {
      #expect(desk.wire.left.wait(timeout: .now() + .seconds(20)) == .success)
    }
    let answers = desk.answers(2)
    #expect(answers.count == 2)
    for kind in [ContainerKind.catalog, .project] {
      let wanted = AppAction.answered(
        generation: 1, .containers(kind, after: nil, .failure(error)))
      #expect(answers.filter { $0 == wanted }.count == 1)
    }
  }

  /// Reads that replace one another as fast as keys are pressed: the last one has the last word,
  /// and nobody speaks twice.
  @Test func aThousandReadsInARowEndWithTheLast() throws {
    let desk = try ThreadedDesk()
    for number in 1...1_000 {
      _ = desk.runner.run(.load(.containers(.catalog, after: nil)), generation: number)
    }

    var generations: [Int] = []
    while generations.last != 1_000 {
      for case .answered(let generation, _) in desk.answers(1) { generations.append(generation) }
    }

    #expect(Set(generations).count == generations.count)
  }
}

/// A runner on the lanes of the machine; the platform can be made to hold its answers back.
final class ThreadedDesk {
  let wire: HoldingTransport
  let runner: EffectRunner
  private let mailbox: Mailbox
  private let woken: DispatchSemaphore

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 60
    options.clock = ManualEmulatorClock()
    let wire = HoldingTransport(EmulatedTransport(try Worlds.platform(options)))
    self.wire = wire
    let woken = DispatchSemaphore(value: 0)
    self.woken = woken
    mailbox = Mailbox(wake: { woken.signal() })
    let client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .zenApiKey(user: "admin", key: "limn-demo-key"),
      transport: wire,
      clock: ClientClock(now: { Timestamp(milliseconds: 0) }, sleep: { _, _ in }))
    runner = EffectRunner(
      platforms: Platforms(platform: Connection { client }, aiLake: nil),
      scheduler: DispatchScheduler(), mailbox: mailbox,
      records: RecordKeeper(MemoryRecords(), scheduler: DispatchScheduler(), mailbox: mailbox),
      newOperationID: { "operation" })
  }

  deinit { runner.stop() }

  /// Waits for that many answers at least; takes a while only if one is missing.
  func answers(_ count: Int) -> [AppAction] {
    var answers = mailbox.take()
    while answers.count < count, woken.wait(timeout: .now() + .seconds(20)) == .success {
      answers += mailbox.take()
    }
    return answers
  }
}

/// Holds requests back until they are cancelled.
final class HoldingTransport: Transport {
  /// A request is being held.
  let arrived = DispatchSemaphore(value: 0)
  /// A request that was held has ended.
  let left = DispatchSemaphore(value: 0)
  private let inner: any Transport
  private let text = Mutex<String?>(nil)

  init(_ inner: any Transport) {
    self.inner = inner
  }

  /// Requests from now on whose address has this in it; nil: none.
  func hold(anyWith text: String?) {
    self.text.withLock { $0 = text }
  }

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    guard let text = text.withLock({ $0 }), request.url.contains(text) else {
      return try inner.send(request, cancellation: cancellation)
    }
    let freed = DispatchSemaphore(value: 0)
    cancellation.onCancel({ freed.signal() }) {
      arrived.signal()
      freed.wait()
    }
    left.signal()
    throw PlatformError(cause: .cancelled, request: request.url)
  }
}
