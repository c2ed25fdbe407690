import ArgumentParser
import ExplorerModel
import Filters
import JSON
import PlatformClient
import PlatformModel

/// `limn containers`: catalogs, projects and spaces.
struct ContainersCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "containers", abstract: "List catalogs, projects and deployment spaces.")

  @Argument(help: CommandFilter.help(Container.self))
  var filter: [String] = []

  @Option(help: "Only these: catalog, project or space.")
  var kind: ContainerKind?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Container> {
    let query = try CommandFilter.query(filter, of: Container.self, in: place)
    let kinds = kind.map { [$0] } ?? ContainerKind.allCases
    let subject = kind.map { "\($0.rawValue)s" } ?? "containers"
    let scope = place.session.containers
    let all = Self.reader(kinds, try place.session.platform())
    let isEverything = scope.isEverything
    let allowed = "that the context lets through (containers.include, containers.exclude)"
    var listing = Listing(
      isEverything ? subject : "\(subject) \(allowed)",
      isEverything ? all : all.only { scope.contains($0) }
    ).filtered(by: query, in: place)
    listing.remembers = { [seen = place.seen, kind] names, isWhole in
      seen.remember(containers: names, isWhole: isWhole && kind == nil && query.isEmpty)
    }
    return listing
  }

  static func reader(_ kinds: [ContainerKind], _ client: PlatformClient) -> ListReader<Container> {
    .joined(
      kinds.map { kind in
        switch kind {
        case .catalog: .pages { cursor throws(PlatformError) in try client.catalogs(after: cursor) }
        case .project: .pages { cursor throws(PlatformError) in try client.projects(after: cursor) }
        case .space: .pages { cursor throws(PlatformError) in try client.spaces(after: cursor) }
        }
      })
  }
}

extension ContainerKind: ExpressibleByArgument {}
