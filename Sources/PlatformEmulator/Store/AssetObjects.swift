import GRDB
import JSON

/// The files that an asset keeps in the storage of its container, behind its attachments.
///
/// Source: `object_key` and `is_managed` of `attachments[]`; POST /v2/assets/{asset_id}/clone: "a new
/// copy of asset metadata, including asset attachments".
struct AssetObjects {
  let database: Database
  /// Milliseconds since 1970.
  let now: Int64

  /// Copies what lies behind an attachment to another container, where its key may be another one.
  func copy(
    behind attachment: inout JSONValue, from source: Container, to target: Container
  ) throws {
    guard attachment["is_remote"]?.bool != true, let key = attachment["object_key"]?.string,
      case let store = FileStore(database: database, owner: source.scope.id),
      let file = try store.find(Self.path(of: key)), !file.isFolder
    else { return }
    let copies = FileStore(database: database, owner: target.scope.id)
    try copies.makeRoot(at: now)
    let id = attachment["id"]?.string ?? ""
    let isTaken = try copies.find(Self.path(of: key)) != nil
    let copy = isTaken ? Self.apart(key, by: id) : key
    try copies.put(store.bytes(of: file), at: Self.path(of: copy), mimeType: file.mimeType, at: now)
    attachment["object_key"] = .string(copy)
    if attachment["handle"]?["key"] != nil { attachment["handle"]?["key"] = .string(copy) }
  }

  /// Removes the files that the platform kept for an asset; those it only refers to stay.
  func remove(of record: AssetRecord) throws {
    let container = try String.fetchOne(
      database, sql: "SELECT id FROM container WHERE rowid = ?", arguments: [record.container])
    for attachment in try record.attachmentList() where attachment["is_managed"]?.bool == true {
      guard let container, let key = attachment["object_key"]?.string else { continue }
      try FileStore(database: database, owner: container).remove(Self.path(of: key))
    }
  }

  private static func path(of key: String) -> String { "assets/\(key)" }

  /// `data_asset/names_1a2b3c4d.csv`.
  private static func apart(_ key: String, by id: String) -> String {
    let name = key.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    return "\(key.dropLast(ending.count))_\(id.prefix(8))\(ending)"
  }
}
