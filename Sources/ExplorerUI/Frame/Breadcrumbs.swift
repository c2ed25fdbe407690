import ExplorerModel
import Nouns
import PlatformModel
import TerminalKit

/// Where one stands: `Catalogs › Retail 360 › customers`.
struct Breadcrumbs {
  let scene: Scene

  /// As they fit into `width`: the first ones give way, then the last is cut.
  func spans(width: Int) -> [Span] {
    var names = names
    let separator = " \(scene.glyphs.crumb) "
    while names.count > 1, line(names, separator).columns > width { names.removeFirst() }
    guard let last = names.last else { return [] }
    let spans = line(names, separator)
    guard spans.columns > width else { return spans }
    return [
      Span(
        TextWidth.clip(last, to: width, ellipsis: scene.glyphs.ellipsis), Style(.breadcrumb).bold)
    ]
  }

  private func line(_ names: [String], _ separator: String) -> [Span] {
    var spans: [Span] = []
    for (index, name) in names.enumerated() {
      if index > 0 { spans.append(Span(separator, .dim)) }
      let isLast = index == names.count - 1
      spans.append(Span(name, isLast ? Style(.breadcrumb).bold : .breadcrumb))
    }
    return spans
  }

  /// The container that stands in them; nil if something else does.
  var container: ContainerID? {
    let state = scene.state
    if state.layout.focus == .containers, let node = state.containers.selectedNode {
      switch node {
      case .container(let id), .assetType(let id, _): return id
      case .group, .database, .dataSource: return nil
      }
    }
    return place.container
  }

  private var names: [String] {
    let state = scene.state
    if state.layout.focus == .containers, let names = selectedNode { return names }
    if state.layout.focus == .inspector, case .database(let id) = state.inspector.subject {
      return [ContainerGroup.aiLake.title, scene.library.databases[id]?.name ?? id]
    }
    let (container, name) = place
    guard let container else { return [name].compactMap(\.self) }
    var names = path(of: container)
    if let type = state.assets.type, state.layout.focus == .assets, !state.list.isOpen {
      names.append(type)
    }
    return names + [name].compactMap(\.self)
  }

  /// What the focused pane is about, and the container that is in: its own, not the one that was opened
  /// last.
  private var place: (container: ContainerID?, name: String?) {
    let state = scene.state
    switch state.layout.focus {
    case .containers: return (state.assets.container, nil)
    case .assets where state.list.isOpen:
      return (state.list.query?.scope.container, state.list.noun?.title)
    case .assets: return (state.assets.container, state.assets.selected.map { scene.name(of: $0) })
    case .inspector: return place(of: state.inspector.subject)
    case .relationships:
      return place(of: state.relationships.root.map { .asset($0) } ?? state.inspector.subject)
    case .runs:
      let job = state.runs.selected.map { scene.name(of: $0.job) }
      return (state.runs.container ?? state.assets.container, job)
    case .log:
      let name = state.runLog.runName
      let container = state.runLog.run?.job.container ?? state.assets.container
      return (container, name.isEmpty ? nil : name)
    }
  }

  private func place(of subject: InspectorSubject?) -> (container: ContainerID?, name: String?) {
    let state = scene.state
    guard let subject else { return (state.assets.container, nil) }
    let name = state.name(of: subject)
    return switch subject {
    case .container(let id): (id, nil)
    case .asset(let id): (id.container, name)
    case .job(let id): (id.container, name)
    case .item(let id): (id.query.scope.container, name)
    case .run(let id): (id.job.container, name)
    case .database: (nil, name)
    }
  }

  private var selectedNode: [String]? {
    switch scene.state.containers.selectedNode {
    case .group(let group): [group.title]
    case .container(let id): path(of: id)
    case .assetType(let id, let type): path(of: id) + [type]
    case .database(let id), .dataSource(let id, _):
      [ContainerGroup.aiLake.title, scene.library.databases[id]?.name ?? id]
    case nil: nil
    }
  }

  private func path(of container: ContainerID) -> [String] {
    [container.kind.group.title, scene.name(of: container)]
  }
}

extension Scene {
  /// Names a container whose things a pane shows while the breadcrumbs are about another thing.
  func placeIfElsewhere(_ container: ContainerID) -> String? {
    Breadcrumbs(scene: self).container == container ? nil : name(of: container)
  }
}
