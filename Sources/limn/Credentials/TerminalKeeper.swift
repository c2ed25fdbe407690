import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Puts a terminal back as it was when a signal ends the program while something is asked on it.
struct TerminalKeeper {
  private let before: [(signal: Int32, action: sigaction)]

  /// Those that end a program unless it heeds them.
  private static let endings: [Int32] = [
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
    SIGPIPE, SIGALRM, SIGTERM, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGSYS,
  ]

  /// - Parameters:
  ///   - terminal: stays open until `end`.
  ///   - mode: as it was.
  init(_ terminal: Int32, _ mode: termios) {
    // Once in the life of the program at most: whoever is asked is asked for one thing after the other.
    let place =
      UnsafeMutablePointer<termios>(bitPattern: kept.load(ordering: .acquiring))
      ?? .allocate(capacity: 1)
    place.initialize(to: mode)
    kept.store(Int(bitPattern: place), ordering: .releasing)
    keptTerminal.store(terminal, ordering: .releasing)
    before = Self.endings.compactMap { signal in
      var (old, new) = (sigaction(), sigaction())
      #if canImport(Glibc)
        new.__sigaction_handler.sa_handler = restoreAndEnd
      #else
        new.__sigaction_u.__sa_handler = restoreAndEnd
      #endif
      sigfillset(&new.sa_mask)
      guard sigaction(signal, nil, &old) == 0, !Self.isIgnored(old) else { return nil }
      return sigaction(signal, &new, nil) == 0 ? (signal, old) : nil
    }
  }

  func end() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }

  /// What was to be heeded by nobody stays so.
  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == 1
  }
}

/// What the handler needs, made before it is set: where the mode of the terminal stands, and the terminal.
private let kept = Atomic<Int>(0)
private let keptTerminal = Atomic<Int32>(-1)

/// Does only what may be done in a handler (POSIX, signal-safety), and ends as the signal would have.
private func restoreAndEnd(_ number: Int32) {
  // In the background the terminal may otherwise stop whoever changes it.
  signal(SIGTTOU, SIG_IGN)
  if let mode = UnsafePointer<termios>(bitPattern: kept.load(ordering: .acquiring)) {
    _ = tcsetattr(keptTerminal.load(ordering: .acquiring), TCSANOW, mode)
  }
  signal(number, SIG_DFL)
  var only = sigset_t()
  sigemptyset(&only)
  sigaddset(&only, number)
  raise(number)
  pthread_sigmask(SIG_UNBLOCK, &only, nil)
}
