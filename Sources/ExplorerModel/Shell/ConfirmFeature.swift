/// Decides what happens to a question before the platform is changed. Cancel is the default.
enum ConfirmFeature {
  static func command(
    _ state: inout AppState, _ command: Command, _ confirm: ConfirmState
  ) -> [Effect] {
    var confirm = confirm
    switch command {
    case .moveLeft, .moveRight, .moveUp, .moveDown, .nextField, .previousField, .focusNext,
      .focusPrevious, .nextTab, .previousTab:
      confirm.isActing.toggle()
      state.replaceTop(.confirm(confirm))
    case .open, .accept:
      state.overlays.removeLast()
      if confirm.isActing { return ActionsFeature.perform(&state, confirm.intent) }
      cancelled(&state)
    case .escape:
      state.overlays.removeLast()
      cancelled(&state)
    default: break
    }
    return []
  }

  private static func cancelled(_ state: inout AppState) {
    state.status.say("Cancelled: nothing was changed", .info, at: state.now)
  }
}
