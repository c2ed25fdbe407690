import GRDB
import JSON

/// What is to be copied, to where and how, as a body asks for it.
///
/// Source: POST /v2/assets/bulk_copy and POST /v2/assets/{asset_id}/deepcopy, publish, promote and
/// clone.
struct CopyRequest {
  /// One asset to be copied, with the first that it is copied for.
  struct Item {
    /// Index of the asset that was asked for.
    var root: Int
    var asset: String
    var revision: String?
    var overrides: JSONValue = [:]
  }

  let call: Call
  let source: Container
  let target: Container
  let action: CopyAction
  var mode: Int?
  var roles: JSONValue?
  let duplicates: DuplicateAction?

  /// - Parameters:
  ///   - kinds: of containers that may be copied to.
  ///   - mode: name of the field.
  /// Throws 400, 403 or 404.
  init(
    _ call: Call, from source: Container, to kinds: [WorldScope.Kind], _ body: BodyFields,
    mode: String
  ) throws {
    self.call = call
    self.source = source
    let scope = try body.scope(among: kinds)
    target = try call.container(scope)
    guard let action = CopyAction(from: source.scope.kind, to: scope.kind) else {
      throw PlatformFault.invalid(
        "Assets of a \(source.scope.kind.rawValue) cannot be copied to a \(scope.kind.rawValue).",
        .field("\(scope.kind.rawValue)_id"))
    }
    self.action = action
    if let value = try body.int(mode) {
      guard AssetPrivacy.modes.contains(value) else {
        throw PlatformFault.invalid(
          "The field '\(body.name(mode))' must be 0 (public), 8 (private) or 16 (hidden).",
          .field(body.name(mode)))
      }
      self.mode = value
    }
    roles = try body.object("member_roles")?.value
    duplicates = try call.duplicateAction()
  }

  func copying(by writer: AssetWriter, connections: Bool = true) -> AssetCopying {
    AssetCopying(
      writer: writer, source: source, target: target, action: action, mode: mode, roles: roles,
      duplicates: duplicates, copiesConnections: connections)
  }

  /// Only name, description and tags can be overridden. Throws 400 for anything else.
  static func overrides(_ fields: BodyFields?) throws -> JSONValue {
    guard let fields else { return [:] }
    for key in fields.value.object?.keys ?? []
    where !["name", "description", "tags"].contains(key) {
      throw PlatformFault.invalid(
        "The field '\(fields.name(key))' cannot be overridden.", .field(fields.name(key)))
    }
    if fields["name"] != nil {
      try NewAssetRequest.check(fields.requiredString("name"), fields.name("name"))
    }
    _ = try fields.string("description")
    for tag in try fields.strings("tags") ?? [] {
      try NewAssetRequest.check(tag: tag, fields.name("tags"))
    }
    return fields.value
  }

  /// The assets that were asked for, and after each what goes along with it: every asset once.
  func items(_ roots: [Item], deep: Bool) throws -> [Item] {
    guard deep else { return roots }
    let cascade = RelationshipCascade(flag: action.flag, database: call.database)
    var seen = Set(roots.map(\.asset))
    var items: [Item] = []
    for root in roots {
      items.append(root)
      var waiting = [root.asset]
      while let next = waiting.popLast() {
        guard let record = try AssetRecord.find(next, in: call.database),
          record.container == source.row,
          try record.access(of: call.caller, in: source).mayFind
        else { continue }
        if next != root.asset { items.append(Item(root: root.root, asset: next)) }
        waiting += try cascade.companions(of: record).reversed().filter {
          seen.insert($0).inserted
        }
      }
    }
    return items
  }
}
