import PlatformClient
import Synchronization
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the signal's handler says that it came: all that it may touch.
private let signalPipe = Atomic<Int32>(-1)

/// What ctrl-c ends while a command waits: the waiting, and calls that are under way.
///
/// Until a command waits for the first time the signal ends the process, as it ends any other. Then
/// the first one cancels, so that there is time for a word; a second one ends the process.
final class Interruption: Sendable {
  let cancellation = Cancellation()
  private let isArmed = Mutex(false)

  /// From now on ctrl-c cancels.
  func arm() {
    let isFirst = isArmed.withLock { isArmed in
      defer { isArmed = true }
      return !isArmed
    }
    var ends: [Int32] = [-1, -1]
    guard isFirst, pipe(&ends) == 0 else { return }
    signalPipe.store(ends[1], ordering: .releasing)
    let end = ends[0]
    DetachedThread.run { [cancellation] in
      var byte: UInt8 = 0
      while read(end, &byte, 1) < 0, errno == EINTR {}
      cancellation.cancel()
    }
    signal(SIGINT) { number in
      signal(number, SIG_DFL)
      var byte: UInt8 = 0
      _ = write(signalPipe.load(ordering: .acquiring), &byte, 1)
    }
  }

  /// Returns after that long, or at ctrl-c; false then.
  func pause(_ duration: Duration) -> Bool {
    arm()
    ClientClock.system.sleep(duration, cancellation)
    return !cancellation.isCancelled
  }
}
