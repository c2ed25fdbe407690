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
      everything is sent. Exit code 6: some of them failed; 7: of some it is not known whether they \
      were done.
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
    if dryRun { return all.forEach { Console.put(Array($0.request.shown.utf8)) } }
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
    try confirm(items, session)
    try resume ? journal.open() : journal.begin(plan: nil)
    session.interruption.armBetweenCalls()
    let outcome = try BulkRun(
      items: items, budget: budget, journal: journal,
      progress: BulkProgress(
        total: items.count, put: BulkProgress.isTerminal ? { Console.putError($0) } : nil),
      send: { try session.perform($0.request) { Console.warn($0) } },
      check: { try $0.request.checkItems(of: $1) },
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
    throw CommandFailure(
      code: outcome.code(isPartial: true, failure),
      "\(outcome.notDone) of \(all.count), \(sum); \(rest)")
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
      line["outcome"] = failure.isOfUnknownOutcome ? "unknown" : "failed"
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
  private func confirm(_ items: [BulkItem], _ session: CommandSession) throws {
    let changes = items.filter { !$0.request.operation.isReading }
    guard !changes.isEmpty else { return }
    let lost = changes.count { $0.request.loss == .forGood }
    let calls = Plural.count(changes.count, "call")
    try Surroundings.standard(session).confirm(
      ChangeQuestion(
        action: "Send \(calls) that change\(changes.count == 1 ? "s" : "") something",
        facts: BulkItem.kinds(changes) + (lost > 0 ? ["\(lost) of them delete for good."] : []),
        undo: lost > 0 ? .impossible : nil, count: changes.count,
        isAboutAILake: changes.allSatisfy { $0.request.operation.isAILake }), yes: yes)
  }
}

extension BulkItem {
  /// How many there are of each operation: `3 of jobs delete-run`.
  fileprivate static func kinds(_ items: [BulkItem]) -> [String] {
    let counts = Dictionary(grouping: items) {
      "\($0.request.operation.group) \($0.request.operation.verb)"
    }.mapValues(\.count)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { "\($0.value) of \($0.key)" }
  }
}
