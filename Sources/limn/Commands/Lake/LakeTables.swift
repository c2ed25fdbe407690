import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn lake tables`: pipe tables of a database.
struct LakeTablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "List pipe tables of a database, create and delete them.",
    subcommands: [
      LakeTablesListCommand.self, LakeTablesGetCommand.self, LakeTablesCreateCommand.self,
      LakeTablesDeleteCommand.self, LakeTablesAnalyzeCommand.self,
    ], defaultSubcommand: LakeTablesListCommand.self)
}

/// Which database tables are in.
struct LakeDatabaseOption: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Database by name or ID.", valueName: "database"))
  var database: String

  func find(in place: Surroundings) throws -> AILakeDatabase {
    try LakeFinder(place: place).database(database)
  }
}

struct LakeTablesListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the pipe tables of a database.")

  @Argument(help: CommandFilter.help(LakeTableRow.self))
  var filter: [String] = []
  @OptionGroup var database: LakeDatabaseOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<LakeTableRow> {
    let query = try CommandFilter.query(filter, of: LakeTableRow.self, in: place)
    let database = try database.find(in: place)
    let rows = try place.session.rows(of: .tables, in: .database(database.id))
    return Listing("tables in \(database.name)", rows.map(LakeTableRow.init))
      .filtered(by: query, in: place)
  }
}

struct LakeTablesGetCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one pipe table.")

  @Argument(help: "Table by name.")
  var table: String
  @OptionGroup var database: LakeDatabaseOption
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let database = try database.find(in: place)
    let answer = try place.session.answer(
      "lake-tables", "get", ["instanceId": database.id, "tableName": table])
    let json = answer.lakeObject
    let columns = json["columns"]?.array ?? []
    let card = ThingCard([
      ("Table", .text(json.word("tableName") ?? table)),
      ("Database", CellValue(json.word("databaseName") ?? database.name)),
      ("Storage", CellValue(json.word("sourceStorageName"))),
      ("Path", CellValue(json.word("pathPrefix"))),
      ("Key", CellValue(json.word("keyConfig", "type"))),
      ("Key columns", CellValue(json.texts("keyConfig", "columns"))),
      ("Distribution", CellValue(json.word("distributionConfig", "type"))),
      ("Partition", CellValue(json.word("partitionConfig", "type"))),
      ("Polled every", CellValue(json.number("pollingIntervalSeconds").map { "\($0) s" })),
      ("Columns", CellValue(columns.map { "\($0.word("name") ?? "") \($0.word("type") ?? "")" })),
    ])
    try ThingPrinter(output, place).print(
      card, id: json.word("pipeTableId") ?? table, name: table, json: json)
  }
}
