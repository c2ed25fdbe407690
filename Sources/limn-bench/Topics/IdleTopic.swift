import Foundation
import PlatformEmulator

/// What limn does while nobody does anything and nothing is followed: nothing.
enum IdleTopic {
  private static let seconds = 10

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    let address = try server.start()
    defer { server.stop() }
    let session = try surroundings.session(at: address)
    defer { session.end() }
    _ = try session.wait(for: LargeWorld.catalog)
    // Threads that have nothing more to do end some seconds after their last work.
    let settled = Stopwatch.now + .seconds(8)
    while Stopwatch.now < settled { session.read(within: settled - Stopwatch.now) }

    let figures = ProcessFigures(process: session.process)
    let before = figures.activity
    var bytes = 0
    let end = Stopwatch.now + .seconds(seconds)
    while Stopwatch.now < end { bytes += session.read(within: end - Stopwatch.now) }
    let done = figures.activity(since: before)
    return [
      Measurement(
        name: "wake-ups in \(seconds) idle seconds", figure: Double(done.wakeUps), unit: .count,
        target: .atMost(0)),
      Measurement(
        name: "processor time in \(seconds) idle seconds", figure: done.processorTime.milliseconds,
        unit: .milliseconds, target: .atMost(0)),
      Measurement(
        name: "written in an idle second", figure: Double(bytes) / Double(seconds), unit: .bytes,
        target: .atMost(0)),
    ]
  }
}
