import ExplorerModel
import Foundation
import PlatformClient
import PlatformModel
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything a command without a screen touches: the platforms, its output, the person, the time.
struct Surroundings {
  var session: CommandSession
  /// The command line, without what says how to go about it: two commands with the same are the same.
  var words: [String] = []
  var environment: [String: String]
  /// Standard output.
  var output: Output
  /// One line on standard error.
  var warn: (String) -> Void
  /// One line on standard error as it is, colours too.
  var note: (String) -> Void = { Console.putError($0 + "\n") }
  /// Asks the person a question on the terminal; nil if nobody can be asked.
  var ask: ((String) -> String?)?
  /// Lets the person edit a text, in a file that is found by a name until it is taken away.
  var edit: (_ text: String, _ name: String) -> EditorOutcome
  var now: @Sendable () -> Timestamp
  /// Seconds east of UTC, where the person is.
  var utcOffset: (Timestamp) -> Int
  /// From now on ctrl-c ends what is waited for, not the process.
  var beginWaiting: () -> Void = {}
  /// From now on ctrl-c lets the call under way come to its end; `isInterrupted` is true then.
  var beginSteps: () -> Void = {}
  var isInterrupted: () -> Bool = { false }
  /// Waits; false if ctrl-c ended it.
  var pause: (Duration) -> Bool
  /// Draws on standard error; nil unless that is a terminal.
  var draw: ((String) -> Void)?
  /// Containers that need not be read again; nil: they are read whenever one is looked for.
  var containers: KnownContainers?
  /// What outlives the command.
  var store: StateStore
  /// All of standard input.
  var readInput: () -> [UInt8] = { Array(FileHandle.standardInput.readDataToEndOfFile()) }
  /// The next bytes of standard input, at most so many; none at its end.
  var readPiece: (Int) -> [UInt8] = {
    Array((try? FileHandle.standardInput.read(upToCount: $0)) ?? Data())
  }

  /// Where days begin; a table that is made anew each time, which takes a millisecond.
  var zone: Zone { Zone(offset: utcOffset) }

  /// Those of a process.
  static func standard(_ session: CommandSession) -> Surroundings {
    Surroundings(
      session: session, words: meant(Array(ProcessArguments.all.dropFirst())),
      environment: session.environment,
      output: .standard(session.environment), warn: { Console.warn($0) },
      ask: Console.canAsk
        ? { question in session.interruption.suspended { Console.ask(question) } } : nil,
      edit: { text, name in
        guard Console.isInteractive else { return .unchanged }
        let editor = ExternalEditor(
          environment: session.environment, secrets: session.settings.secretVariables)
        return editor.edit(text, id: name, running: Console.run)
      },
      now: ClientClock.system.now,
      utcOffset: LocalTime.offset(at:),
      beginWaiting: session.interruption.arm, beginSteps: session.interruption.armBetweenCalls,
      isInterrupted: { session.interruption.isAsked }, pause: session.interruption.pause,
      draw: BulkProgress.isTerminal ? { Console.putError($0) } : nil,
      store: Places(environment: session.environment).store)
  }

  /// Names that were seen, for completion.
  var seen: SeenNames { SeenNames(store: store, owner: session.settings.stateOwners.platform) }

  /// The words of a command line that say what is to be done to what.
  static func meant(_ words: [String]) -> [String] {
    words.filter { !["--yes", "-y", "--resume", FailureReport.flag].contains($0) }
  }

  /// Those of a process that asks no platform.
  static func local(_ environment: [String: String]) -> Surroundings {
    .standard(
      CommandSession(
        Platforms(platform: nil, aiLake: nil),
        settings: PlatformSettings(values: ContextValues(), environment: environment)))
  }
}
