/// What the mouse means.
enum Pointing {
  static func pointer(_ state: inout AppState, _ event: PointerEvent) -> [Effect] {
    switch event {
    case .clicked(let pane, let row, let count):
      guard state.overlays.isEmpty else { return [] }
      return clicked(&state, pane, row: row, count: count)
    case .scrolled(let pane, let lines):
      guard state.overlays.isEmpty else { return [] }
      return scrolled(&state, pane, lines: lines)
    case .clickedOverlay(let row, let count):
      guard let overlay = state.overlays.last else { return [] }
      return OverlayRouting.clicked(&state, row: row, count: count, overlay)
    case .scrolledOverlay(let lines):
      guard let overlay = state.overlays.last else { return [] }
      return OverlayRouting.scrolled(&state, lines: lines, overlay)
    }
  }

  /// `row` counts from the first line inside the border; a line of column titles is row 0 there.
  private static func clicked(
    _ state: inout AppState, _ pane: PaneID, row: Int, count: Int
  ) -> [Effect] {
    let focused = pane == .inspector ? Focus.inspector(&state) : Focus.set(&state, pane)
    let row = row - Layout.titleRows(of: pane, in: state)
    guard row >= 0 else { return focused }
    let effects =
      switch state.keyPane {
      case .containers: ContainersFeature.clicked(&state, row: row, count: count)
      case .assets where state.list.isOpen:
        NounLists.clicked(&state, row: row, count: count)
      case .assets: AssetsFeature.clicked(&state, row: row, count: count)
      case .inspector: InspectorFeature.clicked(&state, row: row, count: count)
      case .relationships: RelationshipsFeature.clicked(&state, row: row, count: count)
      case .runs: RunsFeature.clicked(&state, row: row, count: count)
      case .log: RunLogFeature.clicked(&state, row: row, count: count)
      }
    return focused + effects
  }

  private static func scrolled(
    _ state: inout AppState, _ pane: PaneID, lines: Int
  ) -> [Effect] {
    let isTab = state.inspector.tab == .relationships && Layout.kind(of: state.screen) != .wide
    return switch pane {
    case .containers: ContainersFeature.scrolled(&state, lines: lines)
    case .assets where state.list.isOpen: NounLists.scrolled(&state, lines: lines)
    case .assets: AssetsFeature.scrolled(&state, lines: lines)
    case .inspector where isTab: RelationshipsFeature.scrolled(&state, lines: lines)
    case .inspector: InspectorFeature.scrolled(&state, lines: lines)
    case .relationships: RelationshipsFeature.scrolled(&state, lines: lines)
    case .runs: RunsFeature.scrolled(&state, lines: lines)
    case .log: RunLogFeature.scrolled(&state, lines: lines)
    }
  }
}

extension ListCursor {
  /// Moves the view and takes the selection along where it would leave it.
  mutating func scroll(_ lines: Int, count: Int, height: Int) {
    let height = max(1, height)
    top = min(max(0, top + lines), max(0, count - height))
    selected = min(max(selected, top), top + height - 1)
    clamp(count: count, height: height)
  }
}
