import ExplorerModel
import TerminalKit

/// The few keys that are shown without being asked for: eight for the focused pane, some per popup.
struct KeyHints {
  let keymap: Keymap

  /// A key and the word beside it.
  struct Hint: Hashable {
    var command: Command
    var key: String
    var word: String
  }

  /// The most useful keys of the focused pane that mean something now; `?` always stands last.
  func pane(_ state: AppState) -> [Hint] {
    let pane = state.relationshipsHaveKeys ? .relationships : state.layout.focus
    let possible = Self.useful(in: pane, state).filter {
      $0.availability(in: state).reason == nil
    }
    return (possible.prefix(8) + [.help]).compactMap { command in
      keymap.labels(of: command, in: pane).first.map {
        Hint(command: command, key: $0, word: Self.word(command, in: pane, state))
      }
    }
  }

  func popup(_ popup: Popup, _ commands: [(Command, String)]) -> [Hint] {
    commands.compactMap { command, word in
      keymap.labels(of: command, in: popup).first.map {
        Hint(command: command, key: $0, word: word)
      }
    }
  }

  /// The keys of an input that is open.
  static let typing = [
    Hint(command: .accept, key: "Enter", word: "keep"),
    Hint(command: .escape, key: "Esc", word: "clear"),
    Hint(command: .moveDown, key: "↓ ↑", word: "move"),
  ]

  /// The same of a filter.
  static let filtering = typing + [Hint(command: .nextField, key: "Tab", word: "complete")]

  private static func useful(in pane: PaneID, _ state: AppState) -> [Command] {
    switch pane {
    case .containers: [.open, .filter, .palette, .act, .drafts, .focusAssets, .refresh, .zoom]
    case .assets:
      [
        .compare, .open, .filter, .palette, .act, .edit, .drafts, .log, .relations, .facets, .sort,
        .mark,
      ]
    case .inspector:
      [
        .nextTab, .open, .filter, .nextMatch, .wideOrWrap, .foldAll, .jsonOrYAML, .act, .edit,
        .drafts, .relations, .up,
        .zoom,
      ]
    case .relationships: [.open, .filter, .overview, .json, .edit, .drafts, .up, .zoom, .palette]
    case .runs: [.log, .open, .filter, .revisions, .act, .watch, .tray, .palette, .refresh, .zoom]
    case .log:
      [
        .filter, .nextMatch, .facets, .filterLines, .moreContext, .wideOrWrap, .timestamps, .last,
        .escape, .zoom, .act,
      ]
    }
  }

  private static func word(_ command: Command, in pane: PaneID, _ state: AppState) -> String {
    switch (command, pane) {
    case (.filter, .log), (.filter, .inspector): "search"
    case (.facets, .log): state.runLog.isFollowing ? "pause" : "follow"
    case (.wideOrWrap, .log): state.runLog.wraps ? "unwrap" : "wrap"
    case (.wideOrWrap, .inspector): state.inspector.json.wraps ? "unwrap" : "wrap"
    case (.revisions, .runs): "history"
    case (.jsonOrYAML, _): state.inspector.json.isYAML ? "JSON" : "YAML"
    default: words[command] ?? command.words.title.lowercased()
    }
  }

  private static let words: [Command: String] = [
    .open: "open", .filter: "filter", .palette: "palette", .act: "act", .edit: "edit",
    .drafts: "drafts", .log: "log", .relations: "relations", .help: "help", .facets: "facets",
    .sort: "sort", .mark: "mark", .focusAssets: "assets", .refresh: "refresh", .zoom: "zoom",
    .nextTab: "next tab", .nextMatch: "next", .foldAll: "fold", .up: "up", .overview: "overview",
    .json: "JSON", .revisions: "history", .tray: "operations", .filterLines: "lines",
    .moreContext: "context", .wideOrWrap: "wide", .timestamps: "times", .last: "end",
    .escape: "back", .watch: "watch", .compare: "compare",
  ]
}

extension [KeyHints.Hint] {
  /// `Enter open  / filter`, as many as fit.
  func spans(width: Int, gap: String = "  ") -> [Span] {
    var spans: [Span] = []
    var used = 0
    let last = self.last.map { TextWidth.width(of: "\($0.key) \($0.word)") + gap.count } ?? 0
    for (index, hint) in enumerated() {
      let size = TextWidth.width(of: "\(hint.key) \(hint.word)") + (spans.isEmpty ? 0 : gap.count)
      let reserve = index == count - 1 ? 0 : last
      guard used + size + reserve <= width else { continue }
      if !spans.isEmpty { spans.append(Span(gap, .keyLabel)) }
      spans.append(Span(hint.key, .key))
      spans.append(Span(" \(hint.word)", .keyLabel))
      used += size
    }
    return spans
  }
}
