import GRDB
import JSON

/// A connection: an asset of type `connection`, told in the way of the connections API.
struct ConnectionRecord {
  var asset: AssetRecord
  var metadata: JSONValue
  /// `entity.connection` of the asset, its secrets unreadable.
  var section: JSONValue

  init(_ asset: AssetRecord) throws {
    self.asset = asset
    metadata = try JSONValue.parse(asset.metadata)
    section = try asset.entity.map { try JSONValue.parse($0) }?["connection"] ?? [:]
  }

  var id: String { asset.id }
  var typeID: String { section["datasource_type"]?.string ?? "" }
  var ownerID: String { metadata["owner_id"]?.string ?? "" }
  var flags: [String] { section["flags"]?.array?.compactMap(\.string) ?? [] }

  /// The connection of another catalog that lends its properties to this one.
  var reference: String? { section["ref_asset_id"]?.string }

  static func find(_ id: String, in database: Database) throws -> ConnectionRecord? {
    guard let asset = try AssetRecord.find(id, in: database), asset.type == "connection" else {
      return nil
    }
    return try ConnectionRecord(asset)
  }

  /// Its properties, or those of the connection it refers to; in clear. Empty if that one is gone.
  func properties(in database: Database) throws -> JSONValue {
    guard let reference else { return Self.clear(section["properties"] ?? [:]) }
    return try Self.find(reference, in: database).map {
      Self.clear($0.section["properties"] ?? [:])
    }
      ?? [:]
  }

  static func clear(_ properties: JSONValue) -> JSONValue {
    mapSecrets(properties, SecretText.clear)
  }

  static func stored(_ properties: JSONValue) -> JSONValue {
    mapSecrets(properties, SecretText.stored)
  }

  private static func mapSecrets(
    _ properties: JSONValue, _ change: (JSONValue) -> JSONValue
  ) -> JSONValue {
    var properties = properties
    for name in SecretText.names {
      if let value = properties[name] { properties[name] = change(value) }
    }
    return properties
  }
}

extension Call {
  /// Throws 404 if there is no such connection in the container, 403 if it is private.
  func connection(_ id: String, in container: Container) throws -> ConnectionRecord {
    guard let record = try ConnectionRecord.find(id, in: database),
      record.asset.container == container.row
    else {
      throw PlatformFault.missing(
        "CDICO2034E: The connection '\(id)' cannot be found in \(container.scope.kind.rawValue) "
          + "'\(container.scope.id)'.")
    }
    try record.asset.requireFindable(by: caller, in: container)
    return record
  }

  /// Throws 403, too, if the caller may not change it.
  func changeableConnection(_ id: String, in container: Container) throws -> ConnectionRecord {
    let record = try connection(id, in: container)
    try record.asset.requireChangeable(by: caller, in: container)
    return record
  }
}
