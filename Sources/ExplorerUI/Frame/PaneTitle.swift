import ExplorerModel
import TerminalKit

/// The words in the upper edge of a pane: its name, and parts that give way when there is no room.
struct PaneTitle {
  var name: String
  var parts: [Part] = []

  struct Part {
    var spans: [Span]
    /// What stands for it where there is little room; nil: nothing shorter does.
    var short: [Span]?
    /// The lowest give way first; parts from rank 8 stay, and are cut where there is no room.
    var rank: Int
  }

  init(_ name: String) {
    self.name = name
  }

  mutating func add(_ text: String?, _ style: Style = .dim, short: String? = nil, rank: Int = 5) {
    guard let text, !text.isEmpty else { return }
    add([Span(text, style)], short: short.map { [Span($0, style)] }, rank: rank)
  }

  mutating func add(_ spans: [Span], short: [Span]? = nil, rank: Int = 5) {
    guard !spans.isEmpty else { return }
    parts.append(Part(spans: spans, short: short, rank: rank))
  }

  /// Says what a list is filtered by, and where that was evaluated.
  mutating func add(_ filter: FilterState) {
    guard filter.isActive, !filter.isEditing else { return }
    let text = Span(filter.signed, .accent)
    if filter.problem != nil { return add([text, Span(" not understood", .warning)], rank: 8) }
    add(filter.comparison, rank: 2)
    switch filter.place {
    case .here: add([text, Span(" here", .dim)], short: [text], rank: 8)
    case .onThePlatform:
      add([text, Span(" on the platform", .dim)], short: [text, Span(" platform", .dim)], rank: 8)
    }
  }

  /// Says what was searched for, and which hit of how many is shown.
  mutating func add(_ search: SearchState, scene: Scene) {
    guard search.isActive, !search.isEditing else { return }
    func spans(_ summary: String) -> [Span] {
      [Span("/\(search.text)", .accent), Span(" \(summary)", .dim)]
    }
    let short = search.summary(scene).replacing(" of ", with: "/")
    add(spans(search.summary(scene)), short: spans(short), rank: 8)
  }
}

extension FilterState {
  /// As titles write it: `/cust`; a regular expression brings its slash.
  var signed: String { text.hasPrefix("/") ? text : "/\(text)" }
}

extension [Span] {
  /// The columns they take together.
  var columns: Int { reduce(0) { $0 + TextWidth.width(of: $1.text, limit: 2_000) } }
}

extension SearchState {
  /// `3 of 41`, `no match`.
  func summary(_ scene: Scene) -> String {
    guard !matches.isEmpty else { return "no match" }
    let total = scene.count(matches.count) + (isBounded ? "+" : "")
    guard let current else { return total == "1" ? "1 match" : "\(total) matches" }
    return "\(scene.count(current + 1)) of \(total)"
  }
}
