public import JSON
import Nouns
import PlatformModel

extension InspectorFeature {
  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    switch answer {
    case .asset(let id, let result): return assetArrived(&state, id, result)
    case .columns(let id, let after, let result):
      guard state.inspector.subject == .asset(id) else { return [] }
      columnsArrived(&state, id, after, result)
      return settle(&state)
    case .revisions(let id, let after, let result):
      guard state.inspector.subject == .asset(id) else { return [] }
      revisionsArrived(&state, id, after, result)
      return settle(&state)
    default: return []
    }
  }

  private static func assetArrived(
    _ state: inout AppState, _ id: AssetID, _ result: Result<AssetDetail, PlatformError>
  ) -> [Effect] {
    switch result {
    case .success(let detail):
      state.library.details[id] = detail
      state.library.detailsReadAt[id] = state.now
      state.library.assets[id] = detail.asset
      remember(&state, id)
      guard state.inspector.subject == .asset(id) else { return [] }
      state.inspector.phase = .loaded(at: state.now)
      state.inspector.readAt = state.now
      subjectChanged(&state)
      return loadSides(&state)
    case .failure(let error):
      guard state.inspector.subject == .asset(id) else { return [] }
      state.inspector.phase = .failed(error, at: state.now)
      return []
    }
  }

  /// Keeps the last assets whole; the oldest are forgotten, unless they are edited or shown.
  private static func remember(_ state: inout AppState, _ id: AssetID) {
    state.inspector.recent.removeAll { $0 == id }
    state.inspector.recent.append(id)
    while state.inspector.recent.count > keptDetails {
      let oldest = state.inspector.recent.removeFirst()
      guard state.inspector.subject != .asset(oldest), state.relationships.root != oldest else {
        continue
      }
      state.library.details[oldest] = nil
      state.library.detailsReadAt[oldest] = nil
      state.library.columns[oldest] = nil
      state.library.revisions[oldest] = nil
      state.library.revisionDocuments[oldest] = nil
    }
  }

  private static func columnsArrived(
    _ state: inout AppState, _ id: AssetID, _ after: PageCursor?,
    _ result: Result<Page<Column>, PlatformError>
  ) {
    let now = state.now
    switch result {
    case .failure(let error): state.inspector.columns.failed(error, after: after, at: now)
    case .success(let page):
      let start = after == nil ? 0 : state.library.columns[id]?.count ?? 0
      let rows = Page(
        items: Array(start..<(start + page.items.count)), total: page.total, next: page.next,
        unreadable: page.unreadable)
      guard state.inspector.columns.arrived(rows, after: after, at: now) else { return }
      if after == nil { state.library.columns[id] = [] }
      state.library.columns[id, default: []] += page.items
      filterColumns(&state)
    }
  }

  private static func revisionsArrived(
    _ state: inout AppState, _ id: AssetID, _ after: PageCursor?,
    _ result: Result<Page<Revision>, PlatformError>
  ) {
    let now = state.now
    switch result {
    case .failure(let error): state.inspector.revisions.failed(error, after: after, at: now)
    case .success(let page):
      let start = after == nil ? 0 : state.library.revisions[id]?.count ?? 0
      let rows = Page(
        items: Array(start..<(start + page.items.count)), total: page.total, next: page.next,
        unreadable: page.unreadable)
      guard state.inspector.revisions.arrived(rows, after: after, at: now) else { return }
      if after == nil { state.library.revisions[id] = [] }
      state.library.revisions[id, default: []] += page.items
    }
  }

  /// The document of what is shown may be another one now.
  static func subjectChanged(_ state: inout AppState) {
    if state.inspector.tab == .json {
      rebuildJSON(&state, anew: state.inspector.json.lines.isEmpty)
    }
  }

  static func assetChanged(_ state: inout AppState, _ id: AssetID) {
    state.library.detailsReadAt[id] = state.library.details[id].map { _ in state.now }
    guard state.inspector.subject == .asset(id) else { return }
    if state.library.details[id] != nil { state.inspector.phase = .loaded(at: state.now) }
    state.inspector.json.lines = []
    subjectChanged(&state)
  }

  /// The document of a thing as the platform sent it.
  public static func document(of subject: InspectorSubject?, in state: AppState) -> JSONValue? {
    let json: JSONValue? =
      switch subject {
      case .asset(let id): state.library.details[id]?.json
      case .container(let id): state.library.containers[id]?.json
      case .database(let id): state.library.databases[id]?.json
      case .job(let id): state.library.jobs[id]?.json
      case .run(let id): state.library.runs[id]?.json
      case .item(let id): state.library.items[id]?.json
      case nil: nil
      }
    return json == .null ? nil : json
  }

  /// Makes the lines of the document; `anew` folds what is big.
  static func rebuildJSON(_ state: inout AppState, anew: Bool) {
    guard let document = document(of: state.inspector.subject, in: state) else {
      var empty = JSONTreeState()
      empty.isYAML = state.inspector.json.isYAML
      empty.wraps = state.inspector.json.wraps
      state.inspector.json = empty
      return
    }
    if anew { state.inspector.json.folded = JSONTree.foldedAtFirst(document) }
    state.inspector.json.lines = JSONTree.lines(
      of: document, folded: state.inspector.json.folded, isYAML: state.inspector.json.isYAML)
    JSONSearch.refresh(&state.inspector.json)
  }
}
