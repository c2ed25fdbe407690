import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn ops wait`: until operations are over.
struct OpsWaitCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until operations are over, and exit with how they ended.",
    discussion: """
      Exit codes: 0 succeeded, 1 failed, 6 some of several, 124 not over in time, 130 interrupted.
      """)

  @Argument(help: "Their IDs; none: all that commands of this user began and that go on.")
  var operations: [String] = []
  @OptionGroup var limit: TimeoutOption
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let ids = try operations.isEmpty ? goingOn(place) : operations
    guard !ids.isEmpty else { return place.warn("no operation goes on") }
    guard !ids.contains("") else { throw UsageProblem("the ID of an operation is empty") }
    let over = try OperationsWait(place: place, timeout: limit.duration).untilOver(ids)
    for operation in over {
      try place.output.write(TerminalSafe.line("\(operation.id) \(operation.outcome)") + "\n")
    }
    try place.output.flush()
    if over.count == 1 { return try over[0].check(over[0].kind) }
    let failures = over.filter { !$0.isGood }.count
    guard failures > 0 else { return }
    throw CommandFailure(
      code: failures == over.count ? 1 : 6,
      "\(failures) of \(Plural.count(over.count, "operation")) failed")
  }

  private func goingOn(_ place: Surroundings) throws -> [String] {
    let client = try place.session.aiLake()
    return try place.begun.entries().map(\.id).filter {
      do throws(PlatformError) {
        return try !client.operation($0).isTerminal
      } catch {
        guard error.cause == .notFound else { throw error }
        return false
      }
    }
  }
}

/// Waits for operations of AI Lake.
struct OperationsWait {
  let place: Surroundings
  var timeout: Duration?

  /// In the order of their IDs. Throws `CommandFailure` with code 124 or 130 if one goes on.
  func untilOver(_ ids: [String]) throws -> [AILakeOperation] {
    let client = try place.session.aiLake()
    let wait = WorkWait(
      place: place, timeout: timeout,
      hint: "the platform goes on; limn ops wait \(ids.joined(separator: " ")) waits again")
    return try ids.map { id in
      try wait.until {
        let operation = try client.operation(id)
        return operation.isTerminal ? operation : nil
      }
    }
  }
}

extension AILakeOperation {
  /// The platform's word.
  var word: String {
    switch status {
    case .pending: "pending"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .other(let word): word
    }
  }

  var isGood: Bool {
    if case .succeeded = status { true } else { false }
  }

  /// `failed: Provisioning failed: Warehouse …`.
  var outcome: String {
    guard case .failed(let failure) = status else { return word }
    return ([word] + [failure.title, failure.detail].compactMap { $0 }).joined(separator: ": ")
  }

  var cell: CellValue {
    switch status {
    case .pending, .other: .state(word, .busy)
    case .succeeded: .state(word, .good)
    case .failed: .state(word, .bad)
    }
  }

  /// In the platform's shape.
  var json: JSONValue {
    var json: JSONValue = ["id": .string(id), "kind": .string(kind), "status": .string(word)]
    switch status {
    case .succeeded(let result): json["result"] = result
    case .failed(let failure):
      var error: JSONValue = [:]
      error["status"] = failure.status.map { JSONValue($0) }
      error["title"] = failure.title.map { .string($0) }
      error["detail"] = failure.detail.map { .string($0) }
      json["error"] = error
    case .pending, .other: break
    }
    return json
  }

  /// Throws `CommandFailure` with code 1 unless it went well.
  func check(_ title: String) throws {
    guard !isGood else { return }
    throw CommandFailure("\(title) \(outcome)")
  }
}

extension ThingPrinter {
  /// - Parameter title: what was begun, where that is known.
  func print(_ operation: AILakeOperation, title: String?) throws {
    var failure: OperationFailure?
    if case .failed(let why) = operation.status { failure = why }
    let card = ThingCard([
      ("Operation", CellValue(title)), ("ID", .text(operation.id)),
      ("Kind", CellValue(operation.kind)),
      ("State", operation.cell), ("Failure", CellValue(failure?.title)),
      ("Detail", CellValue(failure?.detail)),
    ])
    try print(card, id: operation.id, name: title ?? operation.kind, json: operation.json)
  }
}
