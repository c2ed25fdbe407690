import JSON
import PlatformModel

/// Decides what the inspector shows and reads.
public enum InspectorFeature {
  /// How long a selection has to rest before it is read whole.
  static let pause = Duration.milliseconds(150)
  /// How many assets are kept whole.
  static let keptDetails = 60

  // MARK: What is shown

  /// Shows what is known of a thing passed over; it is read whole if one stays on it.
  static func follow(_ state: inout AppState, _ subject: InspectorSubject) -> [Effect] {
    guard state.inspector.subject != subject else { return [] }
    let effects = setSubject(&state, subject)
    state.inspector.loadAt = isKnown(subject, state) ? nil : state.now + pause
    return effects + (state.inspector.loadAt == nil ? loadSides(&state) : [])
  }

  /// Nothing is selected: shows nothing, on the same tab.
  static func leave(_ state: inout AppState) -> [Effect] {
    guard state.inspector.subject != nil else { return [] }
    RelationshipsFeature.setRoot(&state, nil)
    return setSubject(&state, nil)
  }

  /// Shows a thing, and reads it at once.
  static func show(
    _ state: inout AppState, _ subject: InspectorSubject, tab: InspectorTab? = nil
  ) -> [Effect] {
    var effects = state.inspector.subject == subject ? [] : setSubject(&state, subject)
    if let tab { effects += setTab(&state, tab) }
    state.inspector.loadAt = nil
    effects += load(&state, isOpened: true)
    return effects
  }

  /// `d`, `y`: the selection from one side.
  static func look(_ state: inout AppState, _ tab: InspectorTab) -> [Effect] {
    guard let subject = state.lookedAt else { return [] }
    return show(&state, subject, tab: tab) + Focus.inspector(&state)
  }

  /// `x`: what the selection is related to.
  static func lookAtRelations(_ state: inout AppState) -> [Effect] {
    guard let asset = state.relatable else { return [] }
    return show(&state, .asset(asset)) + Focus.set(&state, .relationships)
  }

  static func setTab(_ state: inout AppState, _ tab: InspectorTab) -> [Effect] {
    guard state.inspector.tab != tab else { return [] }
    state.inspector.tab = tab
    if tab == .json { rebuildJSON(&state, anew: state.inspector.json.lines.isEmpty) }
    return state.inspector.loadAt == nil ? loadSides(&state) : []
  }

  static func stepTab(_ state: inout AppState, by step: Int) -> [Effect] {
    let tabs = tabs(of: state)
    let index = tabs.firstIndex(of: state.inspector.tab) ?? 0
    return setTab(&state, tabs[(index + step + tabs.count) % tabs.count])
      + Focus.inspector(&state)
  }

  /// Sides that mean something for what is shown.
  public static func tabs(of state: AppState) -> [InspectorTab] {
    if case .asset = state.inspector.subject { return Layout.tabs(on: state.screen) }
    return [.overview, .json]
  }

  private static func setSubject(
    _ state: inout AppState, _ subject: InspectorSubject?
  ) -> [Effect] {
    var effects: [Effect] = []
    if case .asset(let old) = state.inspector.subject, state.inspector.phase.isLoading {
      effects.append(.cancel(.asset(old)))
    }
    let old = state.inspector
    var inspector = InspectorState()
    inspector.subject = subject
    inspector.tab = old.tab
    inspector.askedUsers = old.askedUsers
    inspector.namelessUsers = old.namelessUsers
    inspector.failedUsers = old.failedUsers
    inspector.recent = old.recent
    inspector.json.isYAML = old.json.isYAML
    inspector.json.wraps = old.json.wraps
    state.inspector = inspector
    guard let subject else { return effects }
    if !tabs(of: state).contains(inspector.tab) { state.inspector.tab = .overview }
    if isKnown(subject, state) { state.inspector.phase = .loaded(at: state.now) }
    if case .asset(let id) = subject { RelationshipsFeature.setRoot(&state, id) }
    subjectChanged(&state)
    return effects
  }

  /// Everything about it is here already, and not older than the list it was chosen from.
  private static func isKnown(_ subject: InspectorSubject, _ state: AppState) -> Bool {
    switch subject {
    case .asset(let id): state.library.details[id] != nil && state.outdated(id) == nil
    case .container(let id): state.library.containers[id] != nil
    case .database(let id): state.library.databases[id] != nil
    case .job(let id): state.library.jobs[id] != nil
    case .run(let id): state.library.runs[id] != nil
    case .item(let id): state.library.items[id] != nil
    }
  }

  // MARK: Reading

  /// Reads the thing and the sides of it that can be seen, side by side.
  static func load(
    _ state: inout AppState, isOpened: Bool = false, again: Bool = false
  ) -> [Effect] {
    guard let subject = state.inspector.subject else { return [] }
    var effects: [Effect] = []
    // Who asks again begins anew: what hangs is given up.
    if again || (!isKnown(subject, state) && !state.inspector.phase.isLoading),
      let query = query(for: subject)
    {
      state.inspector.phase = query.loading(at: state.now)
      effects.append(.load(query))
    }
    return effects + loadSides(&state, isOpened: isOpened, again: again)
  }

  static func loadSides(
    _ state: inout AppState, isOpened: Bool = false, again: Bool = false
  ) -> [Effect] {
    guard case .asset(let id) = state.inspector.subject else { return users(&state) }
    var effects: [Effect] = []
    let isTable = state.library.assets[id]?.type == "data_asset"
    let wantsColumns = state.inspector.tab == .columns || isOpened && isTable
    if wantsColumns, again || state.inspector.columns.phase == .idle {
      effects += loadColumns(&state, id, after: nil)
    }
    if state.inspector.tab == .revisions, again || state.inspector.revisions.phase == .idle {
      effects += loadRevisions(&state, id, after: nil)
    }
    if isOpened || again || Layout.isVisible(.relationships, in: state) {
      effects += RelationshipsFeature.load(&state, id, again: again)
    }
    return effects + users(&state)
  }

  static func loadColumns(
    _ state: inout AppState, _ id: AssetID, after: PageCursor?
  ) -> [Effect] {
    let query = Query.columns(id, after: after)
    state.inspector.columns.phase = query.loading(at: state.now)
    return [.load(query)]
  }

  static func loadRevisions(
    _ state: inout AppState, _ id: AssetID, after: PageCursor?
  ) -> [Effect] {
    let query = Query.revisions(id, after: after)
    state.inspector.revisions.phase = query.loading(at: state.now)
    return [.load(query)]
  }

  private static func query(for subject: InspectorSubject) -> Query? {
    switch subject {
    case .asset(let id): .asset(id)
    case .database(let id): .database(id)
    case .job(let id): .job(id)
    case .run(let id): .run(id)
    case .container, .item: nil
    }
  }

  /// Names of the people the thing mentions.
  private static func users(_ state: inout AppState) -> [Effect] {
    let ids: [String?] =
      switch state.inspector.subject {
      case .asset(let id):
        [
          state.library.details[id]?.asset.ownerID ?? state.library.assets[id]?.ownerID,
          state.library.details[id]?.asset.modifierID,
        ]
      case .container(let id): [state.library.containers[id]?.creatorID]
      case .job(let id): [state.library.jobs[id]?.ownerID]
      case .run(let id): [state.library.jobs[id.job]?.ownerID]
      case .database, .item, nil: []
      }
    return askForUsers(&state, ids.compactMap(\.self))
  }

  /// Asks who somebody is, once; again, but not at once, if there was no answer.
  static func askForUsers(
    _ state: inout AppState, _ ids: [String], limit: Int = 8
  ) -> [Effect] {
    guard state.context.hasPlatform else { return [] }
    var effects: [Effect] = []
    for id in ids where !id.isEmpty && state.library.users[id] == nil && effects.count < limit {
      if let failed = state.inspector.failedUsers[id], state.now - failed >= pauseOfUsers {
        state.inspector.failedUsers[id] = nil
        state.inspector.askedUsers.remove(id)
      }
      if state.inspector.askedUsers.insert(id).inserted { effects.append(.load(.user(id))) }
    }
    return effects
  }

  /// How long a user is not asked for after that failed.
  private static let pauseOfUsers = Duration.seconds(30)

  static func userArrived(
    _ state: inout AppState, _ id: String, _ result: Result<User?, PlatformError>
  ) -> [Effect] {
    switch result {
    case .success(let user?):
      state.library.users[id] = user
      state.inspector.namelessUsers.remove(id)
    case .success(nil): state.inspector.namelessUsers.insert(id)
    case .failure:
      state.inspector.namelessUsers.insert(id)
      state.inspector.failedUsers[id] = state.now
    }
    return AssetsFeature.userArrived(&state)
  }

  static func refresh(_ state: inout AppState) -> [Effect] {
    state.inspector.loadAt = nil
    switch state.inspector.subject {
    case .container: return ContainersFeature.refresh(&state)
    case .item: return NounLists.refresh(&state)
    case .asset, .database, .job, .run, nil: return load(&state, again: true)
    }
  }

  /// The list beside it is read again, or something was changed: so is what is shown, if it is.
  static func readAgain(_ state: inout AppState) -> [Effect] {
    guard state.inspector.subject != nil, Layout.isVisible(.inspector, in: state) else { return [] }
    state.inspector.loadAt = nil
    return load(&state, again: true)
  }

  static func ticked(_ state: inout AppState) -> [Effect] {
    guard let at = state.inspector.loadAt, at <= state.now else { return [] }
    state.inspector.loadAt = nil
    return load(&state)
  }

  static func nextTick(_ state: AppState) -> Timestamp? { state.inspector.loadAt }
}

extension AppState {
  /// What is read together comes within that.
  private static let together = Duration.seconds(2)

  /// When an asset was read, if the list beside it was read after that and may say something else; nil:
  /// it was not.
  func outdated(_ id: AssetID) -> Timestamp? {
    guard id.container == assets.container, let list = assets.list.readAt,
      let read = library.detailsReadAt[id], read + Self.together < list
    else { return nil }
    return read
  }

  /// When what the inspector shows was read, where that is not now; nil: it is as new as what stands
  /// beside it.
  public var inspectorAsOf: Timestamp? {
    if case .failed = inspector.phase, let moment = inspector.readAt { return moment }
    guard case .asset(let id) = inspector.subject, library.details[id] != nil else { return nil }
    return outdated(id)
  }
}
