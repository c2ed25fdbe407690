import PlatformModel

/// csv and tsv, for programs: moments in UTC, nothing is cut.
///
/// csv is quoted as RFC 4180 says, with lines that end in LF. In tsv a tab, a line end and a
/// backslash inside a value are `\t`, `\n`, `\r` and `\\`.
struct SeparatedFormatter<Row: ListRow>: RowFormatter {
  private let plan: OutputPlan<Row>
  private let separator: UInt8
  private var hasBegun = false

  init(_ plan: OutputPlan<Row>, separator: UInt8) {
    self.plan = plan
    self.separator = separator
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
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      let field = plan.isTerminal ? TerminalSafe.line(field) : field
      if separator == UInt8(ascii: "\t") {
        Self.escape(field, to: &bytes)
      } else {
        Self.quote(field, to: &bytes)
      }
    }
    bytes.append(0x0A)
  }

  private static func quote(_ field: String, to bytes: inout [UInt8]) {
    let needsQuotes = field.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes || field.utf8.first == 0x20 || field.utf8.last == 0x20 else {
      bytes += field.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ field: String, to bytes: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
  }
}

/// One word of each row to a line: for people and for shells, which both must not be commanded by it.
struct WordFormatter<Row: ListRow>: RowFormatter {
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
