import JSON
import PlatformModel

/// A walk over relationships as a tree of lines, as one document, or for Graphviz.
struct RelationText {
  let root: RelationWalk.Node
  let branches: [RelationWalk.Branch]

  // MARK: For people

  var lines: [String] {
    ["\(TerminalSafe.line(root.name)) (\(TerminalSafe.line(root.type)))"]
      + Self.lines(branches, indent: "")
  }

  private static func lines(_ branches: [RelationWalk.Branch], indent: String) -> [String] {
    branches.enumerated().flatMap { index, branch in
      let isLast = index == branches.count - 1
      let head = indent + (isLast ? "└─ " : "├─ ")
      return [head + TerminalSafe.line(words(branch))]
        + lines(branch.branches, indent: indent + (isLast ? "   " : "│  "))
    }
  }

  private static func words(_ branch: RelationWalk.Branch) -> String {
    let column = branch.relationship.columnName.map { " [\($0)]" } ?? ""
    let type = branch.node.type.isEmpty ? "" : " (\(branch.node.type))"
    let mark = branch.isCycle ? "  (cycle)" : branch.isRepeated ? "  (shown elsewhere)" : ""
    return "\(branch.relationship.name)\(column)  \(branch.node.name)\(type)\(mark)"
  }

  // MARK: For programs

  /// `{root, nodes: [{id, name, type, container…}], edges: [{from, to, name, column, cycle}]}`.
  var json: JSONValue {
    [
      "root": .string(root.id), "nodes": .array(nodes.map(Self.document)),
      "edges": .array(edges.map(Self.document)),
    ]
  }

  var dot: [String] {
    ["digraph relations {", "  rankdir=LR;"]
      + nodes.map { "  \(Self.quoted(Self.key($0))) [label=\(Self.quoted($0.name))];" }
      + edges.map { edge in
        "  \(Self.quoted(Self.key(edge.from))) -> \(Self.quoted(Self.key(edge.to))) "
          + "[label=\(Self.quoted(edge.relationship.name))];"
      } + ["}"]
  }

  typealias Edge = (
    from: RelationWalk.Node, to: RelationWalk.Node, relationship: Relationship, isCycle: Bool
  )

  /// Each thing once, in the order the walk met them.
  private var nodes: [RelationWalk.Node] {
    var known: Set<RelationWalk.Node> = []
    return ([root] + edges.map(\.to)).filter { known.insert($0.identity).inserted }
  }

  private var edges: [Edge] { Self.edges(from: root, branches) }

  private static func edges(
    from node: RelationWalk.Node, _ branches: [RelationWalk.Branch]
  ) -> [Edge] {
    branches.flatMap { branch in
      [(node, branch.node, branch.relationship, branch.isCycle)]
        + edges(from: branch.node, branch.branches)
    }
  }

  private static func document(_ node: RelationWalk.Node) -> JSONValue {
    var json: JSONValue = [
      "id": .string(node.id), "name": .string(node.name), "type": .string(node.type),
    ]
    if let container = node.container {
      json[container.kind.scopeParameter] = .string(container.id)
    }
    return json
  }

  static func document(_ edge: Edge) -> JSONValue {
    var json: JSONValue = [
      "from": .string(edge.from.id), "to": .string(edge.to.id),
      "name": .string(edge.relationship.name),
    ]
    json["column"] = edge.relationship.columnName.map { .string($0) }
    json["cycle"] = .bool(edge.isCycle)
    return json
  }

  private static func key(_ node: RelationWalk.Node) -> String {
    "\(node.container?.id ?? "glossary")/\(node.id)"
  }

  private static func quoted(_ text: String) -> String {
    "\"\(TerminalSafe.line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
