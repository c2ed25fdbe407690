import PlatformModel

/// Decides about `:api`.
enum APIConsoleFeature {
  private static let keptCalls = 100

  static func open(_ state: inout AppState) -> [Effect] {
    state.overlays.append(.api)
    choose(&state)
    return state.api.catalogue.isEmpty ? [.readCatalogue] : []
  }

  static func catalogueRead(_ state: inout AppState, _ catalogue: [APIOperation]) -> [Effect] {
    state.api.catalogue = catalogue
    choose(&state)
    return []
  }

  /// Looks for what fits the input.
  private static func choose(_ state: inout AppState) {
    state.api.choices = APIChoices(state.api).found
    state.api.cursor = ListCursor()
  }

  // MARK: Keys

  static func command(_ state: inout AppState, _ command: Command) -> [Effect] {
    if state.api.form != nil { return inForm(&state, command) }
    if let movement = command.movement {
      state.api.cursor.move(movement, count: state.api.choices.count, height: rows(state))
      return []
    }
    switch command {
    case .open, .accept, .nextField: take(&state)
    case .escape where !state.api.input.text.isEmpty:
      state.api.input = TextInput()
      choose(&state)
    case .escape: state.overlays.removeLast()
    default: break
    }
    return []
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit) -> [Effect] {
    if state.api.form != nil {
      editField(&state, edit)
    } else {
      let before = state.api.input.text
      state.api.input.apply(edit)
      if state.api.input.text != before { choose(&state) }
    }
    return []
  }

  private static func take(_ state: inout AppState) {
    guard state.api.choices.indices.contains(state.api.cursor.selected) else { return }
    var form =
      switch state.api.choices[state.api.cursor.selected] {
      case .operation(let index): APIForm(state.api.catalogue[index], in: state)
      case .again(let index): APIForm(state.api.history[index].call, in: state)
      }
    form.complete(in: state)
    state.api.form = form
  }

  private static func editField(_ state: inout AppState, _ edit: TextEdit) {
    guard var form = state.api.form, form.fields.indices.contains(form.focused) else { return }
    form.fields[form.focused].problem = form.fields[form.focused].input.refusal(of: edit)
    if form.fields[form.focused].problem == nil { form.fields[form.focused].input.apply(edit) }
    form.problem = nil
    form.complete(in: state)
    state.api.form = form
  }

  private static func inForm(_ state: inout AppState, _ command: Command) -> [Effect] {
    switch command {
    case .moveDown: focus(&state, by: 1)
    case .moveUp, .previousField: focus(&state, by: -1)
    case .nextField: completeOrGoOn(&state)
    case .open, .accept, .apply: return send(&state)
    case .escape:
      state.api.form = nil
      choose(&state)
    default: break
    }
    return []
  }

  private static func focus(_ state: inout AppState, by step: Int) {
    guard var form = state.api.form else { return }
    form.focus(by: step)
    form.complete(in: state)
    state.api.form = form
  }

  /// `Tab` goes on; where something was written it takes the first value that fits before.
  private static func completeOrGoOn(_ state: inout AppState) {
    guard let form = state.api.form, let completion = form.completions.first,
      form.fields.indices.contains(form.focused), !form.fields[form.focused].value.isEmpty,
      form.fields[form.focused].input.text != completion.value
    else { return focus(&state, by: 1) }
    set(&state, completion)
  }

  private static func set(_ state: inout AppState, _ completion: APICompletion) {
    guard var form = state.api.form else { return }
    form.fields[form.focused].input = TextInput(completion.value)
    form.fields[form.focused].problem = nil
    form.complete(in: state)
    state.api.form = form
  }

  // MARK: Calling

  private static func send(_ state: inout AppState) -> [Effect] {
    guard var form = state.api.form, state.api.pending == nil else { return [] }
    let isComplete = form.check()
    if isComplete { form.problem = reason(not: form.operation, state) }
    form.complete(in: state)
    state.api.form = form
    guard isComplete, form.problem == nil else { return [] }
    guard form.operation.isReading else { return ActionsFeature.confirm(&state, .call(form.call)) }
    return perform(&state, form.call)
  }

  private static func reason(not operation: APIOperation, _ state: AppState) -> String? {
    if operation.isAILake, !state.context.hasAILake { return "This context has no AI Lake" }
    if !operation.isAILake, !state.context.hasPlatform { return "This context has only an AI Lake" }
    if !operation.isReading, state.context.isReadOnly {
      return "\(state.context.name) is read-only: nothing is changed there"
    }
    return nil
  }

  /// Sends what may be sent: reads at once, changes when they were confirmed.
  static func perform(_ state: inout AppState, _ call: OperationCall) -> [Effect] {
    state.api.pending = call
    state.api.phase = .loading(since: state.now, request: call.line)
    return [call.operation.isReading ? .load(.call(call)) : .change(.call(call))]
  }

  static func called(
    _ state: inout AppState, _ call: OperationCall, _ outcome: CallOutcome
  ) -> [Effect] {
    guard state.api.pending == call else { return [] }
    state.api.pending = nil
    state.api.phase = .idle
    switch outcome {
    case .answered(let recorded, let sequel): return answered(&state, call, recorded, sequel)
    case .found(let sequel): return found(&state, call, sequel)
    case .failed(let error):
      note(&state, call, status: nil)
      fail(&state, ChangeSentence.sentence(error, doing: "Calling \(call.operation.name)"))
    case .refused(let words): fail(&state, words)
    }
    return []
  }

  private static func answered(
    _ state: inout AppState, _ call: OperationCall, _ recorded: RecordedCall, _ sequel: CallSequel
  ) -> [Effect] {
    let turned = state.requests.opened?.pages?.trail(to: call)
    if call.page == nil, turned == nil { note(&state, call, status: recorded.status) }
    if state.overlays.last == .exchange, let turned {
      ExchangeFeature.open(&state, recorded)
      state.requests.opened?.pages = ListPages(call: call, sequel: sequel, before: turned)
    } else if state.overlays.last == .api {
      ExchangeFeature.open(&state, recorded)
      if sequel.rows != nil {
        state.requests.opened?.pages = ListPages(call: call, sequel: sequel)
      }
    } else {
      let status = recorded.status.map(String.init) ?? ""
      state.status.say("\(call.line): \(status). @ shows it", .info, at: state.now)
    }
    if let problem = sequel.problem { state.status.say(problem, .warning, at: state.now) }
    let isChange = !call.operation.isReading && (200..<300).contains(recorded.status ?? 0)
    let again = isChange ? InspectorFeature.readAgain(&state) : []
    return again + (sequel.work.map { follow(&state, call, $0, shown: recorded) } ?? [])
  }

  /// There is no answer to look at; what the call began is followed all the same.
  private static func found(
    _ state: inout AppState, _ call: OperationCall, _ sequel: CallSequel
  ) -> [Effect] {
    note(&state, call, status: nil)
    let again = InspectorFeature.readAgain(&state)
    let follow = sequel.work.map { OperationsFeature.follow(&state, call, $0).effects } ?? []
    if let words = sequel.problem { state.status.say(words, .success, at: state.now) }
    return again + follow
  }

  private static func follow(
    _ state: inout AppState, _ call: OperationCall, _ work: OngoingWork, shown: RecordedCall
  ) -> [Effect] {
    let (entry, effects) = OperationsFeature.follow(&state, call, work)
    if state.requests.opened?.call == shown { state.requests.opened?.work = entry }
    return effects
  }

  /// Reads the page after the one that is looked at, or the one before.
  static func turnPage(_ state: inout AppState, isForward: Bool) -> [Effect] {
    guard let pages = state.requests.opened?.pages else {
      state.status.say("Nothing was searched: / searches", .info, at: state.now)
      return []
    }
    guard state.api.pending == nil else { return [] }
    guard let call = isForward ? pages.next : pages.before.last else {
      let words = isForward ? "This is the last page" : "This is the first page"
      state.status.say(words, .info, at: state.now)
      return []
    }
    return perform(&state, call)
  }

  private static func fail(_ state: inout AppState, _ words: String) {
    if state.overlays.last == .api, state.api.form != nil {
      state.api.form?.problem = words
    } else {
      state.status.say(words, .error, at: state.now)
    }
  }

  private static func note(_ state: inout AppState, _ call: OperationCall, status: Int?) {
    state.api.history.append(PastCall(call: call, at: state.now, status: status))
    if state.api.history.count > keptCalls { state.api.history.removeFirst() }
  }

  // MARK: Mouse

  static func clicked(_ state: inout AppState, row: Int, count: Int) -> [Effect] {
    guard state.api.form == nil else { return [] }
    let index = state.api.cursor.top + row - 1
    guard row > 0, state.api.choices.indices.contains(index) else { return [] }
    state.api.cursor.selected = index
    if count >= 2 { take(&state) }
    return []
  }

  static func scrolled(_ state: inout AppState, lines: Int) -> [Effect] {
    command(&state, lines < 0 ? .moveUp : .moveDown)
  }

  private static func rows(_ state: AppState) -> Int { Layout.overlayRows(of: .api, in: state) }
}
