import Foundation

/// The program under test: the binary that was built beside these tests.
enum Program {
  static let path: String = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    let besides = URL(filePath: tests).deletingLastPathComponent().appending(path: "limn")
    return ProcessInfo.processInfo.environment["LIMN_BINARY"] ?? besides.path
  }()

  /// Runs it without a terminal, even if the tests were started in one, and waits for its end.
  static func run(
    _ arguments: [String], environment more: [String: String] = [:]
  ) throws -> Child {
    try Child.run(
      ["setsid", "--wait", path] + arguments,
      environment: environment + more.map { "\($0.key)=\($0.value)" })
  }

  static let environment = [
    "HOME=\(FileManager.default.temporaryDirectory.path)", "PATH=/usr/bin:/bin", "TERM=xterm",
    "LC_ALL=C.UTF-8",
  ]
}
