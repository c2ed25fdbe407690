import JSON
import PlatformClient
import PlatformModel

/// Does many things, one after the other and no faster than the platform allows; says of each what
/// became of it, and remembers it.
struct BulkRun {
  let items: [BulkItem]
  let budget: CallBudget?
  let journal: BulkJournal
  let progress: BulkProgress
  /// Makes the call. One that was too many is made again.
  let send: (BulkItem) throws -> APIAnswer?
  /// Looks into an answer; throws if it was not done after all.
  var check: (BulkItem, APIAnswer) throws -> Void = { _, _ in }
  /// Takes what became of each: the status it was answered with, or why not.
  let report: (BulkItem, Ending) throws -> Void
  /// Why something was not done, in words.
  var explain: (PlatformError) -> CommandFailure = { CommandFailure($0) }
  /// False if the person wants no more.
  let pause: (Duration) -> Bool
  var isInterrupted: () -> Bool = { false }

  typealias Ending = Result<Int?, CommandFailure>

  struct Outcome: Equatable {
    var done = 0
    var failed = 0
    /// Those that were sent, and whose answer was lost.
    var unknown = 0
    /// Of the first that was not done.
    var failure: CommandFailure?
    /// The person wanted no more.
    var isInterrupted = false

    /// `2 failed, 1 not known whether it was done`
    var notDone: String {
      let words = [
        failed > 0 || unknown == 0 ? "\(failed) failed" : nil,
        unknown > 0 ? "\(unknown) not known whether done" : nil,
      ]
      return words.compactMap(\.self).joined(separator: ", ")
    }

    /// The exit code of a command about several things.
    func code(isPartial: Bool, _ failure: CommandFailure) -> Int32 {
      if failed == 0, unknown > 0 { return CommandFailure.unknownOutcome }
      return isPartial ? 6 : failure.code
    }

    static func == (left: Outcome, right: Outcome) -> Bool {
      left.done == right.done && left.failed == right.failed && left.unknown == right.unknown
        && left.failure?.code == right.failure?.code && left.isInterrupted == right.isInterrupted
    }
  }

  /// Stops before all is done where the person wants it, or where the next would fail like the last.
  func run() throws -> Outcome {
    var outcome = Outcome()
    let watch = ContinuousClock()
    let start = watch.now
    defer { progress.hide() }
    for (index, item) in items.enumerated() {
      guard waitForRoom(item) else {
        outcome.isInterrupted = true
        break
      }
      let ending = try perform(item)
      if case .failure(let failure) = ending, failure.code == 130 {
        outcome.isInterrupted = true
        break
      }
      outcome.note(ending)
      progress.hide()
      try report(item, ending)
      if case .failure(let failure) = ending, failure.concernsAll { break }
      let each = (watch.now - start) / (index + 1)
      let rest = items[(index + 1)...].map(\.request.operation)
      let left = BulkPlan(rest, budget: budget, each: each).time
      progress.step(isFailure: ending.isFailure, left: left)
    }
    return outcome
  }

  /// False if the person wants no more.
  private func waitForRoom(_ item: BulkItem) -> Bool {
    guard !isInterrupted() else { return false }
    let category = item.request.operation.category
    guard let wait = Pacing(budget).pause(before: [category]) else { return true }
    return pause(wait)
  }

  /// Throws where it cannot be noted what is sent: nothing more is sent then.
  private func perform(_ item: BulkItem) throws -> Ending {
    let wasSent = journal.unknown.contains(item.line)
    if wasSent, !item.request.operation.isRepeatable {
      let words = "it was being sent when the command was interrupted: look whether it was done"
      return .failure(CommandFailure(code: CommandFailure.unknownOutcome, words))
    }
    try journal.begin(item.line)
    do {
      let answer = try sent(item)
      if let answer { try check(item, answer) }
      try journal.finish(item.line)
      return .success(answer?.status)
    } catch let failure as StateFailure {
      throw failure
    } catch let error as PlatformError {
      if wasSent, item.request.operation.method == "DELETE", error.cause == .notFound {
        try journal.finish(item.line)
        return .success(error.status)
      }
      if !error.outcomeIsUnknown { try journal.fail(item.line) }
      return .failure(explain(error))
    } catch {
      let failure = error as? CommandFailure ?? CommandFailure("\(error)")
      // Who does not wait for the end of what was begun leaves it begun.
      try failure.code == 130 ? journal.finish(item.line) : journal.fail(item.line)
      return .failure(failure)
    }
  }

  /// A call that was one too many was not made: it is made when there is room again.
  private func sent(_ item: BulkItem) throws -> APIAnswer? {
    var tries = 1
    while true {
      do {
        return try send(item)
      } catch let error as PlatformError {
        let category = item.request.operation.category
        guard let wait = Pacing(budget).pause(after: error, tried: tries, [category]) else {
          throw error
        }
        try journal.fail(item.line)
        guard pause(wait) else { throw error }
        try journal.begin(item.line)
        tries += 1
      }
    }
  }
}

extension BulkRun.Outcome {
  mutating func note(_ ending: BulkRun.Ending) {
    switch ending {
    case .success: done += 1
    case .failure(let failure):
      if failure.isOfUnknownOutcome { unknown += 1 } else { failed += 1 }
      self.failure = self.failure ?? failure
    }
  }
}

extension BulkRun.Ending {
  var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}

extension CommandFailure {
  /// It is not the thing that failed: the next would fail just so.
  var concernsAll: Bool { !isOfUnknownOutcome && error?.concernsAll ?? false }
}

extension APIOperation {
  /// Sending it twice leaves what sending it once leaves.
  fileprivate var isRepeatable: Bool { isReading || method == "PUT" || method == "DELETE" }
}
