import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Jobs, runs and logs. Source of the bodies: payloads 1.10.
struct JobCallsTests {
  private let job = JobID("j-1", in: project)
  private var run: JobRunID { JobRunID("r-1", of: job) }

  @Test func jobsAreRead() throws {
    let platform = try Platform(
      .json(
        """
        {"total_rows":2,"results":[
         {"metadata":{"name":"Nightly load","description":"d","asset_id":"j-1","owner_id":"7",
           "version":0},
          "entity":{"job":{"asset_ref":"x","asset_ref_type":"data_intg_flow","configuration":{},
           "last_run_status":"CompletedWithWarnings","last_run_time":"2020-07-21T13:01:44.095Z",
           "last_run_status_timestamp":1595336504099,"schedule":"0 2 * * *"}}},
         {"metadata":{"name":"Never","description":"","asset_id":"j-2"},
          "entity":{"job":{"asset_ref_type":"notebook","last_run_initiator":"None",
           "last_run_time":"","last_run_status":"None","last_run_status_timestamp":0}}},
         {"metadata":{"name":"nobody"}}]}
        """))

    let page = try platform.client.jobs(in: project)

    #expect(platform.transport.lines == ["GET https://cpd.test/v2/jobs?project_id=p1&limit=100"])
    #expect(page.unreadable == 1)
    #expect(
      page.items.map(\.withoutJSON) == [
        Job(
          id: job, name: "Nightly load", description: "d", type: "data_intg_flow",
          lastRunState: .completedWithWarnings,
          lastRunAt: Timestamp(iso: "2020-07-21T13:01:44.095Z"), schedule: "0 2 * * *",
          ownerID: "7"),
        Job(id: JobID("j-2", in: project), name: "Never", type: "notebook"),
      ])
  }

  @Test func aCatalogHasNoJobsAndIsNotAsked() throws {
    let platform = try Platform()

    #expect(try platform.client.jobs(in: catalog) == Page(items: [], total: .exact(0)))
    #expect(platform.transport.sent.isEmpty)
  }

  @Test func oneJobIsRead() throws {
    let platform = try Platform(
      .json(#"{"metadata":{"name":"N","asset_id":"j-1"},"entity":{"job":{}}}"#))

    #expect(try platform.client.job(job).withoutJSON == Job(id: job, name: "N"))
    #expect(platform.transport.lines == ["GET https://cpd.test/v2/jobs/j-1?project_id=p1"])
  }

  @Test func runsAreReadInTheStatesAskedFor() throws {
    let platform = try Platform(
      .json(
        """
        {"total_rows":3,"results":[
         {"metadata":{"name":"job run","asset_id":"r-1","created":0,
           "created_at":"2020-07-21T13:01:44Z"},
          "entity":{"job_run":{"job_ref":"j-1","job_name":"Load","state":"Running",
           "isScheduledRun":true,"execution_start":1595336504095,"total_rows_read":10,
           "last_state_change_timestamp":"2020-07-21T13:01:45Z"}}},
         {"metadata":{"asset_id":"r-2","created":1595336504000},
          "entity":{"job_run":{"state":"Failed","isScheduledRun":false,"duration":12.5,
           "queue_end":1595336504001,"last_state_change_timestamp":"2020-07-21T13:02:00.500Z",
           "data_flow_job_output":{"total_rows_read":"5","total_rows_written":4.0}}}},
         {"metadata":{"asset_id":"r-3"},"entity":{"job_run":{"state":"Hibernating","duration":-1}}},
         {"entity":{"job_run":{"state":"Queued"}}}]}
        """))

    let page = try platform.client.runs(of: job, states: [.running, .completedWithErrors])

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/jobs/j-1/runs?project_id=p1&limit=20"
          + "&states=Running%2CCompletedWithErrors"
      ])
    #expect(page.unreadable == 1)
    #expect(
      page.items.map(\.withoutJSON) == [
        JobRun(
          id: run, jobName: "Load", state: .running,
          createdAt: Timestamp(iso: "2020-07-21T13:01:44Z"),
          startedAt: Timestamp(milliseconds: 1_595_336_504_095), isScheduled: true, rowsRead: 10),
        JobRun(
          id: JobRunID("r-2", of: job), state: .failed,
          createdAt: Timestamp(milliseconds: 1_595_336_504_000),
          startedAt: Timestamp(milliseconds: 1_595_336_504_001),
          endedAt: Timestamp(iso: "2020-07-21T13:02:00.500Z"), duration: .milliseconds(12_500),
          rowsRead: 5, rowsWritten: 4),
        JobRun(id: JobRunID("r-3", of: job), state: .other("Hibernating")),
      ])
  }

  @Test func aRunIsStartedWithTheJobsOwnConfiguration() throws {
    let answer = #"{"metadata":{"asset_id":"r-1"},"entity":{"job_run":{"state":"Starting"}}}"#
    let platform = try Platform(
      .json(answer, status: 201), .json(answer, status: 201), .json(answer))

    #expect(try platform.client.startRun(of: job).state == .starting)
    #expect(try platform.client.startRun(of: job, name: "by hand").id == run)
    #expect(try platform.client.run(run).id == run)

    #expect(
      platform.transport.lines == [
        "POST https://cpd.test/v2/jobs/j-1/runs?project_id=p1",
        "POST https://cpd.test/v2/jobs/j-1/runs?project_id=p1",
        "GET https://cpd.test/v2/jobs/j-1/runs/r-1?project_id=p1",
      ])
    #expect(
      platform.transport.sent.map(\.bodyText) == [
        #"{"job_run":{}}"#, #"{"job_run":{"name":"by hand"}}"#, "",
      ])
  }

  @Test func aRunIsCancelledWithAnEmptyObject() throws {
    let platform = try Platform(.status(204))

    try platform.client.cancelRun(JobRunID("r-1", of: JobID("j-1", in: space)))

    #expect(
      platform.transport.lines == [
        "POST https://cpd.test/v2/jobs/j-1/runs/r-1/cancel?space_id=s1"
      ])
    #expect(platform.transport.sent[0].bodyText == "{}")
  }

  @Test func aLogIsReadLineByLine() throws {
    let platform = try Platform(
      .json(#"{"results":["a","b\r\n","",7,"é\n","x\ny"],"total_count":105}"#),
      .json(#"{"results":[]}"#), .json(#"{"results":"one\ntwo"}"#))

    let first = try platform.client.runLog(run, limit: 500)

    #expect(
      first == LogPage(lines: ["a", "b", "", "7", "é", "x\ny"], total: 105))
    #expect(try platform.client.runLog(run, limit: 0) == LogPage(lines: [], total: nil))
    #expect(
      try platform.client.runLog(run, limit: 1) == LogPage(lines: ["one", "two"], total: nil))
    #expect(
      platform.transport.lines.prefix(2) == [
        "GET https://cpd.test/v2/jobs/j-1/runs/r-1/logs?project_id=p1&limit=500",
        "GET https://cpd.test/v2/jobs/j-1/runs/r-1/logs?project_id=p1&limit=1",
      ])
  }
}

extension Job {
  fileprivate var withoutJSON: Job {
    var copy = self
    copy.json = .null
    return copy
  }
}

extension JobRun {
  fileprivate var withoutJSON: JobRun {
    var copy = self
    copy.json = .null
    return copy
  }
}
