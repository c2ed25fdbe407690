#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command that prints a secret: in a session of its own, whose processes all end when its time is
/// over, with what it says held in memory only. It has no terminal to read keys from or to draw on.
struct SecretCommand: Sendable {
  var arguments: [String]
  var environment: [String: String]
  var patience: Duration
  /// What it reads; nothing unless somebody says so.
  var input: [UInt8] = []

  struct Result {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var end: End
  }

  enum End: Equatable {
    case exited(Int32)
    case killed(Int32)
    case tooLate
  }

  private static let most = 65_536
  /// `POSIX_SPAWN_SETSID`, which the C library shows to C alone.
  #if canImport(Glibc)
    private static let newSession: Int16 = 0x80
  #else
    private static let newSession: Int16 = 0x400
  #endif

  /// Blocks until it has ended.
  func run() throws(SecretProblem) -> Result {
    let (output, errors, input) = (try Pipe(), try Pipe(), try Pipe())
    defer { for pipe in [output, errors, input] { pipe.close() } }
    let process = try start(input: input, output: output, errors: errors)
    for pipe in [output, errors] { pipe.closeWriting() }
    input.closeReading()
    if !self.input.isEmpty {
      _ = self.input.withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
    }
    input.closeWriting()
    let deadline = ContinuousClock.now + patience
    var result = Result(end: .tooLate)
    let isDone = collect(into: &result, output, errors, until: deadline)
    if !isDone { kill(-process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if isDone {
      result.end = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(status & 0x7f)
    }
    return result
  }

  private func start(input: Pipe, output: Pipe, errors: Pipe) throws(SecretProblem) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (end, number) in [(input.reading, 0), (output.writing, 1), (errors.writing, 2)] {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | Self.newSession)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, arguments[0], &actions, &attributes, &argv, &envp)
    guard problem == 0 else {
      throw SecretProblem(String(cString: strerror(problem)).lowercased())
    }
    return process
  }

  /// False if its time is over first. What it leaves running in the background may hold the pipes
  /// open: that is waited for too.
  private func collect(
    into result: inout Result, _ output: Pipe, _ errors: Pipe,
    until deadline: ContinuousClock.Instant
  ) -> Bool {
    var open = [output.reading, errors.reading]
    while !open.isEmpty {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { return false }
      let (seconds, attoseconds) = left.components
      let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
      var waited = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard
        poll(&waited, nfds_t(waited.count), Int32(clamping: milliseconds)) >= 0 || errno == EINTR
      else { return false }
      for ready in waited where ready.revents != 0 {
        let bytes = Self.bytes(of: ready.fd)
        if bytes.isEmpty { open.removeAll { $0 == ready.fd } }
        if ready.fd == output.reading {
          result.output += bytes.prefix(Self.most - result.output.count)
        } else {
          result.errors += bytes.prefix(Self.most - result.errors.count)
        }
      }
    }
    return true
  }

  private static func bytes(of descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    var count = 0
    repeat {
      count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    return Array(bytes.prefix(max(0, count)))
  }

  /// Two ends, each closed once.
  private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(SecretProblem) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw SecretProblem("no pipe could be made") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    func closeReading() { Self.close(&reading) }
    func closeWriting() { Self.close(&writing) }

    func close() {
      closeReading()
      closeWriting()
    }

    private static func close(_ end: inout Int32) {
      guard end >= 0 else { return }
      _ = closeDescriptor(end)
      end = -1
    }
  }
}

private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
