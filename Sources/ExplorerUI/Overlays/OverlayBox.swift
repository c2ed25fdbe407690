import ExplorerModel
import TerminalKit

/// Where popups stand, for drawing and for the mouse.
enum OverlayBox {
  /// The box of a popup, with its border.
  static func rect(of overlay: Overlay, in state: AppState) -> Rect {
    let rect = fitted(overlay, in: state)
    // Where only the borders of the panes would be seen beside it, it takes their place.
    guard rect.width >= state.screen.columns - 4 else { return rect }
    return Rect(x: 0, y: rect.y, width: state.screen.columns, height: rect.height)
  }

  private static func fitted(_ overlay: Overlay, in state: AppState) -> Rect {
    let rect = Rect(Layout.overlayFrame(of: overlay, in: state))
    let screen = Rect(x: 0, y: 1, width: state.screen.columns, height: state.screen.rows - 2)
    switch overlay {
    case .confirm(let confirm):
      // A question is never cut: it gets the rows its wrapped words need.
      let lines = ConfirmOverlay.lines(of: confirm, width: rect.width - 6)
      let typing = confirm.word == nil ? 0 : 1
      return screen.centered(Size(columns: rect.width, rows: lines.count + typing + 5))
    case .menu(let menu):
      // Nor is the reason why an item cannot be chosen.
      let width = menu.items.map { MenuOverlay.width(of: $0) }.max() ?? 0
      let columns = max(rect.width, min(width + 2, screen.width - 4))
      return Rect(
        x: (screen.width - columns) / 2, y: rect.y, width: columns, height: rect.height)
    default: return rect
    }
  }
}
