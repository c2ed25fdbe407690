import Testing

@testable import PlatformEmulator

@Suite struct LuceneParserTests {
  private func term(_ field: String?, _ text: String) -> LuceneQuery {
    .field(field, .term(text))
  }

  private func any(_ queries: LuceneQuery...) -> LuceneQuery {
    .clauses(must: [], should: queries, mustNot: [])
  }

  private func all(_ queries: LuceneQuery..., not denied: [LuceneQuery] = []) -> LuceneQuery {
    .clauses(must: queries, should: [], mustNot: denied)
  }

  @Test func termsPhrasesAndPatterns() throws {
    #expect(try LuceneParser.parse("*:*") == .everything)
    #expect(try LuceneParser.parse("orders") == term(nil, "orders"))
    #expect(try LuceneParser.parse("asset.name:orders") == term("asset.name", "orders"))
    #expect(
      try LuceneParser.parse(#"asset.name:"two \"words\"""#)
        == .field("asset.name", .phrase(#"two "words""#)))
    #expect(
      try LuceneParser.parse("asset.name:*or?er*")
        == .field(
          "asset.name",
          .pattern([.anyText, .literal("or"), .anyCharacter, .literal("er"), .anyText])))
    #expect(try LuceneParser.parse("asset.description:*") == .field("asset.description", .anything))
  }

  @Test func escapesMakeAnythingPlain() throws {
    #expect(
      try LuceneParser.parse(#"asset.name:a\ b\:\*\(c\)\\\+"#) == term("asset.name", #"a b:*(c)\+"#)
    )
    #expect(try LuceneParser.parse(#"\AND"#) == term(nil, "AND"))
    #expect(
      try LuceneParser.parse(#"asset.name:*sales\ rep*"#)
        == .field("asset.name", .pattern([.anyText, .literal("sales rep"), .anyText])))
  }

  @Test func operatorsBindAsPeopleExpect() throws {
    let (a, b, c) = (term(nil, "a"), term(nil, "b"), term(nil, "c"))

    #expect(try LuceneParser.parse("a b") == any(a, b))
    #expect(try LuceneParser.parse("a OR b") == any(a, b))
    #expect(try LuceneParser.parse("a || b && c") == any(a, all(b, c)))
    #expect(try LuceneParser.parse("a AND b OR c") == any(all(a, b), c))
    #expect(try LuceneParser.parse("a AND (b OR c)") == all(a, any(b, c)))
    #expect(try LuceneParser.parse("a AND NOT b") == all(a, not: [b]))
    #expect(try LuceneParser.parse("a AND !b") == all(a, not: [b]))
    #expect(
      try LuceneParser.parse("+a b -c") == .clauses(must: [a], should: [b], mustNot: [c]))
    #expect(try LuceneParser.parse("NOT a") == .clauses(must: [], should: [], mustNot: [a]))
    #expect(try LuceneParser.parse("NOT a AND b") == .clauses(must: [b], should: [], mustNot: [a]))
    #expect(
      try LuceneParser.parse("asset.tags:(a OR b)")
        == any(term("asset.tags", "a"), term("asset.tags", "b")))
    #expect(try LuceneParser.parse("a^2 b~0.5 \"a\"~3^1") == any(a, b, .field(nil, .phrase("a"))))
  }

  @Test func ranges() throws {
    func range(_ text: String) throws -> LuceneQuery { try LuceneParser.parse("f:\(text)") }
    func bound(_ text: String, _ isInclusive: Bool) -> LuceneMatcher.Bound {
      LuceneMatcher.Bound(text: text, isInclusive: isInclusive)
    }

    #expect(try range("[1 TO 2]") == .field("f", .range(bound("1", true), bound("2", true))))
    #expect(try range("{1 TO 2]") == .field("f", .range(bound("1", false), bound("2", true))))
    #expect(try range("[* TO 2}") == .field("f", .range(nil, bound("2", false))))
    #expect(
      try range(#"["a b" TO *]"#) == .field("f", .range(bound("a b", true), nil)))
    #expect(
      try range("[2026-01-01T00:00:00Z TO *]")
        == .field("f", .range(bound("2026-01-01T00:00:00Z", true), nil)))
  }

  @Test(arguments: [
    "", "   ", "a AND", "AND a", "(a", "a)", "((((", "f:", ":a", "f:[1 TO", "f:[1 2]", "f:[1 TO 2",
    "\"open", "a &", "|", "a\\", "*:a", "f*:a", "/re/", "OR", "f:()", "+", "-", "] x",
  ])
  func whatIsNoQueryIsRefused(text: String) {
    #expect(throws: LuceneError.self) { try LuceneParser.parse(text) }
  }

  @Test func nestingHasAnEnd() {
    let deep = String(repeating: "(", count: 10_000) + "a"
    #expect(throws: LuceneError.self) { try LuceneParser.parse(deep) }
  }

  @Test func noTextWhateverItIsBringsTheParserDown() {
    var random = SplitMix64(seed: 7)
    let pieces = [
      "a", "AND", "(", ")", "\"", ":", "[", "]", " TO ", "*", "?", "\\", "+", "~", "č", " ",
    ]
    for _ in 0..<5_000 {
      let text = (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
      _ = try? LuceneParser.parse(text)
    }
  }
}
