import ArgumentParser
import ExplorerModel
import Filters
import JSON
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
    return rows.map { LakeServiceRow($0, asking: withStatus ? operations : nil) }
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

/// A service of AI Lake.
struct LakeServiceRow: ListRow {
  let json: JSONValue
  let rowID: String

  /// - Parameter operations: where it is asked how it is; nil: nowhere.
  init?(_ json: JSONValue, asking operations: Operations?) {
    let service = json.lakeObject
    guard let id = service.word("serviceId") else { return nil }
    rowID = id
    var whole = service
    if let status = operations?.status(of: id) { whole["status"] = status }
    self.json = whole
  }

  static let columns: [OutputColumn<LakeServiceRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("state", .choice(["ready", "not ready"])) { $0.state },
    .wide("status") { Cell($0.json["status"].map { Secrets.masked($0).serialized() }) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("name") ?? rowID }

  /// The platform leaves open what a status looks like; most say whether they are ready.
  private var state: Cell {
    switch json["status"]?["ready"]?.bool {
    case true: .state("ready", .good)
    case false: .state("not ready", .bad)
    case nil: .none
    }
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
