import Nouns
import PlatformModel
import TerminalKit

/// A table for people. Columns are as wide as the first page needs; a later cell that is wider
/// pushes what stands behind it, so that nothing is left out. Only where there is a width, cells are
/// cut to fit into it.
struct TableFormatter<Row: NounRow>: RowFormatter {
  private let plan: OutputPlan<Row>
  private var widths: [Int] = []
  private var isRight: [Bool] = []
  private var hasBegun = false

  private static var gap: Int { 2 }
  /// One endless name does not make every row as long.
  private static var widest: Int { 120 }

  init(_ plan: OutputPlan<Row>) {
    self.plan = plan
  }

  mutating func page(_ rows: [Row]) -> [UInt8] {
    guard !rows.isEmpty else { return [] }
    let cells = rows.map { row in plan.columns.map { $0.value(row) } }
    let texts = cells.map { $0.map(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 100)
    if !hasBegun {
      hasBegun = true
      measure(cells, texts)
      if plan.hasHeaders { addHeader(to: &bytes) }
    }
    for (row, cells) in zip(texts, cells) { add(row, cells.map(\.tone), to: &bytes) }
    return bytes
  }

  mutating func end() -> [UInt8] { [] }

  private func text(_ cell: CellValue) -> String {
    let words = cell.words(utcOffset: plan.utcOffset)
    return Self.isPlain(words) ? words : TerminalSafe.line(words)
  }

  private mutating func measure(_ cells: [[CellValue]], _ texts: [[String]]) {
    widths = plan.columns.map { plan.hasHeaders ? TextWidth.width(of: $0.title) : 0 }
    for row in texts {
      for (index, text) in row.enumerated() {
        widths[index] = max(widths[index], min(Self.widest, Self.width(text)))
      }
    }
    isRight = plan.columns.indices.map { index in
      let values = cells.map { $0[index] }.filter { $0 != .none }
      return !values.isEmpty && values.allSatisfy(\.isNumeric)
    }
    if let width = plan.width { widths = Self.fitted(widths, to: width) }
  }

  /// The widest columns give way first, down to 8; what is then too much is cut at the edge.
  static func fitted(_ widths: [Int], to width: Int) -> [Int] {
    var widths = widths
    var excess = widths.reduce(0, +) + gap * max(0, widths.count - 1) - width
    while excess > 0, let widest = widths.max(), widest > 8 {
      let next = max(8, widths.filter { $0 < widest }.max() ?? 8)
      let places = widths.indices.filter { widths[$0] == widest }
      let cut = min(widest - next, max(1, (excess + places.count - 1) / places.count))
      for place in places where excess > 0 {
        let taken = min(cut, excess)
        widths[place] -= taken
        excess -= taken
      }
    }
    return widths
  }

  private func addHeader(to bytes: inout [UInt8]) {
    if plan.hasColor { bytes += "\u{1B}[1m".utf8 }
    add(plan.columns.map(\.title), [], to: &bytes, newline: !plan.hasColor)
    if plan.hasColor { bytes += "\u{1B}[0m\n".utf8 }
  }

  private func add(
    _ row: [String], _ tones: [CellValue.Tone?], to bytes: inout [UInt8], newline: Bool = true
  ) {
    var left = plan.width ?? .max
    for (index, text) in row.enumerated() {
      if index > 0 {
        guard left > Self.gap else { break }
        bytes += [0x20, 0x20]
        left -= Self.gap
      }
      let column = min(widths[index], left)
      let shown = plan.width == nil ? text : Self.clipped(text, to: column)
      let blanks = max(0, column - Self.width(shown))
      if isRight[index] { bytes.append(contentsOf: repeatElement(0x20, count: blanks)) }
      add(shown, tones.isEmpty ? nil : tones[index], to: &bytes)
      let isLast = index == row.count - 1
      if !isRight[index], !isLast { bytes.append(contentsOf: repeatElement(0x20, count: blanks)) }
      left -= max(column, Self.width(shown))
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    if newline { bytes.append(0x0A) }
  }

  private func add(_ text: String, _ tone: CellValue.Tone?, to bytes: inout [UInt8]) {
    guard plan.hasColor, let tone else {
      bytes += text.utf8
      return
    }
    bytes += "\u{1B}[\(Self.code(tone))m\(text)\u{1B}[0m".utf8
  }

  private static func code(_ tone: CellValue.Tone) -> Int {
    switch tone {
    case .good: 32
    case .bad: 31
    case .busy: 36
    case .dim: 2
    }
  }

  private static func clipped(_ text: String, to width: Int) -> String {
    Self.width(text) <= width ? text : TextWidth.clip(text, to: width, ellipsis: "…")
  }

  private static func width(_ text: String) -> Int {
    isPlain(text) ? text.utf8.count : TextWidth.width(of: text)
  }

  /// Every byte is a character of one column.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
