/// A regular expression as people write it, in the words of POSIX, which lacks `\d` and takes a
/// backslash in brackets for itself.
struct PatternTranslation {
  private(set) var text = ""
  /// A letter that is looked for is a capital; those of `\S` and the like are none.
  private(set) var hasCapital = false

  struct Problem: Error {
    var words: String
  }

  private var rest: Substring

  init(_ pattern: String) throws(Problem) {
    rest = pattern[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\": try escape()
      case "[": try bracket()
      default: add(character)
      }
    }
  }

  private mutating func add(_ character: Character) {
    if character.isUppercase { hasCapital = true }
    text.append(character)
  }

  /// Escaped letters that the library knows beside signs: words, blanks and their edges.
  private static let known: Set<Character> = ["w", "W", "s", "S", "b", "B"]
  private static let written: [Character: String] = [
    "d": "[0-9]", "D": "[^0-9]", "t": "\t", "n": "\n", "r": "\r",
  ]

  private mutating func escape() throws(Problem) {
    guard let character = rest.popFirst() else {
      throw Problem(words: "a backslash ends it")
    }
    if let written = Self.written[character] {
      text += written
    } else if character.isLetter, !Self.known.contains(character) {
      throw Problem(words: "\\\(character) is not understood")
    } else {
      text += "\\\(character)"
    }
  }

  // MARK: Brackets

  private static let classes: [Character: String] = [
    "d": "0-9", "w": "[:alnum:]_", "s": "[:space:]",
  ]

  /// One that is not closed goes to the library as it is, which says so.
  private mutating func bracket() throws(Problem) {
    var members = ""
    var literals = Literals()
    let isInverted = rest.first == "^"
    if isInverted { rest.removeFirst() }
    var isFirst = true
    while let character = rest.popFirst() {
      if character == "]", !isFirst { return close(members, literals, isInverted) }
      isFirst = false
      if character == "[", let kind = rest.first, ":.=".contains(kind) {
        guard let name = named(kind) else { break }
        members += "[\(name)]"
      } else if character == "\\" {
        try escape(&members, &literals)
      } else if rest.first == "-", rest.dropFirst().first.map({ $0 != "]" }) == true {
        try range(from: character, &members)
      } else {
        if character.isUppercase { hasCapital = true }
        literals.add(character, &members)
      }
    }
    text += "["
  }

  /// `[:alpha:]` without its outer brackets.
  private mutating func named(_ kind: Character) -> Substring? {
    guard let end = rest.dropFirst().firstRange(of: "\(kind)]") else { return nil }
    defer { rest = rest[end.upperBound...] }
    return rest[..<rest.index(before: end.upperBound)]
  }

  private mutating func escape(
    _ members: inout String, _ literals: inout Literals
  ) throws(Problem) {
    guard let character = rest.popFirst() else { throw Problem(words: "a backslash ends it") }
    if let set = Self.classes[character] {
      members += set
    } else if let written = Self.written[character], written.count == 1 {
      members += written
    } else if character.isLetter {
      throw Problem(words: "\\\(character) in brackets is not understood")
    } else {
      literals.add(character, &members)
    }
  }

  private mutating func range(from start: Character, _ members: inout String) throws(Problem) {
    rest.removeFirst()
    guard var end = rest.popFirst() else { return }
    if end == "\\" {
      guard let escaped = rest.popFirst(), !escaped.isLetter else {
        throw Problem(words: "a range ends in no character")
      }
      end = escaped
    }
    if start.isUppercase || end.isUppercase { hasCapital = true }
    members += "\(start)-\(end)"
  }

  private mutating func close(_ members: String, _ literals: Literals, _ isInverted: Bool) {
    text += literals.bracket(members, isInverted)
  }

  /// Signs that POSIX understands only at certain places in brackets.
  private struct Literals {
    private var hasEnd = false
    private var hasDash = false
    private var hasCaret = false

    mutating func add(_ character: Character, _ members: inout String) {
      switch character {
      case "]": hasEnd = true
      case "-": hasDash = true
      case "^": hasCaret = true
      default: members.append(character)
      }
    }

    func bracket(_ members: String, _ isInverted: Bool) -> String {
      if hasCaret, !hasEnd, !hasDash, members.isEmpty { return isInverted ? "[^^]" : "\\^" }
      let inside = "\(hasEnd ? "]" : "")\(members)\(hasCaret ? "^" : "")\(hasDash ? "-" : "")"
      // A caret may not come first.
      if !isInverted, inside.first == "^" { return "[-^]" }
      return "[\(isInverted ? "^" : "")\(inside)]"
    }
  }
}
