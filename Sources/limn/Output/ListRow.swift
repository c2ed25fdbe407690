import ExplorerModel
import JSON
import PlatformModel

/// A row of a list: a thing of the platform, with the platform's own document about it.
protocol ListRow: Sendable {
  /// In the order they are shown.
  static var columns: [OutputColumn<Self>] { get }
  /// What `-o id` prints and commands take.
  var rowID: String { get }
  /// What `-o name` prints.
  var rowName: String { get }
  /// What json, jsonl and yaml print.
  var json: JSONValue { get }
  /// The same as compact text, which some rows have already.
  var jsonText: ArraySlice<UInt8> { get }
  /// What a filter looks at.
  var record: FilterRecord { get }
}

extension ListRow {
  /// What is written of it, without secrets.
  var shownText: ArraySlice<UInt8> { Secrets.masked(json: jsonText) }

  var jsonText: ArraySlice<UInt8> { json.serializedBytes()[...] }

  /// Words of a filter are looked for in all columns.
  var record: FilterRecord {
    let texts = Self.columns.map { $0.value(self).plain }.filter { !$0.isEmpty }
    return FilterRecord(text: texts.joined(separator: " "), name: rowName)
  }
}
