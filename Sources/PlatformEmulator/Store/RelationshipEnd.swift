import GRDB
import JSON

/// What stands at one end of a relationship: an asset, one of its columns, or an artifact of the
/// glossary, which lies in no container.
struct RelationshipEnd: Hashable {
  /// `catalog`, `project`, `space`, or `artifact`.
  var kind: String
  /// Empty for artifacts.
  var container = ""
  /// Of the asset or artifact.
  var id: String
  /// Asset type, or artifact type.
  var type: String
  var name = ""
  /// Nil for a whole asset.
  var column: String?

  static let artifactKind = "artifact"

  var isArtifact: Bool { kind == Self.artifactKind }

  var typeKind: RelationshipTypeEnd.Kind {
    if isArtifact { return .artifact(type: type) }
    return column == nil ? .asset(type: type) : .column(type: type)
  }

  /// From columns that begin with this prefix: `source`, `source_kind`, …
  init(_ row: Row, _ prefix: String) {
    kind = row["\(prefix)_kind"]
    container = row["\(prefix)_container"]
    id = row[prefix]
    type = row["\(prefix)_type"]
    name = row["\(prefix)_name"]
    column = row["\(prefix)_column"]
  }

  init(_ asset: AssetRecord, in container: Container, column: String?) {
    kind = container.scope.kind.rawValue
    self.container = container.scope.id
    id = asset.id
    type = asset.type
    name = asset.name
    self.column = column
  }

  init(artifact id: String, type: String) {
    kind = Self.artifactKind
    self.id = id
    self.type = type
  }

  /// True where this very thing stands.
  ///
  /// - Parameter side: `source` or `target`.
  func stands(at side: String) -> SQLText {
    isArtifact
      ? SQLText("\(side)_kind = 'artifact' AND \(side) = ? AND \(side)_type = ?", id, type)
      : SQLText(
        "\(side)_kind <> 'artifact' AND \(side) = ? AND \(side)_column IS ?", id,
        column.databaseValue)
  }

  /// `{"catalog_id", "asset_id", "asset_type", …}`. Source: POST /v2/assets/get_relationships.
  func document(_ names: RelationshipNames) -> JSONObject {
    if isArtifact {
      var object: JSONObject = ["artifact_id": .string(id), "artifact_type": .string(type)]
      if names.ofArtifacts, !name.isEmpty { object["artifact_name"] = .string(name) }
      return object
    }
    var object: JSONObject = [
      "\(kind)_id": .string(container), "asset_id": .string(id), "asset_type": .string(type),
      "href": .string("/v2/assets/\(id)?\(kind)_id=\(container)"),
    ]
    if names.ofAssets { object["asset_name"] = .string(name) }
    if names.ofContainers, let name = names.containers[container] {
      object["\(kind)_name"] = .string(name)
    }
    if let column { object["column_name"] = .string(column) }
    return object
  }
}

/// Which names are looked up. Source: `include_asset_names` and its like: false by default.
struct RelationshipNames {
  let ofAssets: Bool
  let ofArtifacts: Bool
  let ofContainers: Bool
  let containers: [String: String]

  init(_ call: Call) throws {
    ofAssets = call.flag("include_asset_names")
    ofArtifacts = call.flag("include_artifact_names")
    ofContainers = call.flag("include_container_names")
    var containers: [String: String] = [:]
    if ofContainers {
      for row in try Row.fetchAll(call.database, sql: "SELECT id, name FROM container") {
        containers[row["id"]] = row["name"]
      }
    }
    self.containers = containers
  }
}
