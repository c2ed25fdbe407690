import JSON
import PlatformModel

/// Decides about the comparison of two assets, or of two revisions of one.
enum CompareFeature {
  /// What can be compared: the two marked ones, or the marked one and the selected one.
  static func pair(_ state: AppState) -> (left: AssetID, right: AssetID)? {
    guard !state.listHidesAssets else { return nil }
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
    if state.listHidesAssets { return "Only assets can be compared" }
    return switch state.assets.marks.count {
    case 0: "Nothing to compare with: Space marks an asset, = compares another with it"
    case 1: "This is the marked one: go to another, then ="
    default: "Two can be compared, and \(state.assets.marks.count) are marked"
    }
  }

  static func open(_ state: inout AppState) -> [Effect] {
    if let revision = revision(state) {
      return open(&state, .revision(revision.asset, revision.number), .asset(revision.asset))
    }
    guard let pair = pair(state) else { return [] }
    return open(&state, .asset(pair.left), .asset(pair.right))
  }

  /// Enter on a revision: what it changed. The first one is compared with nothing.
  static func openRevision(_ state: inout AppState) -> [Effect] {
    guard let (asset, number) = revision(state) else {
      state.status.say("Nothing to open: no revision is selected", .info, at: state.now)
      return []
    }
    let revisions = state.library.revisions[asset] ?? []
    let commit = revisions.first { $0.number == number }?.json["metadata"]?["commit_info"]
    let before =
      commit?["previous_revision"]?.int
      ?? revisions.map(\.number).filter { $0 < number }.max()
      ?? (state.inspector.revisions.isComplete || number <= 1 ? nil : number - 1)
    return open(
      &state, before.map { .revision(asset, $0) } ?? .nothing, .revision(asset, number))
  }

  /// The revision that is selected.
  static func revision(_ state: AppState) -> (asset: AssetID, number: Int)? {
    let row = state.inspector.revisionCursor.selected
    guard state.keyPane == .inspector, state.inspector.tab == .revisions,
      case .asset(let asset) = state.inspector.subject,
      let revisions = state.library.revisions[asset], revisions.indices.contains(row)
    else { return nil }
    return (asset, revisions[row].number)
  }

  private static func open(
    _ state: inout AppState, _ left: CompareSide, _ right: CompareSide
  ) -> [Effect] {
    let view = CompareState(left: left, right: right)
    state.overlays.append(.compare(view))
    fill(&state, state.overlays.count - 1, view)
    return [left, right].compactMap { side in
      guard document(of: side, state) == nil else { return nil }
      switch side {
      case .asset(let id): return .load(.asset(id))
      case .revision(let id, let number): return .load(.revision(id, number))
      case .nothing: return nil
      }
    }
  }

  private static func document(of side: CompareSide, _ state: AppState) -> JSONValue? {
    switch side {
    case .asset(let id): state.library.details[id]?.json
    case .revision(let id, let number): state.library.revisionDocuments[id]?[number]
    case .nothing: JSONValue.object([:])
    }
  }

  /// One of them was read.
  static func arrived(_ state: inout AppState, _ asset: AssetID, _ failure: PlatformError?) {
    arrived(&state, .asset(asset), failure)
  }

  static func arrived(
    _ state: inout AppState, _ asset: AssetID, revision number: Int,
    _ result: Result<JSONValue, PlatformError>
  ) {
    if case .success(let document) = result {
      state.library.revisionDocuments[asset, default: [:]][number] = document
    }
    arrived(&state, .revision(asset, number), result.failure)
  }

  private static func arrived(
    _ state: inout AppState, _ side: CompareSide, _ failure: PlatformError?
  ) {
    for index in state.overlays.indices {
      guard case .compare(var view) = state.overlays[index], !view.isComplete,
        side == view.left || side == view.right
      else { continue }
      if let failure {
        view.problem = ErrorSentence.sentence(failure, subject: name(of: side, state))
        state.overlays[index] = .compare(view)
      } else {
        fill(&state, index, view)
      }
    }
  }

  private static func name(of side: CompareSide, _ state: AppState) -> String {
    switch side {
    case .asset(let id): state.name(of: .asset(id))
    case .revision(let id, let number): "Revision \(number) of \(state.name(of: .asset(id)))"
    case .nothing: "Nothing"
    }
  }

  private static func fill(_ state: inout AppState, _ index: Int, _ view: CompareState) {
    guard var left = document(of: view.left, state), var right = document(of: view.right, state)
    else { return }
    if case .revision = view.left { left = RevisionDocument.stripped(left) }
    if case .revision = view.right { right = RevisionDocument.stripped(right) }
    if case .revision = view.left, case .asset = view.right {
      // What an asset is now is read without its columns.
      if right["entity"]?["data_asset"]?["columns"] == nil {
        left["entity"]?["data_asset"]?["columns"] = nil
      }
      if right["entity"]?["column_info"] == nil { left["entity"]?["column_info"] = nil }
      right = RevisionDocument.comparable(RevisionDocument.stripped(right), with: left)
    }
    var view = view
    view.rows = Differences.rows(left, right)
    // That there was nothing is no value of its own.
    if view.left == .nothing { view.rows.removeAll { $0.place.isEmpty } }
    view.isComplete = true
    state.overlays[index] = .compare(view)
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: CompareState
  ) -> [Effect] {
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

}

extension Layout {
  /// Rows of differences in a popup with so many rows: a third tells of the selected one.
  public static func compareRows(inside rows: Int) -> Int { max(1, rows - 2 - rows / 3) }
}
