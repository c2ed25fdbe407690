/// What a key does to text: moves the cursor, or deletes from the cursor to where it would move.
enum TextMotion: Hashable {
  case move(Target)
  case delete(Target)

  enum Target: Hashable {
    case previous, next, start, end, previousWord, nextWord
  }

  init?(_ press: KeyPress) {
    guard let motion = Self.motions[press] else { return nil }
    self = motion
  }

  private static let motions: [KeyPress: TextMotion] = {
    let keys: [(String, TextMotion)] = [
      ("left", .move(.previous)), ("right", .move(.next)), ("home", .move(.start)),
      ("end", .move(.end)), ("ctrl-b", .move(.previous)), ("ctrl-f", .move(.next)),
      ("ctrl-a", .move(.start)), ("ctrl-e", .move(.end)), ("ctrl-left", .move(.previousWord)),
      ("ctrl-right", .move(.nextWord)), ("alt-left", .move(.previousWord)),
      ("alt-right", .move(.nextWord)), ("alt-b", .move(.previousWord)),
      ("alt-f", .move(.nextWord)), ("backspace", .delete(.previous)), ("delete", .delete(.next)),
      ("ctrl-d", .delete(.next)), ("ctrl-h", .delete(.previous)),
      ("ctrl-w", .delete(.previousWord)), ("alt-backspace", .delete(.previousWord)),
      ("ctrl-backspace", .delete(.previousWord)), ("alt-d", .delete(.nextWord)),
      ("ctrl-delete", .delete(.nextWord)), ("ctrl-u", .delete(.start)),
      ("ctrl-k", .delete(.end)),
    ]
    var motions: [KeyPress: TextMotion] = [:]
    for (name, motion) in keys {
      if let press = KeyPress(parsing: name) { motions[press] = motion }
    }
    return motions
  }()

  static func wordStart(before place: Int, in characters: [Character]) -> Int {
    var place = place
    while place > 0, !isWord(characters[place - 1]) { place -= 1 }
    while place > 0, isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  static func wordEnd(after place: Int, in characters: [Character]) -> Int {
    var place = place
    while place < characters.count, !isWord(characters[place]) { place += 1 }
    while place < characters.count, isWord(characters[place]) { place += 1 }
    return place
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
