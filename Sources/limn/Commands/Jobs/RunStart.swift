import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn run start`: a run of a job.
struct RunStartCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a run of a job.",
    discussion: """
      limn run start 'Nightly warehouse/load-suppliers' --param load_date=2026-03-02 --wait --yes
      run=$(limn run start load-suppliers -c 'Nightly warehouse' --yes -o id)

      With --wait or --follow it exits with how the run ended, as limn run wait does. Where the \
      platform's answer is lost, it looks for the run and goes on with it; exit code 7: none is \
      found, and whether one started is not known.
      """)

  @Argument(
    help: ArgumentHelp(
      "Job by ID, by name, or by path, such as 'Nightly warehouse/nightly-load'.",
      valueName: "job"), completion: Completions.jobs)
  var job: String
  @OptionGroup var container: ContainerOption
  @Option(
    help: ArgumentHelp("A job parameter of this run; may be repeated.", valueName: "name=value"),
    transform: Assignment.read)
  var param: [Assignment] = []
  @Option(
    help: ArgumentHelp(
      "An environment variable of this run, beside those of the job; may be repeated.",
      valueName: "name=value"),
    transform: Assignment.read)
  var env: [Assignment] = []
  @Option(help: "What the run is to be called.")
  var name: String?
  @Flag(name: .shortAndLong, help: "Print its log until it is over.")
  var follow = false
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    if follow, output.format != .table {
      throw ValidationError("--follow prints the log; -o \(output.format.rawValue) is for the run")
    }
  }

  func run(in place: Surroundings) throws {
    let job = try JobFinder(place, container).job(job)
    try checkParameters(of: job, place)
    let settings = settings(of: job)
    let request = try place.session.request(
      "jobs", "start-run",
      [
        "job_id": job.id.id, "project_id": job.id.container.project,
        "space_id": job.id.container.space,
      ], body: ["job_run": settings])
    guard let answer = try place.change(question(job, settings, place), change, request) else {
      return
    }
    let named = NamedRun(try place.started(answer, of: job), jobName: job.name)
    if follow {
      place.warn("\(named.title) started")
      return try LogPrinter(place: place, timeout: waiting.limit.duration).follow(named)
    }
    guard waiting.wait else { return try ThingPrinter(output, place).print(named) }
    if place.output.isTerminal { place.warn("\(named.title) started") }
    let outcome = try RunsWait(place: place, timeout: waiting.limit.duration).untilOver([named])[0]
    try ThingPrinter(output, place).print(outcome.named)
    try outcome.check(place)
  }

  /// A parameter that the job does not know would be passed over without a word. A job that lists none
  /// may take some all the same.
  private func checkParameters(of job: Job, _ place: Surroundings) throws {
    let known = (job.json.at(["entity", "job", "job_parameters"])?.array ?? [])
      .compactMap { $0["name"]?.string }
    guard let other = param.map(\.name).first(where: { !known.contains($0) }) else { return }
    guard !known.isEmpty else {
      return place.warn("\(job.name) lists no parameters: whether it takes \(other) is not known")
    }
    throw UsageProblem(
      "--param: \(job.name) has no parameter '\(other)', but \(known.joined(separator: ", "))"
        + Nearest.hint(other, among: known))
  }

  private func question(
    _ job: Job, _ settings: JSONValue, _ place: Surroundings
  ) -> ChangeQuestion {
    guard !change.yes, !change.dryRun else { return ChangeQuestion(action: "Start \(job.name)") }
    return ChangeQuestion(
      action: "Start \(job.name) (\(job.type ?? "job"))\(place.inContainers([job.id.container]))",
      facts: RunSettings(job.json, started: settings).lines)
  }

  /// A configuration of a run replaces that of its job whole, so that variables are laid over it.
  private func settings(of job: Job) -> JSONValue {
    var settings: JSONValue = [:]
    settings["name"] = name.map { .string($0) }
    if !param.isEmpty {
      settings["job_parameters"] = .array(
        param.map { ["name": .string($0.name), "value": .string($0.value)] })
    }
    if !env.isEmpty {
      var configuration = job.json.at(["entity", "job", "configuration"]) ?? [:]
      let names = Set(env.map(\.name))
      let kept = (configuration["env_variables"]?.array ?? []).compactMap(\.string)
        .filter { !names.contains(String($0.prefix { $0 != "=" })) }
      configuration["env_variables"] = .array(
        (kept + env.map { "\($0.name)=\($0.value)" }).map { .string($0) })
      settings["configuration"] = configuration
    }
    return settings
  }
}

extension Surroundings {
  /// The run that was begun, as it is now.
  fileprivate func started(_ answer: APIAnswer, of job: Job) throws -> JobRun {
    guard
      let id = answer.json?.word("metadata", "asset_id") ?? answer.json?.word("asset_id")
    else {
      throw CommandFailure(
        "\(job.name) was started, but the platform does not say which run it is: "
          + "limn runs --job \(job.id.id) \(job.id.container.option) lists them")
    }
    return try session.platform().run(JobRunID(id, of: job.id))
  }
}
