import Dispatch
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Serves an emulator, or a recorded session, over HTTP/1.1.
///
/// Requests are answered on threads of its own: those that Swift's tasks and sockets share are never
/// blocked by the store. Delays are waited for without a thread.
public final class EmulatorServer: Sendable {
  private let platform: any ServedPlatform
  private let host: String
  private let port: Int
  private let limits: Limits
  private let tls: TLS?
  private let executor = DispatchTaskExecutor(label: "limn.emulator.tasks")
  private let running = Mutex<Running?>(nil)

  private struct Running {
    var task: Task<Void, Never>
    var threads: NIOThreadPool
    var ended: DispatchSemaphore
  }

  /// - Parameters:
  ///   - host: other than a loopback address: everybody who can reach this machine can use it.
  ///   - port: 0: any free one.
  ///   - tls: nil: plain HTTP.
  public convenience init(
    emulator: PlatformEmulator, host: String = "127.0.0.1", port: Int = 0,
    limits: Limits = Limits(), tls: TLS? = nil
  ) {
    self.init(serving: emulator, host: host, port: port, limits: limits, tls: tls)
  }

  init(
    serving platform: any ServedPlatform, host: String, port: Int, limits: Limits = Limits(),
    tls: TLS? = nil
  ) {
    self.platform = platform
    self.host = host
    self.port = port
    self.limits = limits
    self.tls = tls
  }

  /// Returns once it listens: `http://127.0.0.1:40123`. Throws `EmulatorStartError`.
  public func start() throws -> String {
    let started = Start()
    // More would only wait for the store.
    let threads = NIOThreadPool(numberOfThreads: 8)
    let ended = DispatchSemaphore(value: 0)
    let desk = AnswerDesk(platform: platform, threads: threads, limits: limits)
    var logger = Logger(label: "limn.emulator") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let server = Server(
      childChannelSetup: EmulatorChannel(desk: desk, tls: tls),
      configuration: ServerConfiguration(address: .hostname(host, port: port), backlog: 1024),
      onServerRunning: { channel in started.finish(.success(channel.localAddress?.port ?? 0)) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let task = Task(executorPreference: executor) {
      do {
        try await server.run()
        started.finish(.failure("it ended at once"))
      } catch let error as IOError {
        started.finish(.failure(String(cString: strerror(error.errnoCode))))
      } catch {
        started.finish(.failure("\(error)"))
      }
      ended.signal()
    }
    switch started.wait() {
    case .success(let port):
      threads.start()
      running.withLock { $0 = Running(task: task, threads: threads, ended: ended) }
      return "\(tls == nil ? "http" : "https")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    case .failure(let reason):
      throw EmulatorStartError.cannotListen(host: host, port: port, reason: reason)
    }
  }

  /// Closes the socket and all connections; returns when that is done.
  public func stop() {
    let running = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let running else { return }
    running.task.cancel()
    running.ended.wait()
    running.threads.shutdownGracefully { _ in }
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
