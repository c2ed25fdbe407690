/// A text being typed; the cursor stands between graphemes.
public struct TextInput: Hashable, Sendable {
  public private(set) var text: String
  /// Graphemes before the cursor.
  public private(set) var cursor: Int

  /// More than this is not taken: a paste of a whole file is a mistake.
  public static let maximumLength = 100_000

  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
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
    case .deleteWord: remove(from: wordStart(before: cursor), to: cursor)
    case .killToEnd: remove(from: cursor, to: lineEnd(isMultiline))
    case .killToStart: remove(from: lineStart(isMultiline), to: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .wordLeft: cursor = wordStart(before: cursor)
    case .wordRight: cursor = wordEnd(after: cursor)
    case .home: cursor = lineStart(isMultiline)
    case .end: cursor = lineEnd(isMultiline)
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
    let room = Self.maximumLength - text.count
    guard room > 0, !typed.isEmpty else { return }
    let head = text.prefix(cursor) + typed.prefix(room)
    let tail = text.dropFirst(cursor)
    text = String(head + tail)
    // A combining mark joins what stands before it: count again instead of adding.
    cursor = text.count - tail.count
    cursor = min(max(0, cursor), text.count)
  }

  private mutating func remove(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(text.count, end)
    guard start < end else { return }
    text = String(text.prefix(start) + text.dropFirst(end))
    cursor = min(start, text.count)
  }

  private func wordStart(before position: Int) -> Int {
    let characters = Array(text.prefix(position))
    var index = characters.count
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  private func wordEnd(after position: Int) -> Int {
    let characters = Array(text)
    var index = position
    while index < characters.count, !characters[index].isWordPart { index += 1 }
    while index < characters.count, characters[index].isWordPart { index += 1 }
    return index
  }

  private func lineStart(_ isMultiline: Bool) -> Int {
    guard isMultiline else { return 0 }
    let before = text.prefix(cursor)
    return before.lastIndex(where: \.isNewline).map {
      before.distance(from: before.startIndex, to: $0) + 1
    } ?? 0
  }

  private func lineEnd(_ isMultiline: Bool) -> Int {
    guard isMultiline else { return text.count }
    return cursor + text.dropFirst(cursor).prefix { !$0.isNewline }.count
  }

  private mutating func moveLine(by step: Int) {
    let start = lineStart(true)
    let column = cursor - start
    if step < 0 {
      guard start > 0 else { return }
      cursor = start - 1
      let previous = lineStart(true)
      cursor = min(previous + column, start - 1)
    } else {
      let end = lineEnd(true)
      guard end < text.count else { return }
      cursor = end + 1
      cursor = min(end + 1 + column, lineEnd(true))
    }
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
