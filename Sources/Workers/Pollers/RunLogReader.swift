public import ExplorerModel
public import PlatformClient
public import PlatformModel

/// Reads the log of one run look by look: each brings what is new since the one before.
///
/// The run is read before the log, so that a log read after the end is known to be whole.
public struct RunLogReader: Sendable {
  private static let asksPerLook = 5

  private let id: JobRunID
  private var reconciler = LogReconciler()
  private var interval = PollInterval(from: .seconds(1), to: .seconds(10))

  public init(_ run: JobRunID) {
    id = run
  }

  /// One look. Its `nextIn` says when the next is due; nil: that was the end.
  public mutating func look(
    _ client: PlatformClient, now: () -> Timestamp
  ) throws(PlatformError) -> LogChunk {
    let run = try client.run(id)
    let (delivery, total) = try nextDelivery(client)
    let isQuiet =
      delivery.lines.isEmpty && delivery.missingBefore == 0 && delivery.lastLine == nil
    let next =
      run.state.isTerminal ? nil : isQuiet ? interval.nothing() : interval.something()
    return LogChunk(
      lastLine: delivery.lastLine, lines: delivery.lines, missingBefore: delivery.missingBefore,
      replacesAll: delivery.replacesAll, total: total, polledAt: now(), nextIn: next,
      isFinal: next == nil, run: run)
  }

  /// When to look again after a look that failed; nil: there is no use in it.
  public mutating func pause(after error: PlatformError) -> Duration? {
    error.isWatchedOn ? interval.failure(error) : nil
  }

  private mutating func nextDelivery(
    _ client: PlatformClient
  ) throws(PlatformError) -> (LogReconciler.Delivery, total: Int?) {
    var limit = reconciler.limit
    for _ in 0..<Self.asksPerLook {
      let page = try client.runLog(id, limit: limit)
      switch reconciler.take(page, limit: limit) {
      case .ask(let larger): limit = larger
      case .deliver(let delivery): return (delivery, page.total)
      }
    }
    return (LogReconciler.Delivery(), nil)
  }
}
