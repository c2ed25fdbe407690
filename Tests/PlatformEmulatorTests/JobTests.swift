import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct JobTests {
  private let platform: TestPlatform
  private let scope: String
  /// A job that ran before.
  private let job: String

  init() throws {
    (platform, scope, job) = try Self.world()
  }

  private static func world(
    _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws -> (TestPlatform, String, String) {
    let platform = try TestPlatform(assets: 100, configure)
    let scope = try platform.projectWithJobs()
    let job = try platform.get("/v2/jobs?\(scope)")["results"]?.array?
      .first { $0["entity"]?["job"]?["last_run_status"] != "None" }
    return (platform, scope, try #require(job?["metadata"]?["asset_id"]?.string))
  }

  private var runs: String { "/v2/jobs/\(job)/runs" }

  private func start(_ body: JSONValue? = nil) throws -> (id: String, answer: JSONValue) {
    let answer = try platform.post("\(runs)?\(scope)", body)
    return (try #require(answer["asset_id"]?.string), answer)
  }

  private func state(_ run: String) throws -> String? {
    try platform.get("\(runs)/\(run)?\(scope)")["entity"]?["job_run"]?["state"]?.string
  }

  private func finish(_ run: String) throws -> String {
    for _ in 0..<10_000 {
      let state = try #require(try state(run))
      if RunState(rawValue: state)?.isTerminal == true { return state }
      platform.clock.advance(by: .seconds(5))
    }
    throw TestPlatform.Missing()
  }

  @Test func jobsGoOnWithTheTextOfTheNextObject() throws {
    let whole = try platform.get("/v2/jobs?\(scope)")
    let all = try #require(whole["results"]?.array)
    #expect(whole["total_rows"]?.int == all.count)
    #expect(whole["next"] == nil)

    var seen: [JSONValue] = []
    var next: JSONValue? = ["limit": 1]
    while let object = next {
      let text = RequestTarget.encoded(object.serialized())
      let page = try platform.get("/v2/jobs?\(scope)&next=\(text)")
      seen += page["results"]?.array ?? []
      next = page["next"]
    }

    #expect(seen == all)
    #expect(try platform.send(.get, "/v2/jobs?\(scope)&next=%7B").status == .badRequest)
    #expect(try platform.get("/v2/jobs/\(job)?\(scope)")["metadata"]?.object?.count == 5)
    #expect(try platform.send(.get, "/v2/jobs/none?\(scope)").status == .notFound)
  }

  @Test func aJobThatNeverRanSaysNone() throws {
    let jobs = try platform.get("/v2/jobs?\(scope)")["results"]?.array ?? []
    let never = try #require(
      jobs.first { $0["entity"]?["job"]?["last_run_status"] == "None" })

    #expect(never["entity"]?["job"]?["last_run_time"] == "")
    #expect(never["entity"]?["job"]?["last_run_initiator"] == "None")
    #expect(never["entity"]?["job"]?["last_run_status_timestamp"] == 0)
  }

  @Test func runsComeNewestFirstAndPageByPage() throws {
    let total = try #require(try platform.get("\(runs)?\(scope)&limit=1")["total_rows"]?.int)
    #expect(total > 5)

    var seen: [String] = []
    var times: [String] = []
    var next: JSONValue? = ["limit": 7]
    while let object = next {
      let text = RequestTarget.encoded(object.serialized())
      let page = try platform.get("\(runs)?\(scope)&next=\(text)")
      for run in page["results"]?.array ?? [] {
        #expect(run["metadata"]?["created"] == 0)
        seen.append(run["metadata"]?["asset_id"]?.string ?? "")
        times.append(run["metadata"]?["created_at"]?.string ?? "")
      }
      next = page["next"]
    }

    #expect(seen.count == total)
    #expect(Set(seen).count == total)
    #expect(times == times.sorted(by: >))
  }

  @Test func runsAreFilteredByState() throws {
    let all = try platform.get("\(runs)?\(scope)&limit=200")["results"]?.array ?? []
    let states = ["Completed", "Failed"]
    let wanted = all.filter {
      states.contains($0["entity"]?["job_run"]?["state"]?.string ?? "")
    }

    let found = try platform.get("\(runs)?\(scope)&limit=200&states=Completed,Failed")

    if all.count < 200 { #expect(found["results"]?.array == wanted) }
    #expect(try platform.send(.get, "\(runs)?\(scope)&states=Sleeping").status == .badRequest)
  }

  @Test func aStartedRunLivesAndEnds() throws {
    let (run, answer) = try start([
      "job_run": ["name": "by hand", "configuration": ["env_id": "e"]]
    ])

    #expect(answer["entity"]?["job_run"]?["state"] == "Starting")
    #expect(answer["metadata"]?["asset_id"]?.string == run)
    #expect(answer["metadata"]?["asset_type"] == "job_run")
    #expect(answer["metadata"]?["name"] == "by hand")
    #expect(answer["entity"]?["job_run"]?["configuration"] == ["env_id": "e"])
    let newest = try platform.get("\(runs)?\(scope)&limit=1")
    #expect(newest["results"]?[0]?["metadata"]?["asset_id"]?.string == run)
    var seen: [String] = []
    var lines = 0
    for _ in 0..<2_000 {
      let state = try #require(try state(run))
      if seen.last != state { seen.append(state) }
      let count = try #require(
        try platform.get("\(runs)/\(run)/logs?\(scope)&limit=1")["total_count"]?.int)
      #expect(count >= lines)
      lines = count
      if RunState(rawValue: state)?.isTerminal == true { break }
      platform.clock.advance(by: .seconds(1))
    }
    #expect(seen.contains("Running"))
    #expect(lines > 5)
    let job = try platform.get("/v2/jobs/\(job)?\(scope)")["entity"]?["job"]
    #expect(job?["last_run_status"]?.string == seen.last)
    let ended = try platform.get("\(runs)/\(run)?\(scope)")["entity"]?["job_run"]
    #expect(ended?["duration"]?.int != nil)
    #expect(ended?["execution_end"]?.int ?? 0 > ended?["execution_start"]?.int ?? 0)
  }

  @Test func aRunIsCancelledAndOnlyOnce() throws {
    let (run, _) = try start()
    platform.clock.advance(by: .seconds(8))

    let answer = try platform.send(.post, "\(runs)/\(run)/cancel?\(scope)", [:])

    #expect(answer.status == .noContent)
    #expect(answer.body.isEmpty)
    #expect(try finish(run) == "Canceled")
    let again = try platform.send(.post, "\(runs)/\(run)/cancel?\(scope)")
    #expect(again.status == .badRequest)
    #expect(again.json?["errors"]?[0]?["code"] == "unable_to_perform")
  }

  @Test func viewersStartNothing() throws {
    let projects =
      try platform.get(
        "/v2/projects?limit=100&include=members", as: "vic")["resources"]?.array ?? []
    let looked = projects.filter {
      $0["entity"]?["members"]?.array?.contains {
        $0["user_name"] == "vic" && $0["role"] == "viewer"
      } ?? false
    }
    #expect(!looked.isEmpty)
    for project in looked {
      let scope = "project_id=\(project["metadata"]?["guid"]?.string ?? "")"
      for job in try platform.get("/v2/jobs?\(scope)", as: "vic")["results"]?.array ?? [] {
        let id = job["metadata"]?["asset_id"]?.string ?? ""
        let answer = try platform.send(.post, "/v2/jobs/\(id)/runs?\(scope)", as: "vic")
        #expect(answer.status == .forbidden)
      }
    }
  }

  @Test func theLimitOfALogKeepsItsTailOrItsHead() throws {
    for end in PlatformEmulator.LogEnd.allCases {
      let (platform, scope, job) = try Self.world { $0.logLimitKeeps = end }
      let list = try platform.get("/v2/jobs/\(job)/runs?\(scope)&states=Completed&limit=1")
      let run = try #require(list["results"]?[0]?["metadata"]?["asset_id"]?.string)
      let path = "/v2/jobs/\(job)/runs/\(run)/logs?\(scope)"
      let whole = try platform.get(path)
      let lines = try #require(whole["results"]?.array)
      #expect(whole["total_count"]?.int == lines.count)

      let page = try platform.get("\(path)&limit=4")

      #expect(page["total_count"]?.int == lines.count)
      #expect(page["results"]?.array == Array(end == .tail ? lines.suffix(4) : lines.prefix(4)))
      #expect(try platform.get("\(path)&limit=1000000") == whole)
    }
  }

  @Test func linesCanBeAddedAndALogRewritten() throws {
    let (run, _) = try start()
    platform.clock.advance(by: .seconds(20))
    let path = "\(runs)/\(run)/logs?\(scope)"
    let before = try #require(try platform.get(path)["results"]?.array)
    #expect(before.count > 2)

    try platform.emulator.appendLogLines(run: run, count: 10_000)

    let after = try #require(try platform.get(path)["results"]?.array)
    #expect(Array(after.prefix(before.count)) == before)
    #expect(after.count == before.count + 10_000)
    let tail = try platform.get("\(path)&limit=2")
    #expect(tail["total_count"]?.int == after.count)
    #expect(tail["results"]?.array == after.suffix(2).map { $0 })
    platform.clock.advance(by: .seconds(30))
    let later = try #require(try platform.get(path)["results"]?.array)
    #expect(Array(later.prefix(after.count)) == after)

    try platform.emulator.rewriteLog(run: run)

    let rewritten = try #require(try platform.get(path)["results"]?.array)
    #expect(rewritten.count < later.count)
    #expect(rewritten.first != later.first)
    platform.clock.advance(by: .seconds(30))
    let grown = try #require(try platform.get(path)["results"]?.array)
    #expect(Array(grown.prefix(rewritten.count)) == rewritten)
    #expect(throws: PlatformFault.self) { try platform.emulator.rewriteLog(run: "none") }
  }
}
