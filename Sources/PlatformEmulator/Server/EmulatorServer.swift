import Dispatch
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Serves an emulator over HTTP/1.1.
///
/// Requests are answered on a Dispatch queue of their own: the threads that Swift's tasks share are
/// never blocked by the store, and its own tasks do not need them. `options.latency` is waited for
/// without a thread.
public final class EmulatorServer: Sendable {
  /// Larger request bodies get 413.
  private static let maximumBody = 64 << 20

  private let emulator: PlatformEmulator
  private let host: String
  private let port: Int
  private let executor = DispatchTaskExecutor(label: "limn.emulator.tasks")
  private let queue = DispatchQueue(label: "limn.emulator", attributes: .concurrent)
  /// How many answers are worked on at once; more would only wait for the store.
  private let slots = DispatchSemaphore(value: 8)
  private let running = Mutex<Task<Void, Never>?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter port: 0: any free one.
  public init(emulator: PlatformEmulator, host: String = "127.0.0.1", port: Int = 0) {
    self.emulator = emulator
    self.host = host
    self.port = port
  }

  /// Returns once it listens: `http://127.0.0.1:40123`. Throws `EmulatorStartError`.
  public func start() throws -> String {
    let started = Start()
    var logger = Logger(label: "limn.emulator") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in
        await self.respond(to: request)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: 1024),
      onServerRunning: { channel in started.finish(.success(channel.localAddress?.port ?? 0)) },
      logger: logger)
    let task = Task(executorPreference: executor) {
      do {
        try await application.run()
        started.finish(.failure("it ended at once"))
      } catch {
        started.finish(.failure("\(error)"))
      }
      self.ended.signal()
    }
    running.withLock { $0 = task }
    switch started.wait() {
    case .success(let port): return "http://\(host):\(port)"
    case .failure(let reason):
      throw EmulatorStartError.cannotListen(host: host, port: port, reason: reason)
    }
  }

  /// Closes the socket and all connections; returns when that is done.
  public func stop() {
    let task = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let task else { return }
    task.cancel()
    ended.wait()
  }

  private func respond(to request: Request) async -> Response {
    var request = request
    guard let body = try? await request.collectBody(upTo: Self.maximumBody) else {
      return Response(status: .contentTooLarge)
    }
    let asked = EmulatorRequest(
      method: request.method, path: request.head.path ?? "/", headers: request.headers,
      body: Array(body.readableBytesView))
    let delay = emulator.delay(of: asked)
    if delay > .zero { try? await Task.sleep(for: delay) }
    let answer = await withCheckedContinuation { continuation in
      queue.async { [emulator, slots] in
        slots.wait()
        let answer = emulator.respond(to: asked)
        slots.signal()
        continuation.resume(returning: answer)
      }
    }
    return Response(
      status: answer.status, headers: answer.headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}

/// How a start went; the first word counts.
private final class Start: Sendable {
  enum Outcome: Sendable {
    case success(Int)
    case failure(String)
  }

  private let outcome = Mutex<Outcome?>(nil)
  private let known = DispatchSemaphore(value: 0)

  func finish(_ result: Outcome) {
    let isFirst = outcome.withLock { outcome in
      defer { outcome = outcome ?? result }
      return outcome == nil
    }
    if isFirst { known.signal() }
  }

  func wait() -> Outcome {
    known.wait()
    return outcome.withLock { $0 } ?? .failure("nothing is known")
  }
}
