import HTTPTypes
import JSON
import PlatformEmulator
import PlatformModel
import Testing

@testable import limn

/// Jobs and runs from the command line, with time that is moved by hand.
@Suite struct RunCommandTests {
  private let world: NounWorld
  private let warehouse = "Nightly warehouse"

  init() throws {
    world = try NounWorld()
  }

  /// A run that was just started.
  private func start(_ job: String) throws -> String {
    let result = world.run("run", "start", job, "--yes", "-o", "id")
    return try #require(result.lines.first, "\(result)")
  }

  @Test func jobsAreListedWithHowTheirLastRunEnded() {
    let result = world.run(
      "jobs", "-c", warehouse, "--columns", "name,type,state", "-o", "csv", "--sort", "name")

    #expect(
      result.output == """
        name,type,state
        backfill-2024,data_intg_flow,Canceled
        import-warehouse-metadata,metadata_import,CompletedWithErrors
        load-suppliers,data_intg_flow,\(state(of: "load-suppliers"))
        nightly-load,data_intg_flow,Failed
        reconcile-inventory,data_intg_flow,Running
        refresh-marts,orchestration_flow,CompletedWithWarnings
        stage-orders,data_intg_flow,Running
        vacuum-tables,script,\(state(of: "vacuum-tables"))

        """)
  }

  /// Of jobs whose last run ends by lot.
  private func state(of job: String) -> String {
    world.run("run", "get", "\(warehouse)/\(job)", "-o", "json").output
      .split(separator: "\"state\": \"").last.map { String($0.prefix { $0 != "\"" }) } ?? ""
  }

  @Test func aCatalogHasNoJobs() {
    let result = world.run("jobs", "-c", "Retail 360")

    #expect(result.code == 2)
    #expect(result.words.last?.contains("is a catalog") == true)
  }

  @Test func runsOfAllJobsComeNewestFirst() throws {
    let result = world.run("runs", "-c", warehouse, "--columns", "started", "-o", "csv")
    let moments = result.lines.dropFirst()

    #expect(moments.count > 300)
    let created = world.run("runs", "-c", warehouse, "-o", "jsonl").lines
    let order = try created.map { try JSONValue.parse($0)["metadata"]?["created_at"]?.string ?? "" }
    #expect(order == order.sorted(by: >))
  }

  @Test func runsAreNumberedFromTheOldest() {
    let names = world.run("runs", "--job", "\(warehouse)/nightly-load", "-o", "name").lines

    #expect(names.last == "nightly-load#1")
    #expect(names.first == "nightly-load#\(names.count)")
    let newest = world.run("runs", "--job", "\(warehouse)/nightly-load", "--limit", "1", "-o", "id")
    #expect(
      world.run("run", "get", "\(warehouse)/nightly-load#\(names.count)", "-o", "id").output
        == newest.output)
    #expect(
      world.run("run", "get", "nightly-load", "-c", warehouse, "-o", "id").output == newest.output)
    #expect(
      world.run("run", "get", "nightly-load#latest", "-c", warehouse, "-o", "id").output
        == newest.output)
  }

  @Test func onlyRunsThatAreNotOverAreActive() {
    let result = world.run(
      "runs", "-c", warehouse, "--active", "--columns", "job,state", "-o", "csv")

    #expect(
      Set(result.lines.dropFirst()) == ["stage-orders,Running", "reconcile-inventory,Running"])
  }

  @Test func aRunIsFoundByItsIDAlone() throws {
    let id = try start("\(warehouse)/load-suppliers")

    let inside = world.run("run", "get", id, "-c", warehouse)
    #expect(inside.output.contains("load-suppliers"), "\(inside)")
    #expect(world.run("run", "get", id).output == inside.output)
  }

  @Test func aJobIsFoundByItsNameAlone() {
    #expect(world.run("run", "get", "nightly-load", "-o", "name").output == "nightly-load\n")
  }

  @Test(
    arguments: [
      (["run", "get", "nightly-lod", "-c", "Nightly warehouse"], 3, "did you mean nightly-load?"),
      (["run", "get", "nightly-load#9999", "-c", "Nightly warehouse"], 3, "has no run #9999"),
      (["run", "get", "explore-drift", "-c", "Customer churn"], 3, "has not run yet"),
      (["run", "get", ""], 2, "is empty"),
      (["run", "start", "nightly-load", "-c", "Nightly warehouse"], 2, "--yes"),
      (["run", "start", "x", "--param", "novalue", "--yes"], 2, "NAME=VALUE"),
      (["run", "start", "x", "--follow", "-o", "json"], 2, "--follow"),
      (["run", "wait", "x", "--timeout", "soon"], 2, "is no time such as"),
      (["run", "logs", "x", "--tail", "-3"], 2, ""),
    ] as [([String], Int32, String)])
  func whatGoesWrongHasACodeAndWords(words: [String], code: Int32, part: String) {
    let result = world.run(words)

    #expect(result.code == code, "\(result)")
    #expect(part.isEmpty || result.words.last?.contains(part) == true, "\(result)")
    #expect(result.output.isEmpty)
    #expect(!world.asked.contains { $0.hasPrefix("POST /v2/jobs") })
  }

  @Test func startingAsksWithTheJobNamed() {
    world.answers = ["n"]
    let result = world.run("run", "start", "nightly-load", "-c", warehouse)

    #expect(result.code == 1)
    #expect(
      world.questionsAsked.first?.hasPrefix(
        "Start nightly-load (data_intg_flow) in Nightly warehouse?\n") == true)
    #expect(!world.asked.contains { $0.hasPrefix("POST /v2/jobs") })
  }

  @Test func parametersAndVariablesReachTheRun() throws {
    let result = world.run(
      "run", "start", "load-suppliers", "-c", warehouse, "--param", "load_date=2026-03-02", "--env",
      "MODE=a=b", "--name", "by hand", "--yes", "-o", "json")
    let run = try JSONValue.parse(result.output)

    #expect(run["metadata"]?["name"] == "by hand")
    #expect(
      run["entity"]?["job_run"]?["job_parameters"]?.array?
        .contains(["name": "load_date", "value": "2026-03-02"]) == true)
    #expect(
      run["entity"]?["job_run"]?["configuration"]?["env_variables"]?.array?.last == "MODE=a=b")
  }

  @Test func aDryRunStartsNothing() {
    let result = world.run(
      "run", "start", "load-suppliers", "-c", warehouse, "--param", "load_date=1", "--dry-run")

    #expect(result.output.hasPrefix("POST /v2/jobs/"))
    #expect(result.output.contains("job_parameters"))
    #expect(!world.asked.contains { $0.hasPrefix("POST /v2/jobs") })
  }

  @Test func waitingEndsWithTheRunAndItsOutcome() {
    let result = world.run("run", "wait", "stage-orders", "-c", warehouse)

    #expect(result.output.isEmpty)
    #expect(result.words.last?.contains("stage-orders (run ") == true)
    let state = world.run("run", "get", "stage-orders", "-c", warehouse).output
    #expect(state.contains("Ended"))
    #expect((result.code == 0) == (state.contains("Completed") && !state.contains("Errors")))
  }

  @Test func aRunThatFailedIsCodeOneWithItsState() {
    let result = world.run("run", "wait", "nightly-load", "-c", warehouse)

    #expect(result.code == 1)
    #expect(result.words.last?.contains(": Failed after ") == true)
    #expect(result.words.last?.contains("limn run logs ") == true)
  }

  @Test func severalRunsOfWhichSomeFailedAreCodeSix() {
    let result = world.run(
      "run", "wait", "\(warehouse)/nightly-load", "\(warehouse)/refresh-marts")

    #expect(result.code == 6)
    #expect(result.lines.count == 2)
    #expect(result.words.last == "1 of 2 runs completed, 1 did not")
  }

  @Test func waitingTooLongIsCode124AndTheRunGoesOn() {
    let result = world.run(
      "run", "wait", "reconcile-inventory", "-c", warehouse, "--timeout", "1m")

    #expect(result.code == 124)
    #expect(result.words.last?.contains("limn run wait ") == true)
    #expect(
      world.run("run", "get", "reconcile-inventory", "-c", warehouse).output.contains("Running"))
  }

  @Test func ctrlCEndsTheWaitWithAWordThatTheRunGoesOn() {
    world.pauses = 2
    let result = world.run("run", "wait", "reconcile-inventory", "-c", warehouse)

    #expect(result.code == 130)
    #expect(result.words.last?.contains("goes on at the platform") == true)
  }

  @Test func aPlatformThatIsAwayForAMomentDoesNotEndTheWait() {
    var pauses = 0
    world.onPause = { [world] in
      pauses += 1
      if pauses == 1 {
        world.platform.failNext(matching: "GET /v2/jobs", status: .badGateway, count: 5)
      }
    }
    let result = world.run("run", "wait", "stage-orders", "-c", warehouse)

    #expect(result.words.first?.hasSuffix("looking again") == true, "\(result)")
    #expect(result.words.last?.contains("stage-orders (run ") == true, "\(result)")
    #expect(result.words.count == 2)
  }

  @Test func aPlatformThatStaysAwayEndsTheWait() {
    world.onPause = { [world] in
      world.platform.failNext(matching: "GET /v2/jobs", status: .badGateway, count: 1_000)
    }
    let result = world.run("run", "wait", "stage-orders", "-c", warehouse)

    #expect(result.code == 1)
    #expect(result.words.contains { $0.contains("limn run wait ") })
  }

  @Test func whatIsCancelledIsWaitedFor() {
    let result = world.run(
      "run", "cancel", "reconcile-inventory", "-c", warehouse, "--yes", "--wait")

    #expect(result.code == 0, "\(result)")
    #expect(result.lines.first?.hasSuffix("asked to cancel") == true)
    #expect(result.lines.last?.contains(": Canceled") == true)
    #expect(
      world.run("run", "cancel", "reconcile-inventory", "-c", warehouse, "--yes").code == 1)
  }

  @Test func aRunIsPausedAndGoesOn() {
    let paused = world.run(
      "run", "pause", "reconcile-inventory", "-c", warehouse, "--yes", "--wait")
    #expect(paused.lines.last?.contains(": Paused") == true, "\(paused)")

    let resumed = world.run(
      "run", "resume", "reconcile-inventory", "-c", warehouse, "--yes", "--wait")
    #expect(resumed.lines.last?.contains(": Running") == true, "\(resumed)")
  }

  // MARK: Logs

  @Test(arguments: PlatformEmulator.LogEnd.allCases)
  func followedLogsHaveEveryLineOnce(end: PlatformEmulator.LogEnd) throws {
    let world = try NounWorld { $0.logLimitKeeps = end }
    let id = world.run("run", "get", "stage-orders", "-c", warehouse, "-o", "id").lines[0]

    let followed = world.run("run", "logs", id, "-c", warehouse, "-f")
    let whole = world.run("run", "logs", id, "-c", warehouse)

    #expect(followed.lines.count > 100)
    #expect(followed.output == whole.output)
    #expect(followed.words.last?.contains("stage-orders (run \(id)): ") == true)
    #expect(whole.words.isEmpty)
  }

  @Test func theTailOfALogIsItsLastLines() {
    let whole = world.run("run", "logs", "nightly-load", "-c", warehouse).lines
    let tail = world.run("run", "logs", "nightly-load", "-c", warehouse, "--tail", "5").lines

    #expect(tail == whole.suffix(5))
  }

  @Test func startingWithFollowPrintsTheLogAndEndsWithTheRun() {
    let result = world.run(
      "run", "start", "load-suppliers", "-c", warehouse, "--follow", "--yes")
    let whole = world.run("run", "logs", "load-suppliers", "-c", warehouse)

    #expect(result.output == whole.output)
    #expect(result.lines.count > 20)
  }

  @Test func strangeLinesAreSafeOnATerminalAndLeftAloneInAPipe() {
    let words = ["run", "logs", "print-strange-lines", "-c", "Playground"]
    let piped = world.run(words)
    world.width = 80
    let shown = world.run(words)

    #expect(piped.output.contains("\u{1B}"), "\(piped.words)")
    #expect(!shown.output.contains("\u{1B}"))
    #expect(shown.lines.count == piped.lines.count)
  }
}

/// What a command says of a change whose answer was lost.
@Suite struct LostAnswerCommandTests {
  private let world: NounWorld
  private let path = "Nightly warehouse/refresh-marts"

  init() throws {
    world = try NounWorld()
  }

  private func cut(_ request: String) throws {
    world.platform.setFaults(
      try PlatformEmulator.Faults([
        "faults": [
          ["fault": "reset", "after_bytes": 0, "match": .string(request), "count": 1]
        ]
      ]))
  }

  private var runs: Int {
    world.run("runs", "--job", path, "-o", "id").lines.count
  }

  @Test func aRunWhoseStartWasCutOffIsFoundAndStartedOnce() throws {
    let before = runs
    try cut("POST /v2/jobs/{job_id}/runs")

    let result = world.run("run", "start", path, "--yes", "-o", "id")

    #expect(result.code == 0, "\(result)")
    #expect(
      result.words.contains {
        $0.hasPrefix("not known whether it started: no answer came from")
          && $0.hasSuffix("looking …")
      })
    #expect(runs == before + 1)
    #expect(world.run("run", "get", path, "-o", "id").lines == result.lines)
  }

  @Test func aStartThatCannotBeFoundHasAnExitCodeOfItsOwn() throws {
    let before = runs
    world.platform.failNext(matching: "POST /v2/jobs", status: .badGateway)

    let result = world.run("run", "start", path, "--yes")

    #expect(result.code == 7)
    #expect(result.words.last?.hasPrefix("not known whether it started: a gateway") == true)
    #expect(result.words.last?.contains("no run that you began since then is listed") == true)
    #expect(result.words.allSatisfy { !$0.contains("failed") && !$0.contains("no way to") })
    #expect(runs == before)
  }

  @Test func whatIsDeletedAndItsAnswerLostIsFoundToBeGone() throws {
    try cut("DELETE /v2/assets/{asset_id}")

    let result = world.run("asset", "delete", "Retail 360/customers", "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(result.lines == ["customers (data_asset) moved to the trash"])
  }

  @Test func aRunThatIsCancelledWithItsAnswerLostIsFoundToBe() throws {
    _ = world.run("run", "start", path, "--yes")
    try cut("POST /v2/jobs/{job_id}/runs/{run_id}/cancel")

    let result = world.run("run", "cancel", path, "--yes")

    #expect(result.code == 0, "\(result)")
  }

  @Test func activeRunsHaveTheirNumbers() throws {
    _ = world.run("run", "start", path, "--yes")
    let all = world.run("runs", "--job", path, "--columns", "number,id", "-o", "csv").lines

    let active = world.run(
      "runs", "--job", path, "--active", "--columns", "number,id", "-o", "csv"
    ).lines

    #expect(active.count > 1 && active.allSatisfy(all.contains))
  }
}
