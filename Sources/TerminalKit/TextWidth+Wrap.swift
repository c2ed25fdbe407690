extension TextWidth {
  /// The lines of `text` in a column of `width`, broken at spaces, or inside words that do not fit.
  ///
  /// Every line end in the text ends a line; spaces a line is broken at belong to no line. At most
  /// `limit` lines are made, so that a very long text costs no more than what is shown of it.
  public static func wrap(_ text: String, width: Int, limit: Int = .max) -> [Substring] {
    guard width > 0, limit > 0 else { return [] }
    let wrapped = WrappedText(text, width: width)
    var lines: [Substring] = []
    while lines.count < limit, let line = wrapped.line(lines.count) { lines.append(line) }
    return lines
  }

  /// The byte ranges of the lines one line of text is broken into; never empty.
  public static func wrapOffsets(
    _ line: Substring, width: Int, limit: Int = .max
  ) -> [Range<Int>] {
    withUTF8(of: line) { bytes in
      var breaker = LineBreaker(width: max(1, width), limit: max(1, limit))
      var scanner = ClusterScanner(bytes)
      while !breaker.isFull, let cluster = scanner.next() { breaker.add(cluster) }
      return breaker.finish(at: bytes.count)
    }
  }
}

/// Collects clusters into lines.
private struct LineBreaker {
  let width: Int
  let limit: Int
  private var lines: [Range<Int>] = []
  private var start = 0
  private var column = 0
  /// After the last space of the line: where the next line would start, and the line's end before it.
  private var lastBreak: (end: Int, next: Int, column: Int)?
  private var spaceStart: Int?

  init(width: Int, limit: Int) {
    self.width = width
    self.limit = limit
  }

  var isFull: Bool { lines.count >= limit }

  mutating func add(_ cluster: Cluster) {
    if cluster.isSpace {
      if spaceStart == nil { spaceStart = cluster.bytes.lowerBound }
      column += cluster.width
      return
    }
    if let end = spaceStart {
      if end > start {
        lastBreak = (end, cluster.bytes.lowerBound, column)
      } else if column >= width {
        // Only an indentation, and a wider one than the column: it is cut to leave one column.
        column = max(0, width - 1)
      }
      spaceStart = nil
    }
    if column + cluster.width > width, column > 0 {
      if let point = lastBreak {
        lines.append(start..<point.end)
        start = point.next
        column -= point.column
      }
      if column + cluster.width > width, column > 0, !isFull {
        lines.append(start..<cluster.bytes.lowerBound)
        start = cluster.bytes.lowerBound
        column = 0
      }
      lastBreak = nil
    }
    column += cluster.width
  }

  mutating func finish(at end: Int) -> [Range<Int>] {
    if !isFull {
      lines.append(start..<(spaceStart.map { max($0, start) } ?? end))
    }
    return lines
  }
}
