import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// A small platform of its own for each test that changes assets, and short ways to change them.
struct AssetDesk {
  static let retail = "catalog_id=\(WorldContainers.retail.scope.id)"
  static let marketing = "catalog_id=\(WorldContainers.marketing.scope.id)"
  static let churn = "project_id=\(WorldContainers.churn.scope.id)"
  static let playground = "project_id=\(WorldContainers.playground.scope.id)"
  static let staging = "space_id=\(WorldContainers.staging.scope.id)"

  let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 60)
  }

  var now: Int64 { platform.clock.milliseconds }

  static func body(
    _ name: String, type: String = "data_asset", _ more: JSONValue = [:], entity: JSONValue? = nil
  ) -> JSONValue {
    var metadata: JSONValue = ["name": .string(name), "asset_type": .string(type)]
    for (key, value) in more.object ?? JSONObject() { metadata[key] = value }
    return [
      "metadata": metadata,
      "entity": entity ?? [type: ["mime_type": "text/csv", "dataset": false]],
    ]
  }

  /// Id of a new asset.
  @discardableResult
  func make(
    _ name: String, in scope: String = playground, type: String = "data_asset",
    _ more: JSONValue = [:], entity: JSONValue? = nil, as user: String = "admin",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let made = try platform.post(
      "/v2/assets?\(scope)", Self.body(name, type: type, more, entity: entity), as: user,
      sourceLocation: sourceLocation)
    return try #require(made["asset_id"]?.string, sourceLocation: sourceLocation)
  }

  func asset(_ id: String, in scope: String = playground) throws -> JSONValue {
    try platform.get("/v2/assets/\(id)?\(scope)")
  }

  /// With an API key, which other than a token lasts for ever.
  func status(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    as user: String = "admin"
  ) throws -> Int {
    try platform.send(method, path, body, as: user, headers: Self.key(of: user)).status.code
  }

  /// The body of an answer, with an API key.
  func get(_ path: String, as user: String = "admin") throws -> JSONValue {
    try #require(platform.send(.get, path, as: user, headers: Self.key(of: user)).json)
  }

  private static func key(of user: String) -> HTTPFields {
    [.authorization: "ZenApiKey \(Base64.encodeForURL(Array("\(user):limn-demo-key".utf8)))"]
  }

  func found(_ query: String, in scope: String = playground, as user: String = "admin") throws
    -> Int
  {
    try platform.search(scope, query, as: user)["total_rows"]?.int ?? -1
  }

  /// Binds two assets of one container.
  func bind(
    _ source: String, _ kind: RelationshipKind, _ target: String,
    in container: WorldContainer = WorldContainers.playground
  ) throws {
    try platform.emulator.store.write { database in
      try database.execute(
        sql: """
          INSERT INTO relationship (type_id, name, reverse_name, source_kind, source_container,
            source, source_type, source_name, target_kind, target_container, target, target_type,
            target_name, creator, updater, created, updated)
          SELECT ?, ?, ?, ?, ?, s.id, s.type, s.name, ?, ?, t.id, t.type, t.name, '1', '1', 1, 1
          FROM asset s, asset t WHERE s.id = ? AND t.id = ?
          """,
        arguments: [
          kind.typeID, kind.name, kind.reverseName, container.scope.kind.rawValue,
          container.scope.id, container.scope.kind.rawValue, container.scope.id, source, target,
        ])
    }
  }

  /// Lets relationships of a type take the other end along when the source is deleted.
  func cascade(_ kind: RelationshipKind, _ flag: String) throws {
    try platform.emulator.store.write { database in
      try database.execute(
        sql: """
          UPDATE relationship_type SET document = json_set(document, ?, 'CASCADE') WHERE id = ?
          """, arguments: ["$.end1.\(flag)", kind.typeID])
    }
  }

  /// `source name target` of everything that is related to an asset, sorted.
  func related(_ id: String, in scope: String = playground) throws -> [String] {
    let answer = try platform.post(
      "/v2/assets/get_relationships?\(scope)&asset_id=\(id)&limit=200&include_asset_names=true")
    return (answer["resources"]?.array ?? []).map {
      "\($0["relationship_name"]?.string ?? "") \($0["asset_name"]?.string ?? "")"
    }.sorted()
  }

  func configure(_ container: WorldContainer, _ configuration: JSONValue) throws {
    let scope = "\(container.scope.kind.rawValue)_id=\(container.scope.id)"
    let answer = try platform.send(
      .put, "/v2/asset_containers/configurations?\(scope)", configuration)
    try #require(answer.status == .ok, "\(answer.text)")
  }

  func files<T>(
    of container: WorldContainer, _ body: (FileStore) throws -> T
  ) throws -> T {
    try platform.emulator.store.write {
      try body(FileStore(database: $0, owner: container.scope.id))
    }
  }
}

/// Ids of those who can sign in.
enum People {
  static let admin = WorldPeople.admin.id
  static let ana = WorldPeople.ana.id
  static let vic = WorldPeople.vic.id
}
