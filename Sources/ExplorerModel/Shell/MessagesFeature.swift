/// Decides about the list of what the status line said, newest last.
enum MessagesFeature {
  static func open(_ state: inout AppState) -> [Effect] {
    var view = MessagesViewState()
    state.overlays.append(.messages(view))
    view.cursor.move(.last, count: state.status.log.count, height: rows(state))
    state.replaceTop(.messages(view))
    return []
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: MessagesViewState
  ) -> [Effect] {
    var view = view
    if let movement = command.movement {
      view.cursor.move(movement, count: state.status.log.count, height: rows(state))
      state.replaceTop(.messages(view))
      return []
    }
    switch command {
    case .messages: state.overlays.removeLast()
    case .copyName, .open, .accept:
      guard state.status.log.indices.contains(view.cursor.selected) else { return [] }
      let text = state.status.log[view.cursor.selected].text
      if command == .copyName { return [.copy(text)] }
      return ReadingFeature.open(&state, title: "Message", text: text)
    default: break
    }
    return []
  }

  private static func rows(_ state: AppState) -> Int {
    state.overlays.last.map { Layout.overlayRows(of: $0, in: state) } ?? 1
  }
}
