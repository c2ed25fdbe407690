import GRDB
import JSON

/// A data source type, whether the platform came with it or somebody added it.
struct DatasourceDefinition {
  let id: String
  /// `{metadata, entity}` with all its parts.
  var document: JSONValue
  /// Nil for one that somebody added.
  let builtIn: DatasourceType?

  init(_ type: DatasourceType) {
    id = type.id
    document = Self.documents[type.id] ?? type.document
    builtIn = type
  }

  init(custom document: JSONValue) {
    id = document["metadata"]?["asset_id"]?.string ?? ""
    self.document = document
    builtIn = nil
  }

  var name: String { document["entity"]?["name"]?.string ?? "" }

  /// What lies behind a custom one is not known; tables are likely.
  var contents: ContentsKind { builtIn?.contents ?? .tables }

  var connectionProperties: [JSONValue] {
    document["entity"]?["properties"]?["connection"]?.array ?? []
  }

  var actions: [JSONValue] { document["entity"]?["actions"]?.array ?? [] }

  /// By id or name; nil if there is none.
  static func find(_ text: String, in database: Database) throws -> DatasourceDefinition? {
    if let type = DatasourceType.find(text) { return DatasourceDefinition(type) }
    let document = try String.fetchOne(
      database, sql: "SELECT document FROM datasource_type WHERE id = ? OR name = ?",
      arguments: [text, text])
    return try document.map { DatasourceDefinition(custom: try JSONValue.parse($0)) }
  }

  /// Those of the platform first.
  static func all(in database: Database) throws -> [DatasourceDefinition] {
    let custom = try String.fetchAll(
      database, sql: "SELECT document FROM datasource_type ORDER BY name"
    ).map { DatasourceDefinition(custom: try JSONValue.parse($0)) }
    return DatasourceType.all.map { DatasourceDefinition($0) } + custom
  }

  private static let documents = Dictionary(
    uniqueKeysWithValues: DatasourceType.all.map { ($0.id, $0.document) })
}

extension Call {
  /// By id or name. Throws 404.
  func datasourceType(_ text: String) throws -> DatasourceDefinition {
    guard let definition = try DatasourceDefinition.find(text, in: database) else {
      throw PlatformFault.missing("The data source type '\(text)' cannot be found.")
    }
    return definition
  }
}
