import ExplorerModel
import Foundation
import PlatformModel

/// Typing a filter over 100,000 rows, letter by letter; `fzf --exact` over the same rows beside it.
enum FilterTopic {
  private static let words = ["orders", "customer", "load daily", "report_2", "!tmp churn", "zzzz"]

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let model = try Model(surroundings.world().emulator)
    try model.open(LargeWorld.catalog, rows: KeyTopic.many)
    let count = model.store.state.assets.list.rows.count
    guard count >= KeyTopic.many else { throw BenchError("there are only \(count) rows") }
    var keystrokes = Samples()
    for round in 0..<6 {
      for word in words {
        _ = model.store.send(.command(.filter))
        for letter in word {
          let time = Stopwatch.time { _ = model.store.send(.edited(.insert(String(letter)))) }
          if round > 0 { keystrokes.add(time) }
        }
        _ = model.store.send(.command(.escape))
        _ = model.store.send(.command(.escape))
      }
    }
    let peer = try fuzzyFinder(over: model.store.state, surroundings)
    let milliseconds = Measurement.Unit.milliseconds
    let beside =
      peer.map {
        "fzf --exact --filter \(milliseconds.text($0.all.p50)), reading left out "
          + milliseconds.text($0.all.p50 - $0.reading.p50)
      } ?? "fzf is not installed"
    var measurements = [
      Measurement(
        name: "filter keystroke over \(Measurement.Unit.count.text(Double(count))) rows, p50",
        figure: keystrokes.p50, unit: .milliseconds, peer: beside),
      Measurement(
        name: "filter keystroke, p95", figure: keystrokes.p95, unit: .milliseconds,
        target: .atMost(30)),
    ]
    if let peer {
      measurements[0].target = .atMost(max(0, peer.all.p50 - peer.reading.p50))
    }
    return measurements
  }

  /// What fzf takes for the same keystrokes, and for reading the rows without looking for anything;
  /// nil if there is no fzf.
  private static func fuzzyFinder(
    over state: AppState, _ surroundings: Surroundings
  ) throws -> (all: Samples, reading: Samples)? {
    guard let fzf = Tool("fzf", surroundings.environment) else { return nil }
    let file = surroundings.folder.appending(path: "rows.txt")
    let lines = state.assets.list.rows.compactMap { state.library.assets[$0] }.map { asset in
      "\(asset.name) \(asset.type) \(asset.tags.joined(separator: " "))\n"
    }
    try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    var all = Samples()
    var reading = Samples()
    for word in words {
      for end in word.indices {
        let typed = String(word[...end])
        all.add(try Stopwatch.time { try fzf.run(["--exact", "--filter", typed], input: file) })
      }
      reading.add(try Stopwatch.time { try fzf.run(["--filter", ""], input: file) })
    }
    return (all, reading)
  }
}
