import Nouns
import PlatformModel

/// csv and tsv, for programs: moments in UTC, nothing is cut.
struct SeparatedFormatter<Row: NounRow>: RowFormatter {
  private let plan: OutputPlan<Row>
  private let text: SeparatedText
  private var hasBegun = false

  init(_ plan: OutputPlan<Row>, _ text: SeparatedText) {
    self.plan = plan
    self.text = text
  }

  mutating func page(_ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = header()
    bytes.reserveCapacity(rows.count * 100)
    for row in rows { add(plan.columns.map { $0.value(row).plain }, to: &bytes) }
    return bytes
  }

  /// A list without rows has its header all the same.
  mutating func end() -> [UInt8] { header() }

  private mutating func header() -> [UInt8] {
    guard !hasBegun else { return [] }
    hasBegun = true
    var bytes: [UInt8] = []
    if plan.hasHeaders { add(plan.columns.map(\.name), to: &bytes) }
    return bytes
  }

  private func add(_ fields: [String], to bytes: inout [UInt8]) {
    text.append(plan.isTerminal ? fields.map { TerminalSafe.line($0) } : fields, to: &bytes)
  }
}

/// One word of each row to a line: for people and for shells, which both must not be commanded by it.
struct WordFormatter<Row: NounRow>: RowFormatter {
  let word: (Row) -> String

  mutating func page(_ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      // A line end in a name would look like another name.
      bytes += TerminalSafe.word(word(row)).utf8
      bytes.append(0x0A)
    }
    return bytes
  }

  mutating func end() -> [UInt8] { [] }
}
