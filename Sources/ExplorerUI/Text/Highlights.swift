import TerminalKit

/// Where in a line a search finds something, in columns, for drawing.
enum Highlights {
  /// Case matters only if the search has a capital, as everywhere. At most 50 places.
  static func columns(of search: String, in text: String) -> [Range<Int>] {
    guard !search.isEmpty else { return [] }
    let isSensitive = search.contains(where: \.isUppercase)
    let pattern = Array(isSensitive ? search : search.lowercased())
    var places: [Range<Int>] = []
    let characters = Array(text)
    let compared = isSensitive ? characters : characters.map { Character(lowered: $0) }
    var index = 0
    var column = 0
    while index + pattern.count <= compared.count, places.count < 50 {
      if compared[index] == pattern[0],
        compared[index..<index + pattern.count].elementsEqual(pattern)
      {
        let width = characters[index..<index + pattern.count].reduce(0) {
          $0 + TextWidth.width(of: $1)
        }
        places.append(column..<column + width)
        column += width
        index += pattern.count
      } else {
        column += TextWidth.width(of: characters[index])
        index += 1
      }
    }
    return places
  }
}

extension Character {
  /// Its lower case, if that is one character too.
  fileprivate init(lowered character: Character) {
    let text = character.lowercased()
    self = text.count == 1 ? text.first ?? character : character
  }
}

extension Collection {
  /// The element at `index`, or nil where there is none.
  subscript(safe index: Index) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
