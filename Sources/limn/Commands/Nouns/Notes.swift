import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn notes`: what people wrote about an asset and its columns.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "List the notes at an asset, or write one.",
    subcommands: [NotesListCommand.self, NotesAddCommand.self],
    defaultSubcommand: NotesListCommand.self)
}

struct NotesListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the notes at an asset and its columns.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: CommandFilter.help(NoteRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<NoteRow> {
    let query = try CommandFilter.query(filter, of: NoteRow.self, in: place)
    let asset = try asset.find(in: place)
    let names = OwnerNames(try place.session.platform())
    let rows = try place.session.rows(of: .notes, in: .asset(asset.id))
    return Listing("notes at \(asset.name)", rows.map { NoteRow($0, names: names.name) })
      .filtered(by: query, in: place)
  }
}

struct NotesAddCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write a note at an asset or a column of it.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: "What to write.")
  var text: String
  @Option(help: "The column it is about.")
  var column: String?
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    guard !text.isEmpty else { throw UsageProblem("the note is empty") }
    let asset = try asset.find(in: place)
    var note: JSONValue = ["note": .string(text)]
    note["column_name"] = column.map { .string($0) }
    let request = try place.session.request(
      at: asset.id, "create-note", body: ["notes": [note]])
    let subject = column.map { "\($0) of \(asset.name)" } ?? asset.name
    let question = ChangeQuestion(
      action: "Write a note at \(subject)\(place.inContainers([asset.id.container]))",
      facts: ["Note: \(text.prefix(200))"])
    guard try place.change(question, change, request) != nil else { return }
    try place.output.write(TerminalSafe.line("note written at \(subject)") + "\n")
    try place.output.flush()
  }
}
