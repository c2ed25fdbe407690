import Foundation
import PlatformClient
import PlatformModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything a command without a screen touches: the platforms, its output, the person, the time.
struct Surroundings {
  var session: CommandSession
  var environment: [String: String]
  /// Standard output.
  var output: Output
  /// One line on standard error.
  var warn: (String) -> Void
  /// Asks the person a question on the terminal; nil if nobody can be asked.
  var ask: ((String) -> String?)?
  /// Lets the person edit a text; nil if it was left as it was, or nobody can.
  var edit: (String) -> String?
  var now: @Sendable () -> Timestamp
  /// Seconds east of UTC, where the person is.
  var utcOffset: (Timestamp) -> Int
  /// From now on ctrl-c ends what is waited for, not the process.
  var beginWaiting: () -> Void = {}
  /// Waits; false if ctrl-c ended it.
  var pause: (Duration) -> Bool
  /// Names that were seen, for completion.
  var seen: SeenNames
  /// All of standard input.
  var readInput: () -> [UInt8] = { Array(FileHandle.standardInput.readDataToEndOfFile()) }

  /// Those of a process.
  static func standard(_ session: CommandSession) -> Surroundings {
    Surroundings(
      session: session, environment: session.environment,
      output: .standard(session.environment), warn: { Console.warn($0) },
      ask: Console.canAsk ? { Console.ask($0) } : nil,
      edit: { text in
        guard Console.canAsk else { return nil }
        return ExternalEditor(environment: session.environment).edit(text, running: Console.run)
      },
      now: ClientClock.system.now,
      utcOffset: LocalTime.offset(at:),
      beginWaiting: session.interruption.arm, pause: session.interruption.pause,
      seen: SeenNames(file: Places(environment: session.environment).seenNames))
  }

  /// Asks before something is changed, with the thing named; no answer is No.
  ///
  /// - Parameter question: `Delete customers (data_asset) from Retail 360?`
  ///
  /// Throws `UsageProblem` if there is nobody to ask, `CommandFailure` with code 4 in a read-only
  /// context and with code 130 for a No.
  func confirm(_ question: String, yes: Bool) throws {
    try session.requireWritable(question.hasSuffix("?") ? String(question.dropLast()) : question)
    if yes { return }
    guard let ask else {
      throw UsageProblem("\(question) Without a terminal to ask on, say --yes")
    }
    let answer = ask("\(TerminalSafe.line(question)) [y/N] ")
    guard ["y", "yes"].contains(answer?.lowercased() ?? "") else {
      throw CommandFailure(code: 130, "nothing was done")
    }
  }
}
