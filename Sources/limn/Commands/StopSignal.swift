#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP, for commands without a screen.
enum StopSignal {
  /// Must be called before any other thread begins, which then inherits it.
  static func block() {
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits until one of them comes.
  static func wait() {
    var signals = signals
    var received: Int32 = 0
    sigwait(&signals, &received)
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    return signals
  }
}
