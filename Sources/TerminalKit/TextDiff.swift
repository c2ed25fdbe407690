/// What was added to and removed from a text, word by word.
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

  /// Where the words that may differ make more pairs than this, they are not compared one by one.
  private static let limit = 1_000_000

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
    guard old.count <= limit / max(1, new.count) else {
      builder.add(.removed, old)
      builder.add(.added, new)
      return
    }
    // Numbers are compared much faster than text.
    var ids: [Substring: Int] = [:]
    func number(_ token: Substring) -> Int {
      if let id = ids[token] { return id }
      ids[token] = ids.count
      return ids.count - 1
    }
    let common = CommonSubsequence(old.map(number), new.map(number))
    var (i, j) = (0, 0)
    while let step = common.step(i, j) {
      switch step {
      case .same: builder.add(.same, [old[old.startIndex + i]])
      case .removed: builder.add(.removed, [old[old.startIndex + i]])
      case .added: builder.add(.added, [new[new.startIndex + j]])
      }
      if step != .added { i += 1 }
      if step != .removed { j += 1 }
    }
  }

  /// The longest sequence two lists have in common, as the lengths for all their tails.
  private struct CommonSubsequence {
    private let old: [Int]
    private let new: [Int]
    private var lengths: [UInt16]

    init(_ old: [Int], _ new: [Int]) {
      self.old = old
      self.new = new
      let width = new.count + 1
      var lengths = [UInt16](repeating: 0, count: (old.count + 1) * width)
      for i in old.indices.reversed() {
        for j in new.indices.reversed() {
          let here = i * width + j
          lengths[here] =
            old[i] == new[j]
            ? lengths[here + width + 1] + 1 : max(lengths[here + width], lengths[here + 1])
        }
      }
      self.lengths = lengths
    }

    /// What comes after `i` of the old and `j` of the new ones; nil at the end of both.
    func step(_ i: Int, _ j: Int) -> Kind? {
      if i == old.count { return j == new.count ? nil : .added }
      if j == new.count { return .removed }
      if old[i] == new[j] { return .same }
      let here = i * (new.count + 1) + j
      return lengths[here + new.count + 1] >= lengths[here + 1] ? .removed : .added
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
