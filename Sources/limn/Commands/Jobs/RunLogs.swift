import ArgumentParser
import ExplorerModel
import PlatformClient
import PlatformModel
import Workers

/// `limn run logs`: what a run printed.
struct RunLogsCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Print the log of a run; -f: until the run is over.",
    discussion: """
      With -f it exits with how the run ended, as limn run wait does.

      In a file or a pipe every line is as the platform sent it; on a terminal characters that \
      would command it are shown instead.
      """)

  @OptionGroup var run: RunArgument
  @Flag(name: .shortAndLong, help: "Go on with what is printed, until the run is over.")
  var follow = false
  @Option(help: ArgumentHelp("Begin with the last lines, so many of them.", valueName: "lines"))
  var tail: Int?
  @OptionGroup var limit: TimeoutOption
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    if let tail, tail < 0 { throw ValidationError("--tail: \(tail) is less than 0") }
    if limit.timeout != nil, !follow { throw ValidationError("--timeout is for --follow") }
  }

  func run(in place: Surroundings) throws {
    let named = try run.find(in: place)
    let printer = LogPrinter(place: place, tail: tail, timeout: limit.duration)
    if follow { try printer.follow(named) } else { try printer.print(named) }
  }
}

/// Prints what a run prints.
struct LogPrinter {
  let place: Surroundings
  /// Of what is there already, so many lines; nil: all.
  var tail: Int?
  var timeout: Duration?

  /// Lines may arrive so long after the run that printed them has ended.
  private static let latest: [Duration] = [.seconds(1), .seconds(2), .seconds(4)]

  /// What is there now.
  func print(_ named: NamedRun) throws {
    var reader = RunLogReader(named.run.id)
    let lines = LogLines(output: place.output)
    let chunk = try reader.look(place.session.platform(), now: place.now)
    try write(chunk, isFirst: true, to: lines)
    try lines.end()
    if chunk.isEmpty { sayEmpty(named, chunk.run ?? named.run) }
  }

  private func sayEmpty(_ named: NamedRun, _ run: JobRun) {
    place.warn("the log of \(named.title) is empty\(run.state.isTerminal ? "" : " so far")")
  }

  /// Until the run is over. Throws `CommandFailure` as `RunOutcome` and `WorkWait` do.
  func follow(_ named: NamedRun) throws {
    let lines = LogLines(output: place.output)
    // However it comes to its end, what is printed ends with a line end.
    defer { try? lines.end() }
    let client = try place.session.platform()
    let wait = WorkWait(place: place, timeout: timeout, hint: named.goesOn)
    var named = named
    var reader = RunLogReader(named.run.id)
    var (isFirst, isEmpty, failures) = (true, true, 0)
    var late = Self.latest[...]
    while true {
      do {
        let chunk = try reader.look(client, now: place.now)
        try write(chunk, isFirst: isFirst, to: lines)
        (isFirst, isEmpty, failures) = (false, isEmpty && chunk.isEmpty, 0)
        named.run = chunk.run ?? named.run
        if !chunk.isEmpty { late = Self.latest[...] }
        guard let next = chunk.nextIn ?? (hasJustEnded(named.run) ? late.popFirst() : nil) else {
          break
        }
        try wait.pause(next)
      } catch let error as PlatformError {
        failures += 1
        try wait.pause(try wait.pause(after: error, failures))
      }
    }
    if isEmpty { sayEmpty(named, named.run) }
    try RunOutcome(named).check(place)
  }

  /// What ended long ago has nothing more to say.
  private func hasJustEnded(_ run: JobRun) -> Bool {
    guard let end = run.endedAt else { return true }
    return place.now() - end < .seconds(60)
  }

  private func write(_ chunk: LogChunk, isFirst: Bool, to printed: LogLines) throws {
    if let line = chunk.lastLine { try printed.goOn(with: line) }
    if chunk.replacesAll || chunk.missingBefore > 0 { try printed.end() }
    if chunk.replacesAll {
      place.warn("the platform began the log anew; here it is from its start")
    }
    if chunk.missingBefore > 0 {
      place.warn("\(RunLogFeature.missingWords(chunk.missingBefore)): missing here")
    }
    let lines = isFirst ? chunk.lines.suffix(tail ?? .max) : chunk.lines[...]
    for line in lines { try printed.add(line) }
    if chunk.lines.isEmpty, chunk.lastLine == nil { try printed.nothingNew() }
    try place.output.flush()
  }
}

/// The lines of a log as they come. The last one may still grow: its end is printed when the next one
/// begins, or when it has stayed as it is for a while, for those who read line by line.
private final class LogLines {
  private let output: Output
  /// The line that has no end yet.
  private var open: String?
  private var quietLooks = 0
  /// So many looks without anything new, and a line is taken to be whole.
  private static let patience = 2

  init(output: Output) {
    self.output = output
  }

  func add(_ line: String) throws {
    try end()
    try write(line)
    open = line
  }

  /// The last line has become this one. What grew goes on where it is; what was written over, or had
  /// its end already, is printed anew.
  func goOn(with line: String) throws {
    guard let before = open, line.utf8.starts(with: before.utf8) else { return try add(line) }
    try write(String(Substring(line.utf8.dropFirst(before.utf8.count))))
    open = line
    quietLooks = 0
  }

  func nothingNew() throws {
    quietLooks += 1
    if quietLooks >= Self.patience { try end() }
  }

  func end() throws {
    quietLooks = 0
    guard open != nil else { return }
    open = nil
    try output.write("\n")
    try output.flush()
  }

  private func write(_ text: String) throws {
    try output.write(output.isTerminal ? TerminalSafe.line(text) : text)
  }
}

extension LogChunk {
  /// There is nothing new in it.
  fileprivate var isEmpty: Bool { lines.isEmpty && lastLine == nil && missingBefore == 0 }
}
