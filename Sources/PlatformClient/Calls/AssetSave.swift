import HTTPTypes
import JSON
public import PlatformModel

extension PlatformClient {
  /// Saves edits of an asset that was read as `base`, unless somebody else changed the same fields.
  ///
  /// The asset is read anew and compared field by field:
  ///
  /// | mine | theirs | |
  /// |---|---|---|
  /// | as theirs | any | nothing to do |
  /// | as base | any | nothing to do, theirs stays |
  /// | other | as base | mine is sent |
  /// | other | other | of a set (tags): both, member by member; else conflict, nothing is sent at all |
  ///
  /// The patch tests first that the fields are still as they were read, and is compared with what
  /// the asset is afterwards: not every platform evaluates tests. `.null` removes a field.
  ///
  /// Throws if a read or the patch fails, or if the platform says that it saved and did not.
  ///
  /// Source: GET and PATCH /v2/assets/{asset_id}, payloads 1.6. That tests are evaluated is not
  /// documented.
  public func save(
    _ id: AssetID, base: AssetDetail, edits: [AssetField: JSONValue]
  ) throws(PlatformError) -> SaveOutcome {
    var theirs = try asset(id)
    var isTesting = true
    var tries = 0
    while true {
      tries += 1
      let merge = AssetMerge(base: base.json, theirs: theirs.json, edits: edits)
      guard merge.conflicts.isEmpty else {
        return .conflict(theirs: theirs, fields: merge.conflicts)
      }
      guard !merge.changes.isEmpty else {
        return .saved(theirs, reverse: JSONPatch([]), merged: merge.merged)
      }
      let answer: AssetDetail?
      do {
        answer = try patch(id, with: merge.patch(testing: isTesting))
      } catch {
        if error.isUnreadableSuccess {
          // It was done; what it is like now is read in any case.
          answer = nil
        } else if error.outcomeIsUnknown {
          // Its answer was lost: what the asset is like now tells whether it was done.
          let now = try lostPatch(id, of: merge, after: error)
          return .saved(now, reverse: merge.reverse, merged: merge.merged)
        } else {
          guard tries < 4, Self.mayBeTest(error) else { throw error }
          let now = try asset(id)
          if error.cause == .rejected ? merge.isUntouched(in: now.json) : now.json == theirs.json {
            // Nobody was in between: the platform does not like the tests, or the patch itself.
            guard isTesting else { throw error }
            isTesting = false
          }
          theirs = now
          continue
        }
      }
      return try outcome(of: merge, answer: answer, now: try read(id, after: answer, merge))
    }
  }

  /// An asset as it is after it was patched. Where that cannot be read, the platform's answer stands:
  /// it says that it is done.
  private func read(
    _ id: AssetID, after answer: AssetDetail?, _ merge: AssetMerge
  ) throws(PlatformError) -> AssetDetail {
    do {
      return try asset(id)
    } catch {
      guard let answer, merge.isDone(in: answer.json) else { throw error }
      return answer
    }
  }

  /// The asset once a patch is in it whose answer was lost. Throws `lost`, with what was found, where
  /// it is not: nothing is sent again.
  private func lostPatch(
    _ id: AssetID, of merge: AssetMerge, after lost: PlatformError
  ) throws(PlatformError) -> AssetDetail {
    guard lost.cause != .cancelled else { throw lost }
    return try caller.find(after: lost, absent: "the asset is as it was") {
      () throws(PlatformError) -> AssetDetail? in
      let now = try asset(id)
      return merge.isDone(in: now.json) ? now : nil
    }
  }

  /// A patch whose test failed is answered in one of these ways.
  static func mayBeTest(_ error: PlatformError) -> Bool {
    error.cause == .conflict || (error.cause == .rejected && error.status != nil)
  }

  func outcome(
    of merge: AssetMerge, answer: AssetDetail?, now: AssetDetail
  ) throws(PlatformError) -> SaveOutcome {
    let missing = merge.changes.filter { change in
      let field = change.field
      let value = AssetMerge.value(of: field, in: now.json)
      // What the platform made of it (a trimmed name, say) is mine too.
      let made = answer.map { AssetMerge.value(of: field, in: $0.json) } ?? change.mine
      let isMade =
        AssetMerge.isSame(field, value, made)
        && !AssetMerge.isSame(field, made, merge.theirs(field))
      return !isMade && !merge.isDone(change, in: value)
    }.map(\.field)
    guard !missing.isEmpty else {
      return .saved(now, reverse: merge.reverse, merged: merge.merged)
    }
    guard merge.isUntouched(in: now.json) else { return .conflict(theirs: now, fields: missing) }
    throw caller.error(
      .rejected,
      .change(.patch, "v2", "assets", now.asset.id.id, query: [now.asset.id.container.scope]),
      message: "The platform says that it saved, yet the asset is as it was.")
  }
}

extension PlatformError {
  /// The platform said that it did it, in a form that is not understood.
  fileprivate var isUnreadableSuccess: Bool {
    guard case .unreadable = cause, let status else { return false }
    return (200..<300).contains(status)
  }
}
