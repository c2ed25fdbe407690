/// One line of text being edited; the cursor stands between characters as people count them.
public struct TextField: Hashable, Sendable {
  public private(set) var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int

  public init(_ text: String = "") {
    characters = Array(Self.flattened(text))
    cursor = characters.count
  }

  /// The text; setting it puts the cursor at the end.
  public var text: String {
    get { String(characters) }
    set { self = TextField(newValue) }
  }

  public var isEmpty: Bool { characters.isEmpty }

  /// Inserts text at the cursor; line ends and tabs become spaces, other control characters go.
  public mutating func insert(_ text: String) {
    let before = String(characters[..<cursor]) + Self.flattened(text)
    let after = String(characters[cursor...])
    // A mark may join the character before it, so the whole is counted again.
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  /// Moves the cursor to a place given in characters.
  public mutating func moveCursor(to place: Int) {
    cursor = max(0, min(place, characters.count))
  }

  /// Does what the key says; false if it is not a key for text.
  ///
  /// Arrows, Home, End (or ctrl-a, ctrl-e); by words with ctrl or alt and arrows, alt-b, alt-f;
  /// Backspace, Delete (or ctrl-d); ctrl-w or alt-Backspace the word before, alt-d the word after,
  /// ctrl-u to the start, ctrl-k to the end.
  public mutating func handle(_ press: KeyPress) -> Bool {
    if let character = press.character {
      insert(String(character))
      return true
    }
    guard let motion = TextMotion(press) else { return false }
    perform(motion)
    return true
  }

  mutating func perform(_ motion: TextMotion) {
    switch motion {
    case .move(let target): cursor = place(of: target)
    case .delete(let target):
      let other = place(of: target)
      characters.removeSubrange(min(cursor, other)..<max(cursor, other))
      cursor = min(cursor, other)
    }
  }

  private func place(of target: TextMotion.Target) -> Int {
    switch target {
    case .previous: max(0, cursor - 1)
    case .next: min(characters.count, cursor + 1)
    case .start: 0
    case .end: characters.count
    case .previousWord: TextMotion.wordStart(before: cursor, in: characters)
    case .nextWord: TextMotion.wordEnd(after: cursor, in: characters)
    }
  }

  /// Draws the field in the first row of `rect`, scrolled so that the cursor is seen; returns where the
  /// cursor is to stand, nil without focus.
  @discardableResult
  public func draw(
    in rect: Rect, of buffer: inout CellBuffer, style: Style = .input, placeholder: String = "",
    isFocused: Bool = true, isSecret: Bool = false
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let row = rect.row(0)
    buffer.fill(row, style: style)
    let first = isFocused ? firstShown(width: row.width, isSecret: isSecret) : 0
    let shown = characters[first...].prefix(2 * row.width + 2)
    buffer.put(
      isSecret ? String(repeating: buffer.glyphs.secret, count: shown.count) : String(shown),
      x: row.x, y: row.y, style: style, maxWidth: row.width, ellipsis: !isFocused)
    if isEmpty {
      buffer.put(
        placeholder, x: row.x, y: row.y, style: Style(.inputPlaceholder, on: style.role),
        maxWidth: row.width, ellipsis: true)
    }
    guard isFocused else { return nil }
    let column = (first..<cursor).reduce(0) { $0 + width(at: $1, isSecret: isSecret) }
    return Point(x: row.x + min(column, row.width - 1), y: row.y)
  }

  /// The first character shown: as early as leaves the cursor in sight.
  private func firstShown(width: Int, isSecret: Bool) -> Int {
    var first = cursor
    var used = 1
    while first > 0 {
      used += self.width(at: first - 1, isSecret: isSecret)
      guard used <= width else { break }
      first -= 1
    }
    return first
  }

  private func width(at place: Int, isSecret: Bool) -> Int {
    isSecret ? 1 : TextWidth.width(of: characters[place])
  }

  private static func flattened(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\u{2028}" {
        view.append(" ")
      } else if scalar.properties.generalCategory != .control {
        view.append(scalar)
      }
    }
    return String(view)
  }
}
