/// The panes, by number.
public enum PaneID: Int, Hashable, Sendable, CaseIterable {
  case containers = 1
  case assets
  case inspector
  case relationships
  case runs
  case log
}

/// A rectangle of cells; `x` and `y` count from the top left corner of the screen.
public struct Frame: Hashable, Sendable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// What the user decided about panes.
public struct LayoutState: Hashable, Sendable {
  public var focus: PaneID = .containers
  public var isZoomed = false
  /// The log pane is there only after a log was opened.
  public var isLogOpen = false
  /// What the one main pane of the compact layout shows while the containers have the focus.
  public var main: PaneID = .assets
  /// Cells by which the user widened (or narrowed) the containers pane, the panes at the right beside
  /// the assets, and heightened the lower row.
  public var leftAdjustment = 0
  public var rightAdjustment = 0
  public var bottomAdjustment = 0
  /// Panes one came from by opening or showing something, the last one last.
  public var origins: [Origin] = []

  public init() {}
}

/// Which of the three layouts a screen gets.
public enum LayoutKind: Hashable, Sendable {
  /// From 160 columns (and 30 rows).
  case wide
  /// 100 to 159 columns.
  case regular
  /// Under 100 columns or under 30 rows.
  case compact
  /// Under 60x20.
  case single
  /// Under 20x5: only a line that says so.
  case tooSmall
}
