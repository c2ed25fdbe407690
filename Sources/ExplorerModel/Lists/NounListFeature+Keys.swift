import Filters
import Nouns
import PlatformModel

extension NounListFeature {
  static func command(
    _ state: inout NounListState, _ command: Command, _ here: ListSurroundings
  ) -> [Wish] {
    if let movement = command.movement { return move(&state, movement, here) }
    switch command {
    case .accept: return accept(&state, here)
    case .open: return state.list.filter.isEditing ? accept(&state, here) : open(state)
    case .filter: state.list.filter.isEditing = true
    case .escape: return escape(&state, here)
    case .sort: return [.menu(orderMenu(state))]
    case .facets: return facets(state)
    case .mark:
      guard let item = state.selected else { return [] }
      state.list.mark(item.id)
      return move(&state, .down(1), here)
    case .markRange: return markRange(&state)
    case .invertMarks:
      let shown = (0..<state.shownCount).compactMap { state.item(at: $0)?.id }
      state.list.marks.formSymmetricDifference(shown)
    case .wideOrWrap: state.list.isWide.toggle()
    case .moveLeft: state.list.cursor.left = max(0, state.list.cursor.left - 1)
    case .moveRight:
      state.list.cursor.left = min(
        max(0, (state.noun?.columns.count ?? 2) - 2), state.list.cursor.left + 1)
    default: break
    }
    return []
  }

  private static func markRange(_ state: inout NounListState) -> [Wish] {
    let line = state.list.cursor.selected
    guard let start = state.list.rangeStart else {
      state.list.rangeStart = line
      return [.say("A range of marks begins here; the same again ends it", .info)]
    }
    for line in min(start, line)...max(start, line) {
      if let item = state.item(at: line) { state.list.marks.insert(item.id) }
    }
    state.list.rangeStart = nil
    return []
  }

  static func move(
    _ state: inout NounListState, _ movement: Movement, _ here: ListSurroundings
  ) -> [Wish] {
    // The end of a list is its last row, not the last that is here.
    if movement == .last { state.readsAll = true }
    state.list.move(movement, of: state.rows.rows.count, height: here.height)
    return settle(&state, here)
  }

  static func scrolled(
    _ state: inout NounListState, lines: Int, _ here: ListSurroundings
  ) -> [Wish] {
    state.list.scroll(lines, of: state.rows.rows.count, height: here.height)
    return settle(&state, here)
  }

  static func clicked(
    _ state: inout NounListState, row: Int, count: Int, _ here: ListSurroundings
  ) -> [Wish] {
    let line = state.list.cursor.top + row
    guard line < state.shownCount else { return [] }
    return move(&state, .to(line), here) + (count >= 2 ? open(state) : [])
  }

  private static func open(_ state: NounListState) -> [Wish] {
    state.selected == nil ? [] : [.show(state.subject), .openInspector]
  }

  /// One layer: what is filtered by, the marks, then the list itself.
  private static func escape(_ state: inout NounListState, _ here: ListSurroundings) -> [Wish] {
    if state.list.filter.hasLayer { return setFilter(&state, TextInput(), here) }
    if state.list.hasLayer {
      state.list.marks = []
      state.list.rangeStart = nil
      return []
    }
    return [.leave]
  }

  // MARK: Filter

  static func edited(
    _ state: inout NounListState, _ edit: TextEdit, _ here: ListSurroundings
  ) -> [Wish] {
    var input = state.list.filter.input
    guard input.apply(edit) else { return [] }
    return typed(&state, input, here)
  }

  private static func accept(_ state: inout NounListState, _ here: ListSurroundings) -> [Wish] {
    state.list.filter.isEditing = false
    return settle(&state, here)
  }

  static func setFilter(
    _ state: inout NounListState, _ input: TextInput, _ here: ListSurroundings
  ) -> [Wish] {
    state.list.filter.isEditing = false
    return typed(&state, input, here)
  }

  private static func typed(
    _ state: inout NounListState, _ input: TextInput, _ here: ListSurroundings
  ) -> [Wish] {
    let selected = state.selected?.id
    state.list.filter.input = input
    arrange(&state, selected: selected, here)
    return settle(&state, here)
  }

  // MARK: Order and facets

  static func setOrder(
    _ state: inout NounListState, _ order: ListOrder?, _ here: ListSurroundings
  ) -> [Wish] {
    let selected = state.selected?.id
    if let order {
      state.list.orderFirst(by: order.column, descending: order.isDescending)
      state.readsAll = true
    } else {
      state.list.order = []
    }
    arrange(&state, selected: selected, here)
    return settle(&state, here)
  }

  private static func orderMenu(_ state: NounListState) -> MenuState {
    var items = [MenuItem(title: "As the platform has them", choice: .order(nil))]
    for column in state.noun?.columns ?? [] {
      let words: (String, String) =
        switch column.kind {
        case .moment: ("oldest", "newest")
        case .number, .size, .span: ("smallest", "largest")
        case .text, .choice, .named: ("a to z", "z to a")
        }
      for (descending, word) in [(false, words.0), (true, words.1)] {
        let order = ListOrder(column: column.name, isDescending: descending)
        let place = state.list.order.firstIndex(of: order)
        items.append(
          MenuItem(
            title: "\(column.heading), \(word) first",
            detail: place.map { $0 == 0 ? "current" : "then" } ?? "", choice: .order(order)))
      }
    }
    return MenuState(title: "Sort", items: items)
  }

  /// Columns that many rows have one of a few values in.
  private static let mostValues = 20

  private static func facets(_ state: NounListState) -> [Wish] {
    guard let noun = state.noun else { return [] }
    var items: [MenuItem] = []
    for (index, column) in noun.columns.enumerated() where column.name != "name" {
      let texts = state.rows.rows.map { $0.cells[index].plain }.filter { !$0.isEmpty }
      let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
      guard !counts.isEmpty, counts.count <= mostValues, counts.count < max(2, texts.count),
        noun.filters.fields.contains(where: { $0.name == column.name })
      else { continue }
      items += counts.map { FacetCount($0.key, $0.value) }.sorted(by: FacetCount.largestFirst)
        .map { facet in
          MenuItem(
            title: "\(column.name) \(facet.value)", detail: String(facet.count),
            choice: .filter("\(column.name)=\"\(facet.value.filter { $0 != "\"" })\""))
        }
    }
    guard !items.isEmpty else {
      return [.say("Nothing to choose from: every row has values of its own", .info)]
    }
    if state.list.filter.isActive {
      items.insert(MenuItem(title: "All \(noun.title.lowercased())", choice: .filter("")), at: 0)
    }
    return [.menu(MenuState(title: "Show only", items: items))]
  }
}

extension NounColumn {
  /// As a pane writes it above the column: `Created`.
  public var heading: String {
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
