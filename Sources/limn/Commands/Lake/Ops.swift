import ArgumentParser
import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// `limn ops`: work that goes on at AI Lake.
struct OpsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ops", abstract: "Long-running operations of AI Lake that commands began.",
    discussion:
      "Runs of jobs are listed with limn runs --active, and waited for with limn run wait.",
    subcommands: [OpsListCommand.self, OpsGetCommand.self, OpsWaitCommand.self],
    defaultSubcommand: OpsListCommand.self)
}

struct OpsListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List operations that commands of this user began.")

  @Argument(help: FilterWords.help)
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<OperationRow> {
    let query = try FilterWords.query(
      filter, fields: [.name, .type, .state, .created],
      states: ["pending", "succeeded", "failed", "gone"], in: place)
    let client = try place.session.aiLake()
    let entries = place.begun.entries(at: place.session.settings.aiLakeURL ?? "")
    let readers = entries.map { entry in
      ListReader.whole { () throws(PlatformError) in
        [OperationRow(entry: entry, operation: try client.operationIfThere(entry.id))]
      }
    }
    return Listing("operations", .joined(readers, ahead: 6)).filtered(by: query, now: place.now())
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

/// An operation, as it was begun and as it is.
struct OperationRow: ListRow {
  let entry: BegunOperations.Entry
  /// Nil: it is gone.
  let operation: AILakeOperation?

  static let columns: [OutputColumn<OperationRow>] = [
    OutputColumn("operation") { .text($0.entry.title) },
    OutputColumn("state") { $0.operation?.cell ?? .state("gone", .dim) },
    OutputColumn("began") { Cell($0.entry.began) },
    .wide("kind") { Cell($0.operation?.kind) },
    OutputColumn("id") { .text($0.entry.id) },
  ]

  var rowID: String { entry.id }
  var rowName: String { entry.title }
  var json: JSONValue {
    operation?.json ?? ["id": .string(entry.id), "status": "gone"]
  }

  var record: FilterRecord {
    FilterRecord(
      text: "\(entry.title) \(operation?.word ?? "gone")", name: entry.title,
      type: operation?.kind ?? "", state: operation?.word ?? "gone", created: entry.began)
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
