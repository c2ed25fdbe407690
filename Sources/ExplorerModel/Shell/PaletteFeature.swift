import Nouns
import PlatformModel

/// Decides what `:` finds, and goes there.
enum PaletteFeature {
  static func open(_ state: inout AppState) -> [Effect] {
    var palette = PaletteState()
    palette.entries = PaletteSearch(state).entries("")
    state.overlays.append(.palette(palette))
    return []
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ palette: PaletteState
  ) -> [Effect] {
    switch command {
    case .open, .accept: return run(&state, palette)
    default: return []
    }
  }

  static func edited(
    _ state: inout AppState, _ edit: TextEdit, _ palette: PaletteState
  ) -> [Effect] {
    var palette = palette
    let before = palette.input.text
    palette.input.apply(edit)
    if palette.input.text != before {
      palette.entries = PaletteSearch(state).entries(palette.input.text)
      palette.cursor = ListCursor()
    }
    state.replaceTop(.palette(palette))
    return []
  }

  private static func run(_ state: inout AppState, _ palette: PaletteState) -> [Effect] {
    guard palette.entries.indices.contains(palette.cursor.selected) else {
      state.status.say("Nothing is called \(palette.input.text)", .info, at: state.now)
      return []
    }
    let target = palette.entries[palette.cursor.selected].target
    state.overlays.removeLast()
    return switch target {
    // `:q` means the program, whatever is open.
    case .command(.quit): Quitting.leave(&state)
    case .command(let command): CommandRouting.command(&state, command)
    case .container(let id): Browsing.open(&state, id)
    case .asset(let id): Browsing.open(&state, id)
    case .database(let id): Browsing.openDatabase(&state, id)
    case .job(let id): Browsing.openJob(&state, id)
    case .list(let name): Noun.named(name).map { NounLists.open(&state, $0) } ?? []
    case .group(let group):
      Focus.set(&state, .containers) + ContainersFeature.select(&state, group)
    }
  }

}
