import PlatformModel

/// How the program ends, and how what takes too long is cancelled.
enum Quitting {
  /// `q`: closes what is open, at the end the program.
  static func quit(_ state: inout AppState) -> [Effect] {
    if state.layout.isZoomed { return Resizing.zoom(&state) }
    if state.layout.focus == .log { return RunLogFeature.close(&state) + leaveLog(&state) }
    return leave(&state)
  }

  /// Ends the program, unless something that is not on disk would be lost.
  static func leave(_ state: inout AppState) -> [Effect] {
    guard !state.records.unkept.isEmpty else { return end(&state) }
    // Perhaps there is room again.
    return ActionsFeature.confirm(&state, .quit) + [.keep([])]
  }

  /// What would have been lost is kept after all: there is nothing to ask any more.
  static func forgetQuestion(_ state: inout AppState) {
    state.overlays.removeAll { overlay in
      if case .confirm(let confirm) = overlay { confirm.intent == .quit } else { false }
    }
  }

  private static func leaveLog(_ state: inout AppState) -> [Effect] {
    state.layout.focus == .log ? Focus.set(&state, .runs) : []
  }

  static func end(_ state: inout AppState) -> [Effect] {
    state.isQuitting = true
    return []
  }

  /// Ends the program without asking; what is being written is kept as far as it is understood.
  static func forced(_ state: inout AppState) -> [Effect] {
    AssetEditorFeature.keep(&state) + end(&state)
  }

  /// `ctrl-c`: cancels what is being read; again within two seconds: quits.
  static func cancelRequest(_ state: inout AppState) -> [Effect] {
    if let effects = DraftsFeature.stop(&state) { return effects }
    if let armed = state.quitArmedUntil, state.now <= armed { return forced(&state) }
    state.quitArmedUntil = state.now + .seconds(2)
    let drops = state.overlays.contains { overlay in
      if case .form(let form) = overlay {
        !form.isKept
      } else {
        overlay == .api && state.api.form != nil
      }
    }
    let keeps = state.topForm.map { $0.isKept && $0.isChanged } ?? false
    let again =
      drops
      ? "ctrl-c again quits and drops what is written here"
      : keeps ? "ctrl-c again quits; what is written here is kept" : "ctrl-c again quits"
    state.status.say(again, drops ? .warning : .info, at: state.now)
    return [.cancelReads]
  }
}
