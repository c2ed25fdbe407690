import PlatformModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where this machine is in time, asked of the C library, which is right in a static build too.
enum LocalTime {
  /// The clock on the user's wall.
  static var zone: Zone { Zone(offset: offset(at:)) }

  /// Seconds east of UTC at a moment.
  static func offset(at moment: Timestamp) -> Int {
    var seconds = time_t(moment.milliseconds / 1_000)
    var local = tm()
    guard localtime_r(&seconds, &local) != nil else { return 0 }
    return Int(local.tm_gmtoff)
  }
}
