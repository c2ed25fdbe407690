/// How many letters must be put in, left out, changed or swapped with their neighbour to make one word
/// of another.
///
/// Source: the fuzzy operator `~` of Apache Lucene's query syntax.
struct EditDistance {
  private let word: [Unicode.Scalar]
  private let most: Int

  /// - Parameter most: 0, 1 or 2; nil: by the length of the word, as search engines do.
  init(_ word: String, most: Int?) {
    self.word = Array(word.unicodeScalars)
    self.most = most ?? (self.word.count < 3 ? 0 : self.word.count < 6 ? 1 : 2)
  }

  func isNear(_ other: String) -> Bool {
    let other = Array(other.unicodeScalars)
    guard abs(other.count - word.count) <= most else { return false }
    var before: [Int] = []
    var above = Array(0...other.count)
    for row in word.indices {
      var current = [row + 1]
      for column in other.indices {
        let change = above[column] + (word[row] == other[column] ? 0 : 1)
        var least = min(change, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, word[row] == other[column - 1], word[row - 1] == other[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, above) = (above, current)
    }
    return (above.last ?? 0) <= most
  }
}
