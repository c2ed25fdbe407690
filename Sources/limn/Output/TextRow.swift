import JSON
import Nouns
import PlatformClient

/// A row that is printed as the platform sent it: nothing of it is read unless it is asked for.
struct TextRow: NounRow {
  let text: AssetText

  static var columns: [NounColumn<TextRow>] { [] }
  var jsonText: ArraySlice<UInt8> { text.bytes }
  var json: JSONValue { text.row?.json ?? .null }
  var rowID: String { text.row?.rowID ?? "" }
  var rowName: String { text.row?.rowName ?? "" }
}
