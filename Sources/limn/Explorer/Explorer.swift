import ExplorerModel
import ExplorerUI
import PlatformModel
import TerminalKit
import Workers

/// The whole program without a terminal: takes input, decides, sets work going, draws.
///
/// The run loop drives it with a real terminal and real time; tests drive this very class by hand.
final class Explorer {
  private let store: Store
  private let runner: EffectRunner
  private let mailbox: Mailbox
  private var input: InputReader
  private let view: ExplorerView
  private let scheduler: any Scheduler
  /// What only the terminal can do, in order.
  private var forTerminal: [Effect] = []
  /// Something happened since the last frame.
  private(set) var needsFrame = true
  private var wantsToEnd = false

  init(
    state: AppState, runner: EffectRunner, mailbox: Mailbox, keymap: Keymap, view: ExplorerView,
    scheduler: any Scheduler
  ) {
    store = Store(state)
    self.runner = runner
    self.mailbox = mailbox
    input = InputReader(keymap: keymap)
    self.view = view
    self.scheduler = scheduler
  }

  var state: AppState { store.state }

  /// The user quit, or whoever runs the program wants it to end.
  var isOver: Bool { wantsToEnd || store.state.isQuitting }

  func start() {
    send(.started)
  }

  /// Ends everything that goes on in the background. What became of what was to be kept is known when
  /// this returns.
  func stop() {
    let look = RecordEdit.put(RecordID(.look, "panes"), ExplorerMemory(store.state).document)
    _ = runner.run(.keep([look]), generation: store.state.generation)
    runner.stop()
    for action in mailbox.take() { if case .records = action { send(action) } }
  }

  func send(_ action: AppAction) {
    needsFrame = true
    let generation = store.state.generation
    for effect in store.send(action) {
      if let effect = runner.run(effect, generation: generation) { forTerminal.append(effect) }
    }
  }

  /// Takes everything that arrived. Time is moved first, so that ages are right.
  func takeMail() {
    let actions = mailbox.take()
    guard !actions.isEmpty else { return }
    moveTime()
    for action in actions { send(action) }
  }

  /// Lets time pass if something on the screen, or something planned, waits for it.
  func tickIfDue() {
    guard let due = nextTick, scheduler.now >= due else { return }
    send(.ticked(scheduler.now))
  }

  /// When time next matters; nil: nothing waits for it.
  var nextTick: Timestamp? { Ticking.nextTick(store.state).map { store.state.now + $0 } }

  func handle(_ event: InputEvent) {
    switch event {
    case .suspend: forTerminal.append(.suspend)
    case .resumed: forTerminal.append(.redraw)
    case .terminate, .closed:
      send(.ending)
      wantsToEnd = true
    case .key, .paste, .mouse:
      moveTime()
      // Half of a key sequence shows in the status line.
      needsFrame = true
      if let action = input.action(for: event, state: store.state) { send(action) }
    case .resize, .focus, .reply: break
    }
  }

  private func moveTime() {
    let now = scheduler.now
    if now > store.state.now { send(.ticked(now)) }
  }

  func resize(to size: Size) {
    guard size.columns != state.screen.columns || size.rows != state.screen.rows else { return }
    send(.resized(ScreenSize(columns: size.columns, rows: size.rows)))
  }

  func takeTerminalEffects() -> [Effect] {
    defer { forTerminal = [] }
    return forTerminal
  }

  /// Draws everything; returns where the cursor stands.
  func draw(into buffer: inout CellBuffer) -> Point? {
    needsFrame = false
    return view.draw(store.state, into: &buffer, pending: input.pending)
  }
}
