public import Filters
import Nouns
import PlatformModel

/// `Tab` in a filter that is being typed.
enum Completing {
  /// Takes the next word that fits (the one before for -1); keeps the filter where none does.
  static func tab(_ state: inout AppState, by step: Int) -> [Effect] {
    guard case .filter(let pane)? = state.typing, let path = state.filter(of: pane) else {
      return PaneRouting.command(&state, .accept)
    }
    let filter = state[keyPath: path]
    var completion = filter.completion
    // One that was the only one is what the next is looked for in: `type:`, then its values.
    if let last = completion, last.text == filter.text, last.candidates.count > 1 {
      completion?.step(by: step)
    } else {
      completion = FilterCompletion(filter.text, fields: state.filterFields(of: pane)) {
        values(of: $0, pane, state)
      }
    }
    guard let completion else { return PaneRouting.command(&state, .accept) }
    let effects = write(&state, completion.text, pane)
    state[keyPath: path].completion = completion
    return effects
  }

  private static func write(_ state: inout AppState, _ text: String, _ pane: PaneID) -> [Effect] {
    if pane == .assets, !state.list.isOpen {
      return AssetsFeature.setFilter(&state, TextInput(text))
    }
    _ = PaneRouting.edited(&state, .end)
    _ = PaneRouting.edited(&state, .killToStart)
    return PaneRouting.edited(&state, .insert(text))
  }

  // MARK: What is known

  private static let most = 200

  private static func values(_ counts: [FacetCount]) -> [String] {
    counts.prefix(most).map(\.value)
  }

  private static func values(
    of field: FilterField, _ pane: PaneID, _ state: AppState
  ) -> [String] {
    if pane == .assets, let noun = state.list.noun {
      let rows = state.list.rows.rows
      return noun.columns.enumerated().first { $0.element.name == field.name }.map { index, _ in
        often(rows.map { $0.cells[index].plain }.filter { !$0.isEmpty })
      } ?? []
    }
    switch (field.name, pane) {
    case ("type", .assets):
      let here = state.assets.typeCounts
      let known = state.assets.container.flatMap { state.containers.facets[$0]?.types } ?? []
      return values(here.isEmpty ? known : here)
    case ("tag", .assets): return values(state.assets.tagCounts)
    case ("owner", .assets):
      return Array(state.library.users.values.map(\.displayName).sorted().prefix(most))
    case ("type", .runs): return often(state.runs.jobs.compactMap { state.library.jobs[$0]?.type })
    case ("state", .runs):
      return often(
        state.runs.rows.compactMap { row in
          row.run.flatMap { state.library.runs[$0]?.state }
            ?? state.library.jobs[row.job]?.lastRunState
        }.map { $0.text.lowercased() })
    case ("type", .relationships):
      return often(
        state.relationships.rows.compactMap { row in
          if case .end(let end, _) = row.content { end.relatedType } else { nil }
        })
    case ("type", .inspector): return often(columns(state).map(\.type))
    case ("tag", .inspector): return often(columns(state).flatMap(\.tags))
    default: return []
    }
  }

  private static func columns(_ state: AppState) -> [Column] {
    guard case .asset(let id) = state.inspector.subject else { return [] }
    return state.library.columns[id] ?? []
  }

  /// Each once, the most frequent first.
  private static func often(_ values: [String]) -> [String] {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    return Self.values(
      counts.map { FacetCount($0.key, $0.value) }
        .sorted(by: FacetCount.largestFirst))
  }
}

extension AppState {
  /// What the list of a pane can be filtered by; none for a log, which is searched.
  public func filterFields(of pane: PaneID) -> [FilterField] {
    switch pane {
    case .containers: FilterList.containers.fields
    case .assets: list.noun?.filters.fields ?? FilterList.assets.fields
    case .inspector: FilterList.columns.fields
    case .relationships: FilterList.relationships.fields
    case .runs: FilterList.runs.fields
    case .log: []
    }
  }
}
