import ArgumentParser
import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// `limn containers`: catalogs, projects and spaces.
struct ContainersCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "containers", abstract: "List catalogs, projects and deployment spaces.")

  @Argument(help: FilterWords.help)
  var filter: [String] = []

  @Option(help: "Only these: catalog, project or space.")
  var kind: ContainerKind?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Container> {
    let query = try FilterWords.query(
      filter, fields: [.name, .type, .tag, .created, .modified], in: place)
    let kinds = kind.map { [$0] } ?? ContainerKind.allCases
    let subject = kind.map { "\($0.rawValue)s" } ?? "containers"
    var listing = Listing(subject, Self.reader(kinds, try place.session.platform()))
      .filtered(by: query, now: place.now())
    let scope = place.session.containers
    if !scope.isEverything {
      listing.subject += " that the context lets through (containers.include, containers.exclude)"
      listing.keeps = { [keeps = listing.keeps] in scope.contains($0) && keeps?($0) ?? true }
    }
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

extension Container: ListRow {
  static let columns: [OutputColumn<Container>] = [
    OutputColumn("name") { .text($0.name) },
    OutputColumn("kind") { .text($0.id.kind.rawValue) },
    OutputColumn("id") { .text($0.id.id) },
    .wide("description") { Cell($0.description) },
    .wide("tags") { Cell($0.tags) },
    .wide("state") { Cell($0.state) },
    .wide("creator") { Cell(user: $0.creatorID) },
    .wide("created") { Cell($0.createdAt) },
    OutputColumn("modified") { Cell($0.updatedAt ?? $0.createdAt) },
  ]

  var rowID: String { id.id }
  var rowName: String { name }

  var record: FilterRecord {
    FilterRecord(
      text: "\(name) \(description ?? "") \(tags.joined(separator: " "))", name: name,
      type: id.kind.rawValue, tags: tags, modified: updatedAt ?? createdAt, created: createdAt)
  }
}
