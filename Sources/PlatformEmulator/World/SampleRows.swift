/// Rows that look as if they belonged to some columns: the same ones for the same seed.
struct SampleRows {
  private let columns: [ColumnSpec]
  private let seed: UInt64

  init(_ columns: [ColumnSpec], seed: UInt64) {
    self.columns = columns
    self.seed = seed
  }

  /// With a head line; separated by commas, ended by line feeds.
  func csv(count: Int) -> [UInt8] {
    var text = Array(columns.map(\.name).joined(separator: ",").utf8)
    text.append(10)
    var random = SplitMix64(seed: seed)
    for row in 0..<count {
      for (index, column) in columns.enumerated() {
        if index > 0 { text.append(44) }
        text += value(of: column, row, &random).utf8
      }
      text.append(10)
    }
    return text
  }

  private func value(
    of column: ColumnSpec, _ row: Int, _ random: inout SplitMix64
  ) -> String {
    let draw = random.below(100_000)
    switch column.type {
    case "bigint": return "\(100_000 + row * 7)"
    case "integer": return "\(draw % 200)"
    case "double": return "0.\(draw + 100_000)"
    case "decimal": return "\(draw / 100).\(10 + draw % 90)"
    case "boolean": return draw % 2 == 0 ? "true" : "false"
    case "date": return String(Self.time(draw).prefix(10))
    case "timestamp": return Self.time(draw)
    case "char": return ["de", "cs", "en", "ja"][draw % 4]
    default:
      return column.name.contains("version")
        ? "v\(1 + draw % 4).\(draw % 10)" : "\(WorldWords.subjects[draw % 7])-\(draw % 90)"
    }
  }

  private static func time(_ draw: Int) -> String {
    CalendarDate.seconds(1_767_225_600_000 + Int64(draw) * 47_000)
  }
}
