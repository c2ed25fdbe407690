public import JSON

/// A database instance of GoodData AI Lake.
public struct AILakeDatabase: Hashable, Sendable {
  public var id: String
  public var name: String
  public var storageIDs: [String]
  public var dataSources: [DataSource]
  public var json: JSONValue

  /// A data source that is bound to the instance.
  public struct DataSource: Hashable, Sendable {
    public var id: String
    /// Id of the data source in the organization.
    public var dataSourceID: String
    public var name: String

    public init(id: String, dataSourceID: String, name: String) {
      self.id = id
      self.dataSourceID = dataSourceID
      self.name = name
    }
  }

  public init(
    id: String, name: String, storageIDs: [String] = [], dataSources: [DataSource] = [],
    json: JSONValue = .null
  ) {
    self.id = id
    self.name = name
    self.storageIDs = storageIDs
    self.dataSources = dataSources
    self.json = json
  }
}

/// Object storage that AI Lake databases can be put on.
public struct ObjectStorage: Hashable, Sendable {
  public var id: String
  public var name: String
  /// Such as `s3`.
  public var type: String
  public var json: JSONValue

  public init(id: String, name: String, type: String, json: JSONValue = .null) {
    self.id = id
    self.name = name
    self.type = type
    self.json = json
  }
}

/// One long-running thing AI Lake is doing.
///
/// Source: GET /api/v1/ailake/operations/{operationId}.
public struct AILakeOperation: Hashable, Sendable {
  public var id: String
  /// Such as `provision-database`.
  public var kind: String
  public var status: Status

  public enum Status: Hashable, Sendable {
    case pending
    case succeeded(result: JSONValue?)
    case failed(OperationFailure)
    /// A word that is not known counts as going on.
    case other(String)
  }

  public init(id: String, kind: String, status: Status) {
    self.id = id
    self.kind = kind
    self.status = status
  }

  public var isTerminal: Bool {
    switch status {
    case .succeeded, .failed: true
    case .pending, .other: false
    }
  }
}

/// Why a long-running operation failed, in the platform's words.
public struct OperationFailure: Hashable, Sendable {
  public var status: Int?
  public var title: String?
  public var detail: String?

  public init(status: Int? = nil, title: String? = nil, detail: String? = nil) {
    self.status = status
    self.title = title
    self.detail = detail
  }
}
