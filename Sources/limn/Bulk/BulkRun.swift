import Foundation
import JSON
import PlatformClient
import PlatformModel

/// Makes many calls, one after the other and no faster than the platform allows; says of each what
/// became of it, and remembers it.
struct BulkRun {
  let items: [BulkItem]
  let operations: (APIOperation) throws(PlatformError) -> Operations
  let budget: CallBudget?
  let journal: BulkJournal
  let progress: BulkProgress
  /// Takes one line for each item.
  let report: (JSONValue) -> Void
  let pause: (Duration) -> Void

  /// How often a call is made that is one too many, and how long is waited before where the
  /// platform does not say: more than its minute in all.
  private static let tries = 6
  private static let patience = Duration.seconds(15)

  struct Outcome: Equatable {
    var done = 0
    var failed = 0
    /// Of the first that failed.
    var failure: CommandFailure?

    static func == (left: Outcome, right: Outcome) -> Bool {
      left.done == right.done && left.failed == right.failed
        && left.failure?.code == right.failure?.code
    }
  }

  func run() -> Outcome {
    var outcome = Outcome()
    let watch = ContinuousClock()
    let start = watch.now
    for (index, item) in items.enumerated() {
      if let wait = budget?.pause(before: item.request.operation.category, reserve: 0.05) {
        pause(wait)
      }
      let failure = perform(item)
      if let failure {
        outcome.failed += 1
        outcome.failure = outcome.failure ?? failure
      } else {
        outcome.done += 1
      }
      let each = (watch.now - start) / (index + 1)
      let rest = items[(index + 1)...].map(\.request.operation)
      let left = BulkPlan(rest, budget: budget, each: each).time
      progress.step(isFailure: failure != nil, left: left)
    }
    progress.end()
    return outcome
  }

  /// Returns why it failed; nil if it is done.
  private func perform(_ item: BulkItem) -> CommandFailure? {
    if journal.unknown.contains(item.line), !item.request.operation.isRepeatable {
      let words =
        "it was being sent when the command was interrupted: look whether it was done; "
        + "--restart sends it again"
      return fail(item, CommandFailure(code: 5, words))
    }
    journal.begin(item.line)
    do {
      let answer = try send(item)
      journal.finish(item.line)
      report(self.line(item, "done", answer.status))
      return nil
    } catch {
      // Whether it was done is only known where there was an answer.
      if error.status != nil { journal.fail(item.line) }
      return fail(item, CommandFailure(error), status: error.status)
    }
  }

  /// A call that was one too many was not made: it is made when there is room again.
  private func send(_ item: BulkItem) throws(PlatformError) -> APIAnswer {
    let operation = item.request.operation
    var tries = 1
    while true {
      do throws(PlatformError) {
        return try operations(operation).perform(item.request)
      } catch {
        guard case .rateLimited(let wait) = error.cause, tries < Self.tries else { throw error }
        let room = budget?.pause(before: operation.category, reserve: 0)
        pause(wait ?? room ?? Self.patience)
        tries += 1
      }
    }
  }

  private func fail(
    _ item: BulkItem, _ failure: CommandFailure, status: Int? = nil
  ) -> CommandFailure {
    var line = line(item, "failed", status)
    line["error"] = .string(failure.description)
    report(line)
    return failure
  }

  private func line(_ item: BulkItem, _ state: String, _ status: Int?) -> JSONValue {
    var line: JSONValue = [
      "line": JSONValue(item.line), "request": .string(item.request.line),
      "outcome": .string(state),
    ]
    if let status { line["status"] = JSONValue(status) }
    return line
  }
}

extension APIOperation {
  /// Sending it twice leaves what sending it once leaves.
  fileprivate var isRepeatable: Bool { isReading || method == "PUT" || method == "DELETE" }
}
