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

  /// Takes the next portion; comes again as long as something was found.
  static func goOn(_ turn: BackgroundWork.Turn) throws {
    let name = turn.payload["name"]?.string ?? ""
    let own = try assets("a.type = ?", name, turn)
    let writer = turn.writer(for: .nobody)
    for asset in own {
      try writer.trash(asset)
      guard let trashed = try TrashedAsset.find(asset.id, in: turn.database) else { continue }
      try writer.purge(trashed)
    }
    guard own.count < portion else { return try again(turn) }
    let others = try assets("instr(a.attributes, '|' || ? || '|') > 0", name, turn)
    for asset in others { try removeAttribute(name, of: asset, turn) }
    if others.count == portion { try again(turn) }
  }

  private static func again(_ turn: BackgroundWork.Turn) throws {
    try turn.schedule(.assetTypeCleanUp, after: pause, turn.payload)
  }

  private static func assets(
    _ condition: String, _ name: String, _ turn: BackgroundWork.Turn
  ) throws -> [AssetRecord] {
    let container = turn.payload["container"]?.int
    let place = container.map { SQLText("a.container = ?", $0) } ?? SQLText("1")
    return try AssetRecord.all(
      SQLText.all([SQLText(condition, name), place]) + SQLText("LIMIT ?", portion),
      in: turn.database)
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
