import TerminalKit

/// Collects the lines of a text that is laid out for one width; long texts among it are laid out only
/// as far as they are looked at.
struct TextLines {
  let scene: Scene
  let width: Int
  private var blocks: [Block] = []
  /// Where lists of words begin; fields stand in line with them where there is room.
  private let listIndent = 13

  private enum Block {
    case lines([[Span]])
    case text(LongText)
  }

  /// A text of many lines: its pieces with their styles, and what stands before its lines.
  private struct LongText {
    let layout: WrappedText
    let styles: [(end: Int, style: Style)]
    var head: [Span] = []
    var indent: [Span] = []

    func line(_ index: Int) -> [Span]? {
      guard let range = layout.range(of: index) else { return nil }
      var spans = index == 0 ? head : indent
      var start = range.lowerBound
      for piece in styles where piece.end > start && start < range.upperBound {
        let end = min(piece.end, range.upperBound)
        spans.append(Span(String(layout.slice(start..<end)), piece.style))
        start = end
      }
      return spans
    }
  }

  /// What is seen of the lines.
  struct Window {
    /// The first line that is shown.
    var top: Int
    /// How many lines there are; of a long text that is not known to its end, about how many.
    var count: Int
    var lines: [[Span]]
  }

  init(scene: Scene, width: Int) {
    self.scene = scene
    self.width = width
  }

  var isEmpty: Bool { blocks.isEmpty }

  /// The first lines, for texts that are known to be short.
  var lines: [[Span]] { window(top: 0, height: 2_000).lines }

  /// `height` lines from `top` on, or the last ones.
  func window(top: Int, height: Int) -> Window {
    var top = max(0, top)
    var count = 0
    // A guess that was too high is mended as soon as the end comes into view.
    for _ in 0..<4 {
      count = self.count(lookingTo: top + height)
      let last = max(0, count - height)
      if top <= last { break }
      top = last
    }
    var lines: [[Span]] = []
    while lines.count < height, let line = line(top + lines.count) { lines.append(line) }
    return Window(top: top, count: count, lines: lines)
  }

  private func count(lookingTo line: Int) -> Int {
    blocks.reduce(0) { base, block in
      switch block {
      case .lines(let lines): base + lines.count
      case .text(let text): base + text.layout.count(lookingTo: max(1, line - base))
      }
    }
  }

  private func line(_ index: Int) -> [Span]? {
    var index = index
    for block in blocks {
      switch block {
      case .lines(let lines):
        if index < lines.count { return lines[index] }
        index -= lines.count
      case .text(let text):
        if let line = text.line(index) { return line }
        index -= text.layout.count(lookingTo: .max)
      }
    }
    return nil
  }

  // MARK: Writing

  mutating func add(_ spans: [Span]) {
    if case .lines(var lines)? = blocks.last {
      blocks.removeLast()
      lines.append(spans)
      blocks.append(.lines(lines))
    } else {
      blocks.append(.lines([spans]))
    }
  }

  /// An empty line, never two in a row and never the first.
  mutating func blank() {
    switch blocks.last {
    case nil: break
    case .lines(let lines)?: if lines.last?.isEmpty == false { add([]) }
    case .text?: add([])
    }
  }

  mutating func paragraph(_ text: String, _ style: Style = .text) {
    let layout = scene.layouts.wrap(text, width: width)
    blocks.append(.text(LongText(layout: layout, styles: [(.max, style)])))
  }

  /// A text in pieces of several styles, each line after a sign.
  mutating func pieces(_ text: String, _ styles: [(end: Int, style: Style)], sign: Span) {
    let layout = scene.layouts.wrap(text, width: max(8, width - [sign].columns))
    blocks.append(
      .text(LongText(layout: layout, styles: styles, head: [sign], indent: [sign])))
  }

  /// Labels with their values, two beside each other where there is room; empty values are left
  /// out.
  mutating func fields(_ fields: [(label: String, value: [Span])]) {
    let fields = fields.filter { !$0.value.isEmpty }
    let labels = max((fields.map { $0.label.count }.max() ?? 0) + 2, width >= 44 ? listIndent : 0)
    let half = width / 2
    guard width >= 48 else {
      for field in fields { add(line(field, labels: labels)) }
      return
    }
    var index = 0
    while index < fields.count {
      let left = line(fields[index], labels: labels)
      let fits = left.columns < half && index + 1 < fields.count
      let right = fits ? line(fields[index + 1], labels: labels) : []
      if fits, right.columns <= width - half {
        let gap = String(repeating: " ", count: half - left.columns)
        add(left + [Span(gap, .text)] + right)
        index += 2
      } else {
        add(left)
        index += 1
      }
    }
  }

  /// A label, and words that go on below each other.
  mutating func list(_ label: String, _ words: [String], _ style: Style = .text) {
    guard let first = words.first else { return }
    // One word is laid out where it lies.
    let text = words.count == 1 ? first : words.joined(separator: ", ")
    let indent = max(listIndent, label.count + 2)
    let layout = scene.layouts.wrap(text, width: max(8, width - indent))
    blocks.append(
      .text(
        LongText(
          layout: layout, styles: [(.max, style)],
          head: [Span(TextWidth.fit(label, to: indent), .dim)],
          indent: [Span(TextWidth.fit("", to: indent), .dim)])))
  }

  private func line(_ field: (label: String, value: [Span]), labels: Int) -> [Span] {
    [Span(TextWidth.fit(field.label, to: labels), .dim)] + field.value
  }
}
