import Filters
public import JSON
import PlatformModel

/// A service of AI Lake.
public struct LakeServiceRow: NounRow {
  public let json: JSONValue
  public let rowID: String

  /// - Parameter status: how the service of an id is; nil if it does not say.
  public init?(_ json: JSONValue, status: (String) -> JSONValue? = { _ in nil }) {
    let service = json.lakeObject
    guard let id = service.word("serviceId") else { return nil }
    rowID = id
    var whole = service
    if let status = status(id) { whole["status"] = status }
    self.json = whole
  }

  public static let columns: [NounColumn<LakeServiceRow>] = [
    NounColumn("name") { .text($0.rowName) },
    NounColumn("state", .choice(["ready", "not ready"])) { $0.state },
    .wide("status") { CellValue($0.json["status"].map { Secrets.masked($0).serialized() }) },
    NounColumn("id") { .text($0.rowID) },
  ]

  public var rowName: String { json.word("name") ?? rowID }

  /// The platform leaves open what a status looks like; most say whether they are ready.
  private var state: CellValue {
    switch json["status"]?["ready"]?.bool {
    case true: .state("ready", .good)
    case false: .state("not ready", .bad)
    case nil: .none
    }
  }
}
