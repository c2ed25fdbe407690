import Foundation
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Many calls in one command.
@Suite struct BulkTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-\(UUID().uuidString)")
  private let client: PlatformClient
  private var store: StateStore { StateStore(folder: folder) }

  init() throws {
    var options = PlatformEmulator.Options()
    options.assets = 20
    options.clock = ManualEmulatorClock()
    client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "admin", password: "password"),
      transport: EmulatedTransport(Worlds.platform(options)),
      clock: ClientClock(now: { Timestamp(milliseconds: 0) }, sleep: { _, _ in }),
      limits: CallLimits(read: 4, write: 2, query: 1))
  }

  private func run(
    _ lines: String, _ journal: BulkJournal, pauses: @escaping (Duration) -> Void = { _ in }
  ) throws -> (outcome: BulkRun.Outcome, lines: [JSONValue]) {
    defer { try? FileManager.default.removeItem(at: folder) }
    var reported: [JSONValue] = []
    try journal.isUnfinished ? journal.open() : journal.begin(plan: nil)
    let items = try BulkItem.read(lines, from: "test").filter { !journal.done.contains($0.line) }
    let outcome = try BulkRun(
      items: items, budget: client.budget, journal: journal,
      progress: BulkProgress(total: items.count, put: nil),
      send: { [client] in try client.operations.perform($0.request) },
      check: { try $0.request.checkItems(of: $1) },
      report: { reported.append(BulkCommand.line($0, $1)) },
      pause: {
        pauses($0)
        return true
      }
    ).run()
    return (outcome, reported)
  }

  private let good = #"{"group":"catalogs","verb":"list","parameters":{"limit":1}}"#
  private let bad = #"{"group":"catalogs","verb":"get","parameters":{"catalog_id":"nope"}}"#

  @Test(arguments: [
    ("{", "no JSON"), (#"{"group":"catalogs"}"#, "needs \"group\" and \"verb\""),
    (#"{"group":"catalogs","verb":"lst"}"#, "did you mean list?"),
    (#"{"group":"catalogs","verb":"list","parametrs":{}}"#, "did you mean parameters?"),
    (#"{"group":"catalogs","verb":"get"}"#, "--catalog_id is missing"),
    (#"{"group":"catalogs","verb":"list","parameters":{"limit":"many"}}"#, "whole number"),
    (#"{"group":"catalogs","verb":"list","parameters":{"limit":[]}}"#, "is no text"),
  ])
  func aLineThatIsNotUnderstoodIsNamedBeforeAnythingIsSent(line: String, words: String) throws {
    let problem = #expect(throws: UsageProblem.self) {
      try BulkItem.read("\(good)\n\n\(line)", from: "calls.jsonl")
    }
    #expect(problem?.description.hasPrefix("calls.jsonl, line 3: ") == true)
    #expect(problem?.description.contains(words) == true, "\(problem?.description ?? "")")
  }

  @Test func everyLineSaysWhatBecameOfIt() throws {
    let (outcome, lines) = try run("\(good)\n\(bad)", try BulkJournal(in: store, key: "a"))

    #expect((outcome.done, outcome.failed) == (1, 1))
    #expect(outcome.failure?.code == 3)
    #expect(
      lines.first == [
        "line": 1, "request": "GET /v2/catalogs?limit=1", "outcome": "done", "status": 200,
      ])
    #expect(lines.last?["outcome"] == "failed")
    #expect(lines.last?["status"] == 404)
  }

  @Test func anItemThatFailedInsideASuccessIsAFailure() throws {
    let patch =
      #"{"group":"assets","verb":"bulk-patch","parameters":{"catalog_id":"\#(try catalog())"},"#
      + #""body":{"resources":[{"asset_id":"00000000-0000-4000-8000-000000000000","operations":"#
      + #"[{"op":"add","path":"/metadata/description","value":"x"}]}]}}"#
    let (outcome, lines) = try run(patch, BulkJournal(in: store, key: "items"))

    #expect((outcome.done, outcome.failed) == (0, 1))
    #expect(outcome.failure?.code == 6)
    #expect(lines.first?["outcome"] == "failed")
    let words = lines.first?["error"]?.string ?? ""
    #expect(words.hasPrefix("1 of 1 item failed: 00000000-0000-4000-8000-000000000000: 404"))
  }

  private func catalog() throws -> String {
    try #require(client.catalogs().items.first).id.id
  }

  @Test func whatIsDoneIsNotSentAgainAndWhatFailedIs() throws {
    do {
      let journal = try BulkJournal(in: store, key: "b")
      try journal.begin(plan: nil)
      try journal.begin(1)
      try journal.finish(1)
      try journal.begin(2)
      try journal.fail(2)
    }

    let again = try BulkJournal(in: store, key: "b")
    #expect(again.done == [1] && again.isUnfinished)
    #expect(again.unknown.isEmpty)
    #expect(try BulkJournal(in: store, key: "c").done.isEmpty)
    let (outcome, lines) = try run("\(good)\n\(good)", again)
    #expect((outcome.done, lines.count) == (1, 1))
    #expect(lines.first?["line"] == 2)
  }

  @Test func whatMayHaveBeenDoneIsNotDoneTwice() throws {
    let create = #"{"group":"catalogs","verb":"create","body":{"name":"n"}}"#
    do {
      let before = try BulkJournal(in: store, key: "d")
      try before.begin(plan: nil)
      try before.begin(1)
      try before.begin(2)
    }

    let (outcome, lines) = try run("\(create)\n\(good)", try BulkJournal(in: store, key: "d"))

    #expect((outcome.done, outcome.failed, outcome.unknown) == (1, 0, 1))
    #expect(lines.first?["error"]?.string?.contains("interrupted") == true)
  }

  @Test func theSameCommandBesideItselfIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try BulkJournal(in: store, key: "g")
    try first.begin(plan: nil)
    let second = try BulkJournal(in: store, key: "g")
    let problem = #expect(throws: StateFailure.self) { try second.begin(plan: nil) }
    #expect(problem?.description == "the same command is going on in another process")
    try BulkJournal(in: store, key: "h").begin(plan: nil)

    first.remove()
    try second.begin(plan: nil)
  }

  @Test func whatCannotBeReadStopsTheCommand() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let journal = try BulkJournal(in: store, key: "i")
      try journal.begin(plan: nil)
      try journal.finish(1)
    }
    let name = StableName.of("i")
    try store.put("{", kind: "bulk", key: "\(name)/plan")

    #expect(throws: StateFailure.self) { try BulkJournal(in: store, key: "i") }
  }

  @Test func noMoreCallsAreMadeThanThePlatformAllows() throws {
    var pauses: [Duration] = []
    _ = try run(
      Array(repeating: good, count: 5).joined(separator: "\n"), try BulkJournal(in: store, key: "e")
    ) { pauses.append($0) }

    #expect(pauses == [.seconds(60), .seconds(60)])
  }

  @Test func aCallThatIsOneTooManyIsMadeLater() throws {
    let clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = 20
    options.clock = clock
    options.rateLimits = .init(read: 2)
    let client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "admin", password: "password"),
      transport: EmulatedTransport(Worlds.platform(options)),
      clock: ClientClock(now: { Timestamp(milliseconds: 0) }, sleep: { _, _ in }),
      retry: RetryPolicy(tries: 1))
    let journal = try BulkJournal(in: store, key: "f")
    defer { try? FileManager.default.removeItem(at: folder) }
    try journal.begin(plan: nil)

    let outcome = try BulkRun(
      items: try BulkItem.read("\(good)\n\(good)\n\(good)", from: "test"),
      budget: client.budget, journal: journal, progress: BulkProgress(total: 3, put: nil),
      send: { try client.operations.perform($0.request) }, report: { _, _ in },
      pause: {
        clock.advance(by: $0)
        return true
      }
    ).run()

    #expect((outcome.done, outcome.failed) == (3, 0))
  }

  @Test func thePlanCountsByKindAndSaysHowLongItTakes() throws {
    let items = try BulkItem.read(
      "\(good)\n\(bad)\n" + #"{"group":"projects","verb":"list"}"#, from: "test")
    let plan = BulkPlan(items.map(\.request.operation), budget: nil)
    #expect(plan.words == "3 calls (2 read, 1 query), about 1 s")
    let writes = Array(
      repeating: try #require(OperationCatalogue.operation("catalogs", "create")), count: 5)
    #expect(BulkPlan(writes, budget: client.budget).words == "5 calls (5 write), about 2 min")
  }

  @Test func progressIsABarWithWords() {
    #expect(
      BulkProgress.line(done: 57, failed: 2, total: 200, left: .seconds(150))
        == "█████░░░░░░░░░░░░░░░ 57/200, 2 failed, about 3 min left")
    #expect(
      BulkProgress.line(done: 2, failed: 0, total: 2, left: .zero) == "████████████████████ 2/2")
  }
}
