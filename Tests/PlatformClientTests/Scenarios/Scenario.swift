import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Testing

/// The two ways to an emulated platform.
enum Door: String, Sendable, CaseIterable, CustomTestStringConvertible {
  /// A call of a function.
  case inProcess
  /// HTTP over a socket of this machine.
  case loopback

  var testDescription: String { rawValue }
}

/// An emulated platform with a clock of its own, behind one of the doors.
final class Scenario: Sendable {
  let platform: PlatformEmulator
  let clock: ManualEmulatorClock
  let transport: any Transport
  private let server: EmulatorServer?
  private let baseURL: String
  private let slept = Mutex<[Duration]>([])

  init(
    _ door: Door, assets: Int = 60, _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws {
    clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = assets
    options.clock = clock
    configure(&options)
    platform = try Worlds.platform(options)
    switch door {
    case .inProcess:
      server = nil
      baseURL = "http://platform.test"
      transport = EmulatedTransport(platform)
    case .loopback:
      let server = EmulatorServer(emulator: platform)
      baseURL = try server.start()
      self.server = server
      transport = try HTTPTransport()
    }
  }

  deinit {
    (transport as? HTTPTransport)?.shutdown()
    server?.stop()
  }

  /// How long clients waited, each time; waiting moves the platform's clock instead.
  var sleeps: [Duration] { slept.withLock { $0 } }

  func client(_ user: String = "admin") throws -> PlatformClient {
    try client(.password(user: user, password: "password"))
  }

  func client(_ credentials: Credentials) throws -> PlatformClient {
    try PlatformClient(
      baseURL: baseURL, credentials: credentials, transport: transport, clock: time,
      retry: RetryPolicy(chance: { 0.5 }))
  }

  func aiLake(token: String = "limn-demo-token") throws -> AILakeClient {
    try AILakeClient(
      baseURL: baseURL, credentials: .token(token), transport: transport, clock: time,
      retry: RetryPolicy(chance: { 0.5 }))
  }

  /// How many requests came whose line has this text in it.
  func requests(with text: String) -> Int {
    platform.requestLog.filter { $0.contains(text) }.count
  }

  private var time: ClientClock {
    ClientClock(
      now: { [clock] in Timestamp(milliseconds: clock.milliseconds) },
      sleep: { [self] duration, _ in
        slept.withLock { $0.append(duration) }
        clock.advance(by: duration)
      })
  }
}

/// All rows of a list, page by page; `pages` must be as many as it takes.
func rows<Item>(
  pages: ClosedRange<Int>, sourceLocation: SourceLocation = #_sourceLocation,
  _ read: (PageCursor?) throws -> Page<Item>
) throws -> [Item] {
  var page = try read(nil)
  var rows = page.items
  var count = 1
  while let next = page.next, count < 1_000 {
    page = try read(next)
    rows += page.items
    count += 1
    #expect(page.unreadable == 0, sourceLocation: sourceLocation)
  }
  #expect(pages.contains(count), "\(count) pages", sourceLocation: sourceLocation)
  if case .exact(let total) = page.total {
    #expect(total == rows.count, sourceLocation: sourceLocation)
  }
  return rows
}

extension PlatformClient {
  /// The container with this name.
  func named(_ name: String, _ kind: ContainerKind) throws -> ContainerID {
    let page =
      switch kind {
      case .catalog: try catalogs()
      case .project: try projects()
      case .space: try spaces()
      }
    return try #require(page.items.first { $0.name == name }).id
  }

  /// The asset with this name.
  func asset(named name: String, in container: ContainerID) throws -> AssetDetail {
    let query = AssetQuery(container: container, lucene: "asset.name:\"\(name)\"")
    let found = try assets(matching: query).page.items.first { $0.name == name }
    return try asset(#require(found).id)
  }

  func job(named name: String, in container: ContainerID) throws -> Job {
    try #require(try jobs(in: container).items.first { $0.name == name })
  }
}
