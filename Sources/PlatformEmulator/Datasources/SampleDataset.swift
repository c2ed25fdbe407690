import JSON

/// Rows behind a connection: the same ones whenever they are looked at.
struct SampleDataset: Hashable, Sendable {
  let path: [String]
  /// `table`, `view`, `file` or `topic`.
  let type: String
  let columns: [SampleColumn]
  let rowCount: Int

  /// - Parameter fields: elements of `entity.data_asset.columns`.
  init(path: [String], type: String, fields: [JSONValue], seed: UInt64) {
    self.path = path
    self.type = type
    columns = fields.map { SampleColumn($0, of: seed) }
    rowCount = 40 + Int(seed % 5_000)
  }

  func rows(_ range: Range<Int>) -> [JSONValue] {
    range.clamped(to: 0..<rowCount).map { row in .array(columns.map { $0.value(row) }) }
  }

  /// All of it as the bytes of a file with comma-separated values.
  var csv: [UInt8] {
    var lines = [columns.map { $0.field["name"]?.string ?? "" }.joined(separator: ",")]
    for row in 0..<rowCount {
      lines.append(columns.map { Self.csv($0.value(row)) }.joined(separator: ","))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func csv(_ value: JSONValue) -> String {
    guard let text = value.string else { return value.isNull ? "" : value.serialized() }
    let isPlain = !text.contains { ",\"\n".contains($0) }
    return isPlain ? text : "\"\(text.split(separator: "\"").joined(separator: "\"\""))\""
  }
}
