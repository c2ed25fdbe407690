/// A kind of data source that the platform can connect to by itself.
struct DatasourceType: Hashable, Sendable {
  /// What connections of this kind have in common: their properties, and what one finds behind them.
  enum Family: String, Hashable, Sendable {
    /// Host, port and database; schemas with tables.
    case relational
    /// Host and port without a database.
    case server
    case oracle
    case warehouse
    case bigquery
    case mongo
    case jdbc
    case salesforce
    case sap
    /// Buckets with folders and files.
    case objects
    case cos
    case container
    case gcs
    /// Folders and files.
    case drive
    case ftp
    case http
    /// Topics with messages.
    case topics
  }

  /// Source: `entity.type` of GET /v2/datasource_types.
  enum Kind: String, Hashable, Sendable {
    case database
    case file
    case generic
  }

  let id: String
  let name: String
  let label: String
  let family: Family
  let port: Int?
  let isTarget: Bool

  var kind: Kind {
    switch family {
    case .relational, .server, .oracle, .warehouse, .bigquery, .mongo: .database
    case .objects, .cos, .container, .gcs, .drive, .ftp: .file
    case .jdbc, .salesforce, .sap, .http, .topics: .generic
    }
  }

  /// What lies behind it.
  var contents: ContentsKind {
    switch family {
    case .relational, .server, .oracle, .warehouse, .bigquery, .mongo, .jdbc, .salesforce, .sap:
      .tables
    case .objects, .cos, .container, .gcs: .buckets
    case .drive, .ftp, .http: .folders
    case .topics: .topics
    }
  }

  static let all: [DatasourceType] = DatasourceTypeList.text.split(separator: "\n").compactMap {
    let fields = $0.split(separator: "|").map { $0.trimmingBlanks() }
    guard fields.count >= 4, let family = Family(rawValue: fields[3]) else { return nil }
    let rest = fields.dropFirst(4)
    return DatasourceType(
      id: fields[1], name: fields[0], label: fields[2], family: family,
      port: rest.lazy.compactMap { Int($0) }.first, isTarget: !rest.contains("source"))
  }

  /// By id or name.
  static func find(_ text: String) -> DatasourceType? {
    index[text]
  }

  private static let index = Dictionary(
    all.flatMap { [($0.id, $0), ($0.name, $0)] }, uniquingKeysWith: { first, _ in first })
}

/// How data lies behind a connection.
enum ContentsKind: Hashable, Sendable {
  case tables
  case buckets
  case folders
  case topics
}
