import ArgumentParser
import Foundation
import JSON
import PlatformClient
import PlatformModel
import Workers

/// `limn api`: any operation of both platforms.
struct APICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "api",
    abstract: "Call any operation of the platforms.",
    discussion: """
      limn api                                  the groups of operations
      limn api GROUP                            the operations of a group
      limn api GROUP VERB --describe            what an operation takes
      limn api GROUP VERB --NAME VALUE …        call it
      limn api METHOD /PATH?QUERY               call what serves that path

      The answer goes to standard output. Exit codes: 1 the platform refused, 2 used wrongly, \
      3 not found, 4 not permitted or not signed in, 5 conflict, 124 timed out.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Group and verb, or method and path, and --NAME VALUE for parameters."),
    completion: Completions.operations)
  var words: [String] = []

  @Option(help: "What to send: text, @FILE, or - for standard input.")
  var body: String?

  @Flag(help: "Read a list to its end; print its rows, one to a line.")
  var paginate = false

  @Flag(help: "Wait until what the call began is done.")
  var wait = false

  @Flag(name: .customLong("dry-run"), help: "Print the request and send nothing.")
  var dryRun = false

  @Flag(help: "Print the request as a curl command, without secrets, and send nothing.")
  var curl = false

  @Flag(name: .shortAndLong, help: "Do not ask, in a context with production: true.")
  var yes = false

  @Flag(help: "Say what the operation takes, and send nothing.")
  var describe = false

  @OptionGroup var platforms: PlatformOptions

  func run() throws {
    guard let first = words.first else { return APIListing.printGroups() }
    if words.count == 1 { return try APIListing.printOperations(of: first) }
    let operation = try APIWords.operation(first, words[1])
    if describe { return APIListing.describe(operation) }
    let request = try request(operation)
    if dryRun || curl {
      let environment = ProcessInfo.processInfo.environment
      let printer = APIPrinter(
        request: request, settings: try? platforms(for: operation).settings(environment))
      return curl ? printer.printCurl() : printer.printRequest()
    }
    let settings = try platforms(for: operation).settings(ProcessInfo.processInfo.environment)
    if !operation.isReading {
      try settings.requireWritable("\(operation.group) \(operation.verb)")
    }
    let session = try CommandSession(settings)
    try confirm(request, session)
    try APICall(request: request, session: session, paginates: paginate, waits: wait).run()
  }

  /// Who writes a call by hand means it; in production it is asked all the same.
  private func confirm(_ request: APIRequest, _ session: CommandSession) throws {
    let operation = request.operation
    guard session.settings.isProduction, !operation.isReading else { return }
    try Surroundings.standard(session).confirm(
      ChangeQuestion(
        action: "Send \(request.line)", facts: [operation.summary].filter { !$0.isEmpty },
        undo: request.loss == .forGood ? .impossible : nil,
        count: operation.isAboutMany ? 2 : 1, isAboutAILake: operation.isAILake), yes: yes)
  }

  /// A parameter of the operation goes before the option of the same name, which `LIMN_CONTEXT` is for
  /// then.
  private func platforms(for operation: APIOperation) -> PlatformOptions {
    var platforms = platforms
    if operation.takesContext { platforms.configuration.context = nil }
    return platforms
  }

  /// What is sent. Throws `UsageProblem` if the words are not what the operation takes.
  func request(_ operation: APIOperation) throws -> APIRequest {
    var parameters = try APIWords.parameters(of: operation, in: words)
    if let context = platforms.configuration.context, operation.takesContext {
      parameters.append(("context", context))
    }
    let body = try bytes()
    do {
      return try APIRequest(operation, parameters: parameters, body: body)
    } catch {
      throw UsageProblem(error.words)
    }
  }

  private func bytes() throws -> [UInt8]? {
    guard let body else { return nil }
    if body == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard body.hasPrefix("@") else { return Array(body.utf8) }
    let path = String(body.dropFirst())
    guard let bytes = InputFile.bytes(at: path) else {
      throw UsageProblem("--body: \(path) cannot be read")
    }
    return bytes
  }
}

extension APIOperation {
  fileprivate var takesContext: Bool { query.contains { $0.name == "context" } }
}
