import JSON
import Nouns
import PlatformClient
import PlatformModel

/// Finds runs as people name them: by ID, or by their job, which means its latest run; `#latest` or
/// the number that `limn runs` shows may stand behind the job.
struct RunFinder {
  let jobs: JobFinder

  init(_ place: Surroundings, _ option: ContainerOption) {
    jobs = JobFinder(place, option)
  }

  /// Throws if there is none, or more than one.
  func run(_ text: String) throws -> NamedRun {
    let (container, name) = try jobs.split(text, "run")
    let (jobName, number) = Self.parts(name)
    if number == nil, Resolver.isID(name), let run = try run(withID: name, in: container) {
      return run
    }
    let job = try container.map { try jobs.job(jobName, in: $0) } ?? jobs.jobAnywhere(jobName)
    let run = try number.map { try self.run($0, of: job) } ?? latest(of: job)
    return NamedRun(run, jobName: job.name)
  }

  /// `nightly-load#12`: a job and a number; nil is the latest.
  static func parts(_ text: String) -> (job: String, number: Int?) {
    guard let sign = text.lastIndex(of: "#"), sign != text.startIndex else { return (text, nil) }
    let (job, mark) = (String(text[..<sign]), text[text.index(after: sign)...])
    if mark.lowercased() == "latest" { return (job, nil) }
    guard let number = Int(mark), number > 0 else { return (text, nil) }
    return (job, number)
  }

  private func latest(of job: Job) throws -> JobRun {
    let page = try jobs.place.session.platform().runs(of: job.id, limit: 1)
    guard let run = page.items.first else {
      throw CommandFailure(code: 3, "\(job.name) has not run yet (limn run start starts it)")
    }
    return run
  }

  /// Runs are numbered from the oldest one that is kept.
  private func run(_ number: Int, of job: Job) throws -> JobRun {
    let rows = RunsMerge(jobs.place, [job]).reader
    var found: JobRun?
    var latest = 0
    try rows.produce { page in
      latest = max(latest, page.items.first?.number ?? 0)
      found = page.items.first { $0.number == number }?.run
      return found == nil && page.items.last.map { ($0.number ?? 0) > number } ?? false
    }
    guard let found else {
      let last = latest == 0 ? "it has not run yet" : "they are \(job.name)#1 to #\(latest)"
      throw CommandFailure(code: 3, "\(job.name) has no run #\(number); \(last)")
    }
    return found
  }

  // MARK: By ID

  /// The platform tells which job a run belongs to, if it is asked in the right container.
  private func run(withID id: String, in container: Container?) throws -> NamedRun? {
    let place = jobs.place
    let client = try place.session.platform()
    if let container { try container.requireNoCatalog("jobs") }
    var failure: PlatformError?
    var containers = container.map { [$0] } ?? []
    if container == nil {
      let (all, problem) = Resolver(place).containers(nil, client)
      containers = all.filter { $0.id.kind != .catalog }
      failure = problem
    }
    let readers = try containers.map { try reader(ofJobWithRun: id, in: $0.id) }
    var found: NamedRun?
    try ListReader.joined(readers, ahead: 6).produce { page in
      found = page.items.first
      return found == nil
    }
    if found == nil, let failure { throw failure }
    return found
  }

  private func reader(
    ofJobWithRun id: String, in container: ContainerID
  ) throws -> ListReader<NamedRun> {
    let session = jobs.place.session
    let request = try session.request(
      "jobs", "list",
      ["project_id": container.project, "space_id": container.space, "run_id": id])
    let client = try session.platform()
    return .whole { () throws(PlatformError) in
      do throws(PlatformError) {
        let answer = try client.operations.perform(request).json ?? [:]
        guard let job = APIAnswer.rows(of: answer)?.first,
          let jobID = job.word("metadata", "asset_id")
        else { return [] }
        let run = try client.run(JobRunID(id, of: JobID(jobID, in: container)))
        return [NamedRun(run, jobName: job.word("metadata", "name") ?? jobID)]
      } catch {
        let causes: [PlatformError.Cause] = [.notFound, .rejected, .forbidden]
        guard causes.contains(error.cause) else { throw error }
        return []
      }
    }
  }
}

/// A run and what its job is called.
struct NamedRun: Sendable {
  var run: JobRun
  let jobName: String

  init(_ run: JobRun, jobName: String) {
    self.run = run
    self.jobName = run.jobName ?? jobName
  }

  /// For people: `nightly-load (run 4711)`.
  var title: String { "\(jobName) (run \(run.id.id))" }

  /// What to type to look at it again: `4711 -c project:0815`.
  var words: String { "\(run.id.id) \(run.id.job.container.option)" }

  var goesOn: String {
    "\(title) goes on at the platform: limn run wait \(words) waits again, "
      + "limn run logs -f \(words) follows its log"
  }
}
