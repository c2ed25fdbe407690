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
