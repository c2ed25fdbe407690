import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Workers

/// A runner with an emulated platform, on one thread, with time moved by hand.
final class Desk {
  let platform: PlatformEmulator
  let wire: EmulatedTransport
  let scheduler: TestScheduler
  let mailbox = Mailbox(wake: {})
  let records = MemoryRecords()
  let runner: EffectRunner
  /// To look at the platform without the runner.
  let client: PlatformClient

  init(
    limits: CallLimits? = nil, _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws {
    let clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = 60
    options.clock = clock
    configure(&options)
    platform = try Worlds.platform(options)
    let wire = EmulatedTransport(platform)
    self.wire = wire
    let scheduler = TestScheduler(now: Timestamp(milliseconds: clock.milliseconds)) {
      clock.advance(by: $0)
    }
    self.scheduler = scheduler
    let time = ClientClock(now: { scheduler.now }, sleep: { _, _ in })
    let client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "ana", password: "password"),
      transport: wire, clock: time, limits: limits)
    self.client = client
    let lake = try AILakeClient(
      baseURL: "http://platform.test", credentials: .token("limn-demo-token"), transport: wire,
      clock: time)
    let operations = Counter()
    runner = EffectRunner(
      platforms: Platforms(platform: Connection { client }, aiLake: Connection { lake }),
      scheduler: scheduler, mailbox: mailbox,
      records: RecordKeeper(records, scheduler: scheduler, mailbox: mailbox),
      newOperationID: { "operation-\(operations.add())" })
    try client.signIn()
  }

  /// Asks for all of it, then does what can be done without time; what was answered.
  func answers(to effects: Effect...) -> [Answer] {
    for effect in effects { _ = runner.run(effect, generation: 7) }
    scheduler.settle()
    return take()
  }

  /// Lets time pass; what was answered meanwhile.
  func wait(_ duration: Duration) -> [Answer] {
    scheduler.advance(by: duration)
    return take()
  }

  func take() -> [Answer] {
    mailbox.take().compactMap { action in
      if case .answered(generation: 7, let answer) = action { answer } else { nil }
    }
  }

  /// What arrived of records.
  func takeRecords() -> [RecordNews] {
    mailbox.take().compactMap { action in
      if case .records(let news) = action { news } else { nil }
    }
  }

  /// How many requests `work` makes.
  func requests(_ work: () throws -> Void) rethrows -> Int {
    let before = platform.requestLog.count
    try work()
    return platform.requestLog.count - before
  }

  func container(_ name: String) throws -> ContainerID {
    let all = try client.projects().items + client.catalogs().items
    guard let found = all.first(where: { $0.name == name }) else { throw Missing(name: name) }
    return found.id
  }

  func job(_ name: String, in container: String) throws -> Job {
    let jobs = try client.jobs(in: self.container(container)).items
    guard let found = jobs.first(where: { $0.name == name }) else { throw Missing(name: name) }
    return found
  }

  struct Missing: Error {
    var name: String
  }
}
