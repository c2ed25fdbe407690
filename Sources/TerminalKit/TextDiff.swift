/// The words added to a text and removed from it.
public enum TextDiff {
  /// A piece of both texts, or of one of them.
  public struct Segment: Hashable, Sendable {
    public var kind: Kind
    public var text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  public enum Kind: Hashable, Sendable {
    case same, added, removed
  }

  /// More words that may differ than these, in both texts together, are not compared one by one: what
  /// it takes grows with their square.
  private static let limit = 2_000

  /// The segments that make `new` out of `old`: without the added ones they are `old`, without the
  /// removed ones `new`. What is removed comes before what is added in its place.
  public static func words(from old: String, to new: String) -> [Segment] {
    let old = tokens(of: old)
    let new = tokens(of: new)
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    var builder = Builder()
    builder.add(.same, old[..<start])
    compare(old[start..<oldEnd], new[start..<newEnd], &builder)
    builder.add(.same, old[oldEnd...])
    return builder.finish()
  }

  private static func compare(
    _ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>, _ builder: inout Builder
  ) {
    guard old.count + new.count <= limit else {
      builder.add(.removed, old)
      builder.add(.added, new)
      return
    }
    // Numbers are compared much faster than text.
    var ids: [Substring: Int] = [:]
    func number(_ token: Substring) -> Int {
      let id = ids[token] ?? ids.count
      ids[token] = id
      return id
    }
    let difference = new.map(number).difference(from: old.map(number))
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        builder.add(.removed, [old[old.startIndex + i]])
        i += 1
      } else if added.contains(j) {
        builder.add(.added, [new[new.startIndex + j]])
        j += 1
      } else {
        builder.add(.same, [old[old.startIndex + i]])
        (i, j) = (i + 1, j + 1)
      }
    }
  }

  /// Words, runs of white space, and single other characters; an ideograph is a word.
  private static func tokens(of text: String) -> [Substring] {
    var tokens: [Substring] = []
    var start = text.startIndex
    var last: Class?
    var index = text.startIndex
    while index < text.endIndex {
      let kind = Class(text[index])
      if let last, last != kind || kind == .other {
        tokens.append(text[start..<index])
        start = index
      }
      last = kind
      index = text.index(after: index)
    }
    if start < text.endIndex { tokens.append(text[start...]) }
    return tokens
  }

  private enum Class {
    case word, space, other

    init(_ character: Character) {
      if character.isWhitespace {
        self = .space
      } else if character.isLetter || character.isNumber || character == "_",
        TextWidth.width(of: character) < 2
      {
        self = .word
      } else {
        self = .other
      }
    }
  }

  /// Collects tokens into segments: between two common parts, first all that is removed.
  private struct Builder {
    private var segments: [Segment] = []
    private var removed = ""
    private var added = ""
    /// White space both have between two changes; it joins them into one.
    private var space = ""

    mutating func add(_ kind: Kind, _ tokens: ArraySlice<Substring>) {
      guard !tokens.isEmpty else { return }
      switch kind {
      case .removed, .added:
        removed += space
        added += space
        space = ""
        if kind == .removed { removed += tokens.joined() } else { added += tokens.joined() }
      case .same:
        let text = tokens.joined()
        if !(removed + added).isEmpty, space.isEmpty, text.allSatisfy(\.isWhitespace) {
          space = text
        } else {
          flush()
          append(.same, text)
        }
      }
    }

    mutating func finish() -> [Segment] {
      flush()
      return segments
    }

    private mutating func flush() {
      append(.removed, removed)
      append(.added, added)
      append(.same, space)
      removed = ""
      added = ""
      space = ""
    }

    private mutating func append(_ kind: Kind, _ text: String) {
      guard !text.isEmpty else { return }
      if segments.last?.kind == kind {
        segments[segments.count - 1].text += text
      } else {
        segments.append(Segment(kind, text))
      }
    }
  }
}

extension CollectionDifference.Change {
  /// Its place in the list it is removed from, or inserted into.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
