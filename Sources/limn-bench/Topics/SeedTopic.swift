import Foundation

/// How fast the embedded platform is filled, and what memory that takes.
enum SeedTopic {
  private static let few = 60_000

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let small = try seed(Self.few, "small", surroundings)
    let large = try seed(LargeWorld.assets, "large", surroundings)
    let rate = Double(LargeWorld.assets - few) / (large.seconds - small.seconds)
    let name = "assets seeded on disk (\(LargeWorld.assets), start left out)"
    return [
      Measurement(name: name, figure: rate, unit: .perSecond, target: .atLeast(20_000)),
      Measurement(
        name: "peak memory while seeding \(LargeWorld.assets) assets",
        figure: large.megabytes, unit: .megabytes),
      Measurement(
        name: "of the peak while seeding \(few) assets", figure: large.megabytes / small.megabytes,
        unit: .times, target: .atMost(1.2),
        peer: "\(Measurement.Unit.megabytes.text(small.megabytes))"),
    ]
  }

  /// In a process of its own, whose memory is then all that seeding took.
  private static func seed(
    _ assets: Int, _ folder: String, _ surroundings: Surroundings
  ) throws -> (seconds: Double, megabytes: Double) {
    let process = Process()
    process.executableURL = URL(filePath: surroundings.limn)
    process.arguments = [
      "emulator", "--port", "0", "--assets", String(assets),
      "--data", surroundings.folder.appending(path: folder).path,
    ]
    process.environment = surroundings.environment
    let output = Pipe()
    process.standardOutput = output
    let start = Stopwatch.now
    try process.run()
    // The address comes when everything is there.
    let address = output.fileHandleForReading.availableData
    let seconds = (Stopwatch.now - start).milliseconds / 1_000
    let peak = ProcessFigures(process: process.processIdentifier).peakMemory
    process.terminate()
    process.waitUntilExit()
    guard !address.isEmpty else { throw BenchError("the emulator did not start") }
    return (seconds, Double(peak) / 1e6)
  }
}
