import ExplorerModel
import PlatformClient
import PlatformModel

/// Asks a platform for one change and brings how it went.
struct Changer: Sendable {
  private let platforms: Platforms
  private let cancellation: Cancellation
  private let newOperationID: @Sendable () -> String

  init(
    platforms: Platforms, cancellation: Cancellation,
    newOperationID: @escaping @Sendable () -> String
  ) {
    self.platforms = platforms
    self.cancellation = cancellation
    self.newOperationID = newOperationID
  }

  func answer(to change: Change) -> Answer {
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
            name: name, storageIDs: storageIDs, operationID: newOperationID())
        })
    case .deleteDatabase(let entry, let id):
      .databaseRequested(
        entry: entry,
        result { () throws(PlatformError) in
          try connectedAILake().deleteDatabase(id, operationID: newOperationID())
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
    try platforms.platform.connect("platform")
  }

  private func connectedAILake() throws(PlatformError) -> AILakeClient {
    try platforms.aiLake.connect("AI Lake")
  }
}
