import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct JobScheduleTests {
  /// Monday, 2026-03-02, 09:00.
  private let world: JobWorld
  private var platform: TestPlatform { world.platform }

  init() throws {
    world = try JobWorld()
  }

  @Test(
    arguments: [
      ("*/15 * * * *", "2026-03-02T09:15:00.000Z"),
      ("0 9 * * *", "2026-03-03T09:00:00.000Z"),
      ("30 6 * * MON-FRI", "2026-03-03T06:30:00.000Z"),
      ("5 0 1 * *", "2026-04-01T00:05:00.000Z"),
      ("0 12 29 FEB ?", "2028-02-29T12:00:00.000Z"),
      ("0 0 13 * 5", "2026-03-06T00:00:00.000Z"),
      ("10-12/2,40 9 2 3 *", "2026-03-02T09:10:00.000Z"),
      ("0 8 * * 7", "2026-03-08T08:00:00.000Z"),
    ])
  func cronLinesFireWhenCronsDo(cron: String, next: String) throws {
    let schedule = try #require(CronSchedule(cron))

    #expect(schedule.next(after: JobWorld.noon).map(CalendarDate.milliseconds) == next)
  }

  @Test(
    arguments: [
      "", "* * * *", "60 * * * *", "* 24 * * *", "5-1 * * * *", "*/0 * * * *", "a * * * *",
      "* * * * * *", "1,,2 * * * *", "* * 0 * *",
    ])
  func whatIsNoCronLineIsRefused(text: String) {
    #expect(CronSchedule(text) == nil)
  }

  @Test func aDayThatNeverComesIsNotWaitedForEternally() throws {
    #expect(try #require(CronSchedule("0 0 30 2 *")).next(after: JobWorld.noon) == nil)
  }

  @Test func aScheduleFiresAgainAndAgain() throws {
    let id = try world.createID("hourly", ["schedule": "20 * * * *"])
    #expect(
      try world.job(id)?["future_scheduled_runs"] == [
        "2026-03-02T09:20:00.000Z", "2026-03-02T10:20:00.000Z", "2026-03-02T11:20:00.000Z",
      ])
    #expect(try world.job(id)?["schedule_id"]?.string?.count == 36)
    #expect(try world.job(id)?["schedule_creator_id"] == "1000330999")

    platform.clock.advance(by: .seconds(3 * 3600))

    let runs = try world.runs(id)
    #expect(
      runs.map { $0["metadata"]?["created_at"] } == [
        "2026-03-02T11:20:00Z", "2026-03-02T10:20:00Z", "2026-03-02T09:20:00Z",
      ])
    #expect(runs.allSatisfy { $0["entity"]?["job_run"]?["isScheduledRun"] == true })
    #expect(try world.job(id)?["future_scheduled_runs"]?[0] == "2026-03-02T12:20:00.000Z")
    #expect(try world.job(id)?["last_run_time"] == "2026-03-02T11:20:00.000Z")
  }

  @Test func aScheduleKeepsBetweenItsStartAndItsEnd() throws {
    let hour: Int64 = 3_600_000
    let id = try world.createID(
      "bounded",
      [
        "schedule": "0 * * * *",
        "schedule_info": [
          "repeat": true, "startOn": JSONValue(JobWorld.noon + 2 * hour),
          "endOn": JSONValue(JobWorld.noon + 4 * hour),
        ],
      ])

    platform.clock.advance(by: .seconds(48 * 3600))

    #expect(
      try world.runs(id).map { $0["metadata"]?["created_at"] } == [
        "2026-03-02T12:00:00Z", "2026-03-02T11:00:00Z",
      ])
    #expect(try world.job(id)?["future_scheduled_runs"] == [])
  }

  @Test func whatDoesNotRepeatFiresOnce() throws {
    let once = try world.createID(
      "once", ["schedule": "30 * * * *", "schedule_info": ["repeat": false]])
    let later = try world.createID(
      "later", ["schedule_info": ["repeat": false, "startOn": JSONValue(JobWorld.noon + 60_000)]])

    platform.clock.advance(by: .seconds(5 * 3600))

    #expect(try world.runs(once).count == 1)
    #expect(
      try world.runs(later).map { $0["metadata"]?["created_at"] } == ["2026-03-02T09:01:00Z"])
  }

  @Test func aNewTimetableReplacesTheOldOne() throws {
    let id = try world.createID("moved", ["schedule": "10 * * * *"])

    let answer = try world.patch(
      id, [["op": "replace", "path": "/entity/job/schedule", "value": "50 * * * *"]])
    #expect(answer.json?["entity"]?["job"]?["future_scheduled_runs"]?[0] != nil)
    platform.clock.advance(by: .seconds(3600))
    #expect(
      try world.runs(id).map { $0["metadata"]?["created_at"] } == ["2026-03-02T09:50:00Z"])

    _ = try world.patch(id, [["op": "replace", "path": "/entity/job/schedule", "value": ""]])
    platform.clock.advance(by: .seconds(24 * 3600))
    #expect(try world.runs(id).count == 1)
    #expect(try world.job(id)?["future_scheduled_runs"] == [])
    #expect(try world.job(id)?["schedule_id"] == "")
  }

  @Test func theJobsOfTheWorldFireToo() throws {
    let warehouse = "project_id=\(WorldContainers.warehouse.scope.id)"
    let path = "/v2/jobs?\(warehouse)&name=vacuum-tables"
    let due = try #require(
      try platform.get(path)["results"]?[0]?["entity"]?["job"]?["future_scheduled_runs"]?[0])
    #expect(due == "2026-03-02T23:40:00.000Z")

    platform.clock.advance(by: .seconds(24 * 3600))

    let job = try platform.get(path)["results"]?[0]?["entity"]?["job"]
    #expect(job?["last_run_time"] == due)
    #expect(job?["future_scheduled_runs"]?[0] == "2026-03-03T23:40:00.000Z")
  }

  @Test func endedRunsBeyondTheAmountAreRemoved() throws {
    let id = try world.createID("kept", ["retention_policy": ["amount": 2]])
    var started: [String] = []
    for _ in 0..<4 {
      started.append(try world.start(id))
      platform.clock.advance(by: .seconds(300))
    }

    // The newest was started after three had ended, two of which stay beside it.
    #expect(
      try world.runs(id).compactMap { $0["metadata"]?["asset_id"]?.string }
        == [started[3], started[2], started[1]])
    _ = try world.patch(
      id, [["op": "add", "path": "/entity/job/retention_policy", "value": ["amount": 1]]])
    #expect(
      try world.runs(id).compactMap { $0["metadata"]?["asset_id"]?.string } == [started[3]])
  }

  @Test func runsThatAreTooOldAreRemovedByThemselves() throws {
    let id = try world.createID("aged", ["retention_policy": ["days": 2]])
    _ = try world.start(id)
    platform.clock.advance(by: .seconds(47 * 3600))
    #expect(try world.runs(id).count == 1)

    platform.clock.advance(by: .seconds(3600))

    #expect(try world.runs(id).isEmpty)
  }
}
