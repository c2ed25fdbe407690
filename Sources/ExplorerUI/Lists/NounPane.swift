import ExplorerModel
import Nouns
import PlatformModel
import TerminalKit

/// The list of any noun, in the place of the assets. Looks at visible rows only.
struct NounPane: Pane {
  let scene: Scene
  let id = PaneID.assets

  private var state: NounListState { scene.state.list }

  var title: PaneTitle {
    var title = PaneTitle(state.noun?.title ?? "List")
    title.add(count, rank: 9)
    title.add(place, .text, rank: 6)
    title.add(state.list.filter)
    for order in state.list.order.prefix(2) {
      title.add(
        "\(order.column) \(order.isDescending ? scene.glyphs.down : scene.glyphs.up)", rank: 3)
    }
    if !state.list.marks.isEmpty {
      title.add("\(scene.count(state.list.marks.count)) marked", .marked, rank: 8)
    }
    if isStopped {
      title.add("stopped, r reads on", .warning, rank: 8)
    } else {
      title.addFreshness(of: state.rows, scene: scene)
    }
    return title
  }

  private var isStopped: Bool {
    guard case .failed(let error, _) = state.rows.phase, state.rows.next != nil else {
      return false
    }
    return error.cause == .cancelled
  }

  private var count: String? {
    guard let size = scene.size(of: state.rows) else { return nil }
    guard state.list.filter.isActive else { return size }
    let soFar = state.rows.isComplete ? "" : " so far"
    return "\(scene.count(state.shownCount)) of \(size)\(soFar)"
  }

  /// What it is the list of.
  private var place: String? {
    switch state.query?.scope {
    case .asset(let id): "at \(scene.name(of: id))"
    case .container(let id): "of \(scene.name(of: id))"
    case .database(let id): "of \(scene.library.databases[id]?.name ?? id)"
    case .platform, .lake, nil: nil
    }
  }

  var input: PaneInput? {
    guard state.list.filter.isEditing else { return nil }
    let soFar = state.rows.isComplete ? "" : " so far"
    return PaneInput(
      sign: "/", input: state.list.filter.input,
      note: "\(scene.count(state.shownCount)) here\(soFar)")
  }

  func position(in area: Rect) -> ListPosition? {
    let height = max(0, area.height - 1)
    let cursor = state.list.cursor.fitted(count: state.shownCount, height: height)
    return ListPosition(
      first: cursor.top, height: height, count: state.shownCount, selected: cursor.selected,
      isPartial: !state.rows.isComplete)
  }

  func edge(width: Int) -> [Span] {
    state.rows.readAt == nil ? [] : scene.waiting(for: state.rows.phase, width: width)
  }

  func draw(in area: Rect, into buffer: inout CellBuffer) {
    if pictures.draw(state.rows.picture, in: area, into: &buffer) { return }
    guard state.shownCount > 0 else { return pictures.drawEmpty(in: area, into: &buffer) }
    let body = area.inset(top: 1)
    let cursor = state.list.cursor.fitted(count: state.shownCount, height: body.height)
    let lines = cursor.top..<min(state.shownCount, cursor.top + body.height)
    let items = lines.compactMap { state.item(at: $0) }
    table(items).draw(in: area.inset(left: 3, right: 1), into: &buffer)
    for (offset, item) in items.enumerated() {
      let row = body.row(offset)
      if state.list.marks.contains(item.id) {
        buffer.put(scene.glyphs.marked, x: row.x + 1, y: row.y, style: .marked)
      }
      if cursor.top + offset == cursor.selected {
        buffer.select(row, isFocused: scene.isFocused(id))
      }
    }
  }

  // MARK: Table

  /// Rows that decide how wide a column is, so that it stands still while one scrolls.
  private static let measured = 200

  private func table(_ items: [NounItem]) -> Table {
    let columns = state.noun?.columns ?? []
    let shown = columns.indices.filter {
      state.list.isWide || columns[$0].isUsual && columns[$0].name != "id"
    }
    return Table(
      columns: shown.map { column(columns[$0], at: $0) },
      rows: items.map { item in
        shown.map { cell(item.cells[$0], isFirst: $0 == shown.first, of: item) }
      }, scrolled: state.list.cursor.left)
  }

  private func column(_ column: NounColumn<NounItem>, at index: Int) -> Table.Column {
    var result = Table.Column(title: column.heading, minimum: 6, maximum: 40)
    let cells = state.rows.rows.prefix(Self.measured).map { $0.cells[index] }
    let widest = cells.map { TextWidth.width(of: text($0), limit: 40) }.max() ?? 0
    result.usual = max(widest, TextWidth.width(of: column.heading))
    if cells.contains(where: \.isNumeric) { result.alignment = .right }
    switch column.name {
    case "name", "note", "review": (result.minimum, result.rank, result.grows) = (16, 9, 56)
    case "description": result.rank = 2
    case "id": (result.rank, result.minimum) = (1, 8)
    default: result.rank = column.isUsual ? 6 : 3
    }
    return result
  }

  private func cell(_ value: CellValue, isFirst: Bool, of item: NounItem) -> [Span] {
    let text = text(value)
    if isFirst, state.list.marks.contains(item.id) { return [Span(text, .marked)] }
    let style: Style =
      switch value.tone {
      case .good: .success
      case .bad: .error
      case .busy: .stateRunning
      case .dim: .dim
      case nil: isFirst ? .text : value.isNumeric ? .number : .dim
      }
    return [Span(text, style)]
  }

  /// In the words of the panes: ages where there is little room, names for ids.
  private func text(_ value: CellValue) -> String { scene.text(value, isWide: state.list.isWide) }

  // MARK: Why there is nothing

  private var pictures: ListPictures {
    let container = state.query?.scope.container.map { scene.name(of: $0) }
    return ListPictures(
      scene: scene, subject: [state.noun?.title, place].compactMap(\.self).joined(separator: " "),
      place: container, emptyLines: emptyLines)
  }

  private var emptyLines: [String] {
    let rows = state.noun?.title.lowercased() ?? "rows"
    let inPlace = place.map { " \($0)" } ?? ""
    guard state.list.filter.isActive else { return ["No \(rows)\(inPlace)."] }
    if let problem = state.list.filter.problem { return ["\(problem).", "Esc clears the filter."] }
    let hidden = scene.size(of: state.rows) ?? "all"
    let words = "No \(rows)\(inPlace) match \(state.list.filter.text)"
    guard state.rows.isComplete else {
      return ["\(words) so far.", "The rest is being read; ctrl-c stops that."]
    }
    return ["\(words).", "The filter hides \(hidden). Esc clears it."]
  }
}

extension Scene {
  /// A cell in the words of the panes.
  func text(_ value: CellValue, isWide: Bool) -> String {
    switch value {
    case .moment(let moment): self.moment(moment, isWide: isWide)
    case .span(let span): DurationText.clock(span)
    case .user(let id): user(id)
    case .container(let id): name(of: id)
    case .none: ""
    case .text, .texts, .number, .decimal, .flag, .state: value.words { _ in 0 }
    }
  }
}

/// The overview of a row: every column that has a value.
struct NounOverview {
  let scene: Scene

  func write(_ id: NounItemID, to lines: inout TextLines) {
    guard let item = scene.library.items[id], let noun = id.query.described else { return }
    let title = noun.singular.prefix(1).uppercased() + noun.singular.dropFirst()
    lines.add([Span(title, .accent), Span(" \(item.name)", .text)])
    lines.blank()
    var fields: [(String, [Span])] = []
    var texts: [(String, String)] = []
    for (column, value) in zip(noun.columns, item.cells) where column.name != "name" {
      let text = scene.text(value, isWide: false)
      guard !text.isEmpty else { continue }
      if TextWidth.width(of: text, limit: 61) > 60 {
        texts.append((column.heading, text))
      } else {
        fields.append((column.heading, [Span(text, column.name == "id" ? .dim : .text)]))
      }
    }
    lines.fields(fields)
    for (heading, text) in texts {
      lines.blank()
      lines.add([Span(heading, .columnHeader)])
      lines.paragraph(text, .text)
    }
  }
}
