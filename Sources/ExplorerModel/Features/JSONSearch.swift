import Filters
import JSON

/// Finds lines of a JSON document by a text; a capital in it means its case.
enum JSONSearch {
  /// No more matches are counted.
  static let maximumMatches = 10_000

  /// Finds the matches among the lines as they are.
  static func refresh(_ tree: inout JSONTreeState) {
    tree.search.matches = []
    tree.search.isBounded = false
    guard tree.search.isActive else {
      tree.search.current = nil
      return
    }
    let word = FilterWord(tree.search.text)
    for (index, line) in tree.lines.enumerated() where line.isFound(by: word) {
      tree.search.matches.append(index)
      if tree.search.matches.count == maximumMatches {
        tree.search.isBounded = true
        break
      }
    }
    if let current = tree.search.current, current >= tree.search.matches.count {
      tree.search.current = nil
    }
  }

  /// Goes to the first match from a line on, from the top if there is none below.
  static func go(_ tree: inout JSONTreeState, from line: Int) {
    let matches = tree.search.matches
    guard !matches.isEmpty else {
      tree.search.current = nil
      tree.cursor.selected = line
      return
    }
    let index = matches.firstIndex { $0 >= line } ?? 0
    tree.search.current = index
    tree.cursor.selected = matches[index]
  }

  static func step(_ tree: inout JSONTreeState, by step: Int) {
    let matches = tree.search.matches
    guard !matches.isEmpty else { return }
    let line = tree.cursor.selected
    let index =
      step > 0
      ? matches.firstIndex { $0 > line } ?? 0
      : matches.lastIndex { $0 < line } ?? matches.count - 1
    tree.search.current = index
    tree.cursor.selected = matches[index]
  }

  /// Folded values something was found in, with all they lie in.
  static func foldsToOpen(_ tree: JSONTreeState, in document: JSONValue) -> Set<String> {
    guard tree.search.isActive, !tree.folded.isEmpty else { return [] }
    let word = FilterWord(tree.search.text)
    var open: Set<String> = []
    var count = 0
    for line in JSONTree.lines(of: document, folded: []) where line.isFound(by: word) {
      var pointer = line.pointer[...]
      while let slash = pointer.lastIndex(of: "/") {
        pointer = pointer[..<slash]
        if tree.folded.contains(String(pointer)) { open.insert(String(pointer)) }
      }
      count += 1
      if count == 1_000 { break }
    }
    return open
  }
}

extension JSONLine {
  func isFound(by word: FilterWord) -> Bool {
    if let key, word.occurs(in: key) { return true }
    if case .scalar(let text, _) = value { return word.occurs(in: text) }
    return false
  }
}
