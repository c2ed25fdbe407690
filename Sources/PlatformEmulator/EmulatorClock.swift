#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the emulated platform takes the time from: sign-in, runs and operations live by it.
public protocol EmulatorClock: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var milliseconds: Int64 { get }
}

/// The time of this machine.
public struct SystemEmulatorClock: EmulatorClock {
  public init() {}

  public var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
