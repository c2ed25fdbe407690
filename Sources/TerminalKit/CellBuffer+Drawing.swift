extension CellBuffer {
  /// Draws one line of text and returns the columns it took.
  ///
  /// The text may come from anywhere: what could harm the terminal is replaced (see
  /// `TextWidth.sanitized`), and a very long line costs no more than what is shown of it. It may start
  /// left of the clip, and is cut after `maxWidth` columns or at the clip's edge, with an ellipsis if
  /// wanted. The result is 0 if the row is outside of the clip.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, style: Style = .text, maxWidth: Int = .max,
    ellipsis: Bool = false
  ) -> Int {
    TextWidth.withUTF8(of: text) {
      put(utf8: $0, x: x, y: y, style: style, maxWidth: maxWidth, ellipsis: ellipsis)
    }
  }

  @discardableResult
  public mutating func put(
    _ text: Substring, x: Int, y: Int, style: Style = .text, maxWidth: Int = .max,
    ellipsis: Bool = false
  ) -> Int {
    TextWidth.withUTF8(of: text) {
      put(utf8: $0, x: x, y: y, style: style, maxWidth: maxWidth, ellipsis: ellipsis)
    }
  }

  /// Draws pieces of text one after the other and returns the columns they took together.
  @discardableResult
  public mutating func put(
    _ spans: [Span], x: Int, y: Int, maxWidth: Int = .max, ellipsis: Bool = false
  ) -> Int {
    let limit = maxWidth >= clip.maxX - x ? clip.maxX - x : maxWidth
    var used = 0
    for (index, span) in spans.enumerated() where used < limit {
      let isFull = ellipsis && index + 1 < spans.count
      used += put(
        span.text, x: x + used, y: y, style: span.style, maxWidth: limit - used,
        ellipsis: ellipsis)
      let rest = isFull && used >= limit && spans[(index + 1)...].contains { !$0.text.isEmpty }
      if rest, limit > 0 { endLine(at: x + limit, y: y, span.style) }
    }
    return used
  }

  /// Draws `text` in `rect`'s first row, aligned, clipped with an ellipsis.
  @discardableResult
  public mutating func put(
    _ text: String, in rect: Rect, alignment: TextWidth.Alignment, style: Style = .text
  ) -> Int {
    guard !rect.isEmpty else { return 0 }
    let width = min(rect.width, TextWidth.width(of: text, limit: rect.width))
    let x =
      switch alignment {
      case .left: rect.x
      case .right: rect.maxX - width
      case .center: rect.x + (rect.width - width) / 2
      }
    return put(text, x: x, y: rect.y, style: style, maxWidth: rect.maxX - x, ellipsis: true)
  }

  /// Draws bytes that should be UTF-8; broken bytes are drawn as U+FFFD.
  @discardableResult
  public mutating func put(
    utf8 bytes: UnsafeBufferPointer<UInt8>, x: Int, y: Int, style: Style = .text,
    maxWidth: Int = .max, ellipsis: Bool = false
  ) -> Int {
    guard clip.rows.contains(y), x < clip.maxX, maxWidth > 0 else { return 0 }
    let limit = maxWidth >= clip.maxX - x ? clip.maxX : x + maxWidth
    var scanner = ClusterScanner(bytes)
    var column = x
    while column <= limit {
      let plain = scanner.nextPlain(limit: limit - column)
      if !plain.isEmpty {
        draw(plain: plain, x: column, y: y, style: style)
        column += plain.count
      }
      guard let cluster = scanner.next() else { break }
      if cluster.width > limit - column, cluster.width <= 2 || column >= limit {
        guard ellipsis else { break }
        endLine(at: limit, y: y, style)
        return limit - x
      }
      draw(cluster, x: column, y: y, limit: limit, style: style)
      column += min(cluster.width, limit - column)
    }
    return max(0, column - x)
  }

  /// Draws printable ASCII, which all fits: most of what is drawn.
  private mutating func draw(
    plain bytes: Slice<UnsafeBufferPointer<UInt8>>, x: Int, y: Int, style: Style
  ) {
    let hidden = max(0, clip.x - x)
    guard hidden < bytes.count else { return }
    let row = y * size.columns
    let first = x + hidden
    let end = x + bytes.count
    let cell = Cell(blank: style)
    // What the ends cut in half is mended as for any other character.
    place(cell, x: first, y: y)
    place(cell, x: end - 1, y: y)
    cells.withUnsafeMutableBufferPointer { cells in
      var index = row + first
      for byte in bytes.dropFirst(hidden) {
        cells[index] = cell.showing(byte)
        index += 1
      }
    }
  }

  private mutating func draw(_ cluster: Cluster, x: Int, y: Int, limit: Int, style: Style) {
    if cluster.width <= 2 {
      if x >= clip.x { place(Cell(cluster: cluster, style: style), x: x, y: y) }
      return
    }
    for column in x..<min(x + cluster.width, limit) where column >= clip.x {
      place(Cell(blank: style), x: column, y: y)
    }
  }

  /// Puts the ellipsis before column `limit`, in place of a whole character.
  private mutating func endLine(at limit: Int, y: Int, _ style: Style) {
    let isWide = clip.contains(Point(x: limit - 2, y: y)) && self[limit - 1, y].width == 0
    if isWide { place(Cell(blank: style), x: limit - 1, y: y) }
    replace(x: isWide ? limit - 2 : limit - 1, y: y, with: glyphs.ellipsis, style)
  }

  private mutating func replace(x: Int, y: Int, with glyph: String, _ style: Style) {
    guard clip.contains(Point(x: x, y: y)), let scalar = glyph.unicodeScalars.first else { return }
    place(Cell(cluster: Cluster(base: scalar.value, width: 1), style: style), x: x, y: y)
  }

  /// Puts a cell, and blanks what is left of a wide character it cuts in half. The place is inside.
  mutating func place(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.columns + x
    let next = index + Int(cell.width)
    if x > 0, cells[index].width == 0 { cells[index - 1] = Cell(blank: cells[index - 1].style) }
    cells[index] = cell
    if cell.width == 2 {
      cells[index + 1] = Cell(rightHalfIn: cell.style)
    }
    if x + Int(cell.width) < size.columns, cells[next].width == 0 {
      cells[next] = Cell(blank: cells[next].style)
    }
  }

  /// Makes the cells of `rect` blank, in `style`.
  public mutating func fill(_ rect: Rect, style: Style = .text) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.rows {
      place(Cell(blank: style), x: area.x, y: y)
      place(Cell(blank: style), x: area.maxX - 1, y: y)
      let start = y * size.columns
      cells.withUnsafeMutableBufferPointer {
        $0[start + area.x..<start + area.maxX].update(repeating: Cell(blank: style))
      }
    }
  }

  /// Gives the cells of `rect` another style and keeps their text.
  public mutating func setStyle(_ rect: Rect, _ style: Style) {
    restyle(rect) { _ in style }
  }

  /// Puts the background of `role` under the cells of `rect`, which keep their text and colours; how a
  /// selected row is drawn.
  public mutating func setBackground(_ rect: Rect, _ role: Role?) {
    restyle(rect) { $0.on(role) }
  }

  /// Changes the style of the cells of `rect`.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.rows {
      let start = y * size.columns
      for index in start + area.x..<start + area.maxX {
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Draws a horizontal line.
  public mutating func hline(x: Int, y: Int, width: Int, style: Style = .border) {
    line(Rect(x: x, y: y, width: width, height: 1), glyphs.horizontal, style)
  }

  /// Draws a vertical line.
  public mutating func vline(x: Int, y: Int, height: Int, style: Style = .border) {
    line(Rect(x: x, y: y, width: 1, height: height), glyphs.vertical, style)
  }

  private mutating func line(_ rect: Rect, _ glyph: String, _ style: Style) {
    let area = rect.intersection(clip)
    guard !area.isEmpty, let scalar = glyph.unicodeScalars.first else { return }
    let cell = Cell(cluster: Cluster(base: scalar.value, width: 1), style: style)
    for y in area.rows {
      for x in area.x..<area.maxX { place(cell, x: x, y: y) }
    }
  }

  /// Draws a frame with a title in its upper edge, and returns the inside.
  ///
  /// The inside is not cleared. `title` starts after the corner and is cut with an ellipsis; `note`
  /// stands at the right end of the lower edge if there is room.
  @discardableResult
  public mutating func box(
    _ rect: Rect, title: [Span] = [], note: [Span] = [], style: Style = .border
  ) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else { return rect.inner }
    hline(x: rect.x + 1, y: rect.y, width: rect.width - 2, style: style)
    hline(x: rect.x + 1, y: rect.maxY - 1, width: rect.width - 2, style: style)
    vline(x: rect.x, y: rect.y + 1, height: rect.height - 2, style: style)
    vline(x: rect.maxX - 1, y: rect.y + 1, height: rect.height - 2, style: style)
    replace(x: rect.x, y: rect.y, with: glyphs.topLeft, style)
    replace(x: rect.maxX - 1, y: rect.y, with: glyphs.topRight, style)
    replace(x: rect.x, y: rect.maxY - 1, with: glyphs.bottomLeft, style)
    replace(x: rect.maxX - 1, y: rect.maxY - 1, with: glyphs.bottomRight, style)
    put(title, x: rect.x + 1, y: rect.y, maxWidth: rect.width - 2, ellipsis: true)
    let width = note.reduce(0) { $0 + TextWidth.width(of: $1.text, limit: rect.width) }
    if width > 0, width <= rect.width - 2 {
      put(note, x: rect.maxX - 1 - width, y: rect.maxY - 1)
    }
    return rect.inner
  }

  /// Draws a frame with a plain title; see `box(_:title:note:style:)`.
  @discardableResult
  public mutating func box(
    _ rect: Rect, title: String, titleStyle: Style = .title, style: Style = .border
  ) -> Rect {
    box(rect, title: [Span(title, titleStyle)], style: style)
  }

  /// Draws a line across a box at row `y`, joined to its sides, with a title.
  public mutating func separator(
    in rect: Rect, y: Int, title: [Span] = [], style: Style = .border
  ) {
    guard rect.width >= 2 else { return }
    hline(x: rect.x + 1, y: y, width: rect.width - 2, style: style)
    replace(x: rect.x, y: y, with: glyphs.teeLeft, style)
    replace(x: rect.maxX - 1, y: y, with: glyphs.teeRight, style)
    put(title, x: rect.x + 1, y: y, maxWidth: rect.width - 2, ellipsis: true)
  }
}
