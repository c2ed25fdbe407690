import ExplorerModel
import PlatformClient
import PlatformModel

/// Asks a platform for one change and brings how it went.
struct Changer: Sendable {
  private let platforms: Platforms
  private let cancellation: Cancellation
  private let newOperationID: @Sendable () -> String
  private let now: @Sendable () -> Timestamp

  init(
    platforms: Platforms, cancellation: Cancellation,
    newOperationID: @escaping @Sendable () -> String, now: @escaping @Sendable () -> Timestamp
  ) {
    self.platforms = platforms
    self.cancellation = cancellation
    self.newOperationID = newOperationID
    self.now = now
  }

  func answer(to change: Change) -> Answer {
    let sent = now()
    let operationID = change.isOfAILake ? newOperationID() : ""
    let answer = answer(to: change, operationID)
    guard let error = answer.failedChange, error.outcomeIsUnknown else { return answer }
    switch change {
    case .startRun(let entry, let job):
      return .answerLost(.startRun(entry: entry, job, sent: sent), error)
    case .cancelRun(let entry, let run): return .answerLost(.cancelRun(entry: entry, run), error)
    case .createDatabase(let entry, _, _), .deleteDatabase(let entry, _):
      return .answerLost(.operation(entry: entry, id: operationID), error)
    case .save, .call, .saveAll, .lookForSaved: return answer
    }
  }

  private func answer(to change: Change, _ operationID: String) -> Answer {
    switch change {
    case .save(let id, let base, let edits):
      .saved(
        id,
        explained { () throws(PlatformError) in
          try connected().save(id, base: base, edits: edits)
        })
    case .call(let call):
      .called(
        call, OperationCaller(platforms: platforms, cancellation: cancellation).outcome(of: call))
    // Saved step by step, not in one go.
    case .saveAll(let entry, _), .lookForSaved(let entry, _): .saving(entry: entry, .ended(nil))
    case .startRun(let entry, let job):
      .runStarted(
        entry: entry, job,
        explained { () throws(PlatformError) in try connected().startRun(of: job) })
    case .cancelRun(let entry, let run): .runCancelled(entry: entry, run, explained(cancel(run)))
    case .createDatabase(let entry, let name, let storageIDs):
      .databaseRequested(
        entry: entry,
        result { () throws(PlatformError) in
          try connectedAILake().createDatabase(
            name: name, storageIDs: storageIDs, operationID: operationID)
        })
    case .deleteDatabase(let entry, let id):
      .databaseRequested(
        entry: entry,
        result { () throws(PlatformError) in
          try connectedAILake().deleteDatabase(id, operationID: operationID)
        })
    }
  }

  /// With what the user is where it was not permitted.
  private func explained<Value>(
    _ call: () throws(PlatformError) -> Value
  ) -> Result<Value, PlatformError> {
    result(call).mapError { error in (try? connected())?.explained(error) ?? error }
  }

  /// Cancels, and reads what became of it: the call itself answers nothing.
  private func cancel(_ run: JobRunID) -> () throws(PlatformError) -> JobRun {
    { () throws(PlatformError) in
      let client = try connected()
      try client.cancelRun(run)
      return try client.run(run)
    }
  }

  private func connected() throws(PlatformError) -> PlatformClient {
    try platforms.platform.connect("platform").cancelled(by: cancellation)
  }

  private func connectedAILake() throws(PlatformError) -> AILakeClient {
    try platforms.aiLake.connect("AI Lake").cancelled(by: cancellation)
  }
}

extension Change {
  fileprivate var isOfAILake: Bool {
    switch self {
    case .createDatabase, .deleteDatabase: true
    case .save, .saveAll, .lookForSaved, .startRun, .cancelRun, .call: false
    }
  }
}

extension Answer {
  /// Why a change that the tray follows was not made.
  fileprivate var failedChange: PlatformError? {
    switch self {
    case .runStarted(_, _, .failure(let error)), .runCancelled(_, _, .failure(let error)),
      .databaseRequested(_, .failure(let error)):
      error
    default: nil
    }
  }
}
