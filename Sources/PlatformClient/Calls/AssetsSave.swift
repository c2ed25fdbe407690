import JSON
public import PlatformModel

extension PlatformClient {
  /// Saves edits of up to twenty assets of one container in three calls, each asset as `save` of one
  /// does: nobody's change is lost, sets are merged, and what it is like afterwards is read.
  ///
  /// The outcomes stand in the order of `ids`. What cannot be settled together is settled one by one.
  /// Where the answer to the change is lost, the assets are looked at before anything is said of them.
  ///
  /// - Parameter edit: what is to become of an asset that was read just now.
  ///
  /// Throws only where nothing was sent.
  ///
  /// Source: GET /v2/assets/bulk and POST /v2/assets/bulk_patch, payloads 1.6.
  public func save(
    _ ids: [AssetID], edit: (AssetDetail) -> AssetSaving
  ) throws(PlatformError) -> [SaveResult] {
    if ids.count == 1, let id = ids.first {
      let saving = edit(try asset(id))
      return [
        result { () throws(PlatformError) in
          try save(id, base: saving.base, edits: saving.edits)
        }
      ]
    }
    let read: BulkAnswer
    do {
      read = try bulkAssets(ids)
    } catch {
      guard Self.isNotKnown(error) else { throw error }
      return oneByOne(ids, edit)
    }
    var batch = SavingBatch(ids, read, edit)
    guard !batch.pending.isEmpty else { return batch.results(missing: missing) }
    do {
      batch.note(try bulkPatch(batch.patches))
    } catch {
      try recover(&batch, from: error)
    }
    verify(&batch)
    return batch.results(missing: missing)
  }

  /// The same with what is to become of each known before.
  public func save(_ savings: [AssetSaving]) throws(PlatformError) -> [SaveResult] {
    let known = Dictionary(savings.map { ($0.id.id, $0) }) { first, _ in first }
    return try save(savings.map(\.id)) { detail in
      known[detail.asset.id.id] ?? AssetSaving(detail.asset.id, base: detail, edits: [:])
    }
  }

  private func oneByOne(_ ids: [AssetID], _ edit: (AssetDetail) -> AssetSaving) -> [SaveResult] {
    ids.map { id in
      result { () throws(PlatformError) in
        let saving = edit(try asset(id))
        return try save(id, base: saving.base, edits: saving.edits)
      }
    }
  }

  /// The platform has no such call, or does not take it like this.
  private static func isNotKnown(_ error: PlatformError) -> Bool {
    error.status != nil && (error.cause == .notFound || error.cause == .rejected)
  }

  /// The change as a whole failed, or its answer was lost.
  private func recover(
    _ batch: inout SavingBatch, from error: PlatformError
  ) throws(PlatformError) {
    if Self.isNotKnown(error) {
      for saving in batch.pending { settle(&batch, saving) }
    } else if error.outcomeIsUnknown {
      look(&batch, after: error)
    } else {
      // One call too many was not made: nothing was sent, and it may be made later.
      if case .rateLimited = error.cause { throw error }
      for saving in batch.pending { batch.end(saving.id, .failure(error)) }
    }
  }

  /// Finds out which of the changes arrived. Nothing is sent again.
  private func look(_ batch: inout SavingBatch, after lost: PlatformError) {
    var seen: BulkAnswer = [:]
    let ids = batch.pending.map(\.id)
    let pending = batch.pending
    _ = caller.seen { () throws(PlatformError) -> Bool? in
      seen = try bulkAssets(ids)
      return pending.allSatisfy { $0.isDone(in: seen) } ? true : nil
    }
    for saving in pending {
      if let now = saving.detail(in: seen), saving.merge.isDone(in: now.json) {
        batch.end(saving.id, .success(saving.outcome(now)))
      } else {
        batch.end(saving.id, .failure(lost))
      }
    }
  }

  /// Reads what became of what was sent: not every platform evaluates tests.
  private func verify(_ batch: inout SavingBatch) {
    guard !batch.pending.isEmpty else { return }
    let seen = try? bulkAssets(batch.pending.map(\.id))
    for saving in batch.pending {
      guard case .success(let made)? = saving.answer else {
        settle(&batch, saving)
        continue
      }
      guard let now = seen.flatMap(saving.detail) else {
        // The platform says that it is done, and nobody can look now.
        if saving.merge.isDone(in: made.json) {
          batch.end(saving.id, .success(saving.outcome(made)))
        } else {
          settle(&batch, saving)
        }
        continue
      }
      batch.end(
        saving.id,
        result { () throws(PlatformError) in
          try outcome(of: saving.merge, answer: made, now: now)
        })
    }
  }

  /// One that was refused, or is missing in an answer: what `save` makes of it alone. What has arrived
  /// is not sent again.
  private func settle(_ batch: inout SavingBatch, _ saving: SavingBatch.Pending) {
    if case .failure(let error)? = saving.answer, !Self.mayBeTest(error) {
      return batch.end(saving.id, .failure(error))
    }
    batch.end(
      saving.id,
      result { () throws(PlatformError) in
        switch try save(saving.id, base: saving.saving.base, edits: saving.saving.edits) {
        // It had arrived already: what undoes it is known from before.
        case .saved(let now, let reverse, let merged) where reverse.operations.isEmpty:
          .saved(now, reverse: saving.merge.reverse, merged: merged)
        case let other: other
        }
      })
  }

  private func missing(_ id: AssetID) -> PlatformError {
    caller.error(
      .notFound, .get("v2", "assets", id.id, query: [id.container.scope]),
      message: "The platform does not name it in its answer.")
  }

  private func result(
    _ save: () throws(PlatformError) -> SaveOutcome
  ) -> SaveResult {
    do throws(PlatformError) { return .success(try save()) } catch { return .failure(error) }
  }
}

/// Assets that are being saved together: what is to be sent, and what became of each.
struct SavingBatch {
  struct Pending {
    var id: AssetID
    var saving: AssetSaving
    var merge: AssetMerge
    var answer: Result<AssetDetail, PlatformError>?

    func detail(in read: PlatformClient.BulkAnswer) -> AssetDetail? {
      if case .success(let detail)? = read[id.id] { detail } else { nil }
    }

    func isDone(in read: PlatformClient.BulkAnswer) -> Bool {
      detail(in: read).map { merge.isDone(in: $0.json) } ?? false
    }

    func outcome(_ now: AssetDetail) -> SaveOutcome {
      .saved(now, reverse: merge.reverse, merged: merge.merged)
    }
  }

  private let ids: [AssetID]
  /// Sent, or to be sent.
  private(set) var pending: [Pending] = []
  private var ended: [AssetID: SaveResult] = [:]

  init(
    _ ids: [AssetID], _ read: PlatformClient.BulkAnswer, _ edit: (AssetDetail) -> AssetSaving
  ) {
    self.ids = ids
    for id in ids {
      switch read[id.id] {
      case .failure(let error): ended[id] = .failure(error)
      case .success(let theirs): begin(id, theirs, edit(theirs))
      case nil: break
      }
    }
  }

  private mutating func begin(_ id: AssetID, _ theirs: AssetDetail, _ saving: AssetSaving) {
    let merge = AssetMerge(base: saving.base.json, theirs: theirs.json, edits: saving.edits)
    if !merge.conflicts.isEmpty {
      ended[id] = .success(.conflict(theirs: theirs, fields: merge.conflicts))
    } else if merge.changes.isEmpty {
      ended[id] = .success(.saved(theirs, reverse: JSONPatch([]), merged: merge.merged))
    } else {
      pending.append(Pending(id: id, saving: saving, merge: merge))
    }
  }

  var patches: [(id: AssetID, patch: JSONPatch)] {
    pending.map { ($0.id, $0.merge.patch(testing: true)) }
  }

  mutating func note(_ answer: PlatformClient.BulkAnswer) {
    for index in pending.indices { pending[index].answer = answer[pending[index].id.id] }
  }

  mutating func end(_ id: AssetID, _ result: SaveResult) {
    pending.removeAll { $0.id == id }
    ended[id] = result
  }

  func results(missing: (AssetID) -> PlatformError) -> [SaveResult] {
    ids.map { ended[$0] ?? .failure(missing($0)) }
  }
}

extension PlatformClient {
  /// Whether edits that were sent, and of which nobody waited for the answer, have arrived. Nothing is
  /// sent. One that has not is `.conflict` without fields, with the asset as it is.
  ///
  /// The outcomes stand in the order of `savings`.
  public func arrived(_ savings: [AssetSaving]) throws(PlatformError) -> [SaveResult] {
    let read = try bulkAssets(savings.map(\.id))
    return savings.map { saving in
      switch read[saving.id.id] {
      case .failure(let error): return .failure(error)
      case nil: return .failure(missing(saving.id))
      case .success(let now):
        let merge = AssetMerge(
          base: saving.base.json, theirs: now.json, edits: saving.edits)
        guard merge.changes.isEmpty, merge.conflicts.isEmpty else {
          return .success(.conflict(theirs: now, fields: []))
        }
        let before = AssetMerge(
          base: saving.base.json, theirs: saving.base.json, edits: saving.edits)
        return .success(.saved(now, reverse: before.reverse, merged: []))
      }
    }
  }
}
