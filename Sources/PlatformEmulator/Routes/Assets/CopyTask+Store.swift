import GRDB
import JSON

extension CopyTask {
  func save(in database: Database) throws {
    var document = self.document
    document["kind"] = .string(kind.rawValue)
    document["status"] = .string(status.rawValue)
    document["done"] = JSONValue(done)
    document["items"] = .array(items.map(\.json))
    document["pairs"] = .object(
      JSONObject(pairs.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    document["responses"] = .array(responses)
    try database.execute(
      sql: "INSERT OR REPLACE INTO copy_task VALUES (?, ?, ?)",
      arguments: [id, user.id, document.serialized()])
  }

  /// Nil if there is none, or none any more.
  static func find(_ id: String, in database: Database) throws -> CopyTask? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM copy_task WHERE id = ?", arguments: [id]),
      let user = try UserRecord.find(id: row["user"], in: database)
    else { return nil }
    return CopyTask(
      id: id,
      user: Caller(
        id: user.id, userName: user.userName, isAdministrator: user.isAdministrator),
      try JSONValue.parse(row["document"] as String))
  }

  private init(id: String, user: Caller, _ document: JSONValue) {
    self.id = id
    self.user = user
    self.document = document
    kind = document["kind"]?.string.flatMap(Kind.init(rawValue:)) ?? .copy
    status = document["status"]?.string.flatMap(Status.init(rawValue:)) ?? .waiting
    done = document["done"]?.int ?? 0
    items = (document["items"]?.array ?? []).map(CopyRequest.Item.init)
    pairs = (document["pairs"]?.object ?? JSONObject()).reduce(into: [:]) {
      $0[$1.key] = $1.value.string
    }
    responses = document["responses"]?.array ?? []
  }
}

extension CopyRequest.Item {
  fileprivate var json: JSONValue {
    var object: JSONValue = [
      "root": JSONValue(root), "asset": .string(asset), "overrides": overrides,
    ]
    if let revision { object["revision"] = .string(revision) }
    return object
  }

  fileprivate init(_ json: JSONValue) {
    self.init(
      root: json["root"]?.int ?? 0, asset: json["asset"]?.string ?? "",
      revision: json["revision"]?.string, overrides: json["overrides"] ?? [:])
  }
}

extension WorldScope {
  /// As it is kept in documents: `{"kind", "id"}`.
  var json: JSONValue {
    ["kind": .string(kind.rawValue), "id": .string(id)]
  }

  init(_ json: JSONValue) {
    self.init(
      kind: json["kind"]?.string.flatMap(Kind.init(rawValue:)) ?? .project,
      id: json["id"]?.string ?? "")
  }
}
