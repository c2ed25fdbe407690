import Foundation
import PlatformEmulator

/// What all topics share: the program, a folder that is removed at the end, and the large world.
final class Surroundings {
  /// Path of the program that is measured.
  let limn: String
  let folder: URL
  private var madeWorld: LargeWorld?
  private var madeSession: AssetsSession?

  init(limn: String?) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = URL(filePath: own).deletingLastPathComponent().appending(path: "limn").path
    self.limn = limn ?? beside
    guard FileManager.default.isExecutableFile(atPath: self.limn) else {
      throw BenchError("\(self.limn) is not there; build it with `make bench`")
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func end() {
    madeSession?.session.end()
    madeSession = nil
    madeWorld?.server.stop()
    madeWorld = nil
    try? FileManager.default.removeItem(at: folder)
  }

  /// A platform with a catalog of 100,000 assets; made when it is first asked for.
  func world() throws -> LargeWorld {
    if let madeWorld { return madeWorld }
    let world = try LargeWorld(data: folder.appending(path: "large").path)
    madeWorld = world
    return world
  }

  /// limn on that platform, with the large catalog open.
  func assetsSession() throws -> AssetsSession {
    if let madeSession { return madeSession }
    let session = try AssetsSession(self, world: world())
    madeSession = session
    return session
  }

  /// limn on a terminal, exploring the platform at `address`.
  func session(
    at address: String, columns: Int = 120, rows: Int = 40
  ) throws -> PTYSession {
    try PTYSession(
      limn,
      ["--url", address, "--user", "admin", "--ailake-url", address],
      environment: environment, columns: columns, rows: rows)
  }

  /// The same everywhere.
  var environment: [String: String] {
    [
      "HOME": folder.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LIMN_PASSWORD": "password", "LIMN_AILAKE_TOKEN": "limn-demo-token",
    ]
  }
}

/// Why nothing could be measured, in words.
struct BenchError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Lines appear as they are printed, in a pipe too.
func flushOutput() {
  fflush(nil)
}
