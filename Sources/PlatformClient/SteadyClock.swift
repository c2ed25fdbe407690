public import PlatformModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calendar's time, which never goes back while the program runs: durations and ages would stand
/// still until it has caught up.
///
/// Where the calendar is set back, it goes on from what it said last; where it is ahead, because it
/// was set or the machine slept, it is followed.
public final class SteadyClock: Sendable {
  /// That of this machine.
  public static let machine = SteadyClock(
    calendar: { nanoseconds(CLOCK_REALTIME) }, uptime: { nanoseconds(CLOCK_MONOTONIC) })

  private let calendar: @Sendable () -> Int64
  private let uptime: @Sendable () -> Int64
  /// The times of both at one moment.
  private let anchor: Mutex<(calendar: Int64, uptime: Int64)>

  /// Both in nanoseconds.
  public init(
    calendar: @escaping @Sendable () -> Int64, uptime: @escaping @Sendable () -> Int64
  ) {
    self.calendar = calendar
    self.uptime = uptime
    anchor = Mutex((calendar(), uptime()))
  }

  public var now: Timestamp {
    let calendar = self.calendar()
    let uptime = self.uptime()
    let now = anchor.withLock { anchor in
      let steady = anchor.calendar + (uptime - anchor.uptime)
      if calendar > steady { anchor = (calendar, uptime) }
      return max(calendar, steady)
    }
    return Timestamp(milliseconds: now / 1_000_000)
  }
}

func nanoseconds(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
