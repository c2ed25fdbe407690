import ExplorerModel
import PlatformModel
import TerminalKit

/// Pane 2: the assets of a container as a table. Looks at visible rows only.
struct AssetsPane: Pane {
  let scene: Scene
  let id = PaneID.assets

  private var state: AssetsState { scene.state.assets }

  var title: PaneTitle {
    var title = PaneTitle("Assets")
    title.add(countText, short: shortCountText, rank: 9)
    title.add(state.container.flatMap(scene.placeIfElsewhere), .text, rank: 6)
    if let type = state.type { title.add("type:\(type)", .accent, rank: 7) }
    if let tag = state.tag { title.add("tag:\(tag)", .accent, rank: 7) }
    title.add(state.filter)
    title.add(sortText, rank: 3)
    if !state.marks.isEmpty {
      title.add("\(scene.count(state.marks.count)) marked", .marked, rank: 8)
    }
    if isStopped {
      title.add("stopped, r reads on", .warning, rank: 8)
    } else {
      title.addFreshness(of: state.list, scene: scene)
    }
    if isLookingOn, state.list.phase.isLoading, isShortOfCalls {
      title.add("waits for calls", .warning, rank: 4)
    }
    return title
  }

  /// The filter is looked for in what was read so far, and there is more.
  private var isLookingOn: Bool { AssetsFeature.isLookingOn(scene.state) }

  private var isStopped: Bool {
    guard isLookingOn, case .failed(let error, _) = state.list.phase else { return false }
    return error.cause == .cancelled
  }

  private var isShortOfCalls: Bool {
    (scene.state.requests.fullestUse(at: scene.state.now)?.share ?? 0) >= 0.7
  }

  private var countText: String? {
    guard let size = scene.size(of: state.list) else { return nil }
    guard state.visible != nil else { return size }
    guard isLookingOn else {
      // Of all there are, not of what the platform takes for an answer.
      let all = state.unfiltered.flatMap { scene.size(of: $0.list) } ?? size
      return "\(scene.count(state.visibleCount)) of \(all)"
    }
    return "\(foundText) among \(scene.count(state.list.rows.count)) of \(size) so far"
  }

  private var shortCountText: String? {
    isLookingOn ? "\(foundText) of \(scene.count(state.list.rows.count)) so far" : nil
  }

  private var foundText: String {
    state.visibleCount == 0 ? "none" : scene.count(state.visibleCount)
  }

  /// How many rows the filter lets through; all there are, if the platform found them.
  private var matchText: String {
    guard state.visible == nil, case .exact(let total) = state.list.total else {
      return scene.count(state.visibleCount)
    }
    return scene.count(total)
  }

  private var sortText: String? {
    guard let sort = state.sort else { return nil }
    let word =
      switch sort.field {
      case .name: "name"
      case .type: "type"
      case .modified: "modified"
      case .created: "created"
      }
    return "\(word) \(sort.descending ? scene.glyphs.down : scene.glyphs.up)"
  }

  var input: PaneInput? {
    guard state.filter.isEditing else { return nil }
    let place = state.filter.place == .here ? "here" : "on the platform"
    let soFar = isLookingOn ? " so far" : ""
    return PaneInput(sign: "/", input: state.filter.input, note: "\(matchText) \(place)\(soFar)")
  }

  func position(in area: Rect) -> ListPosition? {
    let height = max(0, area.height - 1)
    let cursor = state.cursor.fitted(count: state.visibleCount, height: height)
    return ListPosition(
      first: cursor.top, height: height, count: total ?? state.visibleCount,
      selected: cursor.selected, isPartial: total == nil && !state.list.isComplete)
  }

  /// How many rows there will be once all are here; nil if nobody knows, or rows are hidden.
  private var total: Int? {
    guard state.visible == nil, case .exact(let total) = state.list.total else { return nil }
    return max(total, state.visibleCount)
  }

  func edge(width: Int) -> [Span] {
    state.list.readAt == nil ? [] : scene.waiting(for: state.list.phase, width: width)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    if case .idle = state.list.picture, let error = scene.trouble {
      return pictures.drawSignIn(error, in: area, into: &buffer)
    }
    if pictures.draw(state.list.picture, in: area, into: &buffer) { return }
    guard state.visibleCount > 0 else { return pictures.drawEmpty(in: area, into: &buffer) }
    let body = area.inset(top: 1)
    let cursor = state.cursor.fitted(count: state.visibleCount, height: body.height)
    let shown = cursor.top..<min(state.visibleCount, cursor.top + body.height)
    let assets = shown.compactMap { state.asset(atRow: $0) }
    let table = table(assets, width: area.width)
    table.draw(in: area.inset(left: 3, right: 1), into: &buffer)
    for (offset, asset) in assets.enumerated() {
      let row = body.row(offset)
      if state.marks.contains(asset) {
        buffer.put(scene.glyphs.marked, x: row.x + 1, y: row.y, style: .marked)
      }
      if cursor.top + offset == cursor.selected {
        buffer.select(row, isFocused: scene.isFocused(id))
      }
    }
    if shown.upperBound == state.visibleCount, case .loading = state.list.phase {
      let row = body.row(assets.count)
      buffer.put("loading more\(scene.glyphs.ellipsis)", x: row.x + 3, y: row.y, style: .skeleton)
    }
  }

  private func table(_ assets: [AssetID], width: Int) -> Table {
    let shown = AssetColumn.allCases.filter { state.shows($0, columns: width) }
    let columns =
      [Table.Column(title: "Name", minimum: 16, usual: 30, rank: 9, grows: 56)]
      + shown.map { column($0, width: width) }
    return Table(
      columns: columns, rows: assets.map { cells($0, shown) }, scrolled: state.cursor.left)
  }

  private func column(_ column: AssetColumn, width: Int) -> Table.Column {
    var result = Table.Column(title: column.title, minimum: 8)
    switch column {
    case .type: (result.minimum, result.usual, result.rank) = (10, typeWidth(in: width), 6)
    case .tags: (result.usual, result.rank) = (15, 4)
    case .modified, .created:
      result.minimum = state.isWide ? 16 : 8
      result.usual = 8
      result.alignment = state.isWide ? .left : .right
    case .owner: (result.usual, result.rank) = (15, 3)
    case .id: (result.usual, result.rank) = (36, 2)
    }
    // What somebody asked for stays longest.
    if state.columnChoices[column] == true { result.rank = 8 }
    return result
  }

  /// As wide as the longest type there is here, as far as that is known without the rows.
  private func typeWidth(in width: Int) -> Int {
    // In a narrow pane the room is for names.
    if width < 60 { return 10 }
    let types = state.type.map { [$0] } ?? state.typeCounts.prefix(50).map(\.value)
    let longest = types.map { TextWidth.width(of: $0, limit: 24) }.max() ?? 14
    return min(24, max(10, longest))
  }

  private func cells(_ id: AssetID, _ columns: [AssetColumn]) -> [[Span]] {
    guard let asset = scene.library.assets[id] else {
      return Array(
        repeating: [Span(scene.glyphs.ellipsis, .skeleton)], count: columns.count + 1)
    }
    return [name(of: asset)] + columns.map { [cell($0, of: asset)] }
  }

  private func cell(_ column: AssetColumn, of asset: Asset) -> Span {
    switch column {
    case .type: Span(asset.type, .dim)
    case .tags: Span(asset.tags.joined(separator: " "), .tag)
    case .modified: Span(scene.moment(asset.modifiedAt, isWide: state.isWide), .dim)
    case .created: Span(scene.moment(asset.createdAt, isWide: state.isWide), .dim)
    case .owner: Span(asset.ownerID.map(scene.user) ?? "", .dim)
    case .id: Span(asset.id.id, .dim)
    }
  }

  private func name(of asset: Asset) -> [Span] {
    var name = [Span(asset.name, state.marks.contains(asset.id) ? .marked : .text)]
    if asset.name.allSatisfy(\.isWhitespace) || TextWidth.width(of: asset.name, limit: 0) == 0 {
      name = [Span("(blank) \(asset.id.id)", .dim)]
    }
    if scene.isDrafted(asset.id) { name.append(Span(" \(scene.glyphs.draft)", .draft)) }
    return name
  }

  // MARK: Why there is nothing

  private var pictures: ListPictures {
    let place = state.container.map { scene.name(of: $0) }
    return ListPictures(
      scene: scene, subject: "Assets of \(place ?? "the container")", place: place,
      emptyLines: emptyLines(in: place ?? "this container"),
      idleLine: "Enter on a container shows its assets.")
  }

  private func emptyLines(in place: String) -> [String] {
    var lines: [String] = []
    let kind = state.type.map { "assets of type \($0)" } ?? "assets"
    let tagged = state.tag.map { " tagged \($0)" } ?? ""
    if let problem = state.filter.problem {
      lines += ["\(problem).", "Esc clears the filter."]
    } else if state.filter.isActive, !AssetsFeature.isDecided(scene.state) {
      let read = scene.count(state.list.rows.count)
      lines.append("None of \(read) \(kind)\(tagged) read so far matches \(state.filter.text).")
      lines.append(isStopped ? "r reads on." : "The rest is being read; ctrl-c stops that.")
    } else if state.filter.isActive {
      let hidden = scene.size(of: state.unfiltered?.list ?? state.list) ?? "all"
      lines.append("No \(kind)\(tagged) in \(place) match \(state.filter.text).")
      lines.append("The filter hides \(hidden). Esc clears it.")
    } else {
      lines.append("No \(kind)\(tagged) in \(place).")
      if state.type != nil || state.tag != nil, let container = state.container,
        case .exact(let total) = scene.state.containers.facets[container]?.total, total > 0
      {
        lines.append("The facet hides \(scene.count(total)). Esc clears it.")
      }
    }
    if state.list.unreadable > 0 {
      lines.append(
        "\(scene.count(state.list.unreadable)) "
          + "\(Plural.word(state.list.unreadable, "row")) could not be read.")
    }
    return lines
  }
}
