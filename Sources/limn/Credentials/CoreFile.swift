#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The picture of a process's memory that is left when it crashes. All secrets would be in it.
enum CoreFile {
  /// None is left, neither as a file nor for a program that collects them: one byte is too little for
  /// the first, and says that to the second (Linux, core(5)).
  static func forbid() {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(1, limit.rlim_max)
    _ = setrlimit(resource, &limit)
  }

  #if canImport(Glibc)
    private static let resource = Int32(RLIMIT_CORE.rawValue)
  #else
    private static let resource = RLIMIT_CORE
  #endif
}
