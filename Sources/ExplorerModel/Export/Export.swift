public import JSON
import PlatformModel

/// What is to be written to a file, and how. Made at once; its bytes take longer, and are made
/// where it is written.
public struct Export: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    case table(ExportTable)
    case document(JSONValue)
    /// `shown`: numbers of the lines that are written; nil: all.
    case lines(LineStore, shown: [Int]?)
  }

  public var content: Content
  public var format: ExportFormat
  /// How much of what there is: `400 of 859 rows, which is what was read so far`.
  public var extent: String

  public init(content: Content, format: ExportFormat, extent: String) {
    self.content = content
    self.format = format
    self.extent = extent
  }

  /// The whole file.
  public var bytes: [UInt8] {
    switch content {
    case .table(let table): Self.bytes(of: table, format)
    case .document(let document): Self.bytes(of: Secrets.masked(document), format)
    case .lines(let lines, let shown): Self.bytes(of: lines, shown)
    }
  }

  private static func bytes(of table: ExportTable, _ format: ExportFormat) -> [UInt8] {
    switch format {
    case .csv: bytes(of: table, separatedBy: .csv)
    case .tsv: bytes(of: table, separatedBy: .tsv)
    default:
      bytes(
        of: .array(
          (0..<table.count).map { row in
            .object(JSONObject(zip(table.names, table.cells(at: row)).map { (key: $0, value: $1) }))
          }), format)
    }
  }

  private static func bytes(of table: ExportTable, separatedBy text: SeparatedText) -> [UInt8] {
    var bytes: [UInt8] = []
    text.append(table.names, to: &bytes)
    for row in 0..<table.count { text.append(table.cells(at: row).map(\.field), to: &bytes) }
    return bytes
  }

  private static func bytes(of document: JSONValue, _ format: ExportFormat) -> [UInt8] {
    format == .yaml
      ? YAMLWriter.bytes(of: document) : document.serializedBytes(.pretty) + [0x0A]
  }

  private static func bytes(of lines: LineStore, _ shown: [Int]?) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<(shown?.count ?? lines.count) {
      lines.withBytes(at: shown?[row] ?? row) { bytes.append(contentsOf: $0) }
      bytes.append(0x0A)
    }
    return bytes
  }
}

/// How writing a file went.
public enum ExportOutcome: Equatable, Sendable {
  case written
  /// There is such a file already, and it was not to be replaced.
  case exists
  /// Why not, in words for people.
  case failed(String)
}
