extension Layout {
  /// Where a popup stands, its border included; inside the screen, whatever its size.
  public static func overlayFrame(of overlay: Overlay, in state: AppState) -> Frame {
    let screen = state.screen
    switch overlay {
    case .palette: return top(width: 84, height: 22, screen)
    case .help: return centred(width: 92, height: screen.rows - 4, screen)
    case .menu(let menu):
      let longest = menu.items.map { $0.title.count + min(40, $0.detail.count) }.max() ?? 0
      let width = max(menu.title.count + 6, longest + 8)
      return centred(width: min(96, max(36, width)), height: menu.items.count + 2, screen)
    case .confirm(let confirm):
      let longest = ([confirm.title] + confirm.lines).map(\.count).max() ?? 0
      return centred(
        width: min(84, max(44, longest + 6)), height: confirm.lines.count + 6, screen)
    case .form(let form):
      let lines = form.fields.reduce(0) { $0 + ($1.kind == .paragraph ? 8 : 3) }
      return centred(width: 84, height: lines + 5, screen)
    case .reading(let view):
      let lines = readingLines(of: view, in: state).about
      return centred(width: readingWidth, height: min(lines + 4, screen.rows - 4), screen)
    case .drafts, .conflict: return centred(width: 140, height: screen.rows - 4, screen)
    case .tray, .requests, .exchange, .api, .messages, .compare:
      return centred(width: 140, height: screen.rows - 4, screen)
    }
  }

  /// Rows of list inside a popup. Palette and help have a line above it in which one types.
  public static func overlayRows(of overlay: Overlay, in state: AppState) -> Int {
    let inside = overlayFrame(of: overlay, in: state).height - 2
    switch overlay {
    case .palette, .api: return max(1, inside - 1)
    case .help: return max(1, inside - 1 - explanationRows(inside: inside))
    default: return max(1, inside)
    }
  }

  /// Lines below the list of help that say more of the selected command, of so many inside.
  public static func explanationRows(inside: Int) -> Int { inside >= 9 ? 3 : 0 }

  private static func centred(width: Int, height: Int, _ screen: ScreenSize) -> Frame {
    let width = min(max(1, width), max(0, screen.columns - 2), screen.columns)
    let height = min(max(3, height), max(0, screen.rows - 2))
    return Frame(
      x: (screen.columns - width) / 2, y: max(0, (screen.rows - height) / 2), width: width,
      height: height)
  }

  private static func top(width: Int, height: Int, _ screen: ScreenSize) -> Frame {
    var frame = centred(width: width, height: height, screen)
    frame.y = min(2, max(0, screen.rows - frame.height))
    return frame
  }
}
