import Filters
public import PlatformModel

/// One call looked at: its heads and bodies as lines, the documents in them foldable.
public struct ExchangeView: Equatable, Sendable {
  public enum Side: Hashable, Sendable {
    case request
    case response
    /// The last look at the work that the call began.
    case end
  }

  public enum Line: Equatable, Sendable {
    /// Of a part: `Request`, `Response`.
    case title(String)
    case header(RecordedCall.Header)
    case text(String)
    /// Words of the program, not of the platform.
    case note(String)
    case json(Side, JSONLine)
    case blank
  }

  /// Nil for one that was never on the list.
  public var id: Int?
  /// Nil while it is being fetched.
  public var call: RecordedCall?
  /// It is no longer kept.
  public var isGone = false
  public var lines: [Line] = []
  public var folded: [Side: Set<String>] = [:]
  /// Documents are written as YAML instead of JSON.
  public var isYAML = false
  public var cursor = ListCursor()
  public var search = SearchState()
  /// Where in its list the answer stands; nil: it is no list, or was not asked for here.
  public var pages: ListPages?
  /// The entry of the tray about what the call began.
  public var work: Int?
  /// How that ended.
  public var end: RecordedCall?

  /// One that is still to be fetched.
  public init(id: Int) {
    self.id = id
  }

  public init(_ call: RecordedCall, isYAML: Bool = false) {
    self.isYAML = isYAML
    show(call)
  }

  /// Shows `call`, with the answer in view first: that is what most people look for.
  mutating func show(_ call: RecordedCall) {
    self.call = call
    for (side, message) in [(Side.request, call.request), (.response, call.response)] {
      if case .json(let document) = message.body {
        folded[side] = JSONTree.foldedAtFirst(document)
      }
    }
    rebuild()
  }

  /// Shows how the work ended that the call began.
  mutating func show(end: RecordedCall) {
    self.end = end
    if case .json(let document) = end.response.body {
      folded[.end] = JSONTree.foldedAtFirst(document)
    }
    rebuild()
  }

  /// Makes the lines anew; what was found is found again.
  mutating func rebuild() {
    guard let call else { return }
    lines = ExchangeLines(call: call, folded: folded, isYAML: isYAML, end: end).all
    findMatches()
  }

  mutating func findMatches() {
    search.matches = []
    search.isBounded = false
    guard search.isActive else { return search.current = nil }
    let word = FilterWord(search.text)
    for (index, line) in lines.enumerated() where line.isFound(by: word) {
      search.matches.append(index)
      search.isBounded = search.matches.count == JSONSearch.maximumMatches
      if search.isBounded { break }
    }
    if let current = search.current, current >= search.matches.count { search.current = nil }
  }

  /// Goes to the next match after the selected line, around the end; -1: the one before.
  mutating func step(by step: Int) {
    guard !search.matches.isEmpty else { return }
    let line = cursor.selected
    let index =
      step > 0
      ? search.matches.firstIndex { $0 > line } ?? 0
      : search.matches.lastIndex { $0 < line } ?? search.matches.count - 1
    search.current = index
    cursor.selected = search.matches[index]
  }

  /// Folds or unfolds what begins on the selected line.
  mutating func toggle() {
    guard lines.indices.contains(cursor.selected),
      case .json(let side, let line) = lines[cursor.selected]
    else { return }
    switch line.value {
    case .folded: folded[side]?.remove(line.pointer)
    case .open, .close: folded[side, default: []].insert(line.pointer)
    case .scalar, .empty: return
    }
    rebuild()
    select(side, line.pointer)
  }

  /// Closes what begins on the selected line, or goes to what it lies in.
  mutating func foldOrLeave() {
    guard lines.indices.contains(cursor.selected),
      case .json(let side, let line) = lines[cursor.selected]
    else { return }
    if case .open = line.value { return toggle() }
    guard let slash = line.pointer.lastIndex(of: "/") else { return }
    select(side, String(line.pointer[..<slash]))
  }

  mutating func setAllFolded(_ isFolded: Bool) {
    guard let call else { return }
    var messages = [(Side.request, call.request), (.response, call.response)]
    if let end { messages.append((.end, end.response)) }
    for (side, message) in messages {
      guard case .json(let document) = message.body else { continue }
      folded[side] = isFolded ? JSONTree.allFolds(document) : []
    }
    rebuild()
  }

  var isFolded: Bool {
    guard lines.indices.contains(cursor.selected), case .json(_, let line) = lines[cursor.selected]
    else { return false }
    return line.isFolded
  }

  private mutating func select(_ side: Side, _ pointer: String) {
    let index = lines.firstIndex { line in
      if case .json(side, let line) = line { line.pointer == pointer } else { false }
    }
    if let index { cursor.selected = index }
  }
}

extension ExchangeView.Line {
  /// What stands there, to be searched and copied.
  fileprivate func isFound(by word: FilterWord) -> Bool {
    switch self {
    case .title, .blank, .note: false
    case .header(let header): word.occurs(in: "\(header.name): \(header.value)")
    case .text(let text): word.occurs(in: text)
    case .json(_, let line): line.isFound(by: word)
    }
  }
}
