import JSON
import PlatformModel

/// Editing all marked assets at once: one form, a draft for each.
enum MarkedEditing {
  /// More would be more than anybody reviews.
  static let most = 1_000

  static func begin(_ state: inout AppState) -> [Effect] {
    if let refusal = state.context.refusal {
      state.status.say(refusal, .info, at: state.now)
      return []
    }
    let marked = state.assets.marks
    guard marked.count <= most else {
      state.status.say(
        "\(marked.count) assets are marked: up to \(most) can be edited at once", .warning,
        at: state.now)
      return []
    }
    // In the order of the list; what the filter hides comes last.
    let shown = state.assets.list.rows.filter(marked.contains)
    let assets = shown + marked.subtracting(shown).sorted { $0.id < $1.id }
    return open(&state, assets)
  }

  static func open(
    _ state: inout AppState, _ assets: [AssetID], resuming edit: UnfinishedEdit? = nil
  ) -> [Effect] {
    let words = assets.count == 1 ? "the marked asset" : "\(assets.count) marked assets"
    var form = FormState(title: "Edit \(words)", purpose: .editMarked(assets), fields: fields)
    form.take(edit)
    state.drafts.writing = edit.map { KeptForm(id: $0.id, isKept: true) }
    state.overlays.append(.form(form))
    return assets.first.map { Roles.ask(&state, in: $0.container) } ?? []
  }

  private static let fields = [
    FormField(
      id: FormField.tagsToAdd, label: "Add tags", kind: .tags,
      hint: "With commas between them; each asset gets those it does not have"),
    FormField(
      id: FormField.tagsToRemove, label: "Remove tags", kind: .tags,
      hint: "With commas between them; other tags stay"),
    FormField(
      id: AssetField.description.rawValue, label: "Description", kind: .paragraph,
      hint: "For all of them; empty: each keeps its own"),
  ]

  /// Stages a draft for each asset that would be another.
  static func accept(_ state: inout AppState, _ form: FormState, _ assets: [AssetID]) -> [Effect] {
    let added = AssetField.tags(writtenAs: form.text(of: FormField.tagsToAdd))
    let removed = AssetField.tags(writtenAs: form.text(of: FormField.tagsToRemove))
    let description = form.text(of: AssetField.description.rawValue)
    if let both = added.first(where: removed.contains) {
      return refuse(&state, form, "“\(both)” cannot be added and removed")
    }
    if added.isEmpty, removed.isEmpty, description.isEmpty {
      return refuse(&state, form, "Nothing is written: Esc leaves")
    }
    state.overlays.removeLast()
    var edits: [DraftsFeature.Staging] = []
    for asset in assets {
      guard let base = base(of: asset, state) else { continue }
      let tags =
        state.drafts.draft(of: asset)?.value(of: .tags) ?? AssetField.tags.value(in: base.asset)
      let kept = (tags.array ?? []).compactMap(\.string).filter { !removed.contains($0) }
      let new = kept + added.filter { !kept.contains($0) }
      var values: [AssetField: JSONValue] = [:]
      if !added.isEmpty || !removed.isEmpty { values[.tags] = .array(new.map { .string($0) }) }
      if !description.isEmpty { values[.description] = .string(description) }
      edits.append(DraftsFeature.Staging(asset: asset, base: base, values: values))
    }
    return DraftsFeature.stage(&state, edits) + UnfinishedFeature.formClosed(&state)
  }

  private static func refuse(
    _ state: inout AppState, _ form: FormState, _ problem: String
  ) -> [Effect] {
    var form = form
    form.problem = problem
    state.replaceTop(.form(form))
    return []
  }

  /// As it was read whole, else what its row says: saving compares with these fields alone.
  private static func base(of asset: AssetID, _ state: AppState) -> AssetDetail? {
    if let draft = state.drafts.draft(of: asset) { return draft.base }
    if let detail = state.library.details[asset] { return detail }
    guard let row = state.library.assets[asset] else { return nil }
    return AssetDetail(comparing: row)
  }
}
