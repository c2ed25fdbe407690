import JSON
import PlatformModel

/// Decides about the comparison of two assets.
enum CompareFeature {
  /// What can be compared: the two marked ones, or the marked one and the selected one.
  static func pair(_ state: AppState) -> (left: AssetID, right: AssetID)? {
    let marks = state.assets.marks
    if marks.count == 2 {
      let sorted = marks.sorted { state.name(of: .asset($0)) < state.name(of: .asset($1)) }
      return (sorted[0], sorted[1])
    }
    guard marks.count == 1, let marked = marks.first, let selected = state.selectedAsset,
      selected != marked
    else { return nil }
    return (marked, selected)
  }

  /// What is missing to compare.
  static func advice(_ state: AppState) -> String {
    switch state.assets.marks.count {
    case 0: "Nothing to compare with: Space marks an asset, = compares another with it"
    case 1: "This is the marked one: go to another, then ="
    default: "Two can be compared, and \(state.assets.marks.count) are marked"
    }
  }

  static func open(_ state: inout AppState) -> [Effect] {
    guard let pair = pair(state) else { return [] }
    let view = CompareState(left: pair.left, right: pair.right)
    state.overlays.append(.compare(view))
    fill(&state, state.overlays.count - 1, view)
    return [pair.left, pair.right].filter { state.library.details[$0] == nil }
      .map { .load(.asset($0)) }
  }

  /// One of them was read.
  static func arrived(_ state: inout AppState, _ asset: AssetID, _ failure: PlatformError?) {
    for index in state.overlays.indices {
      guard case .compare(var view) = state.overlays[index], !view.isComplete,
        asset == view.left || asset == view.right
      else { continue }
      if let failure {
        let name = state.name(of: .asset(asset))
        view.problem = ErrorSentence.sentence(failure, subject: name)
        state.overlays[index] = .compare(view)
      } else {
        fill(&state, index, view)
      }
    }
  }

  private static func fill(_ state: inout AppState, _ index: Int, _ view: CompareState) {
    guard
      let left = InspectorFeature.document(of: .asset(view.left), in: state),
      let right = InspectorFeature.document(of: .asset(view.right), in: state),
      state.library.details[view.left] != nil, state.library.details[view.right] != nil
    else { return }
    var view = view
    view.rows = Differences.rows(left, right)
    view.isComplete = true
    state.overlays[index] = .compare(view)
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: CompareState
  ) -> [Effect] {
    var view = view
    if let movement = command.movement {
      view.cursor.move(movement, count: view.rows.count, height: rows(state))
      state.replaceTop(.compare(view))
      return []
    }
    switch command {
    case .compare: state.overlays.removeLast()
    case .copyName:
      guard view.rows.indices.contains(view.cursor.selected) else { return [] }
      let row = view.rows[view.cursor.selected]
      return [.copy("\(row.place)\n- \(row.left ?? "")\n+ \(row.right ?? "")")]
    default: break
    }
    return []
  }

  /// A line of titles stands above the rows.
  static func clicked(_ state: inout AppState, row: Int, _ view: CompareState) -> [Effect] {
    var view = view
    let index = view.cursor.top + row - 1
    guard row > 0, row <= rows(state), view.rows.indices.contains(index) else { return [] }
    view.cursor.selected = index
    state.replaceTop(.compare(view))
    return []
  }

  /// Rows of the list: titles stand above it, the whole of the selected difference below.
  private static func rows(_ state: AppState) -> Int {
    guard let overlay = state.overlays.last else { return 1 }
    return Layout.compareRows(inside: Layout.overlayRows(of: overlay, in: state))
  }
}

extension Layout {
  /// Rows of differences in a popup with so many rows: a third tells of the selected one.
  public static func compareRows(inside rows: Int) -> Int { max(1, rows - 2 - rows / 3) }
}
