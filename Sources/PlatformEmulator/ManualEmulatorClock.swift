import Synchronization

/// A clock that stands still until it is moved by hand: with it, every answer of the emulator is the
/// same each time.
public final class ManualEmulatorClock: EmulatorClock {
  private let time: Mutex<Int64>

  /// Starts at 2026-03-02T09:00:00Z, a Monday, unless told otherwise.
  ///
  /// - Parameter milliseconds: milliseconds since 1970.
  public init(milliseconds: Int64 = 1_772_442_000_000) {
    time = Mutex(milliseconds)
  }

  public var milliseconds: Int64 {
    time.withLock { $0 }
  }

  /// Moves the clock on; a negative duration moves it back.
  public func advance(by duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let step = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    time.withLock { $0 += step }
  }
}
