import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn lake services`: what works for the databases.
struct LakeServicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "List services and how they are, run their commands.",
    subcommands: [LakeServicesListCommand.self, LakeServicesRunCommand.self],
    defaultSubcommand: LakeServicesListCommand.self)
}

struct LakeServicesListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List services and how they are.")

  @Argument(help: CommandFilter.help(LakeServiceRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<LakeServiceRow> {
    let query = try CommandFilter.query(filter, of: LakeServiceRow.self, in: place)
    return Listing("services", try Self.reader(place, withStatus: true))
      .filtered(by: query, in: place)
  }

  /// - Parameter withStatus: each is asked how it is.
  static func reader(
    _ place: Surroundings, withStatus: Bool
  ) throws -> ListReader<LakeServiceRow> {
    let request = try place.session.request(
      "lake-services", "list", ["size": "500", "metaInclude": "page"])
    let operations = try place.session.operations(for: request.operation)
    let rows = ListReader.rows(of: request, operations)
    return rows.map { row in
      LakeServiceRow(row) { withStatus ? operations.status(of: $0) : nil }
    }
  }
}

extension Operations {
  /// How a service is; nil if it does not say.
  fileprivate func status(of service: String) -> JSONValue? {
    guard let operation = OperationCatalogue.operation("lake-services", "status"),
      let request = try? APIRequest(
        operation, parameters: [(name: "serviceId", value: service)])
    else { return nil }
    return (try? perform(request))?.json?.lakeObject["status"]
  }
}

struct LakeServicesRunCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a command of a service, such as restart.")

  @Argument(help: "Service by name or ID.")
  var service: String
  @Argument(help: "What it is to do.")
  var command: String
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("A value of its context; may be repeated.", valueName: "name=value"),
    transform: Assignment.read)
  var values: [Assignment] = []
  @Option(help: "What the command takes, as JSON: text, @FILE, or - for standard input.")
  var payload: String?
  @OptionGroup var waiting: WaitOptions
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let payload = try payload.map { try place.document($0, "--payload") } ?? [:]
    let service = try LakeFinder(place: place).service(service)
    var context: JSONValue = [:]
    for assignment in values { context[assignment.name] = .string(assignment.value) }
    let request = try place.session.request(
      "lake-services", "run-command",
      [
        "serviceId": service.rowID, "commandName": command, "operation-id": LakeStart.newID,
      ], body: ["context": context, "payload": payload])
    try LakeStart(place: place, change: change, waiting: waiting, output: output)
      .run("Run \(command) of \(service.rowName)", request)
  }
}
