import ExplorerModel
import PlatformModel
import TerminalKit

/// Pane 1: catalogs, projects, spaces and databases as a tree.
struct ContainersPane: Pane {
  let scene: Scene
  let id = PaneID.containers

  private var state: ContainersState { scene.state.containers }

  var title: PaneTitle {
    var title = PaneTitle("Containers")
    title.add(state.filter)
    return title
  }

  var input: PaneInput? {
    guard state.filter.isEditing else { return nil }
    return PaneInput(sign: "/", input: state.filter.input, note: "here")
  }

  func position(in area: Rect) -> ListPosition? {
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    return ListPosition(
      first: cursor.top, height: area.height, count: state.rows.count, selected: cursor.selected)
  }

  func edge(width: Int) -> [Span] {
    scene.waiting(
      for: state.catalogs.waiting, state.projects.waiting, state.spaces.waiting,
      state.databases.waiting, width: width)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    guard !state.rows.isEmpty else {
      let reason = state.filter.isActive ? "Nothing here matches \(state.filter.text)." : ""
      let hidden = scene.count(state.nodeCount)
      let pictures = ListPictures(
        scene: scene, subject: "Containers",
        emptyLines: [
          reason, state.filter.isActive ? "The filter hides \(hidden). Esc clears it." : "",
        ])
      pictures.drawEmpty(in: area, into: &buffer)
      return
    }
    let cursor = state.cursor.fitted(count: state.rows.count, height: area.height)
    for (offset, row) in state.rows.dropFirst(cursor.top).prefix(area.height).enumerated() {
      let line = area.row(offset)
      draw(row, in: line, into: &buffer)
      if cursor.top + offset == cursor.selected {
        buffer.select(line, isFocused: scene.isFocused(id))
      }
    }
  }

  private func draw(_ row: ContainerRow, in line: Rect, into buffer: inout CellBuffer) {
    let badge = badge(row.content)
    let badgeWidth = badge.isEmpty ? 0 : TextWidth.width(of: badge) + 1
    let start = line.x + 1 + row.depth * 2
    let sign =
      row.isExpandable ? (row.isExpanded ? scene.glyphs.expanded : scene.glyphs.collapsed) : " "
    buffer.put(sign, x: start, y: line.y, style: .guide)
    let text = start + (isNode(row) ? 2 : 1)
    let room = line.maxX - text - badgeWidth - (badgeWidth > 0 ? 1 : 0)
    buffer.put(name(row.content), x: text, y: line.y, maxWidth: room, ellipsis: true)
    if badgeWidth > 0, badgeWidth + 8 < line.width {
      buffer.put(badge, x: line.maxX - badgeWidth, y: line.y, style: .dim)
    }
  }

  /// Things stand in line with one another, whether they can be opened or not.
  private func isNode(_ row: ContainerRow) -> Bool {
    if case .node = row.content { true } else { false }
  }

  private func name(_ content: ContainerRow.Content) -> [Span] {
    switch content {
    case .node(.group(let group)): return [Span(group.title, Style.text.bold)]
    case .node(.container(let id)):
      var spans = [Span(scene.name(of: id), .text)]
      if let word = scene.library.containers[id]?.state, word != "active" {
        spans.append(Span(" \(word)", .dim))
      }
      return spans
    case .node(.assetType(_, let type)): return [Span(type, .dim)]
    case .node(.database(let id)): return [Span(scene.library.databases[id]?.name ?? id, .text)]
    case .node(.dataSource(let database, let id)):
      let sources = scene.library.databases[database]?.dataSources ?? []
      return [Span(sources.first { $0.id == id }?.name ?? id, .dim)]
    case .loading(let group): return loading(group)
    case .empty(let words): return [Span(words, .dim)]
    case .failed(_, let error): return failure(error)
    case .more: return [Span("more\(scene.glyphs.ellipsis)", .link)]
    }
  }

  /// After a second it says for how long, as all lists do.
  private func loading(_ group: ContainerGroup?) -> [Span] {
    let word = Span("loading\(scene.glyphs.ellipsis)", .skeleton)
    guard let group, case .loading(let since, _) = phase(of: group) else { return [word] }
    let age = scene.state.now - since
    guard age >= .seconds(1) else { return [word] }
    return [word, Span(" \(DurationText.precise(age)), ", .dim), Span("ctrl-c", .key)]
      + [Span(" cancels", .dim)]
  }

  private func phase(of group: ContainerGroup) -> LoadPhase {
    switch group {
    case .catalogs: state.catalogs.phase
    case .projects: state.projects.phase
    case .spaces: state.spaces.phase
    case .aiLake: state.databases.phase
    }
  }

  private func failure(_ error: PlatformError) -> [Span] {
    if error.cause == .cancelled {
      return [Span("cancelled ", .dim), Span("r", .key), Span(" reads it", .dim)]
    }
    return error.cause == .forbidden
      ? [Span("\(scene.glyphs.locked) not allowed", .warning)]
      : [
        Span("\(scene.glyphs.failed) failed ", .error), Span("r", .key), Span(" retries", .dim),
      ]
  }

  /// How many there are in a node; empty while nobody knows.
  private func badge(_ content: ContainerRow.Content) -> String {
    switch content {
    case .node(.group(.catalogs)): scene.size(of: state.catalogs) ?? ""
    case .node(.group(.projects)): scene.size(of: state.projects) ?? ""
    case .node(.group(.spaces)): scene.size(of: state.spaces) ?? ""
    case .node(.group(.aiLake)): scene.size(of: state.databases) ?? ""
    case .node(.container(let id)): total(state.facets[id])
    case .node(.assetType(let id, let type)):
      state.facets[id]?.types.first { $0.value == type }.map { scene.count($0.count) } ?? ""
    default: ""
    }
  }

  private func total(_ facets: ContainerFacets?) -> String {
    switch facets?.total {
    case .exact(let number): scene.count(number)
    default: facets?.phase.isLoading == true ? scene.glyphs.ellipsis : ""
    }
  }
}

extension RemoteList {
  /// Its phase where it has been read before: a first read has a picture of its own.
  fileprivate var waiting: LoadPhase { readAt == nil ? .idle : phase }
}
