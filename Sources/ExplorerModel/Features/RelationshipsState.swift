public import PlatformModel

/// The relationships pane: a tree that grows hop by hop from one asset.
public struct RelationshipsState: Equatable, Sendable {
  public var root: AssetID?
  /// How reading the relationships of each asset stands.
  public var phases: [AssetID: LoadPhase] = [:]
  /// Where the relationships of an asset go on, if not all were read.
  public var next: [AssetID: PageCursor] = [:]
  public var totals: [AssetID: Total] = [:]
  /// Opened lines, by path.
  public var expanded: Set<RelationPath> = []
  public var filter = FilterState()
  public var cursor = ListCursor()
  /// What the pane shows, top to bottom; the reducer keeps it true to the rest.
  public var rows: [RelationRow] = []

  public init() {}
}

/// Where a line stands in the tree: relationship name, asset, relationship name, asset …
public struct RelationPath: Hashable, Sendable {
  public var steps: [Step]

  public enum Step: Hashable, Sendable {
    case name(String)
    case end(String)
  }

  public init(_ steps: [Step] = []) {
    self.steps = steps
  }
}

/// One line of the tree.
public struct RelationRow: Hashable, Sendable {
  public var path: RelationPath
  public var depth: Int
  public var content: Content
  public var isExpanded: Bool

  public enum Content: Hashable, Sendable {
    /// `derived from (2)`
    case group(name: String, count: Int, isPartial: Bool)
    /// `isCycle`: the asset stands above in this very branch; it is not opened again.
    case end(Relationship, isCycle: Bool)
    case loading
    case failed(PlatformError)
    case more(AssetID)
    case empty(String)
  }

  public init(path: RelationPath, depth: Int, content: Content, isExpanded: Bool = false) {
    self.path = path
    self.depth = depth
    self.content = content
    self.isExpanded = isExpanded
  }
}
