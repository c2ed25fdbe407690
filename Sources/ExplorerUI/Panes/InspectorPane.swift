import ExplorerModel
import PlatformModel
import TerminalKit

/// Pane 3: one thing, from several sides; the tabs stand in the lower edge.
struct InspectorPane: Pane {
  let scene: Scene
  let id = PaneID.inspector

  private var state: InspectorState { scene.state.inspector }

  /// Where relationships have no pane of their own, they are a tab of this one.
  private var showsRelations: Bool { tabs.contains(.relationships) && tab == .relationships }

  private var isFocused: Bool {
    scene.isFocused(id) || (showsRelations && scene.isFocused(.relationships))
  }

  /// The tabs that mean something for what is shown.
  var tabs: [InspectorTab] {
    guard let subject = state.subject else { return [] }
    guard case .asset = subject else { return [.overview, .json] }
    return Layout.tabs(on: scene.state.screen)
  }

  var tab: InspectorTab { tabs.contains(state.tab) ? state.tab : .overview }

  var title: PaneTitle {
    guard let subject = state.subject else { return PaneTitle("Inspector") }
    var title = PaneTitle(name(of: subject))
    title.add(tab == .json ? tab.title : tab.title.lowercased(), rank: 8)
    switch tab {
    case .overview: break
    case .columns:
      title.add(scene.size(of: state.columns), rank: 7)
      title.add(state.columnFilter)
      title.addFreshness(of: state.columns, scene: scene)
    case .revisions:
      title.add(scene.size(of: state.revisions), rank: 7)
      title.addFreshness(of: state.revisions, scene: scene)
    case .relationships:
      title.add(tree.count, rank: 7)
      title.add(scene.state.relationships.filter)
    case .json: title.add(state.json.search, scene: scene)
    }
    if let moment = scene.state.inspectorAsOf {
      title.add("as of \(scene.times.short(moment))", .stale, rank: 9)
    }
    return title
  }

  private func name(of subject: InspectorSubject) -> String {
    switch subject {
    case .asset(let id): scene.name(of: id)
    case .container(let id): scene.name(of: id)
    case .database(let id): scene.library.databases[id]?.name ?? id
    case .job(let id): scene.name(of: id)
    case .item: scene.state.name(of: subject)
    case .run(let id): scene.library.runs[id]?.jobName ?? scene.name(of: id.job)
    }
  }

  var input: PaneInput? {
    switch tab {
    case .columns where state.columnFilter.isEditing:
      PaneInput(sign: "/", input: state.columnFilter.input, note: "here")
    case .relationships where scene.state.relationships.filter.isEditing:
      PaneInput(sign: "/", input: scene.state.relationships.filter.input, note: "here")
    case .json where state.json.search.isEditing:
      PaneInput(
        sign: "/", input: state.json.search.input, note: state.json.search.summary(scene))
    default: nil
    }
  }

  func position(in area: Rect) -> ListPosition? {
    switch tab {
    case .overview:
      OverviewText(scene: scene).position(in: area)
    case .columns: ColumnsTable(scene: scene, isFocused: isFocused).position(in: area)
    case .relationships: tree.position(in: area)
    case .revisions: RevisionsTable(scene: scene, isFocused: isFocused).position(in: area)
    case .json: JSONText(scene: scene, isFocused: isFocused).position(in: area)
    }
  }

  private var tree: RelationTree { RelationTree(scene: scene, isFocused: isFocused) }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    switch tab {
    case .overview: OverviewText(scene: scene).draw(in: area, into: &buffer)
    case .columns:
      ColumnsTable(scene: scene, isFocused: isFocused).draw(in: area, into: &buffer)
    case .relationships: tree.draw(in: area, into: &buffer)
    case .revisions:
      RevisionsTable(scene: scene, isFocused: isFocused).draw(in: area, into: &buffer)
    case .json: JSONText(scene: scene, isFocused: isFocused).draw(in: area, into: &buffer)
    }
  }

  /// The tabs for the lower edge. How long their titles are depends on the width alone, so that
  /// they stand still while one goes through them.
  func edge(width: Int) -> [Span] {
    guard tabs.count > 1 else { return [] }
    let lines = TitleLength.allCases.lazy.map(tabLine)
    return lines.first { $0.columns <= width } ?? []
  }

  private enum TitleLength: CaseIterable {
    case full, short, letter
  }

  private func tabLine(_ length: TitleLength) -> [Span] {
    var spans = [Span(" ", .border)]
    for (index, candidate) in tabs.enumerated() {
      if index > 0 { spans.append(Span(scene.dot, .border)) }
      let title =
        switch length {
        case .full: candidate.title
        case .short: candidate.shortTitle
        case .letter: candidate.letter
        }
      spans.append(Span(title, candidate == tab ? .tabSelected : .tab))
    }
    spans.append(Span(" ", .border))
    return spans
  }
}

extension InspectorTab {
  /// What stands for the title where there is little room.
  fileprivate var shortTitle: String {
    switch self {
    case .overview: "Over"
    case .columns: "Cols"
    case .relationships: "Rels"
    case .revisions: "Revs"
    case .json: "JSON"
    }
  }

  /// And where there is hardly any.
  fileprivate var letter: String {
    switch self {
    case .overview: "O"
    case .columns: "C"
    case .relationships: "R"
    case .revisions: "V"
    case .json: "J"
    }
  }
}
