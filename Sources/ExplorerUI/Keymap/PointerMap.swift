public import ExplorerModel
public import TerminalKit

/// What the mouse means, in terms of panes and popups and the lines inside their borders.
public enum PointerMap {
  /// Lines one notch of the wheel moves.
  private static let notch = 3

  /// Nil where the mouse means nothing. `clicks`: how often this place was clicked in a short time.
  public static func event(
    for mouse: MouseEvent, state: AppState, clicks: Int = 1
  ) -> PointerEvent? {
    if let overlay = state.overlays.last { return event(for: mouse, over: overlay, state, clicks) }
    guard let (pane, frame) = pane(at: mouse.position, state) else { return nil }
    switch mouse.kind {
    case .wheelUp: return .scrolled(pane, lines: -notch)
    case .wheelDown: return .scrolled(pane, lines: notch)
    case .press(.left):
      return .clicked(pane, row: mouse.position.y - frame.y - 1, count: clicks)
    default: return nil
    }
  }

  private static func pane(at point: Point, _ state: AppState) -> (PaneID, Rect)? {
    for (pane, frame) in Layout.frames(for: state) {
      let rect = Rect(frame)
      if rect.contains(point) { return (pane, rect) }
    }
    return nil
  }

  private static func event(
    for mouse: MouseEvent, over overlay: Overlay, _ state: AppState, _ clicks: Int
  ) -> PointerEvent? {
    let box = OverlayBox.rect(of: overlay, in: state)
    switch mouse.kind {
    case .wheelUp: return .scrolledOverlay(lines: -notch)
    case .wheelDown: return .scrolledOverlay(lines: notch)
    case .press(.left) where box.contains(mouse.position):
      return .clickedOverlay(row: mouse.position.y - box.y - 1, count: clicks)
    default: return nil
    }
  }
}

extension Rect {
  init(_ frame: Frame) {
    self.init(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
  }
}
