import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process that is run to its end, with what it said.
///
/// What it says goes to files, not pipes: a server it leaves behind, or one that another test starts
/// at the same moment, would hold a pipe open for ever.
struct Child {
  var output: String
  var error: String
  /// The exit code; 128 and the signal if it died of one.
  var code: Int32

  static func run(_ arguments: [String], environment: [String]? = nil) throws -> Child {
    let folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(path: "output").path
    let error = folder.appending(path: "error").path
    let pid = try start(arguments, environment: environment, output: output, error: error)
    let status = wait(for: pid)
    return Child(
      output: (try? String(contentsOfFile: output, encoding: .utf8)) ?? "",
      error: (try? String(contentsOfFile: error, encoding: .utf8)) ?? "",
      code: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
  }

  private static var inherited: [String] {
    ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
  }

  /// Only starts it; what it says goes to these files.
  static func start(
    _ arguments: [String], environment: [String]?, output: String, error: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // Threads of a test runner block signals; a terminal and its shell must not inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = (environment ?? inherited).map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid: pid_t = 0
    let problem = posix_spawnp(&pid, arguments[0], &actions, &attributes, &argv, &envp)
    guard problem == 0 else { throw CannotRun(command: arguments[0], errno: problem) }
    return pid
  }

  /// How it ended, as waitpid(2) says it.
  static func wait(for pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  struct CannotRun: Error {
    var command: String
    var errno: Int32
  }
}
