import Synchronization

/// The platform's clock, which may go ahead of or behind the real one.
final class SkewedClock: EmulatorClock {
  private let base: any EmulatorClock
  private let skew = Mutex<Int64>(0)

  init(_ base: any EmulatorClock) {
    self.base = base
  }

  var milliseconds: Int64 {
    base.milliseconds + skew.withLock { $0 }
  }

  /// - Parameter milliseconds: how far it is ahead.
  func set(_ milliseconds: Int64) {
    skew.withLock { $0 = milliseconds }
  }
}
