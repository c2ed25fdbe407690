import JSON
import PlatformModel

/// AI Lake answers in two formats: bare objects (older), and JSON:API with the same object, its id
/// included, under `attributes`. Source: payloads 2.
extension JSONValue {
  /// The object itself, whichever the format.
  fileprivate var resource: JSONValue {
    let item = self["data"] ?? self
    return item["attributes"]?.ifObject ?? item
  }

  fileprivate var resourceID: String? {
    resource.word("id") ?? (self["data"] ?? self).word("id")
  }
}

extension AILakeDatabase {
  /// Nil without an id. Source: GET /api/v1/ailake/database/instances.
  init?(_ json: JSONValue) {
    guard let id = json.resourceID else { return nil }
    let object = json.resource
    self.init(
      id: id, name: object.text("name") ?? id, storageIDs: object.texts("storageIds"),
      dataSources: object["dataSources"]?.array?.compactMap(DataSource.init) ?? [], json: object)
  }
}

extension AILakeDatabase.DataSource {
  fileprivate init?(_ json: JSONValue) {
    guard let source = json.word("dataSourceId") ?? json.word("id") else { return nil }
    self.init(
      id: json.word("id") ?? source, dataSourceID: source,
      name: json.text("dataSourceName") ?? json.text("name") ?? source)
  }
}

extension ObjectStorage {
  /// Nil without an id. Source: GET /api/v1/ailake/objectStorages.
  init?(_ json: JSONValue) {
    let object = json.resource
    guard let id = object.word("storageId") ?? json.resourceID else { return nil }
    self.init(
      id: id, name: object.text("name") ?? id, type: object.text("storageType") ?? "",
      json: object)
  }
}

extension AILakeOperation {
  /// Nil without an id or a status. Source: GET /api/v1/ailake/operations/{operationId}.
  init?(_ json: JSONValue) {
    let object = json.resource
    guard let id = json.resourceID, let status = object.word("status") else { return nil }
    self.init(id: id, kind: object.word("kind") ?? "", status: Self.status(status, object))
  }

  private static func status(_ word: String, _ object: JSONValue) -> Status {
    switch word.lowercased() {
    case "pending": .pending
    case "succeeded": .succeeded(result: object["result"]?.ifNotNull)
    case "failed": .failed(OperationFailure(object["error"] ?? .null))
    default: .other(word)
    }
  }
}

extension OperationFailure {
  fileprivate init(_ json: JSONValue) {
    self.init(
      status: json.integer("status"), title: json.word("title"),
      detail: json.word("detail") ?? json.string)
  }
}
