import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// Finds connections as people name them; they are assets.
struct ConnectionFinder {
  let place: Surroundings
  let option: ContainerOption

  func connection(_ text: String) throws -> Asset {
    guard !text.isEmpty else { throw UsageProblem("the name of the connection is empty") }
    let isPath = option.container == nil && text.contains("/") && !Resolver.isID(text)
    let found = try Resolver(place).asset(text, in: isPath ? nil : option.optional(in: place))
    guard found.type == "connection" else {
      throw UsageProblem("\(found.name) is no connection but a \(found.type)")
    }
    return found
  }
}

/// `limn connections discover`: what lies behind a connection.
struct ConnectionsDiscoverCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover", abstract: "List what lies behind a connection.",
    discussion: "limn connections discover warehouse /SALES -c 'Retail 360'")

  @Argument(
    help: ArgumentHelp(
      "Connection by ID, by name, or by path, such as 'Retail 360/warehouse'.",
      valueName: "connection"))
  var connection: String
  @Argument(help: "Where to look: a schema, a folder, a table.")
  var path = "/"
  @Argument(help: CommandFilter.help(DiscoveredRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<DiscoveredRow> {
    let query = try CommandFilter.query(filter, of: DiscoveredRow.self, in: place)
    let found = try ConnectionFinder(place: place, option: container).connection(connection)
    let id = found.id.container
    let request = try place.session.request(
      "connections", "browse",
      [
        "connection_id": found.id.id, "path": path, "catalog_id": id.catalog,
        "project_id": id.project, "space_id": id.space, "limit": "100",
      ])
    let operations = try place.session.operations(for: request.operation)
    let rows = ListReader<JSONValue> { take throws(PlatformError) in
      try operations.pages(of: request) { answer in
        take(Page(items: answer["assets"]?.array ?? []))
      }
    }
    return Listing("things at \(path) of \(found.name)", rows.map(DiscoveredRow.init))
      .filtered(by: query, in: place)
  }
}

/// `limn connections test`: whether they lead anywhere.
struct ConnectionsTestCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Test whether connections lead anywhere.",
    discussion: "Exit codes: 0 all do, 1 the platform cannot connect, 6 some of several do.")

  @Argument(help: ArgumentHelp("Connections by ID, name or path.", valueName: "connection"))
  var connections: [String]
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let finder = ConnectionFinder(place: place, option: container)
    // A test changes nothing; nobody has to be asked.
    let steps = try connections.map { text in
      let asset = try finder.connection(text)
      let id = asset.id.container
      return (
        asset.name,
        try place.session.request(
          "connections", "perform",
          [
            "connection_id": asset.id.id, "action_name": "test", "catalog_id": id.catalog,
            "project_id": id.project, "space_id": id.space,
          ], body: [:])
      )
    }
    var failures = 0
    for (name, request) in steps {
      do {
        _ = try place.session.operations(for: request.operation).perform(request)
        try place.output.write(TerminalSafe.line("\(name) works") + "\n")
        try place.output.flush()
      } catch let error as PlatformError {
        if steps.count == 1 { throw error }
        failures += 1
        place.warn("\(name): \(CommandFailure(error).description)")
      }
    }
    guard failures > 0 else { return }
    throw CommandFailure(
      code: failures == steps.count ? 1 : 6,
      "\(failures) of \(Plural.count(steps.count, "connection")) \(failures == 1 ? "does" : "do") not work"
    )
  }
}
