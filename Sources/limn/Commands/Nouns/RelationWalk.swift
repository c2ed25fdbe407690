import PlatformClient
import PlatformModel

/// What an asset is related to, and what that is related to, down to some depth.
///
/// Each asset is read once; where it is met again, the walk does not go on.
struct RelationWalk {
  /// An end of a relationship; artifacts of the glossary have no container.
  struct Node: Hashable {
    var id: String
    var container: ContainerID?
    var name: String
    var type: String
  }

  /// One relationship on the way, with what lies behind it.
  struct Branch {
    var relationship: Relationship
    var node: Node
    /// It stands above in this very branch: a circle.
    var isCycle = false
    /// It is shown with its own branches elsewhere.
    var isRepeated = false
    var branches: [Branch] = []
  }

  let client: PlatformClient
  let depth: Int
  private var known: Set<Node> = []

  init(_ client: PlatformClient, depth: Int) {
    self.client = client
    self.depth = depth
  }

  /// Throws what the first read throws; what cannot be read further down has no branches.
  mutating func branches(of asset: Asset) throws(PlatformError) -> [Branch] {
    let root = Node(
      id: asset.id.id, container: asset.id.container, name: asset.name, type: asset.type)
    known = [root.identity]
    return try branches(of: asset.id, below: [root.identity], left: depth)
  }

  private mutating func branches(
    of asset: AssetID, below path: [Node], left: Int
  ) throws(PlatformError) -> [Branch] {
    var result: [Branch] = []
    for relationship in try relationships(of: asset) {
      var branch = Branch(relationship: relationship, node: Node(relationship))
      let identity = branch.node.identity
      branch.isCycle = path.contains(identity)
      branch.isRepeated = !branch.isCycle && known.contains(identity)
      if let next = relationship.asset, !branch.isCycle, !branch.isRepeated, left > 1 {
        known.insert(identity)
        do throws(PlatformError) {
          branch.branches = try branches(of: next, below: path + [identity], left: left - 1)
        } catch {
          // Related assets may be ones this user may not see.
          guard error.cause == .notFound || error.cause == .forbidden else { throw error }
        }
      }
      result.append(branch)
    }
    return result
  }

  private func relationships(of asset: AssetID) throws(PlatformError) -> [Relationship] {
    var all: [Relationship] = []
    var cursor: PageCursor?
    repeat {
      let page = try client.relationships(of: asset, after: cursor)
      all += page.items
      cursor = page.next
    } while cursor != nil
    return all
  }
}

extension RelationWalk.Node {
  init(_ relationship: Relationship) {
    let id = relationship.asset?.id ?? relationship.artifactID ?? ""
    self.init(
      id: id, container: relationship.asset?.container, name: relationship.relatedName ?? id,
      type: relationship.relatedType ?? "")
  }

  /// The same thing, however it was called where it was met.
  var identity: RelationWalk.Node {
    RelationWalk.Node(id: id, container: container, name: "", type: "")
  }
}
