import GRDB
import JSON

/// What follows the deletion of an asset type: a hundred assets a second, in the background.
///
/// Source: DELETE /v2/asset_types/{type_name}: "Assets of this type are deleted. And in case of
/// other assets, attributes of this type are removed."
enum AssetTypeCleanUp {
  private static let portion = 100
  private static let pause: Int64 = 1000

  static func begin(_ type: AssetTypeRecord, _ call: Call) throws {
    var payload: JSONValue = ["name": .string(type.name), "user": .string(call.caller.id)]
    if case .container(let container) = type.scope {
      payload["container"] = JSONValue(container.row)
    }
    try call.schedule(.assetTypeCleanUp, after: pause, payload)
  }

  /// Takes the next portion; comes again as long as there may be more.
  static func goOn(_ turn: BackgroundWork.Turn) throws {
    let name = turn.payload["name"]?.string ?? ""
    let assets = try assets(of: name, turn)
    let writer = turn.writer(for: .nobody)
    for asset in assets {
      guard asset.type == name else {
        try removeAttribute(name, of: asset, turn)
        continue
      }
      try writer.trash(asset)
      guard let trashed = try TrashedAsset.find(asset.id, in: turn.database) else { continue }
      try writer.purge(trashed)
    }
    guard assets.count == portion else { return }
    try turn.schedule(.assetTypeCleanUp, after: pause, turn.payload)
  }

  /// Those of the type, and those that have it as an attribute.
  private static func assets(
    of name: String, _ turn: BackgroundWork.Turn
  ) throws -> [AssetRecord] {
    let container = turn.payload["container"]?.int.map { Int64($0) }
    let containers =
      try container.map { [$0] }
      ?? Int64.fetchAll(turn.database, sql: "SELECT rowid FROM container ORDER BY rowid")
    let index = SearchIndex(containers, turn.database)
    return try index.rows(ofType: name, among: index.everything()).rows.prefix(portion)
      .compactMap { try AssetRecord.find(row: $0, in: turn.database) }
  }

  private static func removeAttribute(
    _ name: String, of asset: AssetRecord, _ turn: BackgroundWork.Turn
  ) throws {
    var head = try JSONValue.parse(asset.metadata)
    let names = head["asset_attributes"]?.array ?? []
    head["asset_attributes"] = .array(names.filter { $0.string != name })
    var entity = try JSONValue.parse(asset.entity ?? "{}")
    entity[name] = nil
    var after = asset
    after.metadata = head.serialized()
    after.entity = entity.serialized()
    let user = turn.payload["user"]?.string ?? ""
    try after.save(over: asset, by: user, at: turn.now, in: turn.database)
  }
}
