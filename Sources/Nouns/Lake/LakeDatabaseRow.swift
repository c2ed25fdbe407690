import Filters
public import JSON
public import PlatformModel

/// A database, with the names of what it lies on.
public struct LakeDatabaseRow: NounRow {
  public let database: AILakeDatabase
  public let storageNames: [String: String]

  /// - Parameter storageNames: by id.
  public init(database: AILakeDatabase, storageNames: [String: String]) {
    self.database = database
    self.storageNames = storageNames
  }

  public static let columns: [NounColumn<LakeDatabaseRow>] = [
    NounColumn("name") { .text($0.database.name) },
    NounColumn("storages") { row in
      CellValue(row.database.storageIDs.map { row.storageNames[$0] ?? $0 })
    },
    NounColumn("data_sources") { CellValue($0.database.dataSources.map(\.name)) },
    NounColumn("id") { .text($0.database.id) },
  ]

  public var rowID: String { database.id }
  public var rowName: String { database.name }
  public var json: JSONValue { database.json }
}
