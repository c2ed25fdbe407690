extension AppState {
  /// Where typed text goes; nil: nowhere, keys are commands.
  public var typing: TypingTarget? {
    if let overlay = overlays.last {
      return switch overlay {
      case .palette, .help, .form, .api: .overlay
      case .exchange where requests.opened?.search.isEditing == true: .overlay
      default: nil
      }
    }
    return switch keyPane {
    case .containers where containers.filter.isEditing: .filter(.containers)
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
}

/// An input that takes the keys.
public enum TypingTarget: Hashable, Sendable {
  case overlay
  case filter(PaneID)
  case search(PaneID)
}
