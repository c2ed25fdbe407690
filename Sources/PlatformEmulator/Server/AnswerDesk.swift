import NIOCore
import NIOPosix
import Synchronization

/// What all connections of a server share: the platform, and threads on which it answers.
final class AnswerDesk: Sendable {
  let platform: any ServedPlatform
  let limits: EmulatorServer.Limits
  private let threads: NIOThreadPool
  private let connections = Mutex(0)

  init(platform: any ServedPlatform, threads: NIOThreadPool, limits: EmulatorServer.Limits) {
    self.platform = platform
    self.threads = threads
    self.limits = limits
  }

  /// Answers a request off the thread of its connection, and goes on there.
  func answer(
    _ request: EmulatorRequest, under verdict: FaultVerdict, on loop: any EventLoop,
    _ proceed: @escaping @Sendable (EmulatorResponse) -> Void
  ) {
    threads.submit { [platform] state in
      guard case .active = state else { return }
      let answer = platform.respond(to: request, under: verdict)
      loop.execute { proceed(answer) }
    }
  }

  /// Counts a connection until it is closed; false if there are too many.
  func admit(_ channel: any Channel) -> Bool {
    let isAdmitted = connections.withLock { count in
      guard count < limits.connections else { return false }
      count += 1
      return true
    }
    guard isAdmitted else { return false }
    channel.closeFuture.whenComplete { _ in self.connections.withLock { $0 -= 1 } }
    return true
  }
}
