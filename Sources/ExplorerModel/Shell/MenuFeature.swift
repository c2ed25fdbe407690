/// Decides what a menu does, whatever stands in it.
enum MenuFeature {
  static func command(
    _ state: inout AppState, _ command: Command, _ menu: MenuState
  ) -> [Effect] {
    switch command {
    case .open, .accept, .moveRight: return choose(&state, menu)
    case .moveLeft, .act, .sort, .facets, .copyMenu: state.overlays.removeLast()
    case .discard: return BookmarksFeature.drop(&state, from: menu)
    default: break
    }
    return []
  }

  private static func choose(_ state: inout AppState, _ menu: MenuState) -> [Effect] {
    guard menu.items.indices.contains(menu.cursor.selected) else { return [] }
    let item = menu.items[menu.cursor.selected]
    if let reason = item.disabledReason {
      state.status.refuse(reason, at: state.now)
      return []
    }
    // The list stays below what is read.
    if case .read(let text) = item.choice {
      state.overlays.append(.reading(text))
      return []
    }
    state.overlays.removeLast()
    return perform(&state, item.choice)
  }

  static func perform(_ state: inout AppState, _ choice: MenuItem.Choice) -> [Effect] {
    switch choice {
    case .command(let command): return CommandRouting.command(&state, command)
    case .intent(let intent): return ActionsFeature.confirm(&state, intent)
    case .sort(let sort): return AssetsFeature.setSort(&state, sort)
    case .assetColumn(let column): return AssetsFeature.toggle(&state, column)
    case .typeFacet(let type): return AssetsFeature.setType(&state, type)
    case .order(let order): return NounLists.setOrder(&state, order)
    case .filter(let text): return NounLists.setFilter(&state, text)
    case .tagFacet(let tag): return AssetsFeature.setTag(&state, tag)
    case .copy(let text): return [.copy(text)]
    case .bookmark(let bookmark): return BookmarksFeature.go(&state, to: bookmark)
    case .job(let job): return Browsing.openJob(&state, job)
    case .log(let run): return RunLogFeature.open(&state, run)
    case .openForm(let purpose): return ActionsFeature.openForm(&state, purpose)
    case .read(let text): state.overlays.append(.reading(text))
    }
    return []
  }

}
