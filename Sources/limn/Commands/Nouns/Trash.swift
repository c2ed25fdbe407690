import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn trash`: what was deleted and can be restored.
struct TrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trash", abstract: "List the trash of a container, or empty it.",
    subcommands: [TrashListCommand.self, TrashEmptyCommand.self],
    defaultSubcommand: TrashListCommand.self)

  static func reader(
    in container: ContainerID, _ place: Surroundings
  ) throws -> ListReader<TrashRow> {
    try place.session.rows(of: .trash, in: .container(container)).map { TrashRow($0) }
  }

  static func all(in container: ContainerID, _ place: Surroundings) throws -> [TrashRow] {
    var rows: [TrashRow] = []
    try reader(in: container, place).produce { page in
      rows += page.items
      return true
    }
    return rows
  }
}

struct TrashListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List deleted assets (limn asset restore takes them out).")

  @Argument(help: CommandFilter.help(TrashRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<TrashRow> {
    let query = try CommandFilter.query(filter, of: TrashRow.self, in: place)
    let container = try container.required(in: place)
    return Listing(
      "assets in the trash of \(container.name)",
      try TrashCommand.reader(in: container.id, place)
    ).filtered(by: query, in: place)
  }
}

struct TrashEmptyCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "empty", abstract: "Delete everything in the trash of a container for good.")

  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let container = try container.required(in: place)
    let rows = try TrashCommand.all(in: container.id, place)
    guard !rows.isEmpty else { return place.warn("the trash of \(container.name) is empty") }
    let count = Plural.count(rows.count, "asset")
    let request = try place.session.request(
      "trash", "purge-all",
      [
        "catalog_id": container.id.catalog, "project_id": container.id.project,
        "space_id": container.id.space,
      ])
    let names = rows.prefix(ManyThings.handful).map(\.rowName).joined(separator: ", ")
    let more = rows.count > ManyThings.handful ? " and \(rows.count - ManyThings.handful) more" : ""
    let question = ChangeQuestion(
      action: "Delete all that is in the trash of \(container.name), \(count), for good",
      facts: ["In it: \(names)\(more)"], undo: .impossible, name: container.name)
    guard let answer = try place.change(question, change, request) else { return }
    _ = try place.finish(request, answer)
    try place.output.write("\(count) deleted for good\n")
    try place.output.flush()
  }
}
