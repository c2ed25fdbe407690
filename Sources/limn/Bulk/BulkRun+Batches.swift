import PlatformClient
import PlatformModel

extension BulkRun {
  /// What a batch takes: it is read, changed and read again.
  private static let categories: [CallCategory] = [.read, .write]

  /// The same with things that are sent together, and may be sent again without harm.
  ///
  /// - Parameter send: gives how each of them ended. Throws where nothing was sent.
  func run(
    together batches: [[BulkItem]], send: ([BulkItem]) throws -> [Ending]
  ) throws -> Outcome {
    var outcome = Outcome()
    let watch = ContinuousClock()
    let start = watch.now
    defer { progress.hide() }
    for (index, batch) in batches.enumerated() {
      guard !isInterrupted(),
        Pacing(budget).pause(before: Self.categories).map(pause) ?? true
      else {
        outcome.isInterrupted = true
        break
      }
      let endings = try sent(batch, send)
      let left = (watch.now - start) / (index + 1) * (batches.count - index - 1)
      progress.hide()
      for (item, ending) in zip(batch, endings) {
        outcome.note(ending)
        try report(item, ending)
        progress.step(isFailure: ending.isFailure, left: left)
      }
      if case .failure(let failure)? = endings.last, failure.concernsAll { break }
    }
    return outcome
  }

  /// A batch that was one call too many was not sent: it is sent when there is room again.
  private func sent(
    _ batch: [BulkItem], _ send: ([BulkItem]) throws -> [Ending]
  ) throws -> [Ending] {
    try journal.begin(batch.map(\.line))
    var tried = 1
    while true {
      do {
        let endings = try send(batch)
        try journal.end(zip(batch, endings).map { ($0.line, !$1.isFailure) })
        return endings
      } catch let failure as StateFailure {
        throw failure
      } catch {
        let problem = error as? PlatformError
        if let problem,
          let wait = Pacing(budget).pause(after: problem, tried: tried, Self.categories),
          pause(wait)
        {
          tried += 1
          continue
        }
        try journal.end(batch.map { ($0.line, false) })
        let failure = problem.map(explain) ?? error as? CommandFailure ?? CommandFailure("\(error)")
        return batch.map { _ in .failure(failure) }
      }
    }
  }
}
