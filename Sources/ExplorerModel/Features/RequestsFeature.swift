import PlatformModel

/// Decides about the list of what was asked of the platforms.
public enum RequestsFeature {
  private static let keptEntries = 500

  public static func open(_ state: inout AppState) -> [Effect] {
    var view = RequestsViewState()
    // The newest is the last.
    view.cursor.move(.last, count: state.requests.entries.count, height: rows(state))
    state.overlays.append(.requests(view))
    return []
  }

  /// Calls that ended. A list that stands at its end stays there.
  public static func exchanged(_ state: inout AppState, _ entries: [RequestEntry]) -> [Effect] {
    let before = state.requests.entries.count
    state.requests.entries += entries
    for entry in entries {
      if let use = entry.use { state.requests.uses[use.category] = KnownUse(use, at: state.now) }
    }
    let gone = max(0, state.requests.entries.count - keptEntries)
    state.requests.entries.removeFirst(gone)
    for index in state.overlays.indices {
      guard case .requests(var view) = state.overlays[index] else { continue }
      let count = state.requests.entries.count
      if view.cursor.selected >= before - 1 {
        view.cursor.move(.last, count: count, height: rows(state))
      } else {
        view.cursor.selected -= gone
        view.cursor.top -= gone
        view.cursor.clamp(count: count, height: rows(state))
      }
      state.overlays[index] = .requests(view)
    }
    return []
  }

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard case .requests(var view)? = state.overlays.last else { return [] }
    let entries = state.requests.entries
    if let movement = command.movement {
      view.cursor.move(movement, count: entries.count, height: rows(state))
      state.replaceTop(.requests(view))
      return []
    }
    switch command {
    case .requests: state.overlays.removeLast()
    case .open, .accept, .copyName, .copyMenu:
      guard entries.indices.contains(view.cursor.selected) else { return [] }
      let id = entries[view.cursor.selected].id
      switch command {
      case .copyName: return [.recall(id, .curl)]
      case .copyMenu: return [.recall(id, .copyMenu)]
      default: return ExchangeFeature.open(&state, id: id)
      }
    default: break
    }
    return []
  }

  public static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard case .requests(var view)? = state.overlays.last else { return [] }
    let index = view.cursor.top + row
    guard row < rows(state), state.requests.entries.indices.contains(index) else { return [] }
    view.cursor.selected = index
    state.replaceTop(.requests(view))
    return count >= 2 ? ExchangeFeature.open(&state, id: state.requests.entries[index].id) : []
  }

  public static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    guard case .requests(var view)? = state.overlays.last else { return [] }
    view.cursor.scroll(lines, count: state.requests.entries.count, height: rows(state))
    state.replaceTop(.requests(view))
    return []
  }

  /// The last rows of the popup tell about the selected request.
  private static func rows(_ state: AppState) -> Int {
    max(1, Layout.overlayRows(of: .requests(RequestsViewState()), in: state) - 3)
  }
}
