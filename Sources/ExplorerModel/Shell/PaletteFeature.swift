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
    var palette = palette
    if let movement = command.movement {
      palette.cursor.move(movement, count: palette.entries.count, height: rows(state))
      state.replaceTop(.palette(palette))
      return []
    }
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

  /// The input line is row 0 of the content.
  static func clicked(
    _ state: inout AppState, row: Int, count: Int, _ palette: PaletteState
  ) -> [Effect] {
    var palette = palette
    let index = palette.cursor.top + row - 1
    guard row > 0, palette.entries.indices.contains(index) else { return [] }
    palette.cursor.selected = index
    state.replaceTop(.palette(palette))
    return count >= 2 ? run(&state, palette) : []
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
    case .group(let group):
      Focus.set(&state, .containers) + ContainersFeature.select(&state, group)
    }
  }

  private static func rows(_ state: AppState) -> Int {
    state.overlays.last.map { Layout.overlayRows(of: $0, in: state) } ?? 1
  }
}
