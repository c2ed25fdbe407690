import ArgumentParser
import Foundation
import JSON
import PlatformClient
import PlatformModel

/// `limn bulk`: many operations of the catalogue, one to a line.
struct BulkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk",
    abstract: "Call many operations, one to a line of a file.",
    discussion: """
      A line is an operation of limn api as JSON:

        {"group":"jobs","verb":"delete","parameters":{"job_id":"J","project_id":"P"}}

      How many calls are made and about how long that takes is said before; no more are made than \
      the platform allows. Each line gets a line on standard output that says what became of it. \
      What was interrupted, or failed in part, goes on where it was with --resume; without it, \
      everything is sent. Exit code 6: some of them failed.
      """)

  @Argument(help: ArgumentHelp("A file of JSON lines, or - for standard input.", valueName: "file"))
  var file: String

  @Flag(help: "Do not ask before anything is changed.")
  var yes = false

  @Flag(name: .customLong("dry-run"), help: "Print the requests and send nothing.")
  var dryRun = false

  @Flag(help: "Go on where the same command was interrupted, or failed in part.")
  var resume = false

  @OptionGroup var platforms: PlatformOptions

  func run() throws {
    let text = try input()
    let all = try BulkItem.read(text, from: file == "-" ? "standard input" : file)
    guard !all.isEmpty else { throw UsageProblem("\(file): there is no call in it") }
    if dryRun { return all.forEach { Console.say($0.request.line) } }
    let session = try platforms.session()
    if all.contains(where: { !$0.request.operation.isReading }) {
      try session.requireWritable("bulk")
    }
    let journal = try BulkJournal(
      in: Places(environment: session.environment).store, key: "\(session.target)\n\(text)")
    let items = try items(of: all, journal)
    do {
      try send(items, of: all, session, journal)
    } catch let error as PlatformError {
      throw CommandFailure(error)
    }
  }

  /// What is to be sent of them.
  private func items(of all: [BulkItem], _ journal: BulkJournal) throws -> [BulkItem] {
    let done = "\(journal.done.count) of \(all.count) are done already"
    guard resume else {
      if journal.isUnfinished {
        Console.warn(
          "the same command was not done to its end before: \(done); --resume does the rest")
      }
      return all
    }
    guard journal.isUnfinished else {
      throw UsageProblem("there is nothing to resume: the same command was not interrupted before")
    }
    Console.warn(done)
    return all.filter { !journal.done.contains($0.line) }
  }

  private func send(
    _ items: [BulkItem], of all: [BulkItem], _ session: CommandSession, _ journal: BulkJournal
  ) throws {
    guard !items.isEmpty else {
      try journal.open()
      return journal.remove()
    }
    let hasPlatform = items.contains { !$0.request.operation.isAILake }
    let budget = hasPlatform ? try session.platform().budget : nil
    Console.warn(BulkPlan(items.map(\.request.operation), budget: budget).words)
    try confirm(items)
    try resume ? journal.open() : journal.begin(plan: nil)
    session.interruption.armBetweenCalls()
    let outcome = try BulkRun(
      items: items, budget: budget, journal: journal,
      progress: BulkProgress(
        total: items.count, put: BulkProgress.isTerminal ? { Console.putError($0) } : nil),
      send: { try session.operations(for: $0.request.operation).perform($0.request) },
      report: { item, ending in
        Console.put(Self.line(item, ending).serializedBytes() + [UInt8(ascii: "\n")])
      },
      explain: session.failure, pause: { session.interruption.pause($0 + .seconds(1)) },
      isInterrupted: { session.interruption.isAsked }
    ).run()
    try end(outcome, of: all, journal)
  }

  private func end(
    _ outcome: BulkRun.Outcome, of all: [BulkItem], _ journal: BulkJournal
  ) throws {
    let sum = "\(journal.done.count) of \(all.count) are done"
    let rest = "the same command with --resume sends what is left"
    if outcome.isInterrupted { throw CommandFailure(code: 130, "interrupted: \(sum); \(rest)") }
    guard let failure = outcome.failure else { return journal.remove() }
    guard !journal.done.isEmpty else { throw failure }
    throw CommandFailure(code: 6, "\(outcome.failed) of \(all.count) failed, \(sum); \(rest)")
  }

  /// What became of a call: `{"line": 1, "request": "…", "outcome": "done", "status": 200}`.
  static func line(_ item: BulkItem, _ ending: BulkRun.Ending) -> JSONValue {
    var line: JSONValue = [
      "line": JSONValue(item.line), "request": .string(item.request.line),
    ]
    switch ending {
    case .success(let status):
      line["outcome"] = "done"
      line["status"] = status.map { JSONValue($0) }
    case .failure(let failure):
      line["outcome"] = "failed"
      line["status"] = failure.error?.status.map { JSONValue($0) }
      line["error"] = .string(failure.description)
    }
    return line
  }

  private func input() throws -> String {
    if file == "-" {
      return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
    guard let data = InputFile.bytes(at: file) else {
      throw UsageProblem("\(file) cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Asks unless nothing is changed. Throws where nobody can answer.
  private func confirm(_ items: [BulkItem]) throws {
    let changes = items.count { !$0.request.operation.isReading }
    guard changes > 0, !yes else { return }
    guard file != "-", isatty(STDIN_FILENO) == 1 else {
      throw UsageProblem("\(changes) calls change something: --yes sends them without asking")
    }
    Console.putError("\(changes) of them change something. Send them? [y/N] ")
    guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
      throw CommandFailure("nothing was sent")
    }
  }
}
