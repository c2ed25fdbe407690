import Filters

/// Decides what `?` shows: the commands of the pane that had the focus.
public enum HelpFeature {
  /// What can be done here stands before what can be done everywhere.
  private static let order: [Command.Group] = [
    .looking, .finding, .acting, .marking, .moving, .panes, .program,
  ]

  static func open(_ state: inout AppState) -> [Effect] {
    let impossible = Command.allCases.filter { $0.availability(in: state).reason != nil }
    state.overlays.append(
      .help(HelpState(pane: state.keyPane, impossible: Set(impossible))))
    return []
  }

  /// The commands that are listed, in the order of their groups, filtered; what means
  /// nothing now comes last.
  public static func entries(_ help: HelpState) -> [Command] {
    let query = FilterList.words(help.filter.text)
    let listed = order.flatMap { group in
      Command.allCases.filter { command in
        command.group == group && command.isListed && command.panes.contains(help.pane)
          && FilterList.commands.matches(query, command)
      }
    }
    return listed.filter { !help.impossible.contains($0) }
      + listed.filter(help.impossible.contains)
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ help: HelpState
  ) -> [Effect] {
    var help = help
    switch command {
    case .open, .accept: return run(&state, help)
    case .escape where !help.filter.text.isEmpty:
      help.filter = TextInput()
      help.cursor = ListCursor()
      state.replaceTop(.help(help))
    case .help: state.overlays.removeLast()
    default: break
    }
    return []
  }

  static func edited(_ state: inout AppState, _ edit: TextEdit, _ help: HelpState) -> [Effect] {
    var help = help
    let before = help.filter.text
    help.filter.apply(edit)
    if help.filter.text != before { help.cursor = ListCursor() }
    state.replaceTop(.help(help))
    return []
  }

  private static func run(_ state: inout AppState, _ help: HelpState) -> [Effect] {
    let entries = entries(help)
    guard entries.indices.contains(help.cursor.selected) else { return [] }
    state.overlays.removeLast()
    return CommandRouting.command(&state, entries[help.cursor.selected])
  }

}
