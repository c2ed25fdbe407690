import Filters
import JSON
public import PlatformModel

/// One line of the list of drafts.
public enum DraftRow: Hashable, Sendable {
  /// Written, and no draft yet.
  case unfinished(String)
  /// A draft; `isMember`: it stands below the line of its group.
  case draft(AssetID, isMember: Bool)
  /// Drafts that do the same to many assets.
  case group(DraftGroup)
  /// A change set that was applied.
  case applied(String)
}

/// Drafts that do the same and stand alike.
public struct DraftGroup: Hashable, Sendable {
  public var key: Key
  public var assets: [AssetID]

  /// What they do, and how it went.
  public struct Key: Hashable, Sendable {
    public var deltas: [DraftDelta]
    var standing: Standing
  }

  enum Standing: Hashable, Sendable {
    case ready
    case failed(PlatformError.Cause)
    case conflict
  }

  /// Fewer stand one by one.
  static let smallest = 5
}

/// What a draft does to one field, apart from what the field was.
public enum DraftDelta: Hashable, Sendable {
  case value(AssetField, JSONValue)
  case members(AssetField, added: [String], removed: [String])

  /// `tags + gold − old`, `description: One row per …`
  public var words: String {
    switch self {
    case .value(let field, let value):
      let text = TextInput.oneLine(String(field.text(of: value).prefix(60)))
      return text.isEmpty ? "no \(field.rawValue)" : "\(field.rawValue): \(text)"
    case .members(let field, let added, let removed):
      let words = added.map { "+ \($0)" } + removed.map { "− \($0)" }
      return "\(field.rawValue) \(words.joined(separator: " "))"
    }
  }
}

extension Draft {
  /// In the order forms have.
  public var deltas: [DraftDelta] {
    changes.map { change in
      guard change.field.isSet, let edit = SetEdit(from: change.before, to: change.after) else {
        return .value(change.field, change.after)
      }
      return .members(change.field, added: edit.added.sorted(), removed: edit.removed.sorted())
    }
  }

  fileprivate var standing: DraftGroup.Standing {
    switch status {
    case .staged, .applying: .ready
    case .failed(let error): .failed(error.cause)
    case .conflict: .conflict
    }
  }
}

extension AppState {
  /// The lines of the list of drafts: what is no draft yet, drafts, what was applied, newest first.
  public func draftRows(_ view: DraftsViewState) -> [DraftRow] {
    let query = FilterList.drafts.query(view.filter.text)
    let matches = FilterList.drafts.matcher(of: query.terms)
    let unfinished = drafts.unfinished.filter { query.isEmpty || matches(facts(of: $0)) }
    let shown = drafts.drafts.filter { query.isEmpty || matches(facts(of: $0)) }
    let applied = drafts.applied.reversed().filter { query.isEmpty || matches(facts(of: $0)) }
    return unfinished.map { .unfinished($0.id) } + Self.grouped(shown, opened: view.opened)
      + applied.map { .applied($0.id) }
  }

  /// Drafts the filter lets through.
  func shownDrafts(_ view: DraftsViewState) -> [AssetID] {
    draftRows(view).flatMap { row -> [AssetID] in
      switch row {
      case .draft(let asset, false): [asset]
      case .group(let group): group.assets
      case .draft(_, true), .unfinished, .applied: []
      }
    }
  }

  /// A group stands where its first draft does.
  private static func grouped(_ drafts: [Draft], opened: Set<DraftGroup.Key>) -> [DraftRow] {
    guard drafts.count >= DraftGroup.smallest else {
      return drafts.map { .draft($0.asset, isMember: false) }
    }
    let keys = drafts.map { DraftGroup.Key(deltas: $0.deltas, standing: $0.standing) }
    var groups: [DraftGroup.Key: [AssetID]] = [:]
    for (key, draft) in zip(keys, drafts) { groups[key, default: []].append(draft.asset) }
    var rows: [DraftRow] = []
    for (key, draft) in zip(keys, drafts) {
      let assets = groups[key] ?? []
      if assets.count < DraftGroup.smallest {
        rows.append(.draft(draft.asset, isMember: false))
      } else if assets.first == draft.asset {
        rows.append(.group(DraftGroup(key: key, assets: assets)))
        if opened.contains(key) { rows += assets.map { .draft($0, isMember: true) } }
      }
    }
    return rows
  }

  private func facts(of draft: Draft) -> DraftFacts {
    let asset = draft.base.asset
    return DraftFacts(
      name: asset.name, type: asset.type, container: name(of: .container(draft.asset.container)),
      tags: draft.value(of: .tags).array?.compactMap(\.string) ?? [], state: draft.statusWord,
      changes: draft.deltas.map(\.words))
  }

  private func facts(of edit: UnfinishedEdit) -> DraftFacts {
    DraftFacts(name: edit.title, state: "unfinished", changes: [edit.problem ?? ""])
  }

  private func facts(of set: AppliedSet) -> DraftFacts {
    DraftFacts(
      name: set.name, state: "applied",
      changes: set.drafts.map(\.asset.name) + set.fields.map(\.rawValue))
  }
}

extension Draft {
  /// As `state:` of a filter finds it.
  var statusWord: String {
    switch status {
    case .staged: "staged"
    case .applying: "applying"
    case .failed: "failed"
    case .conflict: "conflict"
    }
  }
}
