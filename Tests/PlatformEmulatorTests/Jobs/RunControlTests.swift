import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RunControlTests {
  private let world: JobWorld
  private let job: String
  private var platform: TestPlatform { world.platform }

  init() throws {
    world = try JobWorld()
    job = try world.createID()
  }

  private func advance(_ seconds: Int) {
    platform.clock.advance(by: .seconds(seconds))
  }

  @Test func timeStopsForARunThatIsPaused() throws {
    let run = try world.start(job)
    advance(20)
    let before = try world.run(job, run)

    #expect(try world.control("pause", job, run).status == .noContent)
    advance(3600)

    let paused = try world.run(job, run)
    #expect(paused?["state"] == "Paused")
    #expect(paused?["duration"] == before?["duration"])
    #expect(paused?["total_rows_read"] == before?["total_rows_read"])
    #expect(paused?["last_state_change_timestamp"] == "2026-03-02T09:00:20.000Z")
    #expect(try world.control("pause", job, run).status == .badRequest)

    #expect(try world.control("resume", job, run).status == .noContent)
    #expect(try world.state(job, run) == "Resuming")
    advance(2)
    #expect(try world.state(job, run) == "Running")
    #expect(try world.run(job, run)?["last_state_change_timestamp"] == "2026-03-02T10:00:21.500Z")
    #expect(try world.control("resume", job, run).status == .badRequest)
    advance(300)
    let ended = try #require(try world.run(job, run))
    #expect(RunState(rawValue: ended["state"]?.string ?? "")?.isTerminal == true)
    let length = (ended["execution_end"]?.int ?? 0) - (ended["execution_start"]?.int ?? 0)
    #expect((ended["duration"]?.int ?? 0) == (length - 3_601_500) / 1000)
  }

  @Test func aLogIsOnlyEverAppendedToWhatever() throws {
    let run = try world.start(job)
    var seen: [String] = []
    func look() throws {
      let lines = try world.log(job, run)
      #expect(Array(lines.prefix(seen.count)) == seen)
      seen = lines
    }
    for step in 0..<120 {
      switch step {
      case 20, 50, 52: _ = try world.control("pause", job, run)
      case 40, 51, 80: _ = try world.control("resume", job, run)
      default: break
      }
      try look()
      advance(step == 30 ? 900 : 1)
    }
    advance(300)
    try look()
    #expect(seen.contains { $0.hasSuffix("WARN  Paused; the state of all stages is kept") })
    #expect(seen.contains { $0.contains("Goes on after 9") })
    #expect(seen.filter { $0.first == "2" } == seen.filter { $0.first == "2" }.sorted())
  }

  @Test func aPausedRunIsCancelledWhereItStands() throws {
    let run = try world.start(job)
    advance(20)
    _ = try world.control("pause", job, run)
    advance(100)

    #expect(try world.control("cancel", job, run).status == .noContent)

    #expect(try world.state(job, run) == "Canceling")
    advance(3)
    #expect(try world.state(job, run) == "Canceled")
    #expect(try world.log(job, run).last?.hasSuffix("was canceled") == true)
  }

  @Test func onlyWhatRunsCanBePaused() throws {
    let run = try world.start(job)
    #expect(try world.control("pause", job, run).status == .badRequest)
    #expect(try world.control("resume", job, run).status == .badRequest)
    advance(400)
    let answer = try world.control("pause", job, run)
    #expect(answer.json?["errors"]?[0]?["code"] == "unable_to_perform")
    #expect(
      try platform.send(
        .post, "/v2/jobs/\(job)/runs/\(run)/pause?\(world.scope)", as: "vic"
      ).status == .forbidden)
  }

  @Test func whatARunIsGivenShowsInItsConfigurationAndItsLog() throws {
    let setID = StoryAsset.id("churn_parameters", in: WorldContainers.churn)
    let batch = try platform.get("/v2/assets/\(setID)?\(world.scope)")["entity"]?["parameter_set"]?[
      "parameters"]?[1]?["value"]?.int
    let size = try #require(batch)
    let id = try world.createID(
      "given",
      [
        "configuration": ["env_variables": ["LOG_LEVEL=INFO"]],
        "job_parameters": [
          ["name": "day", "value": "monday"], ["name": "mode", "value": "full"],
        ],
        "parameter_sets": [["name": "churn", "ref": .string(setID)]],
      ])

    let run = try world.start(
      id,
      [
        "job_run": [
          "configuration": ["env_variables": ["LOG_LEVEL=DEBUG"]],
          "job_parameters": [["name": "day", "value": "friday"]],
        ]
      ])
    advance(10)

    let entity = try world.run(id, run)
    #expect(entity?["configuration"] == ["env_variables": ["LOG_LEVEL=DEBUG"]])
    #expect(
      entity?["job_parameters"] == [
        ["name": "mode", "value": "full"], ["name": "day", "value": "friday"],
      ])
    #expect(entity?["parameter_sets"]?[0]?["values"]?[1]?["value"]?.int == size)
    let log = try world.log(id, run).map { $0.dropFirst(31) }
    #expect(
      log.filter { $0.hasPrefix("Environment variable") || $0.hasPrefix("Parameter") } == [
        "Environment variable LOG_LEVEL=DEBUG", "Parameter mode = full", "Parameter day = friday",
        "Parameter set churn", "Parameter churn.load_date = ",
        "Parameter churn.batch_size = \(size)",
      ])
    let refused = try platform.send(
      .post, "/v2/jobs/\(id)/runs?\(world.scope)",
      ["job_run": ["parameter_sets": [["ref": .string(setID), "value_set": "none"]]]])
    #expect(
      refused.json?["errors"]?[0]?["target"]?["name"] == "job_run.parameter_sets[0].value_set")
  }

  @Test func aJobNamedAfterFailureFails() throws {
    let id = try world.createID("will FAIL")
    for _ in 0..<3 {
      let run = try world.start(id)
      advance(300)
      #expect(try world.state(id, run) == "Failed")
    }
  }

  @Test func aRunIsRenamedAndWhatItSaysOfItselfIsNot() throws {
    let run = try world.start(job)
    let path = "/v2/jobs/\(job)/runs/\(run)?\(world.scope)"

    let answer = try platform.send(
      .patch, path,
      [
        ["op": "replace", "path": "/metadata/name", "value": "the good one"],
        ["op": "add", "path": "/entity/job_run/configuration/note", "value": "x"],
      ])

    #expect(answer.status == .ok)
    #expect(try platform.get(path)["metadata"]?["name"] == "the good one")
    #expect(try platform.get(path)["entity"]?["job_run"]?["configuration"]?["note"] == "x")
    let refused = try platform.send(
      .patch, path, [["op": "replace", "path": "/entity/job_run/state", "value": "Completed"]])
    #expect(refused.status == .badRequest)
  }

  @Test func aRunIsDeletedAtOnceOrOnceItIsStopped() throws {
    let ended = try world.start(job)
    advance(300)
    let live = try world.start(job)
    advance(8)

    #expect(
      try platform.send(.delete, "/v2/jobs/\(job)/runs/\(ended)?\(world.scope)").status
        == .noContent)
    #expect(
      try platform.send(.delete, "/v2/jobs/\(job)/runs/\(live)?\(world.scope)").status == .accepted)

    #expect(try world.runs(job).count == 1)
    #expect(try world.state(job, live) == "Canceling")
    advance(3)
    #expect(try world.runs(job).isEmpty)
  }
}
