import JSON
import Nouns
import PlatformModel

/// The platform's documents in one array, laid out for people.
struct JSONArrayFormatter<Row: NounRow>: RowFormatter {
  private var isEmpty = true

  mutating func page(_ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      bytes += isEmpty ? "[\n  ".utf8 : ",\n  ".utf8
      isEmpty = false
      bytes += JSONLayout.pretty(row.shownText, depth: 1)
    }
    return bytes
  }

  mutating func end() -> [UInt8] { Array((isEmpty ? "[]\n" : "\n]\n").utf8) }
}

/// The platform's documents, each in a line of its own.
struct JSONLinesFormatter<Row: NounRow>: RowFormatter {
  mutating func page(_ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 1_000)
    for row in rows {
      bytes += row.shownText
      bytes.append(0x0A)
    }
    return bytes
  }

  mutating func end() -> [UInt8] { [] }
}

/// The platform's documents as one sequence.
struct YAMLFormatter<Row: NounRow>: RowFormatter {
  private var isEmpty = true

  mutating func page(_ rows: [Row]) -> [UInt8] {
    var writer = YAMLWriter()
    for row in rows {
      isEmpty = false
      writer.writeElement(Secrets.masked(row.json))
    }
    return writer.bytes
  }

  mutating func end() -> [UInt8] { isEmpty ? Array("[]\n".utf8) : [] }
}
