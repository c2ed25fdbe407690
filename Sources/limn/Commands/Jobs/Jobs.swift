import ArgumentParser
import ExplorerModel
import Filters
import JSON
import PlatformClient
import PlatformModel

/// `limn jobs`: the jobs of a project or space.
struct JobsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "List the jobs of a project or space.")

  @Argument(help: CommandFilter.help(Job.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Job> {
    let query = try CommandFilter.query(filter, of: Job.self, in: place)
    let container = try container.required(in: place)
    try container.requireNoCatalog("jobs")
    var listing = Listing(
      "jobs in \(container.name)",
      JobFinder.reader(container.id, try place.session.platform())
    ).filtered(by: query, in: place)
    listing.remembers = { [seen = place.seen] names, isWhole in
      seen.remember(jobs: names, in: container.name, isWhole: isWhole && query.isEmpty)
    }
    return listing
  }
}

extension Job: ListRow {
  static let columns: [OutputColumn<Job>] = [
    OutputColumn("name") { .text($0.name) },
    OutputColumn("type") { Cell($0.type) },
    OutputColumn("state", .choice(RunState.words)) { Cell($0.lastRunState) },
    OutputColumn("last_run", .moment, aliases: ["modified"]) { Cell($0.lastRunAt) },
    OutputColumn("schedule") { Cell($0.schedule) },
    .wide("next_run", .moment) { Cell($0.nextRun) },
    .wide("description") { Cell($0.description) },
    .wide("owner", .named) { Cell(user: $0.ownerID) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowID: String { id.id }
  var rowName: String { name }

  private var nextRun: Timestamp? {
    json.at(["entity", "job", "future_scheduled_runs"])?.array?.first?.moment()
  }
}
