import ExplorerModel
import ExplorerUI
import JSON
import PlatformModel
import TerminalKit

/// What a key costs while texts of megabytes are on the screen, beside the same keys with short ones.
enum TextTopic {
  private static let short = String(repeating: "0123456789\n", count: 9)
  private static let lines = String(repeating: "0123456789\n", count: 450_000)
  private static let words = String(repeating: "words that go on ", count: 300_000)

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let model = try Model(surroundings.world().emulator)
    try model.open(LargeWorld.catalog, rows: 1_000)
    model.send(.command(.open))
    model.send(.command(.focusAssets))
    let few = keys(in: model.store.state, text: short)
    let many = [lines, words].map { keys(in: model.store.state, text: $0) }
    let milliseconds = Measurement.Unit.milliseconds
    let worst = many.max { $0.p50 < $1.p50 } ?? few
    return [
      Measurement(
        name: "key with a description of 5 MB and a draft of it, p50", figure: worst.p50,
        unit: .milliseconds, target: .atMost(2),
        peer: "100 bytes \(milliseconds.text(few.p50))"),
      Measurement(
        name: "the same, 5 MB to 100 bytes", figure: worst.p50 / few.p50, unit: .times,
        target: .atMost(2)),
    ]
  }

  /// Keys in the list, the inspector and the drafts.
  private static func keys(in state: AppState, text: String) -> Samples {
    var state = state
    if let asset = state.selectedAsset, var detail = state.library.details[asset] {
      detail.asset.description = text
      state.library.details[asset] = detail
      state.library.assets[asset]?.description = text
      state.drafts.drafts = [
        Draft(
          asset: asset, base: detail, edits: [.description: JSONValue(text + "more")],
          stagedAt: state.now)
      ]
    }
    let store = Store(state)
    let view = ExplorerView()
    var shown = CellBuffer(size: Size(columns: 200, rows: 60))
    let commands: [Command] = [
      .focusInspector, .moveDown, .pageDown, .moveUp, .drafts, .moveDown, .escape, .focusAssets,
    ]
    var next = 0
    return Samples.timing(400, warming: 40) {
      _ = store.send(.command(commands[next % commands.count]))
      _ = view.draw(store.state, into: &shown)
      next += 1
    }
  }
}
