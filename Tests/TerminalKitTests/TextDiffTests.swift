import TerminalKit
import Testing

struct TextDiffTests {
  /// `same`, `[-removed-]`, `{+added+}`.
  private func marked(_ old: String, _ new: String) -> String {
    TextDiff.words(from: old, to: new).map { segment in
      switch segment.kind {
      case .same: segment.text
      case .removed: "[-\(segment.text)-]"
      case .added: "{+\(segment.text)+}"
      }
    }.joined()
  }

  @Test(arguments: [
    ("One row per person.", "One row per customer.", "One row per [-person-]{+customer+}."),
    ("a b c", "a b c", "a b c"), ("", "new", "{+new+}"), ("old", "", "[-old-]"), ("", "", ""),
    ("a b c d", "a x y d", "a [-b c-]{+x y+} d"), ("tags: a", "tags: a, b", "tags: a{+, b+}"),
    ("客户数据", "客户的数据", "客户{+的+}数据"), ("one\ntwo", "one\nthree", "one\n[-two-]{+three+}"),
    ("rating 4.5", "rating 4.7", "rating 4.[-5-]{+7+}"),
  ])
  func differencesAreWords(old: String, new: String, result: String) {
    #expect(marked(old, new) == result)
  }

  @Test func bothTextsCanBeReadFromIt() {
    var generator = Lehmer(seed: 17)
    let pieces = ["one", " ", "two", "客", ", ", "\n", "e\u{301}", "three"]
    for _ in 0..<300 {
      let old = (0..<12).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
      let new = (0..<12).map { _ in pieces[generator.next(below: pieces.count)] }.joined()
      let segments = TextDiff.words(from: old, to: new)

      #expect(segments.filter { $0.kind != .added }.map(\.text).joined() == old)
      #expect(segments.filter { $0.kind != .removed }.map(\.text).joined() == new)
    }
  }

  @Test func textsWithNothingInCommonAreComparedAtOnce() {
    let old = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
    #expect(TextDiff.words(from: old, to: new).map(\.kind) == [.removed, .added])
  }
}
