import Nouns
import PlatformModel

/// Writes rows in one format, page by page; nothing of a page is kept once it is written.
protocol RowFormatter<Row> {
  associatedtype Row: NounRow

  /// The bytes of these rows; the first page decides how wide columns are.
  mutating func page(_ rows: [Row]) -> [UInt8]
  /// What comes after the last row.
  mutating func end() -> [UInt8]
}

/// What formatters have to know besides the rows.
struct OutputPlan<Row: NounRow> {
  var format: OutputFormat
  var columns: [NounColumn<Row>]
  /// The columns were chosen: a document has them, and nothing else.
  var picksFields = false
  var hasHeaders = true
  /// Something on the way may take texts as commands.
  var isTerminal = false
  /// Nil: as wide as it is.
  var width: Int?
  var hasColor = false
  /// Seconds east of UTC, where the reader is.
  var utcOffset: (Timestamp) -> Int = { _ in 0 }

  func formatter() -> any RowFormatter<Row> {
    if picksFields, format.isDocument { return FieldsFormatter(self) }
    return switch format {
    case .table, .wide: TableFormatter(self)
    case .csv: SeparatedFormatter(self, .csv)
    case .tsv: SeparatedFormatter(self, .tsv)
    case .json: JSONArrayFormatter()
    case .jsonl: JSONLinesFormatter()
    case .yaml: YAMLFormatter()
    case .name: WordFormatter { $0.rowName }
    case .id: WordFormatter { $0.rowID }
    }
  }
}
