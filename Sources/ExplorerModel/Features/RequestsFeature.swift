import Filters
import PlatformModel

/// Decides about the list of what was asked of the platforms.
public enum RequestsFeature {
  private static let keptEntries = 500

  public static func open(_ state: inout AppState) -> [Effect] {
    // The newest is the last.
    state.overlays.append(RequestsViewState().moved(.last, in: state).overlay)
    return []
  }

  /// Calls that ended. A list that stands at its end stays there.
  public static func exchanged(_ state: inout AppState, _ entries: [RequestEntry]) -> [Effect] {
    let views = state.overlays.map { selection(of: $0, state) }
    state.requests.entries += entries
    for entry in entries {
      if let use = entry.use { state.requests.uses[use.category] = KnownUse(use, at: state.now) }
    }
    let gone = max(0, state.requests.entries.count - keptEntries)
    state.requests.entries.removeFirst(gone)
    for (index, before) in views.enumerated() {
      guard case .requests(var view) = state.overlays[index] else { continue }
      let shown = state.requests.entries(filteredBy: view.filter)
      if let before, let place = shown.firstIndex(where: { $0.id == before }) {
        view.cursor.top += place - view.cursor.selected
        view.cursor.selected = place
        view.cursor.clamp(count: shown.count, height: view.height(in: state))
      } else {
        view.cursor.move(
          before == nil ? .last : .first, count: shown.count, height: view.height(in: state))
      }
      state.overlays[index] = .requests(view)
    }
    return []
  }

  /// The request a list stands on; nil at its end, or if it is no list of requests.
  private static func selection(of overlay: Overlay, _ state: AppState) -> Int? {
    guard case .requests(let view) = overlay else { return nil }
    let shown = state.requests.entries(filteredBy: view.filter)
    return view.cursor.selected < shown.count - 1 ? shown[view.cursor.selected].id : nil
  }

  public static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard case .requests(var view)? = state.overlays.last else { return [] }
    let shown = state.requests.entries(filteredBy: view.filter)
    switch command {
    case .requests: state.overlays.removeLast()
    case .filter:
      view.filter.isEditing = true
      state.replaceTop(.requests(view))
    case .open where view.filter.isEditing:
      if let problem = view.filter.problem {
        state.status.say(problem, .warning, at: state.now)
        return []
      }
      view.filter.isEditing = false
      state.replaceTop(.requests(view))
    case .escape where view.filter.hasLayer: clearFilter(&state, view, shown)
    case .open, .accept, .copyName, .copyMenu:
      guard shown.indices.contains(view.cursor.selected) else { return [] }
      let id = shown[view.cursor.selected].id
      switch command {
      case .copyName: return [.recall(id, .curl)]
      case .copyMenu: return [.recall(id, .copyMenu)]
      default: return ExchangeFeature.open(&state, id: id)
      }
    default: break
    }
    return []
  }

  // MARK: Filter

  public static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard case .requests(var view)? = state.overlays.last, view.filter.isEditing,
      view.filter.input.apply(edit)
    else { return [] }
    view.filter.understood(as: FilterList.requests.query(view.filter.text))
    state.replaceTop(view.moved(.last, in: state).overlay)
    return []
  }

  /// The selection stays on its request.
  private static func clearFilter(
    _ state: inout AppState, _ view: RequestsViewState, _ shown: [RequestEntry]
  ) {
    var view = view
    let selected = shown.indices.contains(view.cursor.selected) ? shown[view.cursor.selected] : nil
    view.filter = FilterState()
    let entries = state.requests.entries
    let place = entries.firstIndex { $0.id == selected?.id } ?? entries.count - 1
    state.replaceTop(view.moved(.to(place), in: state).overlay)
  }

}
