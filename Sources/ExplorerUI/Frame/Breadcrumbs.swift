import ExplorerModel
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
    if case .database = state.inspector.subject, state.layout.focus == .inspector { return nil }
    return state.assets.container
  }

  private var names: [String] {
    let state = scene.state
    if state.layout.focus == .containers, let names = selectedNode { return names }
    switch state.inspector.subject {
    case .database(let id) where state.layout.focus == .inspector:
      return [ContainerGroup.aiLake.title, scene.library.databases[id]?.name ?? id]
    default: break
    }
    guard let container = state.assets.container else { return [] }
    var names = path(of: container)
    if let type = state.assets.type, state.layout.focus == .assets { names.append(type) }
    if state.layout.focus != .containers, let subject = subject { names.append(subject) }
    return names
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

  private var subject: String? {
    let state = scene.state
    switch state.layout.focus {
    case .containers: return nil
    case .assets: return state.assets.selected.map { scene.name(of: $0) }
    case .inspector, .relationships:
      return state.inspector.subject.map { state.name(of: $0) }
    case .runs: return state.runs.selected.map { scene.name(of: $0.job) }
    case .log: return state.runLog.runName.isEmpty ? nil : state.runLog.runName
    }
  }
}

extension Scene {
  /// Names a container whose things a pane shows while the breadcrumbs are about another thing.
  func placeIfElsewhere(_ container: ContainerID) -> String? {
    Breadcrumbs(scene: self).container == container ? nil : name(of: container)
  }
}
