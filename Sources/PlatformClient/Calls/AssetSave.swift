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
  /// | other | other | conflict; nothing is sent at all |
  ///
  /// What is sent tests first that the fields are still as they were read, and is compared with what
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
        if error.isUnreadable {
          // It was done; what it is like now is read in any case.
          answer = nil
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
      return try outcome(of: merge, answer: answer, now: try asset(id))
    }
  }

  /// A patch whose test failed is answered in one of these ways.
  private static func mayBeTest(_ error: PlatformError) -> Bool {
    error.cause == .conflict || (error.cause == .rejected && error.status != nil)
  }

  private func outcome(
    of merge: AssetMerge, answer: AssetDetail?, now: AssetDetail
  ) throws(PlatformError) -> SaveOutcome {
    let missing = merge.changes.filter { field, mine in
      let value = AssetMerge.value(of: field, in: now.json)
      // What the platform made of it (a trimmed name, say) is mine too.
      let made = answer.map { AssetMerge.value(of: field, in: $0.json) } ?? mine
      let isMade =
        AssetMerge.isSame(field, value, made)
        && !AssetMerge.isSame(field, made, merge.theirs(field))
      return !isMade && !AssetMerge.isSame(field, value, mine)
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
  fileprivate var isUnreadable: Bool {
    if case .unreadable = cause { return true }
    return false
  }
}
