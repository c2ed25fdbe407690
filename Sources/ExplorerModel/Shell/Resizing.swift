/// What the sizes of screen and panes change.
enum Resizing {
  static func resized(_ state: inout AppState, to size: ScreenSize) -> [Effect] {
    state.screen = size
    let hasPane = Layout.kind(of: size) == .wide
    if hasPane, state.inspector.tab == .relationships {
      state.inspector.tab = .overview
      if state.layout.focus == .inspector { state.layout.focus = .relationships }
    } else if !hasPane, state.layout.focus == .relationships {
      state.layout.focus = .inspector
      state.inspector.tab = .relationships
    }
    return settle(&state)
  }

  static func zoom(_ state: inout AppState) -> [Effect] {
    state.layout.isZoomed.toggle()
    return settle(&state)
  }

  /// Grows the focused pane by one step, or shrinks it (-1).
  static func resize(_ state: inout AppState, by step: Int) -> [Effect] {
    let before = Layout.frames(for: state)
    let (size, amount) = adjustment(of: state.layout.focus, on: state.screen)
    state.layout[keyPath: size] += amount * step
    if Layout.frames(for: state) == before {
      // Taken back, so that the way back begins at once.
      state.layout[keyPath: size] -= amount * step
      state.status.refuse("This is as far as it goes", at: state.now)
    }
    return settle(&state)
  }

  /// What makes a pane larger, and by how many cells at a time.
  private static func adjustment(
    of pane: PaneID, on screen: ScreenSize
  ) -> (WritableKeyPath<LayoutState, Int>, Int) {
    switch pane {
    case .containers: (\.leftAdjustment, 2)
    case _ where Layout.kind(of: screen) == .compact: (\.leftAdjustment, -2)
    case .assets: (\.rightAdjustment, -2)
    case .inspector: (\.rightAdjustment, 2)
    case .relationships: (\.bottomAdjustment, -1)
    case .runs, .log: (\.bottomAdjustment, 1)
    }
  }

  /// Brings selections back into view, and reads on where more can be seen now.
  private static func settle(_ state: inout AppState) -> [Effect] {
    ContainersFeature.settle(&state) + AssetsFeature.settle(&state)
      + InspectorFeature.settle(&state) + RelationshipsFeature.settle(&state)
  }
}
