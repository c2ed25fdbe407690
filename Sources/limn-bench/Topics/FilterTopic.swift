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
    let keystrokes = try type(words, in: model)
    let peer = try fuzzyFinder(over: model.store.state, surroundings)
    let beside =
      peer.map { "fzf --exact --filter \(Measurement.Unit.milliseconds.text($0.p50)), with start" }
      ?? "fzf is not installed"
    return [
      Measurement(
        name: "filter keystroke over \(Measurement.Unit.count.text(Double(count))) rows, p50",
        figure: keystrokes.p50, unit: .milliseconds,
        target: peer.map { .atMost($0.p50) } ?? .none, peer: beside),
      Measurement(
        name: "filter keystroke, p95", figure: keystrokes.p95, unit: .milliseconds,
        target: .atMost(30)),
    ]
  }

  /// Decides on every letter, as limn does before it draws.
  private static func type(_ words: [String], in model: Model) throws -> Samples {
    var keystrokes = Samples()
    for round in 0..<6 {
      for word in words {
        _ = model.store.send(.command(.filter))
        for letter in word {
          let time = Stopwatch.time { _ = model.store.send(.edited(.insert(String(letter)))) }
          if round > 0 { keystrokes.add(time) }
        }
        guard model.store.state.assets.filter.text == word, model.store.state.assets.visible != nil
        else { throw BenchError("'\(word)' was not filtered for") }
        // One layer at a time, and not one too many: that would leave the pane.
        while model.store.state.assets.filter.isActive || model.store.state.typing != nil {
          _ = model.store.send(.command(.escape))
        }
      }
    }
    return keystrokes
  }

  /// What fzf takes for the same keystrokes, from its start; nil if there is no fzf.
  private static func fuzzyFinder(
    over state: AppState, _ surroundings: Surroundings
  ) throws -> Samples? {
    guard let fzf = Tool("fzf", surroundings.environment) else { return nil }
    let file = surroundings.folder.appending(path: "rows.txt")
    let lines = state.assets.list.rows.compactMap { state.library.assets[$0] }.map { asset in
      "\(asset.name) \(asset.type) \(asset.tags.joined(separator: " "))\n"
    }
    try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    var all = Samples()
    for word in words {
      for end in word.indices {
        let typed = String(word[...end])
        all.add(try Stopwatch.time { try fzf.run(["--exact", "--filter", typed], input: file) })
      }
    }
    return all
  }
}
