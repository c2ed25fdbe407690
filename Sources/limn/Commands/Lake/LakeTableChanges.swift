import ArgumentParser
import Foundation
import JSON
import PlatformClient
import PlatformModel

struct LakeTablesCreateCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a pipe table, which is filled from files of a storage."
  )

  @Argument(help: "What it is to be called.")
  var table: String
  @OptionGroup var database: LakeDatabaseOption
  @Option(help: "Storage that the files are in, by name or ID.")
  var storage: String
  @Option(help: ArgumentHelp("What the files' names begin with.", valueName: "prefix"))
  var path: String
  @Option(help: "Further settings as JSON: text, @FILE, or - for standard input.")
  var body: String?
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    guard !table.isEmpty else { throw UsageProblem("the name of the table is empty") }
    var settings = try body.map { try place.document($0, "--body") } ?? [:]
    let database = try database.find(in: place)
    settings["tableName"] = .string(table)
    settings["pathPrefix"] = .string(path)
    settings["sourceStorageName"] = .string(
      try LakeFinder(place: place).storages([storage])[0].name)
    let request = try place.session.request(
      "lake-tables", "create",
      ["instanceId": database.id, "operation-id": LakeStart.newID], body: settings)
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run("Create the table \(table) in \(database.name)", request)
  }
}

struct LakeTablesDeleteCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a pipe table; the files stay.")

  @Argument(help: "Table by name.")
  var table: String
  @OptionGroup var database: LakeDatabaseOption
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let database = try database.find(in: place)
    let request = try place.session.request(
      "lake-tables", "delete",
      ["instanceId": database.id, "tableName": table, "operation-id": LakeStart.newID])
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run(
        "Delete the table \(table) of \(database.name)", request,
        undo: .possible("Its files stay: limn lake tables create makes it again."))
  }
}

struct LakeTablesAnalyzeCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Bring the statistics of tables up to date.")

  @Argument(help: "Tables by name; none: all.")
  var tables: [String] = []
  @OptionGroup var database: LakeDatabaseOption
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let database = try database.find(in: place)
    let request = try place.session.request(
      "lake-tables", "analyze", ["instanceId": database.id, "operation-id": LakeStart.newID],
      body: ["tableNames": .array(tables.map { .string($0) })])
    let names = tables.isEmpty ? "all tables" : tables.joined(separator: ", ")
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run("Analyze \(names) of \(database.name)", request)
  }
}

extension Surroundings {
  /// A JSON object: the text itself, `@FILE`, or `-` for standard input. Throws `UsageProblem`.
  func document(_ text: String, _ option: String) throws -> JSONValue {
    var bytes = Array(text.utf8)
    if text == "-" {
      bytes = readInput()
    } else if text.hasPrefix("@") {
      guard let data = InputFile.bytes(at: String(text.dropFirst())) else {
        throw UsageProblem("\(option): \(text.dropFirst()) cannot be read")
      }
      bytes = data
    }
    guard let json = try? JSONValue.parse(bytes), json.object != nil else {
      throw UsageProblem("\(option) is no JSON object")
    }
    return json
  }
}
