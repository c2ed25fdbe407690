import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn ops`: work that goes on at the platforms.
struct OpsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ops",
    abstract: "Long-running operations, such as what commands began at AI Lake.",
    discussion: """
      AI Lake lists no operations: those are shown that commands of this user began. Exports and \
      imports of assets are listed by the platform, with -c whoever began them. Runs of jobs are \
      listed with limn runs --active, and waited for with limn run wait.
      """,
    subcommands: [OpsListCommand.self, OpsGetCommand.self, OpsWaitCommand.self],
    defaultSubcommand: OpsListCommand.self)
}

struct OpsListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List operations that commands began; with -c exports and imports there, too.")

  @Argument(help: CommandFilter.help(OperationRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<OperationRow> {
    let query = try CommandFilter.query(filter, of: OperationRow.self, in: place)
    var readers: [ListReader<OperationRow>] = []
    if let container = try container.optional(in: place) {
      readers = try ["exports", "imports"].map { try reader(of: $0, in: container.id, place) }
    }
    if readers.isEmpty || place.session.settings.aiLakeURL != nil {
      readers += try begun(place)
    }
    return Listing("operations", .joined(readers, ahead: 6)).filtered(by: query, in: place)
  }

  private func begun(_ place: Surroundings) throws -> [ListReader<OperationRow>] {
    let client = try place.session.aiLake()
    return try place.begun.entries().map { entry in
      .whole { () throws(PlatformError) in
        [OperationRow(entry, try client.operationIfThere(entry.id))]
      }
    }
  }

  /// - Parameter what: `exports` or `imports`.
  private func reader(
    of what: String, in container: ContainerID, _ place: Surroundings
  ) throws -> ListReader<OperationRow> {
    let request = try place.session.request(
      "exports", "list-asset-\(what)",
      [
        "catalog_id": container.catalog, "project_id": container.project,
        "space_id": container.space, "limit": "100",
      ])
    return ListReader.rows(of: request, try place.session.operations(for: request.operation))
      .map { OperationRow($0, kind: what == "exports" ? "asset-export" : "asset-import") }
  }
}

extension AILakeClient {
  /// Nil if the platform keeps it no longer.
  fileprivate func operationIfThere(_ id: String) throws(PlatformError) -> AILakeOperation? {
    do {
      return try operation(id)
    } catch {
      guard error.cause == .notFound else { throw error }
      return nil
    }
  }
}

struct OpsGetCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show how one operation is doing.")

  @Argument(help: "Its ID.")
  var operation: String
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    guard !operation.isEmpty else { throw UsageProblem("the ID of the operation is empty") }
    let found = try place.session.aiLake().operation(operation)
    try ThingPrinter(output, place).print(found, title: nil)
  }
}
