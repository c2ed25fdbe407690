import Foundation

/// A program that was run to its end: how long that took, and the most memory it had.
struct FinishedProgram {
  /// From before it is started until it is gone.
  var milliseconds: Double
  /// In bytes.
  var peakMemory: Int

  /// What it says is thrown away. Throws if it does not end with code 0.
  init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var pid = pid_t()
    let start = Stopwatch.now
    guard posix_spawn(&pid, path, &actions, nil, words, variables) == 0 else {
      throw BenchError("\(path) could not be started")
    }
    var status: Int32 = 0
    var peak = 0
    // What the system says at the end counts the memory of the program that started it, too.
    while waitpid(pid, &status, WNOHANG) == 0 {
      peak = max(peak, ProcessFigures(process: pid).peakMemory)
      usleep(2_000)
    }
    guard status == 0 else {
      throw BenchError("\(path) \(arguments.first ?? "") did not end well")
    }
    milliseconds = (Stopwatch.now - start).milliseconds
    peakMemory = peak
  }
}
