import PlatformModel

/// The four lists of the tree, by group.
extension ContainersState {
  func phase(of group: ContainerGroup) -> LoadPhase {
    switch group {
    case .aiLake: databases.phase
    case .catalogs: catalogs.phase
    case .projects: projects.phase
    case .spaces: spaces.phase
    }
  }

  func next(of group: ContainerGroup) -> PageCursor? {
    switch group {
    case .aiLake: databases.next
    case .catalogs: catalogs.next
    case .projects: projects.next
    case .spaces: spaces.next
    }
  }

  /// Containers and databases that were read, in all groups.
  public var nodeCount: Int {
    catalogs.rows.count + projects.rows.count + spaces.rows.count + databases.rows.count
  }

  /// What stands in a group.
  func nodes(of group: ContainerGroup) -> [ContainerNode] {
    switch group {
    case .aiLake: databases.rows.map { .database($0) }
    case .catalogs: catalogs.rows.map { .container($0) }
    case .projects: projects.rows.map { .container($0) }
    case .spaces: spaces.rows.map { .container($0) }
    }
  }

  mutating func setPhase(_ phase: LoadPhase, of group: ContainerGroup) {
    switch group {
    case .aiLake: databases.phase = phase
    case .catalogs: catalogs.phase = phase
    case .projects: projects.phase = phase
    case .spaces: spaces.phase = phase
    }
  }

  mutating func update(
    _ kind: ContainerKind, _ change: (inout RemoteList<ContainerID>) -> Void
  ) {
    switch kind {
    case .catalog: change(&catalogs)
    case .project: change(&projects)
    case .space: change(&spaces)
    }
  }
}

extension ContainerKind {
  /// The group of the tree it stands in.
  var group: ContainerGroup {
    switch self {
    case .catalog: .catalogs
    case .project: .projects
    case .space: .spaces
    }
  }
}

extension ContainerGroup {
  /// Nil for AI Lake, whose databases are no containers of assets.
  var kind: ContainerKind? {
    switch self {
    case .catalogs: .catalog
    case .projects: .project
    case .spaces: .space
    case .aiLake: nil
    }
  }
}
