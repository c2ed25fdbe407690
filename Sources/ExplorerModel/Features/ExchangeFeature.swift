import JSON
import PlatformModel

/// Decides about the call that is looked at.
enum ExchangeFeature {
  /// Opens one of the list; its content is fetched.
  static func open(_ state: inout AppState, id: Int) -> [Effect] {
    state.requests.opened = ExchangeView(id: id)
    state.overlays.append(.exchange)
    return [.recall(id, .view)]
  }

  /// Opens one whose content is at hand, in front of its answer.
  static func open(_ state: inout AppState, _ call: RecordedCall) {
    var view = ExchangeView(call, isYAML: state.requests.opened?.isYAML ?? false)
    let answer = view.lines.firstIndex(of: .title("Response")) ?? 0
    view.cursor.top = answer
    view.cursor.selected = answer
    state.requests.opened = view
    if state.overlays.last != .exchange { state.overlays.append(.exchange) }
    settle(&state)
  }

  /// The work has ended that a call began which may still be looked at.
  static func workEnded(_ state: inout AppState, _ entry: Int, _ call: RecordedCall) {
    guard state.requests.opened?.work == entry else { return }
    state.requests.opened?.show(end: call)
    settle(&state)
  }

  static func recalled(
    _ state: inout AppState, _ id: Int, _ purpose: RecallPurpose, _ call: RecordedCall?
  ) -> [Effect] {
    switch (purpose, call) {
    case (.view, let call?):
      guard state.requests.opened?.id == id else { return [] }
      state.requests.opened?.show(call)
      settle(&state)
    case (.view, nil): if state.requests.opened?.id == id { state.requests.opened?.isGone = true }
    case (.curl, let call?): return [.copy(CurlCommand(call).text)]
    case (.copyMenu, let call?): openCopyMenu(&state, of: call)
    case (_, nil):
      state.status.say("This request is no longer kept", .warning, at: state.now)
    }
    return []
  }

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    guard var view = state.requests.opened else {
      state.overlays.removeLast()
      return []
    }
    if command == .escape { return escape(&state) }
    if view.search.isEditing, command == .open || command == .accept {
      state.requests.opened?.search.isEditing = false
      return []
    }
    if let movement = command.movement {
      view.cursor.move(movement, count: view.lines.count, height: rows(state))
    } else {
      switch command {
      case .copyName:
        return view.call.map { [.copy(CurlCommand($0).text)] } ?? []
      case .copyMenu:
        if let call = view.call { openCopyMenu(&state, of: call) }
        return []
      case .filter:
        view.search.isEditing = true
        view.search.origin = view.cursor.selected
      case .nextMatch where !view.search.isActive:
        return APIConsoleFeature.turnPage(&state, isForward: true)
      case .previousMatch where !view.search.isActive:
        return APIConsoleFeature.turnPage(&state, isForward: false)
      case .tray: return OperationsFeature.open(&state)
      default: change(&view, command)
      }
    }
    state.requests.opened = view
    settle(&state)
    return []
  }

  private static func change(_ view: inout ExchangeView, _ command: Command) {
    switch command {
    case .open, .accept: view.toggle()
    case .moveRight: if view.isFolded { view.toggle() }
    case .moveLeft: view.foldOrLeave()
    case .jsonOrYAML:
      view.isYAML.toggle()
      view.rebuild()
    case .foldAll: view.setAllFolded(true)
    case .unfoldAll: view.setAllFolded(false)
    case .nextMatch: view.step(by: 1)
    case .previousMatch: view.step(by: -1)
    default: break
    }
  }

  /// Peels one layer: what is typed, what was searched, the popup.
  private static func escape(_ state: inout AppState) -> [Effect] {
    if let view = state.requests.opened, view.search.isEditing || view.search.isActive {
      if view.search.isEditing { state.requests.opened?.cursor.selected = view.search.origin }
      state.requests.opened?.search = SearchState()
      settle(&state)
      return []
    }
    state.overlays.removeLast()
    state.requests.opened = nil
    return []
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    guard var view = state.requests.opened, view.search.isEditing else { return [] }
    let before = view.search.text
    view.search.input.apply(edit)
    guard view.search.text != before else {
      state.requests.opened = view
      return []
    }
    // What is folded is searched too: it is not known to be uninteresting.
    if !view.folded.values.allSatisfy(\.isEmpty) { view.setAllFolded(false) }
    view.findMatches()
    let index = view.search.matches.firstIndex { $0 >= view.search.origin } ?? 0
    view.search.current = view.search.matches.isEmpty ? nil : index
    view.cursor.selected =
      view.search.matches.isEmpty ? view.search.origin : view.search.matches[index]
    state.requests.opened = view
    settle(&state)
    return []
  }

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard var view = state.requests.opened else { return [] }
    let index = view.cursor.top + row - Self.headRows
    guard row >= Self.headRows, view.lines.indices.contains(index) else { return [] }
    view.cursor.selected = index
    if count >= 2 { view.toggle() }
    state.requests.opened = view
    settle(&state)
    return []
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    guard var view = state.requests.opened else { return [] }
    view.cursor.scroll(lines, count: view.lines.count, height: rows(state))
    state.requests.opened = view
    return []
  }

  static func openCopyMenu(_ state: inout AppState, of call: RecordedCall) {
    var items = [
      item("curl", CurlCommand(call).text, "without secrets"),
      item("Request", "\(call.method) \(call.target)"), item("URL", call.url),
    ]
    if let trace = call.traceID { items.append(item("Trace id", trace)) }
    if let text = call.request.body.text {
      items.append(item("Body of the request", text, "secrets masked"))
    }
    if let text = call.response.body.text {
      items.append(item("Body of the answer", text, "secrets masked"))
    }
    state.overlays.append(.menu(MenuState(title: "Copy of the request", items: items)))
  }

  private static func item(_ title: String, _ text: String, _ detail: String? = nil) -> MenuItem {
    MenuItem(
      title: title, detail: detail ?? TextInput.oneLine(String(text.prefix(200))),
      choice: .copy(text))
  }

  private static func settle(_ state: inout AppState) {
    let height = rows(state)
    let count = state.requests.opened?.lines.count ?? 0
    state.requests.opened?.cursor.clamp(count: count, height: height)
  }

  /// The request line, where it went and what came back, and a rule stand above the lines.
  static let headRows = 3

  static func rows(_ state: AppState) -> Int {
    max(1, Layout.overlayRows(of: .exchange, in: state) - headRows)
  }
}

extension RecordedCall.Body {
  /// As it is copied; nil for what is no text.
  fileprivate var text: String? {
    switch self {
    case .json(let document): document.serialized(.pretty)
    case .text(let text): text
    case .none, .binary, .notKept: nil
    }
  }
}
