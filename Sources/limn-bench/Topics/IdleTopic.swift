import Dispatch
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
    let floor = try startFloor()
    defer { floor.terminate() }
    // Threads that have nothing more to do end some seconds after their last work.
    let settled = Stopwatch.now + .seconds(8)
    while Stopwatch.now < settled { session.read(within: settled - Stopwatch.now) }

    let figures = ProcessFigures(process: session.process)
    let floorFigures = ProcessFigures(process: floor.processIdentifier)
    let before = figures.activity
    let floorBefore = floorFigures.activity
    var bytes = 0
    let end = Stopwatch.now + .seconds(seconds)
    while Stopwatch.now < end { bytes += session.read(within: end - Stopwatch.now) }
    let done = figures.activity(since: before)
    let floorDone = floorFigures.activity(since: floorBefore)
    let milliseconds = Measurement.Unit.milliseconds
    return [
      Measurement(
        name: "wake-ups in \(seconds) idle seconds", figure: Double(done.wakeUps), unit: .count,
        target: .atMost(0), peer: "a program that used Dispatch once: \(floorDone.wakeUps)"),
      Measurement(
        name: "processor time in \(seconds) idle seconds", figure: done.processorTime.milliseconds,
        unit: .milliseconds, target: .atMost(0),
        peer: "a program that used Dispatch once: "
          + milliseconds.text(floorDone.processorTime.milliseconds)),
      Measurement(
        name: "written in an idle second", figure: Double(bytes) / Double(seconds), unit: .bytes,
        target: .atMost(0)),
    ]
  }

  /// Dispatch looks after its threads once a second for as long as the program runs.
  private static func startFloor() throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--be-idle"]
    try process.run()
    return process
  }

  /// What the floor does, until it is ended.
  static func beIdle() -> Never {
    DispatchQueue.global().async {}
    while true { pause() }
  }
}
