import ArgumentParser
import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// `limn jobs`: the jobs of a project or space.
struct JobsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "List the jobs of a project or space.")

  @Argument(help: FilterWords.help)
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Job> {
    let query = try FilterWords.query(
      filter, fields: [.name, .type, .state, .owner, .modified], states: RunState.words, in: place)
    let container = try container.required(in: place)
    try container.requireNoCatalog("jobs")
    var listing = Listing(
      "jobs in \(container.name)",
      JobFinder.reader(container.id, try place.session.platform())
    ).filtered(by: query, now: place.now())
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
    OutputColumn("state") { Cell($0.lastRunState) },
    OutputColumn("last_run") { Cell($0.lastRunAt) },
    OutputColumn("schedule") { Cell($0.schedule) },
    .wide("next_run") { Cell($0.nextRun) },
    .wide("description") { Cell($0.description) },
    .wide("owner") { Cell(user: $0.ownerID) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowID: String { id.id }
  var rowName: String { name }

  private var nextRun: Timestamp? {
    json.at(["entity", "job", "future_scheduled_runs"])?.array?.first?.moment()
  }

  var record: FilterRecord {
    FilterRecord(
      text: "\(name) \(type ?? "") \(lastRunState?.text ?? "")", name: name, type: type ?? "",
      owner: ownerID ?? "", state: lastRunState?.text ?? "", modified: lastRunAt)
  }
}
