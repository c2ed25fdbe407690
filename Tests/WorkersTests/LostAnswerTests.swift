import ExplorerModel
import HTTPTypes
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing
import Workers

/// Every change that is typed, with its answer cut off: what became of it is found out, and nothing is
/// sent twice.
@Suite struct LostAnswerTests {
  private func cut(_ desk: Desk, _ request: String, after bytes: Int) throws {
    desk.platform.setFaults(
      try PlatformEmulator.Faults([
        "faults": [
          [
            "fault": "reset", "after_bytes": JSONValue(bytes), "match": .string(request),
            "count": 1,
          ]
        ]
      ]))
  }

  /// What a change ends with once it was looked for.
  private func end(_ desk: Desk, _ change: Change) throws -> Answer {
    let first = try #require(desk.answers(to: .change(change)).last)
    guard case .answerLost(let lost, let error) = first else { return first }
    return try #require(desk.answers(to: .load(.lost(lost, error))).last)
  }

  @Test(arguments: [0, 1, 17, 400])
  func aStartIsFoundAndBegunOnce(bytes: Int) throws {
    let desk = try Desk()
    let job = try desk.job("refresh-marts", in: "Nightly warehouse").id
    let before = try desk.client.runs(of: job).total
    try cut(desk, "POST /v2/jobs/{job_id}/runs", after: bytes)

    let answer = try end(desk, .startRun(entry: 1, job))

    guard case .runStarted(entry: 1, job, .success(let run)) = answer,
      case .exact(let count) = before
    else {
      Issue.record("\(answer)")
      return
    }
    let now = try desk.client.runs(of: job)
    #expect(now.total == .exact(count + 1))
    #expect(now.items.first?.id == run.id)
  }

  @Test func aStartThatDidNotArriveStaysUnknownAndIsNotMade() throws {
    let desk = try Desk()
    let job = try desk.job("refresh-marts", in: "Nightly warehouse").id
    let before = try desk.client.runs(of: job).total
    desk.platform.failNext(matching: "POST /v2/jobs", status: .badGateway)

    let answer = try end(desk, .startRun(entry: 1, job))

    guard case .runStarted(entry: 1, job, .failure(let error)) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.outcomeIsUnknown && error.found != nil)
    #expect(try desk.client.runs(of: job).total == before)
  }

  private func outcome(_ desk: Desk, _ call: OperationCall) -> CallOutcome? {
    desk.answers(to: .change(.call(call))).lazy.compactMap {
      if case .called(_, let outcome) = $0 { outcome } else { nil }
    }.first
  }

  private func start(_ job: JobID) throws -> OperationCall {
    OperationCall(
      try #require(OperationCatalogue.operation("jobs", "start-run")),
      values: [.init("job_id", job.id), .init("project_id", job.container.id)], body: "{}")
  }

  @Test func aCallOfTheConsoleWhoseAnswerIsLostIsFoundAndFollowed() throws {
    let desk = try Desk()
    let job = try desk.job("refresh-marts", in: "Nightly warehouse").id
    try cut(desk, "POST /v2/jobs/{job_id}/runs", after: 17)

    let outcome = outcome(desk, try start(job))

    guard case .found(let sequel)? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    let run = try #require(try desk.client.runs(of: job).items.first)
    #expect(sequel.work?.poll.values.contains(.init("run_id", run.id.id)) == true)
    #expect(sequel.problem?.hasPrefix("jobs start-run was done") == true)
  }

  @Test func aCallOfTheConsoleThatDidNotArriveSaysWhatALookShowed() throws {
    let desk = try Desk()
    let job = try desk.job("refresh-marts", in: "Nightly warehouse").id
    desk.platform.failNext(matching: "POST /v2/jobs", status: .badGateway)

    let outcome = outcome(desk, try start(job))

    guard case .answered(_, let sequel)? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(sequel.problem?.contains("no run that you began since then is listed") == true)
  }

  @Test(arguments: [0, 1])
  func aCancellationIsFound(bytes: Int) throws {
    let desk = try Desk()
    let job = try desk.job("refresh-marts", in: "Nightly warehouse").id
    let run = try desk.client.startRun(of: job).id
    try cut(desk, "POST /v2/jobs/{job_id}/runs/{run_id}/cancel", after: bytes)

    let answer = try end(desk, .cancelRun(entry: 1, run))

    guard case .runCancelled(entry: 1, run, .success(let now)) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(now.state == .canceled || now.state == .canceling)
  }

  @Test func aDatabaseIsFoundByTheOperationOfOurOwnChoosing() throws {
    let desk = try Desk()
    let storage = try #require(try storages(desk).first)
    try cut(desk, "POST /api/v1/ailake/database/instances", after: 0)

    let answer = try end(desk, .createDatabase(entry: 1, name: "sales_x", storageIDs: [storage]))

    guard case .databaseRequested(entry: 1, .success(let id)) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(id.hasPrefix("operation-"))
  }

  private func storages(_ desk: Desk) throws -> [String] {
    let answers = desk.answers(to: .load(.storages))
    guard case .storages(let result)? = answers.last else { return [] }
    return try result.get().map(\.id)
  }

  @Test(arguments: [0, 1, 300])
  func aSavedAssetIsReadAgainAndFoundToBeSaved(bytes: Int) throws {
    let desk = try Desk()
    let retail = try desk.container("Retail 360")
    let found = try desk.client.assets(
      matching: AssetQuery(container: retail, lucene: "asset.name:customers"))
    let asset = try #require(found.page.items.first { $0.name == "customers" })
    let base = try desk.client.asset(asset.id)
    try cut(desk, "PATCH /v2/assets/{asset_id}", after: bytes)

    let answer = try end(
      desk, .save(asset.id, base: base, edits: [.description: .string("anew")]))

    guard case .saved(asset.id, .success(.saved(let detail, _, _))) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(detail.asset.description == "anew")
  }
}
