import Filters
import JSON
import Nouns
import PlatformModel

/// A relationship of a walk, as a row of a list.
struct RelationRow: NounRow {
  let from: RelationWalk.Node
  let branch: RelationWalk.Branch
  /// Steps from where the walk began; 1 is the first.
  let depth: Int

  /// In the order of the walk.
  static func rows(of text: RelationText) -> [RelationRow] {
    rows(from: text.root, text.branches, depth: 1)
  }

  private static func rows(
    from node: RelationWalk.Node, _ branches: [RelationWalk.Branch], depth: Int
  ) -> [RelationRow] {
    branches.flatMap { branch in
      [RelationRow(from: node, branch: branch, depth: depth)]
        + rows(from: branch.node, branch.branches, depth: depth + 1)
    }
  }

  static let columns: [NounColumn<RelationRow>] = [
    NounColumn("depth", .number(nil)) { .number($0.depth) },
    NounColumn("from") { .text($0.from.name) },
    NounColumn("relationship") { .text($0.branch.relationship.name) },
    NounColumn("name") { .text($0.rowName) },
    NounColumn("type") { .text($0.branch.node.type) },
    NounColumn("column") { CellValue($0.branch.relationship.columnName) },
    .wide("container_kind") { CellValue($0.branch.node.container?.kind.rawValue) },
    .wide("container") { CellValue($0.branch.node.container?.id) },
    NounColumn("id") { .text($0.rowID) },
  ]

  var rowID: String { branch.node.id }
  var rowName: String { branch.node.name }

  var json: JSONValue {
    var json = RelationText.document(
      (from: from, to: branch.node, relationship: branch.relationship, isCycle: branch.isCycle))
    json["to_name"] = .string(branch.node.name)
    json["to_type"] = .string(branch.node.type)
    json["depth"] = JSONValue(depth)
    return json
  }
}
