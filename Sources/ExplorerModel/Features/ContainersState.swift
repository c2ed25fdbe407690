public import PlatformModel

/// The containers pane: a tree that loads what is opened.
public struct ContainersState: Equatable, Sendable {
  public var catalogs = RemoteList<ContainerID>()
  public var projects = RemoteList<ContainerID>()
  public var spaces = RemoteList<ContainerID>()
  /// Ids of AI Lake database instances.
  public var databases = RemoteList<String>()
  /// Assets and asset types of containers whose facets were read.
  public var facets: [ContainerID: ContainerFacets] = [:]
  public var expanded: Set<ContainerNode> = []
  public var filter = FilterState()
  public var cursor = ListCursor()
  /// What the pane shows, top to bottom; the reducer keeps it true to the rest.
  public var rows: [ContainerRow] = []

  public init() {}
}

/// How many assets a container has, in all and by type.
public struct ContainerFacets: Hashable, Sendable {
  public var total: Total = .unknown
  /// Largest first.
  public var types: [FacetCount] = []
  public var phase: LoadPhase = .idle

  public init() {}
}

/// The four groups at the top of the tree.
public enum ContainerGroup: Hashable, Sendable, CaseIterable {
  case catalogs
  case projects
  case spaces
  case aiLake

  /// As the tree calls it.
  public var title: String {
    switch self {
    case .catalogs: "Catalogs"
    case .projects: "Projects"
    case .spaces: "Spaces"
    case .aiLake: "AI Lake"
    }
  }
}

/// Something that stands in the tree.
public enum ContainerNode: Hashable, Sendable {
  case group(ContainerGroup)
  case container(ContainerID)
  case assetType(ContainerID, String)
  case database(String)
  case dataSource(database: String, id: String)
}

/// One line of the tree.
public struct ContainerRow: Hashable, Sendable {
  /// Nil for lines that only say something: `loading…`, `none`, a failure, `more…`.
  public var content: Content
  public var depth: Int
  public var isExpanded: Bool
  public var isExpandable: Bool

  public enum Content: Hashable, Sendable {
    case node(ContainerNode)
    case loading(ContainerGroup?)
    case empty(String)
    case failed(ContainerGroup, PlatformError)
    case more(ContainerGroup)
  }

  public init(content: Content, depth: Int, isExpanded: Bool = false, isExpandable: Bool = false) {
    self.content = content
    self.depth = depth
    self.isExpanded = isExpanded
    self.isExpandable = isExpandable
  }
}
