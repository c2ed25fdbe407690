public import JSON
public import PlatformModel

/// Rows to be written. Assets may be many: their cells are made where they are written.
public struct ExportTable: Equatable, Sendable {
  public enum Rows: Equatable, Sendable {
    case assets([Asset])
    case cells([[JSONValue]])
  }

  public var names: [String]
  public var rows: Rows

  public init(names: [String], rows: Rows) {
    self.names = names
    self.rows = rows
  }

  init(_ assets: [Asset]) {
    self.init(
      names: [
        "name", "type", "id", "container_kind", "container", "description", "owner", "created",
        "tags", "modified",
      ], rows: .assets(assets))
  }

  public var count: Int {
    switch rows {
    case .assets(let assets): assets.count
    case .cells(let cells): cells.count
    }
  }

  /// The cells of one row, secrets masked.
  func cells(at row: Int) -> [JSONValue] {
    let cells =
      switch rows {
      case .assets(let assets): Self.cells(of: assets[row])
      case .cells(let cells): cells[row]
      }
    return cells.map { Secrets.masked($0) }
  }

  private static func cells(of asset: Asset) -> [JSONValue] {
    [
      .string(asset.name), .string(asset.type), .string(asset.id.id),
      .string(asset.id.container.kind.rawValue), .string(asset.id.container.id),
      .cell(asset.description), .cell(asset.ownerID), .cell(asset.createdAt), .cell(asset.tags),
      .cell(asset.modifiedAt),
    ]
  }
}

/// Cells: moments in UTC, spans in seconds, nothing for nothing.
extension JSONValue {
  static func cell(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func cell(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
  static func cell(_ flag: Bool?) -> JSONValue { flag.map { .bool($0) } ?? .null }
  static func cell(_ moment: Timestamp?) -> JSONValue { cell(moment?.iso) }
  static func cell(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  static func cell(_ span: Duration?) -> JSONValue {
    cell(span.map { Int($0.components.seconds) })
  }

  /// As one value of a record.
  var field: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .array(let items): items.map(\.field).joined(separator: ",")
    default: serialized()
    }
  }
}
