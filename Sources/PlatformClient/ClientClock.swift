import Dispatch
public import PlatformModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time and the waiting of a client, so that tests can move both by hand.
public struct ClientClock: Sendable {
  /// The time of the calendar.
  public var now: @Sendable () -> Timestamp
  /// Time that only goes forward, from any beginning: for how long something took.
  public var uptime: @Sendable () -> Duration
  /// Returns after that long, or as soon as the cancellation is cancelled.
  public var sleep: @Sendable (Duration, Cancellation) -> Void

  /// Without `uptime`, what `now` says is used for it.
  public init(
    now: @escaping @Sendable () -> Timestamp, uptime: (@Sendable () -> Duration)? = nil,
    sleep: @escaping @Sendable (Duration, Cancellation) -> Void
  ) {
    self.now = now
    self.uptime = uptime ?? { .milliseconds(now().milliseconds) }
    self.sleep = sleep
  }

  /// That of this machine.
  public static let system = ClientClock(
    now: { SteadyClock.machine.now },
    uptime: { .nanoseconds(nanoseconds(CLOCK_MONOTONIC)) },
    sleep: { duration, cancellation in
      let woken = DispatchSemaphore(value: 0)
      cancellation.onCancel({ woken.signal() }) {
        _ = woken.wait(timeout: .now() + .nanoseconds(Int(clamping: duration.nanoseconds)))
      }
    })
}

extension Duration {
  var nanoseconds: Int64 {
    let seconds = components.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !seconds.overflow else { return components.seconds < 0 ? .min : .max }
    let sum = seconds.partialValue.addingReportingOverflow(components.attoseconds / 1_000_000_000)
    return sum.overflow ? (components.seconds < 0 ? .min : .max) : sum.partialValue
  }
}
