import ExplorerModel
import PlatformModel
import TerminalKit
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The first thread: waits for the terminal, for answers and for time, and draws what changed.
///
/// One `poll(2)` over the terminal's descriptors and the wake pipe. All that waits is taken before
/// one frame is drawn; when nothing waits and nothing on the screen depends on time, it sleeps.
final class RunLoop {
  private let explorer: Explorer
  private let terminal: any Terminal
  private let wake: WakePipe
  private let scheduler: any Scheduler
  private let editor: ExternalEditor
  private let browser: WebBrowser
  private let themes: ThemeChoice
  /// Texts that editors had and that may not be on the disk yet otherwise.
  private var edited: [String] = []
  private var shown: CellBuffer?
  private var spare: CellBuffer

  init(
    explorer: Explorer, terminal: any Terminal, wake: WakePipe, scheduler: any Scheduler,
    editor: ExternalEditor, browser: WebBrowser, themes: ThemeChoice
  ) {
    self.explorer = explorer
    self.terminal = terminal
    self.wake = wake
    self.scheduler = scheduler
    self.editor = editor
    self.browser = browser
    self.themes = themes
    spare = CellBuffer(size: terminal.size)
  }

  /// Returns when the user quits, or the terminal is gone.
  func run() {
    explorer.resize(to: terminal.size)
    // What is kept is on the first frame, unless the disk is slow.
    _ = scheduler.finish(.local, within: .milliseconds(50))
    explorer.takeMail()
    explorer.start()
    while !explorer.isOver {
      if explorer.needsFrame { present() }
      wait()
      explorer.takeMail()
      for event in terminal.readEvents() { handle(event) }
      explorer.tickIfDue()
      for effect in explorer.takeTerminalEffects() { perform(effect) }
      removeEdited()
    }
    explorer.stop()
  }

  private func handle(_ event: InputEvent) {
    if event == .resize {
      shown = nil
      explorer.resize(to: terminal.size)
    }
    if case .reply(.ground(let ground)) = event { use(themes.theme(on: ground)) }
    explorer.handle(event)
  }

  private func use(_ theme: Theme) {
    guard theme != terminal.theme else { return }
    terminal.theme = theme
    shown = nil
    present()
  }

  private func present() {
    if spare.size != terminal.size { spare = CellBuffer(size: terminal.size) }
    let cursor = explorer.draw(into: &spare)
    terminal.present(spare, previous: shown, cursor: cursor)
    let previous = shown
    shown = spare
    // Two buffers take turns, so that a frame allocates nothing.
    spare = previous?.size == terminal.size ? previous ?? spare : CellBuffer(size: terminal.size)
  }

  private func wait() {
    var waited = (terminal.descriptors + [wake.readEnd]).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    // A signal that interrupts has written to the terminal's pipe; the next round reads it.
    poll(&waited, nfds_t(waited.count), timeout)
    if waited.last?.revents != 0 { wake.drain() }
  }

  /// In milliseconds; -1 for ever.
  private var timeout: Int32 {
    let untilTick = explorer.nextTick.map { tick in
      max(0, tick.milliseconds - scheduler.now.milliseconds)
    }
    switch (untilTick, terminal.inputTimeout.map(Int64.init)) {
    case (nil, nil): return -1
    case (let a?, nil): return Int32(clamping: a)
    case (nil, let b?): return Int32(clamping: b)
    case (let a?, let b?): return Int32(clamping: min(a, b))
    }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .bell: terminal.ring()
    case .suspend:
      terminal.stop()
      shown = nil
      explorer.resize(to: terminal.size)
    case .redraw: shown = nil
    case .copy(let text):
      let problem =
        terminal.copy(text) ? nil : "It is too long for the terminal's clipboard."
      answer(.copied(text, problem: problem))
    case .browse(let address):
      let isOpen = browser.open(address)
      if !isOpen { _ = terminal.copy(address) }
      answer(.browserOpened(address, isOpen: isOpen))
    case .mouse(let isOn): terminal.setMouse(isOn)
    case .openEditor(let asset, let id, let text): edit(asset, id, text)
    default: break
    }
    if shown == nil { present() }
  }

  private func edit(_ asset: AssetID, _ id: String, _ text: String) {
    let outcome = editor.edit(text, id: id, on: terminal)
    shown = nil
    explorer.resize(to: terminal.size)
    explorer.send(.editorClosed(asset, outcome))
    edited.append(id)
  }

  /// Files of editors that were closed have done their work once what stood in them is on the disk.
  private func removeEdited() {
    guard !edited.isEmpty, explorer.state.records.isKept else { return }
    for id in edited { editor.files.remove(id) }
    edited = []
  }

  private func answer(_ answer: Answer) {
    explorer.send(.answered(generation: explorer.state.generation, answer))
  }
}
