import JSON
import PlatformModel

extension DraftsFeature {
  private static let keptSteps = 50

  /// New values of an asset, compared with how it was read.
  struct Staging {
    var asset: AssetID
    var base: AssetDetail
    var values: [AssetField: JSONValue]

    /// All edits of the asset with these among them; nil: nothing is another than it was.
    func edits(over old: Draft?) -> [AssetField: JSONValue]? {
      var edits = old?.edits ?? [:]
      for (field, value) in values {
        // Not `= nil`: a JSON value can be the literal nil too.
        edits.removeValue(forKey: field)
        if value != field.value(in: base.asset) { edits[field] = value }
      }
      return edits == old?.edits ?? [:] ? nil : edits
    }
  }

  /// Stages new values of an asset; edits of other fields stay in its draft.
  static func stage(
    _ state: inout AppState, _ asset: AssetID, base: AssetDetail,
    values: [AssetField: JSONValue]
  ) -> [Effect] {
    let name = state.name(of: .asset(asset))
    let staging = Staging(asset: asset, base: base, values: values)
    guard let edits = staging.edits(over: state.drafts.draft(of: asset)) else {
      state.status.say("Nothing was changed: \(name) is as it was", .info, at: state.now)
      return []
    }
    remember(&state)
    keep(&state, edits, staging)
    let words =
      state.drafts.draft(of: asset).map {
        "Staged \(name): \($0.fields.words). p reviews and applies"
      } ?? "The draft of \(name) is gone: nothing differs any more"
    state.status.say(words, edits.isEmpty ? .info : .success, at: state.now)
    return changed(&state)
  }

  /// The same for many assets, as one step of `U`.
  static func stage(_ state: inout AppState, _ stagings: [Staging]) -> [Effect] {
    var changes: [(edits: [AssetField: JSONValue], staging: Staging)] = []
    for staging in stagings {
      let old = state.drafts.draft(of: staging.asset)
      guard old?.status != .applying, let edits = staging.edits(over: old) else { continue }
      changes.append((edits, staging))
    }
    let total = stagings.count
    guard !changes.isEmpty else {
      state.status.say("Nothing was changed: all \(total) are like that", .info, at: state.now)
      return []
    }
    remember(&state)
    for (edits, staging) in changes { keep(&state, edits, staging) }
    let others = total - changes.count
    let rest = others == 0 ? "" : "; \(others) \(others == 1 ? "is" : "are") like that already"
    let count = changes.count == 1 ? "1 asset" : "\(changes.count) assets"
    state.status.say("Staged \(count)\(rest). p reviews and applies", .success, at: state.now)
    return changed(&state)
  }

  private static func keep(
    _ state: inout AppState, _ edits: [AssetField: JSONValue], _ staging: Staging
  ) {
    guard !edits.isEmpty else {
      state.drafts.drafts.removeAll { $0.asset == staging.asset }
      return
    }
    put(
      &state,
      Draft(asset: staging.asset, base: staging.base, edits: edits, stagedAt: state.now))
  }

  /// Puts a draft in the place of the one its asset has, else at the end.
  static func put(_ state: inout AppState, _ draft: Draft) {
    if let index = state.drafts.drafts.firstIndex(where: { $0.asset == draft.asset }) {
      state.drafts.drafts[index] = draft
    } else {
      state.drafts.drafts.append(draft)
    }
  }

  /// Keeps what is staged now, for `U`.
  static func remember(_ state: inout AppState) {
    state.drafts.undo.append(state.drafts.drafts.map(\.restaged))
    if state.drafts.undo.count > keptSteps { state.drafts.undo.removeFirst() }
    state.drafts.redo = []
    state.drafts.isAppliedNewest = false
  }

  /// `U`: takes back what was staged last; if the last thing was that a draft was applied, stages
  /// what reverses it.
  public static func undo(_ state: inout AppState) -> [Effect] {
    if isApplying(&state) { return [] }
    if state.drafts.isAppliedNewest || state.drafts.undo.isEmpty { return stageReverse(&state) }
    let before = state.drafts.undo.removeLast()
    state.drafts.redo.append(state.drafts.drafts.map(\.restaged))
    return turn(&state, to: before, saying: "Undone", key: "ctrl-y redoes")
  }

  /// `ctrl-y`: stages again what was taken back.
  public static func redo(_ state: inout AppState) -> [Effect] {
    if isApplying(&state) { return [] }
    guard let after = state.drafts.redo.popLast() else {
      state.status.refuse("Nothing to redo", at: state.now)
      return []
    }
    state.drafts.undo.append(state.drafts.drafts.map(\.restaged))
    return turn(&state, to: after, saying: "Redone", key: "U undoes")
  }

  private static func isApplying(_ state: inout AppState) -> Bool {
    guard state.drafts.drafts.contains(where: { $0.status == .applying }) else { return false }
    state.status.say("Drafts are being applied: wait for the answer", .info, at: state.now)
    return true
  }

  private static func turn(
    _ state: inout AppState, to drafts: [Draft], saying word: String, key: String
  ) -> [Effect] {
    let old = state.drafts.drafts
    state.drafts.isAppliedNewest = false
    // How applying went is still true of drafts that are not touched.
    state.drafts.drafts = drafts.map { draft in
      old.first { $0.asset == draft.asset && $0.edits == draft.edits && $0.base == draft.base }
        ?? draft
    }
    let names = differing(old, drafts).map { state.name(of: .asset($0)) }
    let what =
      names.isEmpty
      ? ""
      : names.count > 3
        ? ": \(names.count) drafts" : ": the draft of \(names.joined(separator: ", "))"
    state.status.say("\(word)\(what). \(key)", .info, at: state.now)
    return changed(&state)
  }

  private static func differing(_ a: [Draft], _ b: [Draft]) -> [AssetID] {
    var assets: [AssetID] = []
    for draft in a + b where !assets.contains(draft.asset) {
      let mine = a.first { $0.asset == draft.asset }
      let other = b.first { $0.asset == draft.asset }
      if mine?.edits != other?.edits || mine?.base != other?.base { assets.append(draft.asset) }
    }
    return assets
  }

  /// Stages what undoes the draft that was applied last.
  private static func stageReverse(_ state: inout AppState) -> [Effect] {
    guard let applied = state.drafts.applied.last else {
      state.status.refuse("Nothing to undo", at: state.now)
      return []
    }
    guard let detail = state.library.details[applied.asset] else {
      state.drafts.reversing = applied.asset
      state.status.say("Reading \(applied.name) …", .info, at: state.now)
      return [.load(.asset(applied.asset))]
    }
    state.drafts.isAppliedNewest = false
    guard
      let document = try? applied.reverse.applied(to: detail.json)
    else {
      state.status.say(
        "\(applied.name) has changed since: what was applied cannot be reversed by itself",
        .warning, at: state.now)
      return []
    }
    let values = reversed(document, of: detail, fields: applied.fields)
    return stage(&state, applied.asset, base: detail, values: values)
  }

  /// The asset whose last draft is to be reversed was read, or could not be.
  static func readToReverse(
    _ state: inout AppState, _ asset: AssetID, _ result: Result<AssetDetail, PlatformError>
  ) -> [Effect] {
    guard state.drafts.reversing == asset else { return [] }
    state.drafts.reversing = nil
    switch result {
    case .failure(let error):
      let doing = "Reading \(state.name(of: .asset(asset)))"
      state.status.say(ChangeSentence.sentence(error, doing: doing), .error, at: state.now)
      return []
    case .success(let detail):
      guard state.drafts.applied.last?.asset == asset else { return [] }
      state.library.details[asset] = detail
      return stageReverse(&state)
    }
  }

  /// The values of the fields in a document, of those that were applied.
  private static func reversed(
    _ document: JSONValue, of detail: AssetDetail, fields: [AssetField]
  ) -> [AssetField: JSONValue] {
    var values: [AssetField: JSONValue] = [:]
    for field in fields {
      let found = document["metadata"]?[field.rawValue]
      switch field {
      case .name: if let name = found?.string { values[field] = .string(name) }
      case .description: values[field] = .string(found?.string ?? "")
      case .tags:
        let tags = (found?.array ?? []).filter { $0.string != nil }
        values[field] = .array(tags)
      }
    }
    return values
  }
}
