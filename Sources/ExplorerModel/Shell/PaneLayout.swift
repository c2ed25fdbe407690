/// Where the panes stand on a screen. Pure geometry: the same for who draws and for who decides.
///
/// The first row of the screen is the header, the last the status line; frames fill what is between
/// them, each with a border of its own.
public enum Layout {
  public static func kind(of size: ScreenSize) -> LayoutKind {
    if size.columns < 20 || size.rows < 5 { return .tooSmall }
    if size.columns < 60 || size.rows < 20 { return .single }
    if size.columns < 100 || size.rows < 30 { return .compact }
    return size.columns < 160 ? .regular : .wide
  }

  public static func frames(for state: AppState) -> [PaneID: Frame] {
    frames(size: state.screen, layout: state.layout)
  }

  /// The frames of the panes that are visible; empty if the screen is too small.
  public static func frames(size: ScreenSize, layout: LayoutState) -> [PaneID: Frame] {
    let kind = kind(of: size)
    let body = Frame(x: 0, y: 1, width: size.columns, height: max(0, size.rows - 2))
    if kind == .tooSmall { return [:] }
    let focus = host(of: layout.focus, in: kind)
    if layout.isZoomed || kind == .single { return [focus: body] }
    return switch kind {
    case .wide: wide(body, layout)
    case .regular: regular(body, layout)
    default: compact(body, layout, focus)
    }
  }

  /// The pane that shows `pane`: relationships are a tab of the inspector where there is no room.
  public static func host(of pane: PaneID, in kind: LayoutKind) -> PaneID {
    pane == .relationships && kind != .wide ? .inspector : pane
  }

  /// The tabs the inspector has: where relationships have a pane of their own, they are no tab.
  public static func tabs(on size: ScreenSize) -> [InspectorTab] {
    kind(of: size) == .wide
      ? InspectorTab.allCases.filter { $0 != .relationships } : InspectorTab.allCases
  }

  private static func wide(_ body: Frame, _ layout: LayoutState) -> [PaneID: Frame] {
    let usual = layout.isLogOpen ? max(8, body.height * 2 / 5) : max(5, body.height / 4)
    let bottom = clamp(usual + layout.bottomAdjustment, 4, body.height - 10)
    let (upper, lower) = body.split(top: body.height - bottom)
    let left = clamp(min(40, max(28, body.width / 5)) + layout.leftAdjustment, 16, body.width / 2)
    let (containers, rest) = upper.split(left: left)
    let (assets, right) = rest.split(left: main(of: rest, right: rest.width * 2 / 5, layout))
    let (inspector, relationships) = right.split(top: right.height - right.height * 2 / 5)
    var frames: [PaneID: Frame] = [
      .containers: containers, .assets: assets, .inspector: inspector,
      .relationships: relationships,
    ]
    guard layout.isLogOpen else {
      frames[.runs] = lower
      return frames
    }
    (frames[.runs], frames[.log]) = lower.split(left: lower.width * 2 / 5)
    return frames
  }

  private static func regular(_ body: Frame, _ layout: LayoutState) -> [PaneID: Frame] {
    var frames: [PaneID: Frame] = [:]
    var upper = body
    var runsHeight = 0
    if layout.isLogOpen {
      let height = clamp(body.height * 2 / 5 + layout.bottomAdjustment, 5, body.height - 12)
      (upper, frames[.log]) = body.split(top: body.height - height)
      runsHeight = max(5, upper.height / 3)
    } else {
      runsHeight = clamp(upper.height / 3 + layout.bottomAdjustment, 4, upper.height - 5)
    }
    let left = clamp(min(34, max(26, upper.width / 4)) + layout.leftAdjustment, 14, upper.width / 2)
    let (side, rest) = upper.split(left: left)
    (frames[.containers], frames[.runs]) = side.split(top: side.height - runsHeight)
    let right = rest.width - rest.width * 11 / 20
    (frames[.assets], frames[.inspector]) = rest.split(left: main(of: rest, right: right, layout))
    return frames
  }

  /// How wide the assets are beside panes that are usually `right` wide.
  private static func main(of rest: Frame, right: Int, _ layout: LayoutState) -> Int {
    rest.width - clamp(right + layout.rightAdjustment, 20, max(20, rest.width - 24))
  }

  private static func compact(
    _ body: Frame, _ layout: LayoutState, _ focus: PaneID
  ) -> [PaneID: Frame] {
    let left = clamp(24 + layout.leftAdjustment, 12, body.width / 2)
    let (containers, rest) = body.split(left: left)
    let main = focus == .containers ? host(of: layout.main, in: .compact) : focus
    return [.containers: containers, main == .containers ? .assets : main: rest]
  }

  private static func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int {
    max(low, min(value, high))
  }
}

extension Layout {
  /// Whether a pane can be seen; relationships also where the inspector shows them as a tab.
  public static func isVisible(_ pane: PaneID, in state: AppState) -> Bool {
    let kind = kind(of: state.screen)
    guard frames(for: state)[host(of: pane, in: kind)] != nil else { return false }
    if pane == .relationships, kind != .wide { return state.inspector.tab == .relationships }
    return true
  }

  /// Rows of content a pane has inside its border, without the line of column titles that assets,
  /// columns and revisions have. For a pane that is not visible: what it would have alone.
  public static func contentRows(of pane: PaneID, in state: AppState) -> Int {
    max(1, frame(of: pane, in: state).height - 2 - titleRows(of: pane, in: state))
  }

  /// Columns of content a pane has inside its border.
  public static func contentColumns(of pane: PaneID, in state: AppState) -> Int {
    max(1, frame(of: pane, in: state).width - 2)
  }

  /// Lines of column titles at the top of a pane's content.
  public static func titleRows(of pane: PaneID, in state: AppState) -> Int {
    switch pane {
    case .assets: 1
    case .inspector: [.columns, .revisions].contains(state.inspector.tab) ? 1 : 0
    default: 0
    }
  }

  private static func frame(of pane: PaneID, in state: AppState) -> Frame {
    let host = host(of: pane, in: kind(of: state.screen))
    return frames(for: state)[host]
      ?? Frame(x: 0, y: 1, width: state.screen.columns, height: max(0, state.screen.rows - 2))
  }
}

extension Frame {
  /// The upper `top` rows, and the rest.
  fileprivate func split(top: Int) -> (Frame, Frame) {
    let top = min(max(0, top), height)
    return (
      Frame(x: x, y: y, width: width, height: top),
      Frame(x: x, y: y + top, width: width, height: height - top)
    )
  }

  /// The left `left` columns, and the rest.
  fileprivate func split(left: Int) -> (Frame, Frame) {
    let left = min(max(0, left), width)
    return (
      Frame(x: x, y: y, width: left, height: height),
      Frame(x: x + left, y: y, width: width - left, height: height)
    )
  }
}
