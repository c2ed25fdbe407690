import ExplorerModel
import ExplorerUI
import TerminalKit

/// One frame of 200x60 with every pane filled: drawn from the state and compared to the last one.
enum FrameTopic {
  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let model = try Model(surroundings.world().emulator)
    try model.open(LargeWorld.catalog, rows: 1_000)
    model.send(.command(.open))
    model.send(.command(.focusAssets))
    let view = ExplorerView()
    var shown = CellBuffer(size: Size(columns: 200, rows: 60))
    var next = shown
    var compose = Samples()
    var compare = Samples()
    var frame = Samples()
    for round in 0..<550 {
      _ = model.store.send(.command(round % 100 < 50 ? .moveDown : .moveUp))
      let composed = Stopwatch.time { _ = view.draw(model.store.state, into: &next) }
      let compared = Stopwatch.time {
        for row in 0..<60 { _ = next.columnsChanged(row: row, from: shown) }
      }
      swap(&shown, &next)
      guard round >= 50 else { continue }
      compose.add(composed)
      compare.add(compared)
      frame.add(composed + compared)
    }
    let milliseconds = Measurement.Unit.milliseconds
    return [
      Measurement(
        name: "frame of 200x60 composed and compared, p50", figure: frame.p50,
        unit: .milliseconds, target: .atMost(1),
        peer: "composed \(milliseconds.text(compose.p50)), compared "
          + milliseconds.text(compare.p50)),
      Measurement(name: "the same, p99", figure: frame.p99, unit: .milliseconds),
    ]
  }
}
