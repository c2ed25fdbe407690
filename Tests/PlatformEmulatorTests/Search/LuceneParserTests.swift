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
    #expect(
      try LuceneParser.parse("a^2 b~0.5 \"a\"~3^1")
        == any(a, .field(nil, .fuzzy("b", nil)), .field(nil, .phrase("a", slop: 3))))
  }

  @Test func wordsThatAreNearlyRight() throws {
    #expect(try LuceneParser.parse("roam~") == .field(nil, .fuzzy("roam", nil)))
    #expect(try LuceneParser.parse("f:roam~1") == .field("f", .fuzzy("roam", 1)))
    #expect(try LuceneParser.parse("f:roam~7^2") == .field("f", .fuzzy("roam", 2)))
    #expect(
      try LuceneParser.parse("ro*~") == .field(nil, .pattern([.literal("ro"), .anyText])))
  }

  @Test func fieldsThatAreThere() throws {
    let tags = LuceneQuery.field("asset.tags", .anything)
    #expect(try LuceneParser.parse("_exists_:asset.tags") == tags)
    #expect(try LuceneParser.parse("asset.tags:*") == tags)
    #expect(try LuceneParser.parse("asset.tags:**") == tags)
    #expect(
      try LuceneParser.parse("NOT _exists_:f")
        == .clauses(must: [], should: [], mustNot: [.field("f", .anything)]))
  }

  @Test func comparisonsAreRanges() throws {
    func bound(_ text: String, _ isInclusive: Bool) -> LuceneMatcher.Bound {
      LuceneMatcher.Bound(text: text, isInclusive: isInclusive)
    }
    #expect(try LuceneParser.parse("f:>=3") == .field("f", .range(bound("3", true), nil)))
    #expect(try LuceneParser.parse("f:>3") == .field("f", .range(bound("3", false), nil)))
    #expect(try LuceneParser.parse("f:<=a") == .field("f", .range(nil, bound("a", true))))
    #expect(
      try LuceneParser.parse("f:(>1 AND <\"9 9\")")
        == all(
          .field("f", .range(bound("1", false), nil)),
          .field("f", .range(nil, bound("9 9", false)))))
  }

  @Test(arguments: Array(#"+-&|!(){}[]^"~*?:\/<>= "#))
  func everySignCanBeMadePlain(sign: Character) throws {
    #expect(try LuceneParser.parse("f:a\\\(sign)b") == term("f", "a\(sign)b"))
    #expect(try LuceneParser.parse("\\\(sign)") == term(nil, "\(sign)"))
    #expect(try LuceneParser.parse("f\\\(sign):x") == term("f\(sign)", "x"))
  }

  @Test func codesStandForCharacters() throws {
    #expect(try LuceneParser.parse(#"f:\u010desky"#) == term("f", "česky"))
    #expect(try LuceneParser.parse(#"f:\ugly"#) == term("f", "ugly"))
  }

  @Test(arguments: [
    ("f:(a OR", 7), ("a)", 1), ("f:[1 TO 2", 2), (#"x "open"#, 2), ("ab AND", 6), ("f*:a", 0),
    ("a ^ b", 2), ("a & b", 2), ("a:/x/", 2), ("é AND OR b", 6), ("f:>", 3),
  ])
  func refusalsSayWhere(text: String, position: Int) {
    #expect {
      _ = try LuceneParser.parse(text)
    } throws: { error in
      (error as? LuceneError)?.position == position
    }
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
    "\"open", "a &", "|", "a\\", "*:a", "f*:a", "/re/", "OR", "f:()", "+", "-", "] x", "a^", "f:>",
    "_exists_:a*",
    "_exists_:", "f:[ TO b]", "a AND AND b",
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
