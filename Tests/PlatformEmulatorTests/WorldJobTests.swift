import JSON
import Testing

@testable import PlatformEmulator

@Suite struct WorldJobTests {
  private let world: CollectedWorld

  init() throws {
    world = try CollectedWorld(assets: 0)
  }

  @Test func everyJobIsAnAssetOfTypeJobWithTheSameContent() throws {
    for (scope, document) in world.jobs {
      let id = try #require(document["metadata"]?["asset_id"]?.string)
      let asset = try #require(world.assets.first { $0.id == id })
      let content = try JSONValue.parse(asset.document)

      #expect(asset.type == "job")
      #expect(asset.scope == scope)
      #expect(content["entity"]?["job"] == document["entity"]?["job"])
      #expect(
        document["metadata"]?.object?.keys
          == ["name", "description", "asset_id", "owner_id", "version"])
    }
  }

  @Test func jobsRunAssetsOfTheirTypeInTheirContainer() throws {
    for (scope, document) in world.jobs {
      let job = try #require(document["entity"]?["job"])
      let asset = try #require(world.assets.first { $0.id == job["asset_ref"]?.string })

      #expect(asset.scope == scope)
      #expect(asset.type == job["asset_ref_type"]?.string)
    }
  }

  @Test func theLastRunOfAJobIsTheNewestOfItsRuns() throws {
    for (_, document) in world.jobs {
      let job = try #require(document["entity"]?["job"])
      let id = document["metadata"]?["asset_id"]?.string
      let last = world.runs.filter { $0.jobID == id }.max { $0.created < $1.created }
      let state = last?.script.snapshot(at: CollectedWorld.noon, cancelledAt: nil).state

      #expect(job["last_run_status"]?.string == state?.rawValue ?? "None")
      #expect(
        job["last_run_time"]?.string
          == last.map { CalendarDate.milliseconds($0.created) } ?? "")
    }
  }

  @Test func severalTypesOfJobsRunInProjectsAndSpaces() {
    let types = Set(world.jobs.compactMap { $0.document["entity"]?["job"]?["asset_ref_type"] })

    #expect(
      types == ["notebook", "script", "data_intg_flow", "orchestration_flow", "metadata_import"])
    #expect(Set(world.jobs.map(\.scope.kind)) == [.project, .space])
  }

  @Test func runsStartOneAfterTheOtherAndMostEndWell() {
    let states = world.runs.map { $0.script.snapshot(at: CollectedWorld.noon, cancelledAt: nil) }
    let good = states.count { $0.state == .completed }

    #expect(world.runs.count > 600)
    #expect(world.runs.allSatisfy { $0.created <= CollectedWorld.noon })
    #expect(Double(good) / Double(states.count) > 0.7)
    #expect(
      Set(states.map(\.state)).isSuperset(of: [
        .completed, .failed, .canceled, .completedWithErrors, .completedWithWarnings, .running,
      ]))
    for runs in Dictionary(grouping: world.runs, by: \.jobID).values {
      #expect(runs.map(\.created) == runs.map(\.created).sorted())
    }
  }

  @Test(arguments: 0..<24)
  func threeRunsAreGoingOnWhateverTheHour(hour: Int) throws {
    let now = CollectedWorld.noon + Int64(hour) * 3_600_000 + 421_337
    let runs = try CollectedWorld(assets: 0, now: now).runs.filter {
      $0.script.snapshot(at: now, cancelledAt: nil).state == .running
    }

    #expect(
      Set(runs.map(\.jobName)) == ["stage-orders", "reconcile-inventory", "train-churn-model"])
  }

  @Test func oneRunPrintsForMoreThanTwentyMinutes() throws {
    let run = try #require(world.runs.last { $0.jobID == WorldJobs.reconcileID })
    let later = CollectedWorld.noon + 20 * 60_000
    let before = run.script.logLineCount(at: later - 10_000, cancelledAt: nil)

    #expect(run.script.snapshot(at: later, cancelledAt: nil).state == .running)
    #expect(run.script.logLineCount(at: later, cancelledAt: nil) > before)
  }

  @Test func lastNightsLoadFailedWithAStackTrace() throws {
    let run = try #require(world.runs.last { $0.jobID == WorldJobs.nightlyLoadID })
    let lines = run.script.logLines(at: CollectedWorld.noon, cancelledAt: nil, bound: .last(20))

    #expect(CollectedWorld.noon - run.created < CalendarDate.millisecondsPerDay)
    #expect(run.script.snapshot(at: CollectedWorld.noon, cancelledAt: nil).state == .failed)
    #expect(lines.contains { $0.hasPrefix("\tat ") })
    #expect(lines.last?.contains(" ERROR ") == true)
  }

  @Test func runsOfTheNightlyLoadGrowLonger() {
    let lengths = world.runs.filter { $0.jobName == "nightly-load" && $0.outcome == .completed }
      .map { Double($0.length) }
    let third = lengths.count / 3
    let early = lengths.prefix(third).reduce(0, +)
    let late = lengths.suffix(third).reduce(0, +)

    #expect(lengths.count > 80)
    #expect(late > early * 1.15)
  }

  @Test(arguments: [
    (JobSchedule.hourly(minute: 5), "5 * * * *", 24),
    (.daily(hour: 2, minute: 15), "15 2 * * *", 1),
    (.weekly(weekday: 6, hour: 12, minute: 0), "0 12 * * 6", 0),
    (.weekly(weekday: 6, hour: 11, minute: 59), "59 11 * * 6", 1),
    (.monthly(day: 21, hour: 0, minute: 0), "0 0 21 * *", 1),
    (.monthly(day: 22, hour: 0, minute: 0), "0 0 22 * *", 0),
  ])
  func schedulesFireAsTheirCronLineSays(schedule: JobSchedule, cron: String, count: Int) {
    // Saturday, 21 November 2026, noon.
    let day = CalendarDate.millisecondsPerDay
    let times = schedule.times(before: CollectedWorld.noon, days: 1)

    #expect(schedule.cron == cron)
    #expect(times.count { $0 >= CollectedWorld.noon - day } == count)
    #expect(schedule.times(after: CollectedWorld.noon, count: 3).count == 3)
    #expect(
      schedule.times(after: CollectedWorld.noon, count: 3).allSatisfy {
        $0 > CollectedWorld.noon
      })
  }
}
