import Foundation
import PlatformEmulator

/// From exec to the first frame, and to containers that were read from a platform; `tig` beside it,
/// started in the same way.
enum StartTopic {
  private static let rounds = 15

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    var options = PlatformEmulator.Options()
    options.assets = 3_000
    let server = EmulatorServer(emulator: try PlatformEmulator(options: options))
    let address = try server.start()
    defer { server.stop() }

    var frame = Samples()
    var containers = Samples()
    for round in 0..<(rounds + 2) {
      let session = try surroundings.session(at: address)
      let first = try session.wait(for: "Containers")
      let shown = try session.wait(for: LargeWorld.catalog)
      session.end()
      guard round >= 2 else { continue }
      frame.add(first)
      containers.add(shown)
    }
    let demo = try demoStart(surroundings)
    let peer = try tigStart(surroundings)

    let milliseconds = Measurement.Unit.milliseconds
    var measurements = [
      Measurement(
        name: "exec to first frame, p50", figure: frame.p50, unit: .milliseconds,
        target: .atMost(30),
        peer: peer.map { "tig \(milliseconds.text($0.p50))" } ?? "tig is not installed"),
      Measurement(
        name: "exec to containers shown, p50", figure: containers.p50, unit: .milliseconds),
      Measurement(
        name: "exec to containers shown, demo of 3,000 assets", figure: demo.p50,
        unit: .milliseconds, peer: "makes its platform first"),
    ]
    if let peer {
      measurements.insert(
        Measurement(
          name: "first frame, as tig's", figure: frame.p50 / peer.p50, unit: .times,
          target: .atMost(2)),
        at: 1)
    }
    return measurements
  }

  private static func demoStart(_ surroundings: Surroundings) throws -> Samples {
    var samples = Samples()
    for _ in 0..<5 {
      let session = try PTYSession(
        surroundings.limn, ["demo"], environment: surroundings.environment, columns: 120, rows: 40)
      samples.add(try session.wait(for: LargeWorld.catalog))
      session.end()
    }
    return samples
  }

  /// Nil if there is no tig.
  private static func tigStart(_ surroundings: Surroundings) throws -> Samples? {
    guard let tig = try TigPeer(surroundings, changes: 20) else { return nil }
    var samples = Samples()
    for round in 0..<(rounds + 2) {
      let session = try tig.session(columns: 120, rows: 40)
      let first = try session.wait(for: tig.newest)
      session.end()
      if round >= 2 { samples.add(first) }
    }
    return samples
  }
}
