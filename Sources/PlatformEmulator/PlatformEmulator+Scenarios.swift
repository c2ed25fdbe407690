public import HTTPTypes
public import JSON

/// What tests and demonstrations do to the platform behind its users' backs.
extension PlatformEmulator {
  /// Another user changes an asset, with a new `usage.last_updated_at` and `last_updater_id`.
  ///
  /// - Parameters:
  ///   - asset: its `metadata.asset_id`.
  ///   - patch: paths as in PATCH /v2/assets/{asset_id}: `/metadata/description`.
  ///   - user: name of the one who does it.
  /// Throws if there is no such asset or user, or the patch does not fit.
  public func someoneElseEdits(
    asset: String, _ patch: JSONPatch, as user: String = "ana"
  ) throws {
    let now = options.clock.milliseconds
    try store.write { database in
      guard let record = try AssetRecord.find(asset, in: database),
        let editor = try UserRecord.find(name: user, in: database)
      else {
        throw PlatformFault.missing("There is no asset \(asset) or no user \(user).")
      }
      try AssetEditing(patch, honoursTests: true).apply(to: record, by: editor.id, now, database)
    }
    counts.forgetAll()
  }

  /// The next `count` matching requests are answered with this status, and nothing is done.
  ///
  /// - Parameters:
  ///   - prefix: beginning of the path, with or without a method: `/v2/jobs`, `PATCH /v2/assets`.
  ///   - body: nil: the platform's common error body.
  public func failNext(
    matching prefix: String, status: HTTPResponse.Status, count: Int = 1, body: [UInt8]? = nil,
    headers: HTTPFields = [:]
  ) {
    var fields = headers
    if fields[.contentType] == nil {
      fields[.contentType] = body == nil ? "application/json" : "text/html"
    }
    let fault = PlatformFault(status, code: "simulated_failure", "This failure was asked for.")
    let common = FaultShape.common.body(of: fault, trace: identifiers.next()).serializedBytes()
    let response = EmulatorResponse(status: status, headers: fields, body: body ?? common)
    plan(.answer(response), prefix, count)
  }

  /// The server holds the next `count` matching requests up for this long before it answers them;
  /// `respond(to:)` does not wait.
  public func hangNext(matching prefix: String, for delay: Duration, count: Int = 1) {
    plan(.latency(.fixed(delay / .milliseconds(1))), prefix, count)
  }

  private func plan(_ fault: Fault, _ prefix: String, _ count: Int) {
    plan(FaultRule(fault: fault, pattern: RequestPattern(prefix), count: count))
  }

  /// Throws the log of a run away and replaces what it had by fewer, other lines; what is printed
  /// later comes behind them.
  ///
  /// - Parameter run: its `metadata.asset_id`. Throws if there is no such run.
  public func rewriteLog(run: String) throws {
    overlays.rewrite(run, position: try printedLines(of: run))
  }

  /// Puts this many lines more at the end of a run's log, all at once.
  ///
  /// - Parameter run: its `metadata.asset_id`. Throws if there is no such run.
  public func appendLogLines(run: String, count: Int) throws {
    let position = try printedLines(of: run)
    let lines = (1...max(count, 1)).map { "INFO  extra line \($0) of \(count)" }
    overlays.append(count > 0 ? lines : [], to: run, position: position)
  }

  private func printedLines(of run: String) throws -> Int {
    let now = options.clock.milliseconds
    let record = try store.read { try RunRecord.find(run, in: $0) }
    return record.script.logLineCount(at: now, cancelledAt: record.cancelledAt)
  }
}
