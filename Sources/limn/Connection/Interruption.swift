import Dispatch
import PlatformClient
import Synchronization

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
  /// Of calls.
  let cancellation = Cancellation()
  private let waiting = Cancellation()
  private let isArmed = Mutex(false)
  private let letsCallsEnd = Atomic(false)

  /// From now on ctrl-c ends waiting, and lets calls come to their end: who does many things one after
  /// the other then knows of each whether it was done.
  func armBetweenCalls() {
    letsCallsEnd.store(true, ordering: .releasing)
    arm()
  }

  /// Ctrl-c was pressed since this is armed.
  var isAsked: Bool { waiting.isCancelled }

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
    DispatchQueue(label: "limn.interruption").async { [self] in
      var byte: UInt8 = 0
      while read(end, &byte, 1) < 0, errno == EINTR {}
      waiting.cancel()
      guard letsCallsEnd.load(ordering: .acquiring) else { return cancellation.cancel() }
      if BulkProgress.isTerminal {
        Console.putError("\r\u{1B}[Klimn: what is under way comes to its end; ctrl-c ends it now\n")
      }
    }
    signal(SIGINT) { number in
      signal(number, SIG_DFL)
      var byte: UInt8 = 0
      _ = write(signalPipe.load(ordering: .acquiring), &byte, 1)
    }
  }

  /// While `body` asks the person, ctrl-c ends the process.
  func suspended<Result>(_ body: () -> Result) -> Result {
    let handler = signal(SIGINT, SIG_DFL)
    defer { signal(SIGINT, handler) }
    return body()
  }

  /// Returns after that long, or at ctrl-c; false then.
  func pause(_ duration: Duration) -> Bool {
    arm()
    ClientClock.system.sleep(duration, waiting)
    return !isAsked
  }
}
