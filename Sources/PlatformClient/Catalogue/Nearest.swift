import PlatformModel

/// Which of the names that exist somebody may have meant.
public enum Nearest {
  /// Nil if nothing is near: more than a third of the letters would have to be others.
  public static func name(_ word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    let ranked = names.map { (name: $0, distance: distance(letters, Array($0.lowercased()))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance * 3 <= max(letters.count, best.name.count) ? best.name : nil
  }

  /// `; did you mean --limit?`, or nothing.
  public static func hint(
    _ word: String, among names: some Sequence<String>, prefix: String = ""
  ) -> String {
    name(word, among: names).map { "; did you mean \(prefix)\(WrittenName.of($0))?" } ?? ""
  }

  /// How many letters have to be put in, left out or replaced, or change places with the next.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      let above = row
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = above[j] + (letter == other ? 0 : 1)
        row[j + 1] = min(replaced, row[j] + 1, above[j + 1] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      before = above
    }
    return row[right.count]
  }
}
