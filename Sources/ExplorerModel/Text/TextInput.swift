/// A text being typed; the cursor stands between graphemes.
public struct TextInput: Hashable, Sendable {
  public private(set) var text: String
  /// Graphemes before the cursor.
  public private(set) var cursor: Int
  /// Bytes before the cursor. All editing begins here, so that a key costs the same in a long text.
  public private(set) var offset: Int

  /// More than this is not taken: a paste of a whole file is a mistake.
  public static let maximumLength = 100_000

  public init(_ text: String = "") {
    self.text = text
    self.text.makeContiguousUTF8()
    cursor = text.count
    offset = text.utf8.count
  }

  /// Does one edit. Returns false if nothing changed, the cursor included.
  @discardableResult
  public mutating func apply(_ edit: TextEdit, isMultiline: Bool = false) -> Bool {
    let before = self
    switch edit {
    case .insert(let typed): insert(isMultiline ? typed : Self.oneLine(typed))
    case .newline: if isMultiline { insert("\n") }
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .deleteWord: remove(from: wordStart, to: cursor)
    case .killToEnd: remove(from: cursor, to: lineEnd(isMultiline))
    case .killToStart: remove(from: lineStart(isMultiline), to: cursor)
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .wordLeft: move(to: wordStart)
    case .wordRight: move(to: wordEnd)
    case .home: move(to: lineStart(isMultiline))
    case .end: move(to: lineEnd(isMultiline))
    case .up: if isMultiline { moveLine(by: -1) }
    case .down: if isMultiline { moveLine(by: 1) }
    }
    return self != before
  }

  /// What was pasted into a one-line input: line ends and tabs become spaces, and other control
  /// characters, which nobody can see, are left out.
  public static func oneLine(_ typed: String) -> String {
    var result = ""
    for scalar in typed.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
      case _ where scalar.properties.generalCategory == .control: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Why something typed or pasted has no room, for people; nil if it has.
  func refusal(of edit: TextEdit) -> String? {
    // A text has no more characters than bytes, and those need not be counted.
    guard case .insert(let typed) = edit,
      text.utf8.count + typed.utf8.count > Self.maximumLength
    else { return nil }
    let count = text.count + typed.count
    guard count > Self.maximumLength else { return nil }
    return "With that it would be \(count.grouped) characters, and \(Self.maximumLength.grouped) is"
      + " the most here: nothing was inserted"
  }

  private mutating func insert(_ typed: String) {
    // A text has no more characters than bytes, and those need not be counted.
    let isShort = text.utf8.count + typed.utf8.count <= Self.maximumLength
    let room = isShort ? Int.max : Self.maximumLength - text.count
    guard room > 0, !typed.isEmpty else { return }
    let piece = isShort ? typed : String(typed.prefix(room))
    let (head, tail) = (text[..<place], text[place...])
    let isPlain = piece.utf8.allSatisfy(Self.isPlain) && isPlain(before: place, after: place)
    text = String(head) + piece + tail
    if isPlain {
      cursor += piece.utf8.count
      offset += piece.utf8.count
    } else {
      // A combining mark joins what stands before it: count again instead of adding.
      recount(min(max(0, text.count - tail.count), text.count))
    }
  }

  private mutating func remove(from start: Int, to end: Int) {
    guard let first = index(of: start), let last = index(of: end), first < last else { return }
    let isPlain = isPlain(before: first, after: last)
    let bytes = text.utf8.distance(from: text.startIndex, to: first)
    text.removeSubrange(first..<last)
    if isPlain {
      (cursor, offset) = (start, bytes)
    } else {
      recount(min(start, text.count))
    }
  }

  private mutating func recount(_ position: Int) {
    cursor = position
    offset = text.prefix(position).utf8.count
  }

  /// True if characters on both sides can join no other.
  private func isPlain(before first: String.Index, after last: String.Index) -> Bool {
    let utf8 = text.utf8
    let left = first > utf8.startIndex ? utf8[utf8.index(before: first)] : 0x20
    return Self.isPlain(left) && Self.isPlain(last < utf8.endIndex ? utf8[last] : 0x20)
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && byte != 0x0d }

  // MARK: Places

  private var place: String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }

  /// The place after so many characters, found from the cursor; nil outside.
  private func index(of position: Int) -> String.Index? {
    guard position >= 0 else { return nil }
    return position < cursor
      ? text.index(place, offsetBy: position - cursor, limitedBy: text.startIndex)
      : text.index(place, offsetBy: position - cursor, limitedBy: text.endIndex)
  }

  /// Does nothing if there are fewer characters.
  private mutating func move(to position: Int) {
    guard let index = index(of: position) else { return }
    offset = text.utf8.distance(from: text.startIndex, to: index)
    cursor = position
  }

  private var wordStart: Int {
    var (index, position) = (place, cursor)
    func isWord() -> Bool { text[text.index(before: index)].isWordPart }
    while position > 0, !isWord() { (index, position) = (text.index(before: index), position - 1) }
    while position > 0, isWord() { (index, position) = (text.index(before: index), position - 1) }
    return position
  }

  private var wordEnd: Int {
    let rest = text[place...]
    let word = rest.drop { !$0.isWordPart }
    let gap = rest.distance(from: rest.startIndex, to: word.startIndex)
    return cursor + gap + word.prefix { $0.isWordPart }.count
  }

  private func lineStart(_ isMultiline: Bool) -> Int {
    guard isMultiline else { return 0 }
    var (index, position) = (place, cursor)
    while position > 0, !text[text.index(before: index)].isNewline {
      (index, position) = (text.index(before: index), position - 1)
    }
    return position
  }

  private func lineEnd(_ isMultiline: Bool) -> Int {
    let rest = text[place...]
    return cursor + (isMultiline ? rest.prefix { !$0.isNewline }.count : rest.count)
  }

  private mutating func moveLine(by step: Int) {
    let start = lineStart(true)
    let column = cursor - start
    let other = step < 0 ? start - 1 : lineEnd(true) + 1
    move(to: other)
    // There may be no other line.
    guard cursor == other else { return }
    move(to: step < 0 ? lineStart(true) : other)
    move(to: min(cursor + column, lineEnd(true)))
  }
}

/// What can be done to a text being typed.
public enum TextEdit: Hashable, Sendable {
  /// Typed or pasted. A one-line input makes one line of it.
  case insert(String)
  case backspace
  case delete
  case deleteWord
  case killToEnd
  case killToStart
  case left
  case right
  case wordLeft
  case wordRight
  case home
  case end
  /// Only in inputs of several lines.
  case up
  case down
  case newline
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
