import CursesTerminal
import ExplorerModel
import ExplorerUI
import Foundation
import PlatformClient
import PlatformModel
import TerminalKit
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Puts the program together and runs it on the terminal.
struct Launch {
  var look: LookOptions
  var environment: [String: String]
  var keymap = Keymap.standard
  /// Variables an editor does not inherit.
  var secretVariables = SecretVariables.standard

  /// The program's own path, to find what is installed beside it.
  static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? ProcessArguments.all.first ?? "limn"
  }

  /// Returns when the user quits; throws `EndedBySignal` if a signal ended it.
  func explore(
    _ context: ContextInfo, keeping owners: StateOwners,
    connecting connect: (@escaping @Sendable (Exchange) -> Void) -> Platforms
  ) throws {
    let places = Places(environment: environment)
    let themes = try ThemeChoice(
      named: look.theme ?? environment["LIMN_THEME"],
      in: ThemeFiles(folders: places.themes(executable: Self.executable)))
    let wake = try WakePipe()
    let mailbox = Mailbox { wake.wake() }
    let scheduler = DispatchScheduler()
    let exchanges = ExchangeLog()
    let platforms = connect { exchange in
      mailbox.post(.exchanged([RequestEntry(exchange, id: exchanges.note(exchange))]))
    }
    let runner = EffectRunner(
      platforms: platforms, scheduler: scheduler, mailbox: mailbox,
      records: RecordKeeper(
        EditedRecords(
          records: KeptRecords(places.store, of: owners),
          files: EditingFiles(folder: places.editing)), scheduler: scheduler, mailbox: mailbox),
      exchanges: exchanges, newOperationID: { UUID().uuidString.lowercased() })
    // While the terminal is made ready.
    runner.begin()
    let terminal = try openTerminal(themes, places)
    defer { terminal.close() }

    let now = scheduler.now
    var state = AppState(
      context: context, now: now, zone: LocalTime.zone,
      screen: ScreenSize(columns: terminal.size.columns, rows: terminal.size.rows))
    state.process = Int(getpid())
    let explorer = Explorer(
      state: state, runner: runner, mailbox: mailbox, keymap: keymap,
      view: ExplorerView(
        glyphs: look.ascii || !terminal.isUTF8 ? .ascii : .unicode, keymap: keymap),
      scheduler: scheduler)
    let loop = RunLoop(
      explorer: explorer, terminal: terminal, wake: wake, scheduler: scheduler,
      editor: ExternalEditor(environment: environment, secrets: secretVariables),
      browser: WebBrowser(environment: environment, secrets: secretVariables), themes: themes)
    loop.run()
    terminal.close()
    if let farewell = explorer.state.farewell { Console.say(farewell) }
    for note in explorer.state.records.notes { Console.warn(note) }
    if let signal = terminal.endingSignal { throw EndedBySignal(number: signal) }
  }

  private func openTerminal(_ themes: ThemeChoice, _ places: Places) throws -> CursesTerminal {
    let log = places.log()
    var options = CursesOptions()
    options.theme = themes.theme(on: ThemeChoice.ground(in: environment))
    options.asksGround = themes.dependsOnGround
    options.noColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    options.logDescriptor = log?.descriptor
    options.crashMessage =
      "limn crashed. What was on disk of your drafts is there at the next start."
    if let log {
      options.crashMessage? += " What it had said before, if anything, is in \(log.path)"
    }
    do {
      return try CursesTerminal(options)
    } catch {
      throw UsageProblem("\(error)")
    }
  }
}

/// The program was asked to end by a signal, and has done all that was to be done before.
struct EndedBySignal: Error {
  var number: Int32

  /// The parent is to see by what the process ended.
  func endProcess() -> Never {
    CursesTerminal.endProcess(by: number)
    exit(128 + number)
  }
}

extension RequestEntry {
  /// What the client says of a call, as the request log keeps it.
  init(_ exchange: Exchange, id: Int) {
    self.init(
      id: id, request: exchange.request, host: exchange.host, status: exchange.status,
      startedAt: exchange.startedAt, duration: exchange.duration, bytes: exchange.bytes,
      traceID: exchange.traceID, failure: exchange.error, use: exchange.use)
  }
}
