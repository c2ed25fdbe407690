import ExplorerModel
import ExplorerUI
import TerminalKit

/// From a key to the first byte of what it changes, and whether that depends on how much is loaded;
/// `tig` beside it, moving through a list on a terminal of the same size.
enum KeyTopic {
  private static let few = 1_000
  static let many = 100_000

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let session = try surroundings.assetsSession()
    try session.load(rows: few)
    let small = try presses(300, on: session.session)
    try session.load(rows: many)
    let large = try presses(300, on: session.session)
    let peer = try tigPresses(surroundings)

    let world = try surroundings.world()
    let smallModel = try moves(rows: few, in: world)
    let largeModel = try moves(rows: many, in: world)
    let milliseconds = Measurement.Unit.milliseconds
    return [
      Measurement(
        name: "key to first byte, 100,000 rows, p50", figure: large.p50, unit: .milliseconds,
        target: .atMost(1),
        peer: "1,000 rows \(milliseconds.text(small.p50))"
          + (peer.map { ", tig \(milliseconds.text($0.p50))" } ?? "")),
      Measurement(
        name: "key to first byte, 100,000 rows, p99", figure: large.p99, unit: .milliseconds,
        target: .atMost(5), peer: "1,000 rows \(milliseconds.text(small.p99))"),
      Measurement(
        name: "key to first byte, 100,000 to 1,000 rows", figure: large.p50 / small.p50,
        unit: .times, target: .atMost(1.2)),
      Measurement(
        name: "decided and drawn in process, 100,000 rows, p50", figure: largeModel.p50,
        unit: .milliseconds, peer: "1,000 rows \(milliseconds.text(smallModel.p50))"),
      Measurement(
        name: "decided and drawn, 100,000 to 1,000 rows", figure: largeModel.p50 / smallModel.p50,
        unit: .times, target: .atMost(1.2)),
    ]
  }

  /// Moves down, one row at a time; what the last key set going is over before the next is pressed.
  private static func presses(_ count: Int, on session: PTYSession) throws -> Samples {
    var samples = Samples()
    for round in 0..<(count + 20) {
      session.readUntilQuiet(for: .milliseconds(30))
      let start = Stopwatch.now
      session.press("j")
      guard session.waitForOutput(within: .seconds(5)) else {
        throw BenchError("a key changed nothing")
      }
      if round >= 20 { samples.add(Stopwatch.now - start) }
    }
    session.readUntilQuiet(for: .milliseconds(300))
    session.forget()
    return samples
  }

  /// Nil if there is no tig.
  private static func tigPresses(_ surroundings: Surroundings) throws -> Samples? {
    guard let tig = try TigPeer(surroundings, changes: 200) else { return nil }
    let session = try tig.session(columns: 200, rows: 60)
    defer { session.end() }
    _ = try session.wait(for: tig.newest)
    return try presses(150, on: session)
  }

  private static func moves(rows: Int, in world: LargeWorld) throws -> Samples {
    let model = try Model(world.emulator)
    try model.open(LargeWorld.catalog, rows: rows)
    let view = ExplorerView()
    var shown = CellBuffer(size: Size(columns: 200, rows: 60))
    var next = shown
    return Samples.timing(500, warming: 50) {
      _ = model.store.send(.command(.moveDown))
      _ = view.draw(model.store.state, into: &next)
      for row in next.rowsChanged(from: shown) where row.isEmpty { return }
      swap(&shown, &next)
    }
  }
}
