import JSON
import PlatformModel

/// The form that is open, as it is kept.
public struct KeptForm: Hashable, Sendable {
  /// Of its record.
  public var id: String
  /// Since when something stands in it that is not on disk; nil: it is.
  public var dirtySince: Timestamp?
  /// There is a record of it.
  public var isKept: Bool

  public init(id: String, dirtySince: Timestamp? = nil, isKept: Bool = false) {
    self.id = id
    self.dirtySince = dirtySince
    self.isKept = isKept
  }
}

/// Keeps what is being written until it is a draft, and offers what an earlier program left.
enum UnfinishedFeature {
  /// How long what is typed may be in memory alone.
  static let delay = Duration.milliseconds(500)

  static func id(_ state: AppState, _ subject: String) -> String {
    "\(state.process)-\(state.now.milliseconds)/\(subject)"
  }

  // MARK: An open form

  /// Something was written in the form on top.
  static func touched(_ state: inout AppState) {
    guard let form = state.topForm, let subject = form.subject else { return }
    if state.drafts.writing == nil {
      state.drafts.writing = KeptForm(id: id(state, subject))
    }
    if state.drafts.writing?.dirtySince == nil { state.drafts.writing?.dirtySince = state.now }
  }

  static func nextTick(_ state: AppState) -> Timestamp? {
    state.drafts.writing?.dirtySince.map { $0 + delay }
  }

  static func ticked(_ state: inout AppState) -> [Effect] {
    guard let due = nextTick(state), due <= state.now else { return [] }
    return keepForm(&state)
  }

  /// Writes the open form down as it is now.
  static func keepForm(_ state: inout AppState) -> [Effect] {
    guard let writing = state.drafts.writing, writing.dirtySince != nil else { return [] }
    state.drafts.writing?.dirtySince = nil
    guard let form = state.topForm, let subject = subject(of: form, state) else { return [] }
    let texts = Dictionary(form.fields.map { ($0.id, $0.input.text) }) { first, _ in first }
    state.drafts.writing?.isKept = true
    return [
      .keep([
        UnfinishedRecords.put(
          UnfinishedEdit(
            id: writing.id, subject: subject, content: .form(texts), writtenAt: state.now))
      ])
    ]
  }

  private static func subject(of form: FormState, _ state: AppState) -> UnfinishedEdit.Subject? {
    switch form.purpose {
    case .editAsset(let asset):
      AssetEditorFeature.base(of: asset, state).map { .asset(asset, base: $0) }
    case .editMarked(let assets): .marked(assets)
    case .createDatabase, .settleConflict, .export: nil
    }
  }

  /// The form is gone: what stood in it is a draft now, or nobody wants it.
  static func formClosed(_ state: inout AppState) -> [Effect] {
    guard let writing = state.drafts.writing else { return [] }
    state.drafts.writing = nil
    return writing.isKept ? forget(&state, writing.id) : []
  }

  // MARK: What is there

  /// Keeps what is no draft yet, and why.
  static func keep(_ state: inout AppState, _ edit: UnfinishedEdit) -> [Effect] {
    if let index = state.drafts.unfinished.firstIndex(where: { $0.id == edit.id }) {
      state.drafts.unfinished[index] = edit
    } else {
      state.drafts.unfinished.append(edit)
    }
    return [.keep([UnfinishedRecords.put(edit)])]
  }

  static func forget(_ state: inout AppState, _ id: String) -> [Effect] {
    state.drafts.unfinished.removeAll { $0.id == id }
    return [.keep([UnfinishedRecords.remove(id)])]
  }

  /// What an earlier program left, or one that was killed.
  static func found(_ state: inout AppState, _ records: [Record]) -> [Effect] {
    let all = records.filter { $0.id.kind == .unfinished }.compactMap { record in
      UnfinishedRecords.edit(from: record)
    }.filter { edit in edit.content != .file && state.drafts.unfinished(edit.id) == nil }
    // An editor in which nothing was written left nothing.
    let idle = all.filter { isIdle($0, state) }
    let new = all.filter { !isIdle($0, state) }
    let effects: [Effect] =
      idle.isEmpty ? [] : [.keep(idle.map { UnfinishedRecords.remove($0.id) })]
    guard !new.isEmpty else { return effects }
    state.drafts.unfinished += new
    state.drafts.unfinished.sort { $0.writtenAt < $1.writtenAt }
    for edit in new {
      if case .asset(let id, let base) = edit.subject, state.library.assets[id] == nil {
        state.library.assets[id] = base.asset
      }
    }
    let what =
      new.count == 1
      ? "An edit of \(new[0].title) that was not finished is"
      : "\(new.count) edits that were not finished are"
    state.status.say("\(what) here: p shows it", .info, at: state.now)
    return effects
  }

  private static func isIdle(_ edit: UnfinishedEdit, _ state: AppState) -> Bool {
    guard case .asset(let id, let base) = edit.subject, case .text(let text) = edit.content,
      case .success(let values) = AssetText.parse(text, of: base.asset)
    else { return false }
    let draft = state.drafts.draft(of: id)
    return values.allSatisfy { field, value in
      value == draft?.value(of: field) ?? field.value(in: base.asset)
    }
  }

  /// Another window took up or dropped what this one offers.
  static func changed(_ state: inout AppState, by changes: [RecordChange]) {
    for change in changes where change.id.kind == .unfinished && change.document == nil {
      state.drafts.unfinished.removeAll { $0.id == change.id.key }
    }
  }

  // MARK: Taking it up again

  static func resume(_ state: inout AppState, _ id: String) -> [Effect] {
    guard let edit = state.drafts.unfinished(id) else { return [] }
    switch edit.subject {
    case .asset(let asset, let base):
      state.drafts.editing = AssetEdit(
        asset: asset, base: base, isInEditor: edit.isText, resumes: edit)
      return AssetEditorFeature.open(&state, asset, base)
    case .marked(let assets): return MarkedEditing.open(&state, assets, resuming: edit)
    }
  }

  static func drop(_ state: inout AppState, _ id: String) -> [Effect] {
    guard let edit = state.drafts.unfinished(id) else { return [] }
    let effects = forget(&state, id)
    state.status.say("Dropped what was written of \(edit.title)", .info, at: state.now)
    return effects + DraftsFeature.changed(&state)
  }
}

extension UnfinishedEdit {
  var isText: Bool { if case .form = content { false } else { true } }

  /// What was written, with what each text is for; in the order forms have.
  public var texts: [(label: String, text: String)] {
    switch content {
    case .file: return []
    case .text(let text): return [("text", text)]
    case .form(let texts):
      let ids = AssetField.allCases.map(\.rawValue) + [FormField.tagsToAdd, FormField.tagsToRemove]
      let labels = [FormField.tagsToAdd: "tags to add", FormField.tagsToRemove: "tags to remove"]
      return ids.compactMap { id in
        texts[id].flatMap { $0.isEmpty ? nil : (labels[id] ?? id, $0) }
      }
    }
  }
}

extension FormState {
  /// What is written in it outlives the program.
  var isKept: Bool { subject != nil }

  /// What it is about, as a part of an id; nil: it is not kept.
  fileprivate var subject: String? {
    switch purpose {
    case .editAsset(let asset): "\(asset.container.id)/\(asset.id)"
    case .editMarked(let assets): "marked/\(assets.count)"
    case .createDatabase, .settleConflict, .export: nil
    }
  }

  /// What was written before stands in its inputs again.
  mutating func take(_ edit: UnfinishedEdit?) {
    guard case .form(let texts)? = edit?.content else { return }
    for index in fields.indices {
      if let text = texts[fields[index].id] { fields[index].input = TextInput(text) }
    }
  }
}
