import Filters
import PlatformModel

/// Decides what the assets pane shows, and asks for.
public enum AssetsFeature {
  // MARK: Opening

  /// Shows the assets of a container, all or of one type; the sort stays.
  static func open(
    _ state: inout AppState, _ container: ContainerID, type: String? = nil
  ) -> [Effect] {
    let isSame = state.assets.container == container
    var fresh = AssetsState()
    fresh.container = container
    fresh.type = type
    fresh.sort = state.assets.sort
    fresh.isWide = state.assets.isWide
    fresh.columnChoices = state.assets.columnChoices
    if isSame {
      fresh.typeCounts = state.assets.typeCounts
      fresh.tagCounts = state.assets.tagCounts
    }
    state.assets = fresh
    return ask(&state)
  }

  /// Comes back to a place; asks only if the list is another one.
  static func restore(_ state: inout AppState, _ place: Place) -> [Effect] {
    guard let container = place.container else {
      guard state.assets.container != nil else { return [] }
      state.assets = AssetsState()
      return [.cancel(.named("assets"))]
    }
    let selection = RestoredSelection(asset: place.selectedAsset, cursor: place.assetCursor)
    let assets = state.assets
    if assets.container == container, assets.type == place.type, assets.tag == place.tag,
      assets.sort == place.sort
    {
      var effects: [Effect] = []
      if assets.filter.text != place.filter {
        effects = setFilter(&state, TextInput(place.filter))
      }
      state.assets.filter.isEditing = false
      state.assets.restoring = selection
      return effects + restoreSelection(&state)
    }
    state.assets.sort = place.sort
    _ = open(&state, container, type: place.type)
    state.assets.tag = place.tag
    state.assets.restoring = selection
    state.assets.filter.input = TextInput(place.filter)
    state.assets.filter.understood(as: query(state))
    return ask(&state)
  }

  /// Asks for the list as facets and sort want it, from its beginning.
  static func ask(_ state: inout AppState) -> [Effect] {
    guard let query = unfilteredQuery(state) else { return [] }
    state.assets.query = query
    state.assets.unfiltered = nil
    state.assets.sentFilter = nil
    state.assets.isAnswered = false
    state.assets.searchAt = nil
    state.assets.filter.place = .here
    state.assets.list = RemoteList()
    state.assets.index = FilterIndex()
    state.assets.visible = nil
    state.assets.rangeStart = nil
    state.assets.cursor = ListCursor()
    state.assets.pagesReadAlone = 0
    return load(&state, query, after: nil)
  }

  /// - Parameter isBehind: nobody waits for it; calls are left to what somebody waits for.
  static func load(
    _ state: inout AppState, _ query: AssetQuery, after: PageCursor?, isBehind: Bool = false
  ) -> [Effect] {
    let question = Query.assets(query, after: after, isBehind: isBehind)
    state.assets.list.phase = question.loading(at: state.now)
    return [.load(question)]
  }

  /// Reads the list anew; its rows stay until the answer is here. A read under way, which may hang, is
  /// given up.
  static func refresh(_ state: inout AppState) -> [Effect] {
    guard let query = state.assets.query else { return [] }
    // What failed in the middle goes on there; the rows before are good.
    if case .failed = state.assets.list.phase, let next = state.assets.list.next {
      return load(&state, query, after: next)
    }
    return load(&state, query, after: nil)
  }

  /// What is asked when nothing is filtered.
  static func unfilteredQuery(_ state: AppState) -> AssetQuery? {
    state.assets.container.map {
      AssetQuery(
        container: $0, type: state.assets.type,
        lucene: state.assets.tag.map { "asset.tags:\(Lucene.escaped($0))" } ?? Lucene.everything,
        sort: state.assets.sort)
    }
  }

  // MARK: Keys

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if let movement = command.movement { return move(&state, movement) }
    switch command {
    case .open, .accept: return accept(&state)
    case .filter:
      state.assets.filter.isEditing = true
      return []
    case .escape: return escape(&state)
    case .facets: return facetMenu(&state)
    case .sort: state.overlays.append(.menu(sortMenu(state)))
    case .mark, .markRange, .invertMarks: return mark(&state, command)
    case .wideOrWrap:
      state.assets.isWide.toggle()
      return settle(&state)
    case .moveLeft: state.assets.cursor.left = max(0, state.assets.cursor.left - 1)
    case .moveRight: state.assets.cursor.left = min(5, state.assets.cursor.left + 1)
    default: break
    }
    return []
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    var input = state.assets.filter.input
    input.apply(edit)
    if input.text == state.assets.filter.text {
      state.assets.filter.input = input
      return []
    }
    return setFilter(&state, input)
  }

  private static func accept(_ state: inout AppState) -> [Effect] {
    if state.assets.filter.isEditing {
      state.assets.filter.isEditing = false
      return state.assets.searchAt == nil ? [] : search(&state)
    }
    guard let asset = state.assets.selected else { return [] }
    return Browsing.open(&state, asset)
  }

  static func move(_ state: inout AppState, _ movement: Movement) -> [Effect] {
    state.assets.restoring = nil
    state.assets.pagesReadAlone = 0
    state.assets.cursor.move(
      movement, count: state.assets.visibleCount,
      height: Layout.contentRows(of: .assets, in: state))
    return follow(&state) + settle(&state)
  }

  static func follow(_ state: inout AppState) -> [Effect] {
    if let asset = state.assets.selected { return InspectorFeature.follow(&state, .asset(asset)) }
    // What the filter hides is not looked at.
    guard state.assets.filter.isActive, state.assets.list.readAt != nil else { return [] }
    return InspectorFeature.leave(&state)
  }

  /// One layer: what is typed or filtered by, tag, type, marks.
  private static func escape(_ state: inout AppState) -> [Effect] {
    if state.assets.filter.hasLayer {
      state.assets.filter.isEditing = false
      return setFilter(&state, TextInput())
    }
    if state.assets.tag != nil { return setTag(&state, nil) }
    if state.assets.type != nil { return setType(&state, nil) }
    state.assets.marks = []
    state.assets.rangeStart = nil
    return []
  }

  private static func mark(_ state: inout AppState, _ command: Command) -> [Effect] {
    let row = state.assets.cursor.selected
    switch command {
    case .mark:
      guard let asset = state.assets.selected else { return [] }
      if state.assets.marks.remove(asset) == nil { state.assets.marks.insert(asset) }
      return move(&state, .down(1))
    case .markRange:
      guard let start = state.assets.rangeStart else {
        state.assets.rangeStart = row
        state.status.say("V again ends the range, Esc drops it", .info, at: state.now)
        return []
      }
      for row in min(start, row)...max(start, row) {
        if let asset = state.assets.asset(atRow: row) { state.assets.marks.insert(asset) }
      }
      state.assets.rangeStart = nil
    default:
      let shown = Set((0..<state.assets.visibleCount).compactMap { state.assets.asset(atRow: $0) })
      state.assets.marks.formSymmetricDifference(shown)
      if !state.assets.list.isComplete {
        state.status.say(
          "Inverted among the \(state.assets.list.rows.count) read so far; G reads on", .warning,
          at: state.now)
      }
    }
    return []
  }

  // MARK: Facets and sort

  static func setType(_ state: inout AppState, _ type: String?) -> [Effect] {
    state.assets.type = type
    return ask(&state)
  }

  static func setTag(_ state: inout AppState, _ tag: String?) -> [Effect] {
    state.assets.tag = tag
    return ask(&state)
  }

  static func setSort(_ state: inout AppState, _ sort: AssetQuery.Sort?) -> [Effect] {
    state.assets.sort = sort
    let filter = state.assets.filter
    let effects = ask(&state)
    state.assets.filter = filter
    return effects
  }

  /// How rows are ordered, and what is said of each.
  static func sortMenu(_ state: AppState) -> MenuState {
    var items = [MenuItem(title: "As the platform has them", choice: .sort(nil))]
    for field in AssetQuery.Field.allCases {
      let words: (String, String) =
        field == .modified || field == .created ? ("oldest", "newest") : ("a to z", "z to a")
      for (descending, word) in [(false, words.0), (true, words.1)] {
        items.append(
          MenuItem(
            title: "\(field.title), \(word) first",
            choice: .sort(AssetQuery.Sort(field, descending: descending))))
      }
    }
    let current = items.firstIndex { $0.choice == .sort(state.assets.sort) } ?? 0
    items[current].detail = "current"
    var menu = MenuState(title: "Sort and columns", items: items + columnItems(state))
    menu.cursor.selected = current
    return menu
  }

  private static func facetMenu(_ state: inout AppState) -> [Effect] {
    var types = state.assets.typeCounts
    if types.isEmpty, let container = state.assets.container {
      types = state.containers.facets[container]?.types ?? []
    }
    var items = [MenuItem(title: "All types", choice: .typeFacet(nil))]
    items += types.prefix(100).map {
      MenuItem(title: $0.value, detail: $0.count.grouped, choice: .typeFacet($0.value))
    }
    if state.assets.tag != nil { items.append(MenuItem(title: "All tags", choice: .tagFacet(nil))) }
    items += state.assets.tagCounts.prefix(100).map {
      MenuItem(title: "tag \($0.value)", detail: $0.count.grouped, choice: .tagFacet($0.value))
    }
    var menu = MenuState(title: "Show only", items: items)
    let current: MenuItem.Choice =
      state.assets.tag == nil ? .typeFacet(state.assets.type) : .tagFacet(state.assets.tag)
    menu.cursor.selected = items.firstIndex { $0.choice == current } ?? 0
    state.overlays.append(.menu(menu))
    return []
  }

  // MARK: Mouse

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    let index = state.assets.cursor.top + row
    guard index < state.assets.visibleCount else { return [] }
    let effects = move(&state, .to(index))
    guard count >= 2 else { return effects }
    state.assets.filter.isEditing = false
    return effects + accept(&state)
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    state.assets.restoring = nil
    state.assets.pagesReadAlone = 0
    state.assets.cursor.scroll(
      lines, count: state.assets.visibleCount,
      height: Layout.contentRows(of: .assets, in: state))
    return follow(&state) + settle(&state)
  }
}

extension AssetsState {
  var hasLayer: Bool {
    filter.hasLayer || tag != nil || type != nil || !marks.isEmpty || rangeStart != nil
  }
}

extension AssetQuery.Field {
  var title: String {
    switch self {
    case .name: "Name"
    case .type: "Type"
    case .modified: "Modified"
    case .created: "Created"
    }
  }
}
