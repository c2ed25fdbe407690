/// Decides about the list of what the status line said, newest last.
enum MessagesFeature {
  static func open(_ state: inout AppState) -> [Effect] {
    state.overlays.append(MessagesViewState().moved(.last, in: state).overlay)
    return []
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: MessagesViewState
  ) -> [Effect] {
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

}
