extension AppState {
  /// Where typed text goes; nil: nowhere, keys are commands.
  public var typing: TypingTarget? {
    if refusedInput != nil { return .refused }
    if let overlay = overlays.last {
      return switch overlay {
      case .palette, .help, .form, .api: .overlay
      case .confirm(let question) where question.word != nil: .overlay
      case .requests(let view) where view.filter.isEditing: .overlay
      case .drafts(let view) where view.filter.isEditing: .overlay
      case .exchange where requests.opened?.search.isEditing == true: .overlay
      default: nil
      }
    }
    return switch keyPane {
    case .containers where containers.filter.isEditing: .filter(.containers)
    case .assets where list.isOpen: list.list.filter.isEditing ? .filter(.assets) : nil
    case .assets where assets.filter.isEditing: .filter(.assets)
    case .relationships where relationships.filter.isEditing: .filter(.relationships)
    case .runs where runs.filter.isEditing: .filter(.runs)
    case .log where runLog.search.isEditing: .search(.log)
    case .log where runLog.filter.isEditing: .filter(.log)
    case .inspector where inspector.columnFilter.isEditing: .filter(.inspector)
    case .inspector where inspector.json.search.isEditing: .search(.inspector)
    default: nil
    }
  }

  /// The filter that is being typed; nil: none is.
  public var typedFilter: FilterState? {
    guard case .filter(let pane)? = typing, let filter = filter(of: pane) else { return nil }
    return self[keyPath: filter]
  }

  /// The filter of a list in the grammar all lists share; that of the log has one of its own.
  func filter(of pane: PaneID) -> WritableKeyPath<AppState, FilterState>? {
    switch pane {
    case .containers: \.containers.filter
    case .assets: list.isOpen ? \.list.list.filter : \.assets.filter
    case .inspector: \.inspector.columnFilter
    case .relationships: \.relationships.filter
    case .runs: \.runs.filter
    case .log: nil
    }
  }
}

/// An input that takes the keys.
public enum TypingTarget: Hashable, Sendable {
  case overlay
  case filter(PaneID)
  case search(PaneID)
  /// Nowhere: what is typed is swallowed.
  case refused
}
