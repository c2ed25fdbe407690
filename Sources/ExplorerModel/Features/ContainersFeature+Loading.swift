import PlatformModel

extension ContainersFeature {
  static func answered(_ state: inout AppState, _ answer: Answer) -> [Effect] {
    var opened: [Effect] = []
    switch answer {
    case .containers(let kind, let after, .success(let all)):
      let page = all.within(state.context.scope)
      for container in page.items { state.library.containers[container.id] = container }
      let (ids, now) = (page.map(\.id), state.now)
      state.containers.update(kind) { $0.arrived(ids, after: after, at: now) }
      opened = StartingPlace.arrived(&state, page.items)
    case .containers(let kind, let after, .failure(let error)):
      let now = state.now
      state.containers.update(kind) { $0.failed(error, after: after, at: now) }
    case .databases(let after, .success(let page)):
      for database in page.items { state.library.databases[database.id] = database }
      let ids = page.map(\.id)
      state.containers.databases.arrived(ids, after: after, at: state.now)
    case .databases(let after, .failure(let error)):
      state.containers.databases.failed(error, after: after, at: state.now)
    case .storages(.success(let storages)): state.library.storages = storages
    case .database(let id, .success(let database)): state.library.databases[id] = database
    case .database(let id, .failure(let error)):
      let name = state.name(of: .database(id))
      state.status.say(
        ErrorSentence.sentence(error, subject: "The details of \(name)"), .error, at: state.now)
    case .facets(let id, let result): facetsArrived(&state, id, result)
    default: break
    }
    InspectorFeature.subjectChanged(&state)
    return rebuilt(&state) + opened
  }

  private static func facetsArrived(
    _ state: inout AppState, _ id: ContainerID, _ result: Result<AssetPage, PlatformError>
  ) {
    var facets = state.containers.facets[id] ?? ContainerFacets()
    switch result {
    case .success(let answer):
      facets.total = answer.page.total
      facets.types = answer.typeCounts.sorted(by: FacetCount.largestFirst)
      facets.phase = .loaded(at: state.now)
    case .failure(let error): facets.phase = .failed(error, at: state.now)
    }
    state.containers.facets[id] = facets
  }

  /// Reads all groups and the counts that are visible anew; what is there stays meanwhile.
  static func refresh(_ state: inout AppState) -> [Effect] {
    var effects = groups(state).flatMap { load($0, in: &state, again: true) }
    for id in state.containers.facets.keys {
      state.containers.facets[id]?.phase = .idle
    }
    if state.context.hasAILake { effects.append(.load(.storages)) }
    return effects + rebuilt(&state)
  }

  /// Reads groups that failed and may go better now.
  static func retry(_ state: inout AppState) -> [Effect] {
    var effects: [Effect] = []
    for group in groups(state) {
      guard case .failed = state.containers.phase(of: group) else { continue }
      effects += load(group, in: &state, isMore: true)
    }
    if effects.contains(.load(.databases(after: nil))) { effects.append(.load(.storages)) }
    return effects + rebuilt(&state)
  }

  static func hasFailures(_ state: AppState) -> Bool {
    groups(state).contains {
      if case .failed(let error, _) = state.containers.phase(of: $0) {
        return error.isTransient
      }
      return false
    }
  }

  /// Reads a group from its beginning, or goes on where it ended.
  static func load(
    _ group: ContainerGroup, in state: inout AppState, isMore: Bool = false, again: Bool = false
  ) -> [Effect] {
    guard again || !state.containers.phase(of: group).isLoading else { return [] }
    let after = isMore ? state.containers.next(of: group) : nil
    let query: Query = group.kind.map { .containers($0, after: after) } ?? .databases(after: after)
    state.containers.setPhase(query.loading(at: state.now), of: group)
    return [.load(query)]
  }

  static func loadFacets(of id: ContainerID, in state: inout AppState) -> [Effect] {
    switch state.containers.facets[id]?.phase {
    case nil, .idle, .failed: break
    case .loading, .loaded: return []
    }
    var facets = state.containers.facets[id] ?? ContainerFacets()
    facets.phase = Query.facets(id).loading(at: state.now)
    state.containers.facets[id] = facets
    return [.load(.facets(id))]
  }

  /// Brings the selection into view; reads counts that can be seen, and groups whose end can be.
  static func settle(_ state: inout AppState) -> [Effect] {
    let height = Layout.contentRows(of: .containers, in: state)
    state.containers.cursor.clamp(count: state.containers.rows.count, height: height)
    let top = state.containers.cursor.top
    var room = facetsAtOnce
    for facets in state.containers.facets.values where facets.phase.isLoading { room -= 1 }
    var effects: [Effect] = []
    var hasChanged = false
    for row in state.containers.rows.dropFirst(top).prefix(height * 2) {
      switch row.content {
      case .more(let group):
        effects += load(group, in: &state, isMore: true)
        hasChanged = true
      case .node(.container(let id)) where room > 0 && state.wantsFacets(of: id):
        effects += loadFacets(of: id, in: &state)
        room -= 1
      default: break
      }
    }
    if hasChanged { rebuild(&state) }
    return effects
  }
}

extension Page<Container> {
  /// Without containers the context is not about. How many there are then is known at the end only.
  fileprivate func within(_ scope: ContainerScope) -> Page {
    guard !scope.isEverything else { return self }
    return Page(
      items: items.filter(scope.contains), total: .unknown, next: next, unreadable: unreadable)
  }
}

extension AppState {
  /// Counts that failed are not asked again until somebody refreshes.
  fileprivate func wantsFacets(of id: ContainerID) -> Bool {
    let phase = containers.facets[id]?.phase
    return connection == .online && (phase == nil || phase == .idle)
  }
}
