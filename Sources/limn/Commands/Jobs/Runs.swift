import ArgumentParser
import ExplorerModel
import Nouns
import PlatformModel

/// `limn runs`: what ran in a project or space, the newest first.
struct RunsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List runs of jobs, the newest first.",
    discussion: """
      limn runs -c 'Nightly warehouse' --active --watch
      limn runs -c 'Nightly warehouse' state:failed 'created<7d'
      limn runs --job 'Nightly warehouse/nightly-load' --limit 10
      """)

  @Argument(help: CommandFilter.help(RunRow.self))
  var filter: [String] = []
  @Option(help: ArgumentHelp("Only runs of this job: name, ID or path.", valueName: "job"))
  var job: String?
  @Flag(help: "Only runs that are not over.")
  var active = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<RunRow> {
    let query = try CommandFilter.query(filter, of: RunRow.self, in: place)
    let finder = JobFinder(place, container)
    let states = active ? RunState.active : []
    let what = active ? "active runs" : "runs"
    if let job {
      let job = try finder.job(job)
      return Listing("\(what) of \(job.name)", RunsMerge(place, [job], states: states).reader)
        .filtered(by: query, in: place)
    }
    let container = try container.required(in: place)
    let jobs = try finder.jobs(in: container)
    return Listing("\(what) in \(container.name)", RunsMerge(place, jobs, states: states).reader)
      .filtered(by: query, in: place)
  }
}
