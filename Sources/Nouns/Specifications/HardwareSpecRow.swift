public import Filters
public import JSON
import PlatformModel

/// A hardware specification.
public struct HardwareSpecRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  public init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  public static let columns: [NounColumn<HardwareSpecRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("cpu") { CellValue($0.node("cpu", "units")) },
    NounColumn("memory") { CellValue($0.node("mem", "size")) },
    NounColumn("gpu") { CellValue($0.node("gpu", "num_gpu")) },
    NounColumn("nodes") { CellValue($0.node("num_nodes")) },
    .wide("description") { CellValue($0.json.word("metadata", "description")) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("metadata", "name") ?? rowID }
  public static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  private func node(_ path: String...) -> String? {
    json.at(["entity", "hardware_specification", "nodes"] + path)?.word()
  }
}
