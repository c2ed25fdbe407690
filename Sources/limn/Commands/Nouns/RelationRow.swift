import Filters
import JSON
import PlatformModel

/// A relationship of a walk, as a row of a list.
struct RelationRow: ListRow {
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

  static let columns: [OutputColumn<RelationRow>] = [
    OutputColumn("depth", .number(nil)) { .number($0.depth) },
    OutputColumn("from") { .text($0.from.name) },
    OutputColumn("relationship") { .text($0.branch.relationship.name) },
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { .text($0.branch.node.type) },
    OutputColumn("column") { Cell($0.branch.relationship.columnName) },
    .wide("container_kind") { Cell($0.branch.node.container?.kind.rawValue) },
    .wide("container") { Cell($0.branch.node.container?.id) },
    OutputColumn("id") { .text($0.rowID) },
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
