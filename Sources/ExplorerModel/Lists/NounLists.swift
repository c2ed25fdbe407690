import Nouns
import PlatformModel

/// Carries the list of a noun: gives it what it has to know, and does what it wishes.
enum NounLists {
  /// The thing whose list of this noun is meant now; nil: nothing that is selected has one.
  static func scope(of noun: Noun, _ state: AppState) -> NounScope? {
    let candidates: [NounScope?] = [
      state.context.hasPlatform ? .platform : nil, state.context.hasAILake ? .lake : nil,
      state.lookedAtAsset.map { .asset($0) }, container(state).map { .container($0) },
      database(state).map { .database($0) },
    ]
    return candidates.compactMap(\.self).first(where: noun.lies)
  }

  private static func container(_ state: AppState) -> ContainerID? {
    if state.layout.focus == .containers, let id = state.selection?.container { return id }
    return state.list.query?.scope.container ?? state.assets.container ?? state.selection?.container
  }

  private static func database(_ state: AppState) -> String? {
    if case .database(let id) = state.lookedAt { return id }
    if case .database(let id) = state.list.query?.scope { return id }
    return nil
  }

  static func open(_ state: inout AppState, _ noun: Noun) -> [Effect] {
    guard let scope = scope(of: noun, state) else {
      state.status.refuse(noun.missingPlace, at: state.now)
      return []
    }
    History.push(&state)
    return open(&state, NounQuery(noun, in: scope))
  }

  static func open(_ state: inout AppState, _ query: NounQuery) -> [Effect] {
    let wishes = NounListFeature.open(&state.list, query, surroundings(state))
    return grant(&state, wishes) + Focus.set(&state, .assets)
  }

  /// The assets stand there again.
  static func close(_ state: inout AppState) -> [Effect] {
    guard state.list.isOpen else { return [] }
    state.list = NounListState()
    return [.cancel(.named("rows"))]
  }

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    grant(&state, NounListFeature.command(&state.list, command, surroundings(state)))
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    grant(&state, NounListFeature.edited(&state.list, edit, surroundings(state)))
  }

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    let wishes = NounListFeature.clicked(&state.list, row: row, count: count, surroundings(state))
    return grant(&state, wishes)
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    grant(&state, NounListFeature.scrolled(&state.list, lines: lines, surroundings(state)))
  }

  static func refresh(_ state: inout AppState) -> [Effect] {
    grant(&state, NounListFeature.refresh(&state.list, surroundings(state)))
  }

  static func setOrder(_ state: inout AppState, _ order: ListOrder?) -> [Effect] {
    grant(&state, NounListFeature.setOrder(&state.list, order, surroundings(state)))
  }

  static func setFilter(_ state: inout AppState, _ text: String) -> [Effect] {
    grant(&state, NounListFeature.setFilter(&state.list, TextInput(text), surroundings(state)))
  }

  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    guard case .rows(let query, let after, let result) = answer else { return [] }
    let wishes = NounListFeature.arrived(
      &state.list, query, after: after, result, surroundings(state))
    return grant(&state, wishes)
  }

  static func userArrived(_ state: inout AppState) {
    NounListFeature.userArrived(&state.list, surroundings(state))
  }

  private static func surroundings(_ state: AppState) -> ListSurroundings {
    ListSurroundings(
      now: state.now, zone: state.zone, users: state.library.users,
      height: Layout.contentRows(of: .assets, in: state))
  }

  // MARK: Wishes

  private static func grant(_ state: inout AppState, _ wishes: [Wish]) -> [Effect] {
    wishes.flatMap { grant(&state, $0) }
  }

  private static func grant(_ state: inout AppState, _ wish: Wish) -> [Effect] {
    switch wish {
    case .effect(let effect): return [effect]
    case .say(let words, let severity): state.status.say(words, severity, at: state.now)
    case .show(let subject?):
      // Only the one that is shown is kept: a long list would be there twice.
      if case .item(let id) = subject {
        state.library.items = state.list.selected.map { [id: $0] } ?? [:]
      }
      return InspectorFeature.follow(&state, subject)
    case .show(nil): return InspectorFeature.leave(&state)
    case .openInspector: return Focus.inspector(&state)
    case .menu(let menu): state.overlays.append(.menu(menu))
    case .ask(let people): return InspectorFeature.askForUsers(&state, people, limit: 40)
    case .leave: return close(&state) + AssetsFeature.follow(&state)
    }
    return []
  }
}

extension Noun {
  /// What to select first.
  fileprivate var missingPlace: String {
    switch place {
    case .platform: "\(title) need a platform, and this context has none"
    case .lake: "\(title) need AI Lake, and this context has none"
    case .containers(let kinds) where kinds.count == 3: "\(title) of what? Open a container first"
    case .containers: "\(title) of what? Open a project or a space first"
    case .asset: "\(title) of what? Select an asset first"
    case .database: "\(title) of what? Select a database first"
    }
  }
}
