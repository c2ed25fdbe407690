import Foundation
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

@testable import limn

/// Each operation of the catalogue by its command, `limn api GROUP VERB --NAME VALUE …`, against the
/// emulator.
@Suite struct EveryOperationTests {
  /// What the platform says of addresses and methods that it does not know.
  private static let unserved = ["There is no resource at", "is not allowed here", "not emulated"]

  @Test func everyOperationReachesWhatServesIt() throws {
    let platform = try CallablePlatform()
    var missed: [String] = []
    for operation in OperationCatalogue.all {
      let answer = try platform.call(operation)
      if let message = answer.message, Self.unserved.contains(where: message.contains) {
        missed.append("\(operation.group) \(operation.verb): \(message)")
      }
    }

    #expect(missed.isEmpty, "\(missed.joined(separator: "\n"))")
  }

  @Test func whatOnlyReadsSucceedsWhereWhatItIsAboutIsThere() throws {
    let platform = try CallablePlatform()
    var refused: [String: String] = [:]
    for operation in OperationCatalogue.all
    where operation.method == "GET" && platform.knows(operation) {
      let answer = try platform.call(operation)
      guard let status = answer.refusal else { continue }
      refused["\(operation.group) \(operation.verb)"] = "\(status) \(answer.message ?? "")"
    }

    let unexpected = refused.filter { Self.reasons[$0.key] == nil }
    #expect(unexpected.isEmpty, "\(unexpected)")
    #expect(Self.reasons.keys.filter { refused[$0] == nil }.isEmpty)
  }

  /// Why a reading operation is refused although all that it names is there.
  private static let reasons = [
    "data-assets get-folder-asset": "The asset is a connection, no folder.",
    "data-assets folder-contents": "The asset is a connection, no folder.",
    "trash get": "The asset is not in the trash.",
    "asset-files get": "No such file was put there.",
    "asset-files git-status": "The project has no Git repository.",
    "asset-files git-uncommitted": "The project has no Git repository.",
    "asset-files get-git-settings": "The project has no Git repository.",
    "connections browse": "The connection has nothing at that path.",
    "catalogs get-default": "No default catalog was made.",
    "auth validate": "That takes a token of the identity provider.",
    "asset-containers get-configurations": "None were set for the project.",
    "assets get-ibm-data-source": "It wants one of several parameters that are all optional.",
  ]
}

/// A platform with something for every parameter.
private struct CallablePlatform {
  struct Answer {
    /// The status; nil if it did what was asked.
    var refusal: Int?
    var message: String?
  }

  private let client: PlatformClient
  private let aiLake: AILakeClient
  private var values: [String: String] = ["limit": "10", "query": "*:*", "path": "sample.csv"]

  init() throws {
    let clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = 300
    options.clock = clock
    let wire = EmulatedTransport(try Worlds.platform(options))
    let time = ClientClock(
      now: { Timestamp(milliseconds: clock.milliseconds) }, sleep: { _, _ in })
    client = try .connecting(
      to: "http://platform.test", as: .password(user: "admin", password: "password"), over: wire,
      clock: time, onExchange: { _ in })
    aiLake = try .connecting(
      to: "http://platform.test", as: .token("limn-demo-token"), over: wire, clock: time,
      onExchange: { _ in })
    try learn()
  }

  /// Asks for lists, each of which names something that others are about.
  private mutating func learn() throws {
    try learn("catalog_id", "catalogs list", "/catalogs/0/metadata/guid")
    try learn("project_id", "projects list", "/resources/0/metadata/guid")
    try learn("space_id", "spaces list", "/resources/0/metadata/id")
    try learn("job_id", "jobs list", "/results/0/metadata/asset_id")
    try learn("run_id", "jobs list-runs", "/results/0/metadata/asset_id")
    try learn("connection_id", "connections list", "/resources/0/metadata/asset_id")
    try learn("environment_guid", "environments list", "/resources/0/metadata/asset_id")
    try learn("asset_id", "connections list", "/resources/0/metadata/asset_id")
    try learn("instanceId", "lake-databases list", "/data/0/id")
  }

  private mutating func learn(_ name: String, _ words: String, _ pointer: String) throws {
    let parts = words.split(separator: " ").map(String.init)
    let operation = try APIWords.operation(parts[0], parts[1])
    let answer = try perform(operation)
    values[name] = try answer.json?.value(at: JSONPointer(pointer))?.string
    #expect(values[name] != nil, "\(words) has nothing at \(pointer)")
  }

  /// Through the words of the command line.
  func call(_ operation: APIOperation) throws -> Answer {
    do {
      _ = try perform(operation)
      return Answer()
    } catch let error as PlatformError {
      return Answer(refusal: error.status ?? 0, message: error.message)
    }
  }

  private func perform(_ operation: APIOperation) throws -> APIAnswer {
    let words = words(for: operation)
    let command = try #require(try Limn.command(words) as? APICommand, "\(words)")
    let request = try command.request(operation)
    return operation.isAILake
      ? try aiLake.operations.perform(request) : try client.operations.perform(request)
  }

  /// Whether there is something that it can be about.
  func knows(_ operation: APIOperation) -> Bool {
    operation.pathParameters.allSatisfy { values[$0] != nil }
      && operation.query.allSatisfy { $0.rule != .required || values[$0.name] != nil }
  }

  private func words(for operation: APIOperation) -> [String] {
    var words = ["api", operation.group, operation.verb]
    for name in operation.pathParameters { words += ["--\(name)", values[name] ?? "x"] }
    for parameter in operation.query where parameter.rule == .required {
      words += ["--\(parameter.name)", values[parameter.name] ?? Self.example(parameter.kind)]
    }
    if let scope = scope(of: operation) { words += ["--\(scope)", values[scope] ?? "x"] }
    switch operation.body {
    case .none: break
    case .json: words += ["--body", "{}"]
    case .jsonPatch: words += ["--body", "[]"]
    case .form, .multipart, .octets: words += ["--body", "a=b"]
    }
    return words
  }

  /// A project where that may be: it has jobs too.
  private func scope(of operation: APIOperation) -> String? {
    let names = operation.query.filter { $0.rule == .oneOf }.map(\.name)
    return ["project_id", "catalog_id", "space_id"].first(where: names.contains) ?? names.first
  }

  private static func example(_ kind: APIOperation.Parameter.Kind) -> String {
    switch kind {
    case .text: "x"
    case .number: "1"
    case .flag: "true"
    }
  }
}
