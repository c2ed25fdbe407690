/// Sends keys, typing and clicks to the popup on top.
enum OverlayRouting {
  static func command(
    _ state: inout AppState, _ command: Command, _ overlay: Overlay
  ) -> [Effect] {
    let isTyping = state.typing == .overlay
    if command == .quit, !isTyping { return self.command(&state, .escape, overlay) }
    if command == .filter, !isTyping, !overlay.takesFilter {
      state.refuseInput("Nothing to filter here")
      return []
    }
    let depth = state.overlays.count
    let effects = feature(&state, command, overlay)
    // Esc always removes a layer: a popup that peeled nothing of its own goes itself.
    // Calls that are looked at or made know their own layers.
    if command == .escape, overlay != .exchange, overlay != .api, state.overlays.count == depth,
      state.overlays.last == overlay
    {
      state.overlays.removeLast()
    }
    return effects
  }

  private static func feature(
    _ state: inout AppState, _ command: Command, _ overlay: Overlay
  ) -> [Effect] {
    if let movement = command.movement, let list = overlay.list {
      state.replaceTop(list.moved(movement, in: state).overlay)
      return []
    }
    return perform(&state, command, overlay)
  }

  private static func perform(
    _ state: inout AppState, _ command: Command, _ overlay: Overlay
  ) -> [Effect] {
    switch overlay {
    case .help(let help): HelpFeature.command(&state, command, help)
    case .palette(let palette): PaletteFeature.command(&state, command, palette)
    case .menu(let menu): MenuFeature.command(&state, command, menu)
    case .confirm(let confirm): ConfirmFeature.command(&state, command, confirm)
    case .messages(let view): MessagesFeature.command(&state, command, view)
    case .compare(let view): CompareFeature.command(&state, command, view)
    case .reading(let view): ReadingFeature.command(&state, command, view)
    case .form: AssetEditorFeature.command(&state, command)
    case .drafts: DraftsFeature.command(&state, command)
    case .conflict: ConflictFeature.command(&state, command)
    case .tray: OperationsFeature.command(&state, command)
    case .requests: RequestsFeature.command(&state, command)
    case .exchange: ExchangeFeature.command(&state, command)
    case .api: APIConsoleFeature.command(&state, command)
    }
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit, _ overlay: Overlay) -> [Effect] {
    switch overlay {
    case .help(let help): HelpFeature.edited(&state, edit, help)
    case .palette(let palette): PaletteFeature.edited(&state, edit, palette)
    case .confirm(let confirm): ConfirmFeature.edited(&state, edit, confirm)
    case .form: AssetEditorFeature.edited(&state, edit)
    case .drafts: DraftsFeature.edited(&state, edit)
    case .requests: RequestsFeature.edited(&state, edit)
    case .exchange: ExchangeFeature.edited(&state, edit)
    case .api: APIConsoleFeature.edited(&state, edit)
    default: []
    }
  }

  static func clicked(
    _ state: inout AppState, row: Int, count: Int, _ overlay: Overlay
  ) -> [Effect] {
    if let list = overlay.list {
      guard let clicked = list.clicked(row, in: state)?.overlay else { return [] }
      state.replaceTop(clicked)
      return count >= 2 ? perform(&state, .open, clicked) : []
    }
    return switch overlay {
    case .form: AssetEditorFeature.clicked(&state, row: row, count: count)
    case .drafts: DraftsFeature.clicked(&state, row: row, count: count)
    case .conflict: ConflictFeature.clicked(&state, row: row, count: count)
    case .exchange: ExchangeFeature.clicked(&state, row: row, count: count)
    case .api: APIConsoleFeature.clicked(&state, row: row, count: count)
    case .help, .palette, .menu, .messages, .compare, .tray, .requests, .confirm, .reading: []
    }
  }

  static func scrolled(_ state: inout AppState, lines: Int, _ overlay: Overlay) -> [Effect] {
    if let list = overlay.list {
      state.replaceTop(list.scrolled(lines, in: state).overlay)
      return []
    }
    return switch overlay {
    case .form: AssetEditorFeature.scrolled(&state, lines: lines)
    case .drafts: DraftsFeature.scrolled(&state, lines: lines)
    case .conflict: ConflictFeature.scrolled(&state, lines: lines)
    case .exchange: ExchangeFeature.scrolled(&state, lines: lines)
    case .api: APIConsoleFeature.scrolled(&state, lines: lines)
    case .reading: feature(&state, lines < 0 ? .moveUp : .moveDown, overlay)
    case .help, .palette, .menu, .messages, .compare, .tray, .requests, .confirm: []
    }
  }
}

extension AppState {
  /// Puts the popup on top in another state of itself.
  mutating func replaceTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }
}

extension Command {
  /// How a list moves when it is asked; nil for commands that are no movement.
  var movement: Movement? {
    switch self {
    case .moveUp: .up(1)
    case .moveDown: .down(1)
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .halfPageUp: .halfPageUp
    case .halfPageDown: .halfPageDown
    case .first: .first
    case .last: .last
    default: nil
    }
  }
}
