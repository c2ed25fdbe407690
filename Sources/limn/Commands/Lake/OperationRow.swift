import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// An operation, as it was begun and as it is.
struct OperationRow: NounRow {
  let rowID: String
  /// `Create the database sales`.
  let rowName: String
  let kind: String?
  /// The platform's word, or `gone`.
  let state: String
  let cell: CellValue
  let began: Timestamp?
  let json: JSONValue

  /// All that `state` can be.
  static let states = [
    "pending", "running", "succeeded", "completed", "failed", "canceled", "gone",
  ]

  /// - Parameter operation: nil: it is gone.
  init(_ entry: BegunOperation, _ operation: AILakeOperation?) {
    rowID = entry.id
    rowName = entry.title
    kind = operation?.kind
    state = operation?.word ?? "gone"
    cell = operation?.cell ?? .state("gone", .dim)
    began = entry.began
    json = operation?.json ?? ["id": .string(entry.id), "status": "gone"]
  }

  /// An export or import of assets. Source: GET /v2/asset_exports, `entity.status.state`.
  init?(_ json: JSONValue, kind: String) {
    guard let id = json.word("metadata", "id") else { return nil }
    self.json = json
    self.kind = kind
    rowID = id
    rowName = json.word("metadata", "name") ?? id
    state = json.word("entity", "status", "state") ?? "pending"
    began = json.moment("metadata", "created_at")
    cell =
      switch state {
      case "completed": .state(state, .good)
      case "failed", "canceled": .state(state, .bad)
      default: .state(state, .busy)
      }
  }

  static let columns: [NounColumn<OperationRow>] = [
    NounColumn("operation", aliases: ["name"]) { .text($0.rowName) },
    NounColumn("state", .choice(OperationRow.states)) { $0.cell },
    NounColumn("began", .moment, aliases: ["created"]) { CellValue($0.began) },
    .wide("kind", aliases: ["type"]) { CellValue($0.kind) },
    NounColumn("id") { .text($0.rowID) },
  ]
}
