import Nouns
public import PlatformModel

extension AppState {
  /// The thing a command means: what is selected in the focused pane.
  public var selection: InspectorSubject? {
    switch layout.focus {
    case .containers: containers.selectedSubject
    case .assets where list.isOpen: list.subject
    case .assets: assets.selected.map { .asset($0) }
    case .inspector where relationshipsHaveKeys: relatedAsset.map { .asset($0) }
    case .inspector: inspector.subject
    case .relationships: relatedAsset.map { .asset($0) }
    case .runs: runs.selected.map { row in row.run.map { .run($0) } ?? .job(row.job) }
    case .log: runLog.run.map { .run($0) }
    }
  }

  /// The asset a command means; nil where there is none.
  public var selectedAsset: AssetID? {
    if case .asset(let id) = selection { id } else { nil }
  }

  /// Another list has the focus in the place of the assets: what is marked there is not meant.
  var listHidesAssets: Bool { layout.focus == .assets && list.isOpen }

  /// `e` means all marked assets.
  public var editsMarks: Bool {
    layout.focus == .assets && !list.isOpen && !assets.marks.isEmpty
  }

  /// The job a command means: a job, the job of a run, or an asset that is a job.
  public var selectedJob: JobID? {
    switch selection {
    case .job(let id): id
    case .run(let id): id.job
    case .asset(let id) where library.assets[id]?.type == "job": JobID(id.id, in: id.container)
    default: nil
    }
  }

  /// The run a command means; of a job the newest that is known.
  public var selectedRun: JobRunID? {
    if case .run(let id) = selection { return id }
    return selectedJob.flatMap { runs.runsByJob[$0]?.first }
  }

  /// The keys go to the relationships: they have the focus, as a pane or as a tab.
  public var relationshipsHaveKeys: Bool {
    switch layout.focus {
    case .relationships: true
    case .inspector: inspector.tab == .relationships && Layout.kind(of: screen) != .wide
    default: false
    }
  }

  /// The pane whose feature gets the keys.
  var keyPane: PaneID { relationshipsHaveKeys ? .relationships : layout.focus }

  private var relatedAsset: AssetID? {
    guard relationships.rows.indices.contains(relationships.cursor.selected) else {
      return relationships.root
    }
    let row = relationships.rows[relationships.cursor.selected]
    if case .end(let relationship, _) = row.content { return relationship.asset }
    return relationships.root
  }

  /// A job is an asset of its container too.
  private func jobName(_ id: JobID) -> String? {
    library.jobs[id]?.name ?? library.assets[AssetID(id.id, in: id.container)]?.name
  }

  /// `nightly-load#12`, as commands take it; without its number where that is not known.
  private func runName(_ id: JobRunID) -> String {
    let name = library.runs[id]?.jobName ?? jobName(id.job) ?? id.id
    return runs.numbers[id].map { "\(name)#\($0)" } ?? name
  }

  /// What a thing is called, its id where the name is not known.
  public func name(of subject: InspectorSubject) -> String {
    switch subject {
    case .asset(let id):
      library.assets[id]?.name ?? library.details[id]?.asset.name ?? id.id
    case .container(let id): library.containers[id]?.name ?? id.id
    case .database(let id): library.databases[id]?.name ?? id
    case .job(let id): jobName(id) ?? id.id
    case .run(let id): runName(id)
    case .item(let id): library.items[id]?.name ?? id.id
    }
  }
}

extension InspectorSubject {
  /// What a thing lies in; a container is itself.
  var container: ContainerID? {
    switch self {
    case .asset(let id): id.container
    case .container(let id): id
    case .job(let id): id.container
    case .run(let id): id.job.container
    case .item(let id): id.query.scope.container
    case .database: nil
    }
  }
}

extension ContainersState {
  /// The node of the selected line; nil on lines that only say something.
  public var selectedNode: ContainerNode? {
    guard rows.indices.contains(cursor.selected),
      case .node(let node) = rows[cursor.selected].content
    else { return nil }
    return node
  }

  var selectedSubject: InspectorSubject? {
    switch selectedNode {
    case .container(let id), .assetType(let id, _): .container(id)
    case .database(let id), .dataSource(let id, _): .database(id)
    case .group, nil: nil
    }
  }
}
