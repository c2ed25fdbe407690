/// Decides what happens to a question before the platform is changed. That nothing is done is the
/// default.
enum ConfirmFeature {
  static func command(
    _ state: inout AppState, _ command: Command, _ confirm: ConfirmState
  ) -> [Effect] {
    var confirm = confirm
    switch command {
    case .moveLeft, .moveRight, .moveUp, .moveDown, .nextField, .previousField, .focusNext,
      .focusPrevious, .nextTab, .previousTab:
      // What has to be typed is the only way there.
      guard confirm.word == nil else { break }
      confirm.isActing.toggle()
      state.replaceTop(.confirm(confirm))
    case .open, .accept: return accept(&state, confirm)
    case .escape:
      state.overlays.removeLast()
      keep(&state)
    default: break
    }
    return []
  }

  /// What has to be typed is typed.
  static func edited(
    _ state: inout AppState, _ edit: TextEdit, _ confirm: ConfirmState
  ) -> [Effect] {
    var confirm = confirm
    confirm.input.apply(edit)
    confirm.problem = nil
    confirm.isActing = confirm.isTyped
    state.replaceTop(.confirm(confirm))
    return []
  }

  private static func accept(_ state: inout AppState, _ confirm: ConfirmState) -> [Effect] {
    if let word = confirm.word, !confirm.isTyped, !confirm.input.text.trimmed.isEmpty {
      var confirm = confirm
      confirm.problem = "That is not \(word)"
      state.replaceTop(.confirm(confirm))
      return []
    }
    state.overlays.removeLast()
    if confirm.isActing { return ActionsFeature.perform(&state, confirm.intent) }
    keep(&state)
    return []
  }

  private static func keep(_ state: inout AppState) {
    state.status.say("Nothing was changed", .info, at: state.now)
  }
}
