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
    try journal.open()
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
    let (outcome, lines) = try run("\(good)\n\(bad)", BulkJournal(in: folder, key: "a"))

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
    let (outcome, lines) = try run(patch, BulkJournal(in: folder, key: "items"))

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
    let journal = BulkJournal(in: folder, key: "b")
    try journal.open()
    journal.begin(1)
    journal.finish(1)
    journal.begin(2)
    journal.fail(2)

    let again = BulkJournal(in: folder, key: "b")
    #expect(again.done == [1])
    #expect(again.unknown.isEmpty)
    #expect(BulkJournal(in: folder, key: "c").done.isEmpty)
    let path = folder.appending(path: "bulk").path
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: path).first)
    let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let (outcome, lines) = try run("\(good)\n\(good)", again)
    #expect((outcome.done, lines.count) == (1, 1))
    #expect(lines.first?["line"] == 2)
  }

  @Test func whatMayHaveBeenDoneIsNotDoneTwice() throws {
    let create = #"{"group":"catalogs","verb":"create","body":{"name":"n"}}"#
    let before = BulkJournal(in: folder, key: "d")
    try before.open()
    before.begin(1)
    before.begin(2)

    let (outcome, lines) = try run("\(create)\n\(good)", BulkJournal(in: folder, key: "d"))

    #expect((outcome.done, outcome.failed) == (1, 1))
    #expect(lines.first?["error"]?.string?.contains("interrupted") == true)
  }

  @Test func noMoreCallsAreMadeThanThePlatformAllows() throws {
    var pauses: [Duration] = []
    _ = try run(
      Array(repeating: good, count: 5).joined(separator: "\n"), BulkJournal(in: folder, key: "e")
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
    let journal = BulkJournal(in: folder, key: "f")
    defer { try? FileManager.default.removeItem(at: folder) }
    try journal.open()

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
