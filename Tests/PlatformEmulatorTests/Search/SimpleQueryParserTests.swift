import Testing

@testable import PlatformEmulator

@Suite struct SimpleQueryParserTests {
  private func term(_ text: String) -> LuceneQuery { .field(nil, .term(text)) }

  private func any(_ left: LuceneQuery, _ right: LuceneQuery) -> LuceneQuery {
    .clauses(must: [], should: [left, right], mustNot: [])
  }

  private func all(_ left: LuceneQuery, _ right: LuceneQuery) -> LuceneQuery {
    .clauses(must: [left, right], should: [], mustNot: [])
  }

  private func not(_ query: LuceneQuery) -> LuceneQuery {
    .clauses(must: [], should: [], mustNot: [query])
  }

  @Test func signsAreOperators() {
    let (a, b, c) = (term("a"), term("b"), term("c"))
    #expect(SimpleQueryParser.parse("a") == a)
    #expect(SimpleQueryParser.parse("a b") == any(a, b))
    #expect(SimpleQueryParser.parse("a | b") == any(a, b))
    #expect(SimpleQueryParser.parse("a + b") == all(a, b))
    #expect(SimpleQueryParser.parse("a b", wantsAll: true) == all(a, b))
    #expect(SimpleQueryParser.parse("a + -b") == all(a, not(b)))
    #expect(SimpleQueryParser.parse("a + (b | c)") == all(a, any(b, c)))
    #expect(SimpleQueryParser.parse("to-review") == term("to-review"))
    #expect(SimpleQueryParser.parse("*") == .everything)
    #expect(
      SimpleQueryParser.parse("ab*") == .field(nil, .pattern([.literal("ab"), .anyText])))
    #expect(SimpleQueryParser.parse("*ab") == term("*ab"))
    #expect(SimpleQueryParser.parse(#""a b"~2"#) == .field(nil, .phrase("a b", slop: 2)))
    #expect(SimpleQueryParser.parse("ab~1") == .field(nil, .fuzzy("ab", 1)))
    #expect(SimpleQueryParser.parse(#"a\+b"#) == term("a+b"))
    #expect(SimpleQueryParser.parse("metadata.name:x") == term("metadata.name:x"))
  }

  @Test(arguments: [
    "", "(", ")", "((", "a)", "\"", "\"a", "+", "|", "-", "--", "\\", "~", "*)", "()", "\"\"",
    "a (b",
  ])
  func noTextIsWrong(text: String) {
    _ = SimpleQueryParser.parse(text)
  }

  @Test func everyTextComesToAnEnd() {
    var random = SplitMix64(seed: 9)
    let pieces = ["a", "+", "|", "-", "\"", "*", "(", ")", "\\", "~", "1", " ", "č", "🔥"]
    for _ in 0..<5_000 {
      let text = (0..<random.below(14)).map { _ in random.pick(pieces) }.joined()
      _ = SimpleQueryParser.parse(text, wantsAll: random.chance(50))
    }
    _ = SimpleQueryParser.parse(String(repeating: "(", count: 10_000))
  }
}
