import Foundation

/// A program of others that limn is compared to.
struct Tool {
  var path: String
  private var environment: [String: String]

  /// Nil if it is not installed.
  init?(_ name: String, _ environment: [String: String]) {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return nil }
    path = found
    self.environment = environment
  }

  /// Runs it to its end; what it says is thrown away.
  func run(_ arguments: [String], input: URL? = nil, directory: URL? = nil) throws {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment
    if let directory { process.currentDirectoryURL = directory }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? .nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
