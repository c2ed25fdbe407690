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

  static func resize(_ state: inout AppState, by step: Int) -> [Effect] {
    let before = Layout.frames(for: state)
    switch state.layout.focus {
    case .containers: state.layout.leftAdjustment += 2 * step
    case .assets, .inspector, .relationships:
      if Layout.kind(of: state.screen) == .compact {
        state.layout.leftAdjustment -= 2 * step
      } else {
        state.layout.bottomAdjustment -= step
      }
    case .runs, .log:
      if Layout.kind(of: state.screen) == .compact {
        state.layout.leftAdjustment -= 2 * step
      } else {
        state.layout.bottomAdjustment += step
      }
    }
    if Layout.frames(for: state) == before {
      undo(&state, step)
      state.status.say("This is as far as it goes", .info, at: state.now)
    }
    return settle(&state)
  }

  /// Takes back an adjustment that changed nothing, so that the way back begins at once.
  private static func undo(_ state: inout AppState, _ step: Int) {
    let isCompact = Layout.kind(of: state.screen) == .compact
    switch state.layout.focus {
    case .containers: state.layout.leftAdjustment -= 2 * step
    case _ where isCompact: state.layout.leftAdjustment += 2 * step
    case .runs, .log: state.layout.bottomAdjustment -= step
    default: state.layout.bottomAdjustment += step
    }
  }

  /// Brings selections back into view, and reads on where more can be seen now.
  private static func settle(_ state: inout AppState) -> [Effect] {
    ContainersFeature.settle(&state) + AssetsFeature.settle(&state)
      + InspectorFeature.settle(&state) + RelationshipsFeature.settle(&state)
  }
}
