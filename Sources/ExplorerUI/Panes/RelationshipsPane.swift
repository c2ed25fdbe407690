import ExplorerModel
import TerminalKit

/// Pane 4: what an asset is related to, hop by hop.
struct RelationshipsPane: Pane {
  let scene: Scene
  let id = PaneID.relationships

  private var tree: RelationTree { RelationTree(scene: scene, isFocused: scene.isFocused(id)) }

  var title: PaneTitle {
    let state = scene.state.relationships
    var title = PaneTitle("Relationships")
    title.add(tree.count, rank: 8)
    if let root = state.root, scene.state.inspector.subject != .asset(root) {
      title.add(scene.name(of: root), .text, rank: 7)
    }
    title.add(state.filter)
    return title
  }

  var input: PaneInput? {
    let filter = scene.state.relationships.filter
    guard filter.isEditing else { return nil }
    return PaneInput(sign: "/", input: filter.input, note: "here")
  }

  func position(in area: Rect) -> ListPosition? { tree.position(in: area) }

  func draw(in area: Rect, into buffer: inout CellBuffer) { tree.draw(in: area, into: &buffer) }
}
