import TerminalKit

extension CellBuffer {
  /// Shows that `row` is the selected one: a bar at its left and its background.
  mutating func select(_ row: Rect, isFocused: Bool) {
    put(glyphs.cursor, x: row.x, y: row.y, style: isFocused ? .accent : .dim)
    guard isFocused else { return setBackground(row, .selectedUnfocused) }
    restyle(row) { style in
      let isFaint = Self.faint.contains(style.role)
      return (isFaint ? Style(.text, style.attributes) : style).on(.selected)
    }
  }

  /// Too faint to be read on the background of a selection.
  private static let faint: Set<Role> = [
    .dim, .guide, .disabled, .skeleton, .stale, .stateQueued, .stateCanceled,
  ]

  /// Gives every cell of `rect` that has no background yet that of `role`.
  mutating func paper(_ rect: Rect, _ role: Role) {
    restyle(rect) { $0.background == nil ? $0.on(role) : $0 }
  }

  /// Draws spans wrapped nowhere and cut with an ellipsis; the usual way to draw one line of a
  /// pane.
  mutating func line(_ spans: [Span], in row: Rect) {
    put(spans, x: row.x, y: row.y, maxWidth: row.width, ellipsis: true)
  }
}
