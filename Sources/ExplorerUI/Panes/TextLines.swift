import TerminalKit

/// Collects the lines of a text that is laid out for one width.
struct TextLines {
  let scene: Scene
  let width: Int
  private(set) var lines: [[Span]] = []
  /// Where lists of words begin; fields stand in line with them where there is room.
  private let listIndent = 13

  init(scene: Scene, width: Int) {
    self.scene = scene
    self.width = width
  }

  mutating func add(_ spans: [Span]) { lines.append(spans) }

  /// An empty line, never two in a row and never the first.
  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append([]) }
  }

  mutating func paragraph(_ text: String, _ style: Style = .text) {
    for line in TextWidth.wrap(text, width: width, limit: 2_000) {
      lines.append([Span(String(line), style)])
    }
  }

  /// Labels with their values, two beside each other where there is room; empty values are left
  /// out.
  mutating func fields(_ fields: [(label: String, value: [Span])]) {
    let fields = fields.filter { !$0.value.isEmpty }
    let labels = max((fields.map { $0.label.count }.max() ?? 0) + 2, width >= 44 ? listIndent : 0)
    let half = width / 2
    guard width >= 48 else {
      for field in fields { lines.append(line(field, labels: labels)) }
      return
    }
    var index = 0
    while index < fields.count {
      let left = line(fields[index], labels: labels)
      let fits = left.columns < half && index + 1 < fields.count
      let right = fits ? line(fields[index + 1], labels: labels) : []
      if fits, right.columns <= width - half {
        let gap = String(repeating: " ", count: half - left.columns)
        lines.append(left + [Span(gap, .text)] + right)
        index += 2
      } else {
        lines.append(left)
        index += 1
      }
    }
  }

  /// A label, and words that go on below each other.
  mutating func list(_ label: String, _ words: [String], _ style: Style = .text) {
    guard !words.isEmpty else { return }
    let text = words.joined(separator: ", ")
    let indent = max(listIndent, label.count + 2)
    for (index, line) in TextWidth.wrap(text, width: max(8, width - indent)).enumerated() {
      let head = index == 0 ? label : ""
      lines.append([
        Span(TextWidth.fit(head, to: indent), .dim), Span(String(line), style),
      ])
    }
  }

  private func line(_ field: (label: String, value: [Span]), labels: Int) -> [Span] {
    [Span(TextWidth.fit(field.label, to: labels), .dim)] + field.value
  }
}
