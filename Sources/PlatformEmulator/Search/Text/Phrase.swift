/// Words that must stand together in a text, in this order, or not far from it.
struct Phrase: Hashable, Sendable {
  let words: [String]
  /// By how many places all words together may be out of their place: Lucene's `"a b"~2`.
  let slop: Int

  init(_ text: String, slop: Int = 0) {
    words = FoldedText.words(text)
    self.slop = slop
  }

  func matches(_ text: String) -> Bool {
    let found = FoldedText.words(text)
    // Where the phrase would begin, judged by each occurrence of each of its words.
    var starts: [[Int]] = []
    for (place, word) in words.enumerated() {
      let places = found.indices.filter { found[$0] == word }.map { $0 - place }
      if places.isEmpty { return false }
      starts.append(places)
    }
    guard slop > 0 else {
      return starts[0].contains { start in starts.allSatisfy { $0.contains(start) } }
    }
    return hasWindow(starts)
  }

  /// Whether one start can be picked for each word so that they differ by no more than the slop.
  private func hasWindow(_ starts: [[Int]]) -> Bool {
    starts.joined().contains { lowest in
      starts.allSatisfy { $0.contains { $0 >= lowest && $0 <= lowest + slop } }
    }
  }
}
