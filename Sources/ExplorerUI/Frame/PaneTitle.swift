import ExplorerModel
import TerminalKit

/// The words in the upper edge of a pane: its name, and parts that give way when there is no room.
struct PaneTitle {
  var name: String
  var parts: [Part] = []

  struct Part {
    var spans: [Span]
    /// The lowest give way first; parts from rank 8 stay, and are cut where there is no room.
    var rank: Int
  }

  init(_ name: String) {
    self.name = name
  }

  mutating func add(_ text: String?, _ style: Style = .dim, rank: Int = 5) {
    guard let text, !text.isEmpty else { return }
    parts.append(Part(spans: [Span(text, style)], rank: rank))
  }

  mutating func add(_ spans: [Span], rank: Int = 5) {
    guard !spans.isEmpty else { return }
    parts.append(Part(spans: spans, rank: rank))
  }

  /// Says what a list is filtered by, and where that was evaluated.
  mutating func add(_ filter: FilterState) {
    guard filter.isActive, !filter.isEditing else { return }
    let place: Span =
      filter.leavesOut
      ? Span(" not understood", .warning)
      : Span(filter.place == .here ? " here" : " on the platform", .dim)
    add([Span("/\(filter.text)", .accent), place], rank: 8)
  }

  /// Says what was searched for, and which hit of how many is shown.
  mutating func add(_ search: SearchState, scene: Scene) {
    guard search.isActive, !search.isEditing else { return }
    add([Span("/\(search.text)", .accent), Span(" " + search.summary(scene), .dim)], rank: 8)
  }

  /// The spans that fit into `width`, least important parts left out.
  func spans(
    number: Int, isFocused: Bool, separator: String, ellipsis: String, width: Int
  ) -> [Span] {
    let style: Style = isFocused ? Style.titleFocused.bold : .title
    var kept = Array(parts.indices)
    var spans = line(kept, number: number, style: style, isFocused: isFocused, separator: separator)
    while spans.columns > width,
      let last = kept.filter({ parts[$0].rank < 8 }).min(by: { rank($0) < rank($1) })
    {
      kept.removeAll { $0 == last }
      spans = line(kept, number: number, style: style, isFocused: isFocused, separator: separator)
    }
    // What is searched and filtered says more than the end of a long name.
    let room = max(8, TextWidth.width(of: name) - max(0, spans.columns - width))
    guard room < TextWidth.width(of: name), spans.count > 1 else { return spans }
    spans[1].text = " " + TextWidth.clip(name, to: room, ellipsis: ellipsis)
    return spans
  }

  /// Of parts of one rank the last gives way first.
  private func rank(_ index: Int) -> Int { parts[index].rank * 100 - index }

  private func line(
    _ kept: [Int], number: Int, style: Style, isFocused: Bool, separator: String
  ) -> [Span] {
    var spans = [Span(String(number), isFocused ? .key : .dim), Span(" \(name)", style)]
    for index in kept {
      spans.append(Span(separator, .dim))
      spans += parts[index].spans
    }
    spans.append(Span(" ", .border))
    return spans
  }
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
