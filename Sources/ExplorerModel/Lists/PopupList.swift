/// A popup that is a list: moving, clicking and scrolling in it are the same for all of them.
///
/// To add one: a state that says how many rows it has, a case of `Overlay`, and what is drawn.
protocol PopupList {
  var cursor: ListCursor { get set }
  /// Rows that are shown.
  func count(in state: AppState) -> Int
  /// Lines of its content above the rows: an input, titles.
  var linesAbove: Int { get }
  /// Rows that there is room for.
  func height(in state: AppState) -> Int
  /// The popup with this in it.
  var overlay: Overlay { get }
}

extension PopupList {
  var linesAbove: Int { 0 }

  func height(in state: AppState) -> Int { Layout.overlayRows(of: overlay, in: state) }

  func moved(_ movement: Movement, in state: AppState) -> Self {
    var list = self
    list.cursor.move(movement, count: count(in: state), height: height(in: state))
    return list
  }

  func scrolled(_ lines: Int, in state: AppState) -> Self {
    var list = self
    list.cursor.scroll(lines, count: count(in: state), height: height(in: state))
    return list
  }

  /// With the row in a line of the content selected; nil if there is none.
  func clicked(_ line: Int, in state: AppState) -> Self? {
    let line = line - linesAbove
    let row = cursor.top + line
    guard line >= 0, line < height(in: state), row < count(in: state) else { return nil }
    var list = self
    list.cursor.selected = row
    return list
  }
}

extension Overlay {
  /// The list it is; nil if it is none, or one that knows better how to move.
  var list: (any PopupList)? {
    switch self {
    case .help(let list): list
    case .palette(let list): list
    case .menu(let list): list
    case .messages(let list): list
    case .compare(let list): list
    case .tray(let list): list
    case .requests(let list): list
    case .confirm, .form, .drafts, .conflict, .exchange, .api, .reading: nil
    }
  }
}

extension HelpState: PopupList {
  /// One types in a line above.
  var linesAbove: Int { 1 }
  var overlay: Overlay { .help(self) }
  func count(in state: AppState) -> Int { HelpFeature.entries(self).count }
}

extension PaletteState: PopupList {
  /// One types in a line above.
  var linesAbove: Int { 1 }
  var overlay: Overlay { .palette(self) }
  func count(in state: AppState) -> Int { entries.count }
}

extension MenuState: PopupList {
  var overlay: Overlay { .menu(self) }
  func count(in state: AppState) -> Int { items.count }
}

extension MessagesViewState: PopupList {
  var overlay: Overlay { .messages(self) }
  func count(in state: AppState) -> Int { state.status.log.count }
}

extension TrayState: PopupList {
  var overlay: Overlay { .tray(self) }
  func count(in state: AppState) -> Int { state.tray.count }
}

extension RequestsViewState: PopupList {
  var overlay: Overlay { .requests(self) }
  func count(in state: AppState) -> Int { state.requests.entries(filteredBy: filter).count }

  /// The last rows of the popup tell about the selected request.
  func height(in state: AppState) -> Int {
    max(1, Layout.overlayRows(of: overlay, in: state) - 3)
  }
}

extension CompareState: PopupList {
  /// Titles stand above the rows.
  var linesAbove: Int { 1 }
  var overlay: Overlay { .compare(self) }
  func count(in state: AppState) -> Int { rows.count }

  /// The whole of the selected difference stands below.
  func height(in state: AppState) -> Int {
    Layout.compareRows(inside: Layout.overlayRows(of: overlay, in: state))
  }
}
