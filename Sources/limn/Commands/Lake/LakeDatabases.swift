import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn lake databases`: database instances.
struct LakeDatabasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "databases", abstract: "List databases, create and delete them.",
    subcommands: [
      LakeDatabasesListCommand.self, LakeDatabasesCreateCommand.self,
      LakeDatabasesDeleteCommand.self,
    ], defaultSubcommand: LakeDatabasesListCommand.self)
}

struct LakeDatabasesListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List databases.")

  @Argument(help: CommandFilter.help(LakeDatabaseRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<LakeDatabaseRow> {
    let query = try CommandFilter.query(filter, of: LakeDatabaseRow.self, in: place)
    let client = try place.session.aiLake()
    let storages = try client.objectStorages().map { ($0.id, $0.name) }
    let names = Dictionary(storages) { first, _ in first }
    let reader = ListReader.pages { cursor throws(PlatformError) in
      try client.databases(after: cursor)
    }
    return Listing("databases", reader.map { LakeDatabaseRow(database: $0, storageNames: names) })
      .filtered(by: query, in: place)
  }
}

struct LakeDatabasesCreateCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a database.")

  @Argument(help: "What it is to be called.")
  var name: String
  @Option(
    help: ArgumentHelp(
      "Storage to put it on, by name or ID; may be repeated.", valueName: "storage"))
  var storage: [String] = []
  @Option(
    name: .customLong("data-source"),
    help: ArgumentHelp("ID of its data source (its own name if not said).", valueName: "id"))
  var dataSource: String?
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    guard !name.isEmpty else { throw UsageProblem("the name of the database is empty") }
    guard !storage.isEmpty else {
      throw UsageProblem("--storage is missing (limn lake storages lists what there is)")
    }
    let storages = try LakeFinder(place: place).storages(storage)
    var body: JSONValue = [
      "name": .string(name), "storageIds": .array(storages.map { .string($0.id) }),
    ]
    body["dataSourceId"] = dataSource.map { .string($0) }
    let request = try place.session.request(
      "lake-databases", "create", ["operation-id": LakeStart.newID], body: body)
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run("Create the database \(name)", request)
  }
}

struct LakeDatabasesDeleteCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a database with all that is in it.")

  @Argument(help: "Database by name or ID.")
  var database: String
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let database = try LakeFinder(place: place).database(database)
    let request = try place.session.request(
      "lake-databases", "delete",
      ["instanceId": database.id, "operation-id": LakeStart.newID])
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run(
        "Delete the database \(database.name)", request,
        facts: ["Everything in it goes."] + Self.sources(of: database), undo: .impossible,
        name: database.name)
  }

  private static func sources(of database: AILakeDatabase) -> [String] {
    let names = database.dataSources.map(\.name).joined(separator: ", ")
    return names.isEmpty ? [] : ["Data sources bound to it: \(names)"]
  }
}
