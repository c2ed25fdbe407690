import GRDB
import JSON

/// Whose relationships are asked for: an asset's, a column's, an artifact's.
struct RelationshipSubject {
  let end: RelationshipEnd
  /// As it was named in the query, to be repeated in answers: `asset_id` or `artifact_id`.
  let parameter: (name: String, value: String)

  /// From the query: a container and `asset_id`, or `artifact_id` and `artifact_type`. Throws 400 if
  /// it names neither or both.
  ///
  /// Source: POST /v2/assets/get_relationships.
  init(_ call: Call) throws {
    if let artifact = call.query("artifact_id") {
      guard call.query("asset_id") == nil else {
        throw PlatformFault.invalid(
          "An asset_id cannot be specified with an artifact_id.", .parameter("asset_id"))
      }
      guard let type = call.query("artifact_type") else {
        throw PlatformFault.invalid(
          "The parameter 'artifact_type' is required with an artifact_id.",
          .parameter("artifact_type"))
      }
      self.init(
        end: RelationshipEnd(artifact: artifact, type: type), parameter: ("artifact_id", artifact))
      return
    }
    let container = try call.container()
    guard let id = call.query("asset_id") else {
      throw PlatformFault.invalid("The parameter 'asset_id' is required.", .parameter("asset_id"))
    }
    try self.init(asset: id, in: container, call)
  }

  /// - Parameter text: `<asset_id>` or `<asset_id>#COLUMN#<column>`.
  init(asset text: String, in container: Container, _ call: Call) throws {
    let (id, column) = Self.parts(of: text)
    let record = try call.asset(id, in: container)
    self.init(
      end: RelationshipEnd(record, in: container, column: column), parameter: ("asset_id", text))
  }

  private init(end: RelationshipEnd, parameter: (name: String, value: String)) {
    self.end = end
    self.parameter = parameter
  }

  /// Source: "asset_id should be in the format of <asset_id>#COLUMN#<column_identifier>".
  static func parts(of text: String) -> (id: String, column: String?) {
    guard let mark = text.firstRange(of: "#COLUMN#") else { return (text, nil) }
    return (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]))
  }

  /// True where it stands; an asset also by its columns, if they count.
  func stands(at side: String, withColumns: Bool) -> SQLText {
    guard withColumns, !end.isArtifact, end.column == nil else { return end.stands(at: side) }
    return SQLText("\(side)_kind <> 'artifact' AND \(side) = ?", end.id)
  }

  /// An end of a relationship type that is used.
  struct UsedEnd: Hashable {
    var type: String
    var name: String
  }

  /// What the other ends of the relationships that are used lead to.
  func usedEnds(
    _ database: Database
  ) throws -> [UsedEnd: (assetTypes: Set<String>, artifactTypes: Set<String>)] {
    let text =
      SQLText("SELECT type_id, name, target_kind AS kind, target_type AS type FROM relationship")
      + SQLText("WHERE") + end.stands(at: "source")
      + SQLText("UNION SELECT type_id, reverse_name, source_kind, source_type FROM relationship")
      + SQLText("WHERE") + end.stands(at: "target")
    let rows = try Row.fetchAll(database, sql: text.sql, arguments: text.statementArguments)
    var used: [UsedEnd: (assetTypes: Set<String>, artifactTypes: Set<String>)] = [:]
    for row in rows {
      let end = UsedEnd(type: row["type_id"], name: row["name"])
      if row["kind"] == RelationshipEnd.artifactKind {
        used[end, default: ([], [])].artifactTypes.insert(row["type"])
      } else {
        used[end, default: ([], [])].assetTypes.insert(row["type"])
      }
    }
    return used
  }
}
