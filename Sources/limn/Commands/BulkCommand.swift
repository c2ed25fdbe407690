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

        {"group":"assets","verb":"delete","parameters":{"asset_id":"A","catalog_id":"C"}}
        {"group":"asset-lists","verb":"create","parameters":{"project_id":"P"},"body":{"name":"n"}}

      How many calls are made and about how long that takes is said before; no more are made than \
      the platform allows. Each line gets a line on standard output that says what became of it. \
      What was interrupted, or failed in part, goes on where it was when the same command is given \
      again. Exit code 6: some of them failed.
      """)

  @Argument(help: ArgumentHelp("A file of JSON lines, or - for standard input.", valueName: "file"))
  var file: String

  @Flag(help: "Do not ask before anything is changed.")
  var yes = false

  @Flag(name: .customLong("dry-run"), help: "Print the requests and send nothing.")
  var dryRun = false

  @Flag(help: "Send everything, also what was done when the command was given before.")
  var restart = false

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
    let journal = BulkJournal(
      in: Places(environment: session.environment).state, key: "\(session.target)\n\(text)")
    if restart { journal.restart() }
    let items = all.filter { !journal.done.contains($0.line) }
    if items.count < all.count {
      let done = all.count - items.count
      Console.warn("\(done) of \(all.count) are done already (--restart sends all)")
    }
    do {
      try send(items, of: all, session, journal)
    } catch let error as PlatformError {
      throw CommandFailure(error)
    }
  }

  private func send(
    _ items: [BulkItem], of all: [BulkItem], _ session: CommandSession, _ journal: BulkJournal
  ) throws {
    guard !items.isEmpty else { return journal.remove() }
    let hasPlatform = items.contains { !$0.request.operation.isAILake }
    let budget = hasPlatform ? try session.platform().budget : nil
    Console.warn(BulkPlan(items.map(\.request.operation), budget: budget).words)
    try confirm(items)
    try journal.open()
    let outcome = BulkRun(
      items: items,
      operations: { operation throws(PlatformError) in try session.operations(for: operation) },
      budget: budget, journal: journal, progress: BulkProgress(total: items.count),
      report: { Console.put($0.serializedBytes() + [UInt8(ascii: "\n")]) },
      pause: { _ = session.interruption.pause($0 + .seconds(1)) }
    ).run()
    guard let failure = outcome.failure else { return journal.remove() }
    guard outcome.done > 0 || items.count < all.count else { throw failure }
    throw CommandFailure(
      code: 6,
      "\(outcome.failed) of \(all.count) failed; the same command again sends only what is left")
  }

  private func input() throws -> String {
    if file == "-" {
      return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
    guard let data = FileManager.default.contents(atPath: file) else {
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
      throw CommandFailure(code: 130, "nothing was sent")
    }
  }
}
