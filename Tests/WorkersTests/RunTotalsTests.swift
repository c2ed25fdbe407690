import ExplorerModel
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing
import Workers

/// Lists of jobs and runs hold what the platform holds, however much that is.
@Suite struct RunTotalsTests {
  private func addJobs(_ count: Int, in desk: Desk) throws -> [JobID] {
    let sandbox = try desk.container("Empty sandbox")
    let operation = try #require(OperationCatalogue.operation("jobs", "create"))
    return try (0..<count).map { number in
      let body: JSONValue = [
        "job": [
          "name": .string("etl-\(number)"), "asset_ref_type": "script",
          "configuration": ["env_variables": ["A=1"]],
        ]
      ]
      let request = try APIRequest(
        operation, parameters: [("project_id", sandbox.id)], body: body.serializedBytes())
      let answer = try desk.client.operations.perform(request).json
      let id = answer?["asset_id"]?.string ?? answer?["metadata"]?["asset_id"]?.string
      return JobID(try #require(id), in: sandbox)
    }
  }

  private func looks(_ answers: [Answer]) -> [RunsSnapshot] {
    answers.compactMap { answer in
      if case .runsPolled(_, .success(let snapshot), _) = answer { snapshot } else { nil }
    }
  }

  @Test(arguments: [0, 1, 49, 50, 51, 151, 530])
  func everyJobOfAProjectIsListed(count: Int) throws {
    let desk = try Desk()
    let jobs = try addJobs(count, in: desk)
    let sandbox = try desk.container("Empty sandbox")

    let all = looks(desk.answers(to: .follow(.runs(sandbox))))

    let last = try #require(all.last)
    #expect(last.jobs.count == count && last.total == .exact(count) && !last.isPart)
    #expect(Set(last.jobs.map(\.id)) == Set(jobs))
    // A long list is told while it is read.
    #expect(all.dropLast().allSatisfy { $0.isPart && $0.total == .exact(count) })
  }

  @Test(arguments: [0, 1, 49, 50, 51, 151, 530])
  func everyRunOfAJobIsRead(count: Int) throws {
    let desk = try Desk()
    let job = try #require(try addJobs(1, in: desk).first)
    for _ in 0..<count { _ = try desk.client.startRun(of: job) }

    var read: [JobRunID] = []
    var cursor: PageCursor?
    repeat {
      let answer = desk.answers(to: .load(.runsOfJob(job, after: cursor))).last
      guard case .runsOfJob(job, _, .success(let page)) = answer else {
        Issue.record("\(String(describing: answer))")
        return
      }
      #expect(page.total == .exact(count))
      read += page.items.map(\.id)
      cursor = page.next
    } while cursor != nil

    #expect(read.count == count && Set(read).count == count)
  }

  @Test func everyRunThatGoesOnIsFoundHoweverManyThereAre() throws {
    let desk = try Desk()
    let jobs = try addJobs(120, in: desk)
    for job in jobs { _ = try desk.client.startRun(of: job) }
    let target = FollowTarget.runs(try desk.container("Empty sandbox"))

    var all = looks(desk.answers(to: .follow(target)))
    #expect(all.last?.unread == 80)
    all += looks(desk.wait(.seconds(20)))

    let active = all.flatMap { $0.runs.values.joined() }.filter { !$0.state.isTerminal }
    #expect(all.last?.unread == 0)
    #expect(Set(active.map(\.id.job)) == Set(jobs))
  }

  @Test func aRunThatGoesOnBehindManyNewerOnesIsFound() throws {
    let desk = try Desk()
    let job = try #require(try addJobs(1, in: desk).first)
    let first = try desk.client.startRun(of: job).id
    for _ in 0..<20 {
      let newer = try desk.client.startRun(of: job).id
      try desk.client.cancelRun(newer)
    }
    let target = FollowTarget.runs(job.container)

    let look = try #require(looks(desk.answers(to: .follow(target))).last)

    #expect(look.older[job]?.map(\.id).contains(first) == true)
    // Until it has ended, and then it is told that it has.
    let later = looks(desk.wait(.seconds(3_600)))
    let ended = later.flatMap { $0.older[job] ?? [] }.last { $0.id == first }
    #expect(ended?.state.isTerminal == true)
  }

  @Test func theBudgetRunningOutIsTold() throws {
    let desk = try Desk(limits: CallLimits(read: 60, write: 6_000))
    let jobs = try addJobs(60, in: desk)
    for job in jobs { _ = try desk.client.startRun(of: job) }

    let target = FollowTarget.runs(try desk.container("Empty sandbox"))
    let answers = desk.answers(to: .follow(target)) + desk.wait(.seconds(10))

    let held = try #require(looks(answers).last { $0.heldUntil != nil })
    #expect(held.unread > 0)
  }

  @Test func runsOfAProjectThatWasLeftAreFollowedUntilTheyEnd() throws {
    let desk = try Desk()
    let job = try #require(try addJobs(1, in: desk).first)
    let run = try desk.client.startRun(of: job).id
    let target = FollowTarget.activeRuns(job.container, [run])

    var answers = desk.answers(to: .follow(target))
    answers += desk.wait(.seconds(3_600))

    let last = answers.compactMap { answer -> [JobRun]? in
      if case .activeRunsPolled(_, .success(let runs), _) = answer { runs } else { nil }
    }.last
    #expect(last?.map(\.id) == [run] && last?.first?.state.isTerminal == true)
    #expect(desk.scheduler.isIdle)
  }
}
