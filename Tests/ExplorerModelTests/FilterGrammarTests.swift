import ExplorerModel
import PlatformModel
import Testing

@Suite struct FilterGrammarTests {
  private func word(_ text: String, isNegated: Bool = false) -> FilterTerm {
    FilterTerm(.word(FilterWord(text)), isNegated: isNegated)
  }

  @Test func wordsAreAndedAndACapitalMeansItsCase() {
    let query = FilterQuery("cust  Addr ")

    #expect(query.terms == [word("cust"), word("Addr")])
    #expect(query.terms.map(\.kind) == [.word(FilterWord("cust")), .word(FilterWord("Addr"))])
    #expect(FilterWord("Addr").isCaseSensitive && !FilterWord("cust").isCaseSensitive)
    #expect(query.problem == nil)
  }

  @Test func everySignOfTheGrammarIsUnderstood() {
    let query = FilterQuery(
      #"~cst /^ord(er)?s$/ -test type:data_asset tag:pii owner:ana name:"two words" modified<7d"#)

    #expect(query.problem == nil)
    #expect(
      query.terms == [
        FilterTerm(.fuzzy("cst")), FilterTerm(.regex("^ord(er)?s$")),
        word("test", isNegated: true),
        FilterTerm(.field(.type, FilterWord("data_asset"))),
        FilterTerm(.field(.tag, FilterWord("pii"))),
        FilterTerm(.field(.owner, FilterWord("ana"))),
        FilterTerm(.field(.name, FilterWord("two words"))),
        FilterTerm(.compared(.modified, .less, .seconds(7 * 86_400))),
      ])
  }

  @Test func negationWorksForEveryKindOfTerm() {
    let query = FilterQuery("-~ab -/x y/ -tag:old -modified>1y")

    #expect(query.terms.map(\.isNegated) == [true, true, true, true])
    #expect(query.terms.count == 4)
    #expect(query.terms[1].kind == .regex("x y"))
  }

  @Test(arguments: ["", "   ", "-", "~", "/", "//", "tag:", "modified<", "\"\"", "-tag:", "-/"])
  func whatIsNotFinishedYetConstrainsNothingAndIsNoMistake(_ text: String) {
    let query = FilterQuery(text)

    #expect(query.terms.isEmpty)
    #expect(query.problem == nil)
  }

  @Test(arguments: [
    ("modified<7x", "modified does not understand 7x: modified<7d, modified>=2026-03-01"),
    ("modified:today", "modified wants a comparison: modified<7d, modified>=2026-03-01"),
    (
      "state:failed",
      "state means nothing in this list; it has name, type, tag, owner, modified, created"
    ),
    ("type<3", "type wants a colon: type:word"),
    (
      "rating>=4",
      "rating means nothing in this list; it has name, type, tag, owner, modified, created"
    ),
  ])
  func whatIsNotUnderstoodIsSaidKindly(_ text: String, _ problem: String) {
    let query = FilterQuery("good \(text)")

    #expect(query.problem == problem)
    #expect(query.terms == [word("good")])
  }

  @Test(arguments: ["/(/", "/[a/", "/a{99}{99}{99}/", "/*{2,1}/"])
  func aBrokenRegularExpressionIsSaidAndLeftOut(_ text: String) {
    let query = FilterQuery(text)

    #expect(query.terms.isEmpty)
    #expect(query.problem?.contains("is no regular expression") == true)
  }

  @Test(arguments: [
    ("typ:x", "type"), ("tpye:x", "type"), ("tags:x", "tag"), ("modifed<7d", "modified"),
    ("-ownr:ana", "owner"), ("mod<7d", "modified"), ("Nmae:x", "name"), ("ty=x", "type"),
  ])
  func aFieldThatLooksMistypedIsSaidAndTakenAsItIs(_ text: String, _ meant: String) throws {
    let query = FilterQuery("good \(text)")
    let word = text.hasPrefix("-") ? String(text.dropFirst()) : text

    #expect(query.problem?.hasSuffix("did you mean \(meant)? In quotes it is a word") == true)
    #expect(
      query.terms == [
        self.word("good"), self.word(word, isNegated: text.hasPrefix("-")),
      ])
  }

  @Test(arguments: ["\"typ:x\"", "http://x", "db:x", "a:b", "x=1", "12:30", ":x", "foo:bar"])
  func whatIsFarFromAnyFieldIsAWord(_ text: String) {
    #expect(FilterQuery(text).problem == nil)
  }

  @Test(arguments: [("state:fail", true), ("state:RUN", false), ("state:bogus", false)])
  func aStateThatThereIsNotIsSaid(_ text: String, _ isKnown: Bool) {
    let query = FilterQuery(
      text, fields: FilterField.ofRuns, states: ["Failed", "Running"])

    #expect(
      query.problem
        == (isKnown ? nil : "there is no state \(text.dropFirst(6)), but Failed, Running"))
    #expect(query.terms.count == 1)
  }

  private static let days: [(String, String)] = [
    ("modified>2026-03-01", "0 0 1 1"), ("modified>=2026-03-01", "0 1 1 1"),
    ("modified<2026-03-01", "1 0 0 0"), ("modified<=2026-03-01", "1 1 0 0"),
    ("modified:2026-03-01", "0 1 0 0"), ("modified=2026-03", "0 1 1 0"),
    ("modified:2026", "1 1 1 1"), ("modified>2026", "0 0 0 0"),
    ("modified:2026-02..2026-03-01", "1 1 0 0"), ("modified:..2026-02", "1 0 0 0"),
    ("modified:2026-03-02..", "0 0 1 1"), ("-modified:2026-03-01", "1 0 1 1"),
    ("modified>=2026-03-01T12:00", "0 1 1 1"), ("modified>2026-03-01T12:00", "0 0 1 1"),
    ("modified<2026-13-01", "all"), ("modified<2026-02-30", "all"), ("modified:9999", "all"),
    ("modified:2026-03..2026-01", "all"), ("modified:soon..2026", "all"),
  ]

  /// Changed on 28 February 23:59, 1 March 12:00, 2 March 00:00 and 1 April 00:00.
  @Test(arguments: days)
  func datesAreWholeDaysMonthsYearsOrMinutes(_ text: String, _ found: String) throws {
    let moments = try [
      "2026-02-28T23:59:59Z", "2026-03-01T12:00:59Z", "2026-03-02T00:00:00Z",
      "2026-04-01T00:00:00Z",
    ].map { try #require(Timestamp(iso: $0)) }

    let query = FilterQuery(text)
    let hits = moments.map { query.matches(FilterRecord(modified: $0)) ? "1" : "0" }

    #expect((query.problem == nil) == (found != "all"), "\(query.problem ?? "")")
    #expect(hits.joined(separator: " ") == (found == "all" ? "1 1 1 1" : found))
  }

  @Test func daysBeginWhereThePersonIs() throws {
    let moment = try #require(Timestamp(iso: "2026-02-28T23:30:00Z"))

    for (offset, isFound) in [(0, false), (3_600, true), (-3_600, false)] {
      let query = FilterQuery("modified:2026-03-01", zone: Zone(offset: offset))
      #expect(query.matches(FilterRecord(modified: moment)) == isFound)
    }
  }

  /// Found under the day that the table shows, in either half of the year.
  @Test(arguments: [
    ("modified:2026-09-22", "2026-09-21T22:44:00Z", true),
    ("modified:2026-09-21", "2026-09-21T22:44:00Z", false),
    ("modified:2026-12-01", "2026-11-30T23:30:00Z", true),
    ("modified:2026-12-01", "2026-11-30T22:30:00Z", false),
    ("modified:2026-03-29", "2026-03-29T21:59:59Z", true),
    ("modified:2026-03-29", "2026-03-29T22:00:00Z", false),
    ("modified:2026-03-29T03:00", "2026-03-29T01:00:30Z", true),
    ("modified:2026-03-29T01:59", "2026-03-29T00:59:30Z", true),
    ("modified:2026-10-25T03:00", "2026-10-25T02:00:30Z", true),
  ])
  func daysBeginByTheClockOfTheirOwnSeason(
    _ filter: String, _ modified: String, _ isFound: Bool
  ) throws {
    let moment = try #require(Timestamp(iso: modified))
    let berlin = Zone(years: 2025..<2028) {
      $0.iso >= "2026-03-29T01:00:00.000Z" && $0.iso < "2026-10-25T01:00:00.000Z" ? 7_200 : 3_600
    }

    let query = FilterQuery(filter, zone: berlin)

    #expect(query.matches(FilterRecord(modified: moment)) == isFound)
  }

  @Test func anUnknownFieldIsAWordLikeAnyOther() {
    #expect(FilterQuery("http://x:80 foo:bar").terms == [word("http://x:80"), word("foo:bar")])
  }

  @Test func runsHaveFieldsOfTheirOwn() {
    let query = FilterQuery("state:failed duration>10m", fields: FilterField.ofRuns)
    let slow = FilterRecord(text: "nightly", state: "Failed", duration: .seconds(601))
    let quick = FilterRecord(text: "nightly", state: "Failed", duration: .seconds(600))

    #expect(query.problem == nil)
    #expect(query.matches(slow))
    #expect(!query.matches(quick))
  }

  @Test(arguments: [
    ("a", "ab", true), ("a", "a b", true), ("a", "A", true), ("A", "a", false), ("Ab", "Abc", true),
    ("ab", "a", false), ("-a", "-ab", false), ("a -b", "a -bc", false), ("~a", "~ab", true),
    ("/a/", "/ab/", false), ("tag:a", "tag:ab", true), ("", "a", true), ("a b", "ab", false),
  ])
  func narrowingIsOnlyClaimedWhereItIsCertain(_ older: String, _ newer: String, _ narrows: Bool) {
    #expect(FilterQuery(newer).narrows(FilterQuery(older)) == narrows)
  }

  @Test func agesAreCountedFromNow() {
    let now = Timestamp(milliseconds: 1_000_000_000_000)
    let query = FilterQuery("modified<=1h")

    #expect(query.matches(FilterRecord(modified: now + .seconds(-3_600)), now: now))
    #expect(!query.matches(FilterRecord(modified: now + .milliseconds(-3_600_001)), now: now))
    #expect(!query.matches(FilterRecord(modified: nil), now: now))
  }

  @Test func luceneGetsWhatItCanEvaluateAndNothingElse() {
    let lucene = FilterQuery(#"cust tag:pii -type:job ~fuzzy modified<7d"#).lucene { _ in [] }

    #expect(
      lucene.text
        == "(asset.name:*cust* OR asset.tags:*cust* OR asset.asset_type:*cust*)"
        + " AND asset.tags:pii* AND NOT asset.asset_type:job*")
    #expect(!lucene.isExact)
    #expect(FilterQuery("cust").lucene { _ in [] }.isExact)
    #expect(FilterQuery("~fuzzy").lucene { _ in [] } == LuceneFilter(text: nil, isExact: false))
  }

  @Test func ownersAreSentByIdWhereTheirNamesAreKnown() {
    let query = FilterQuery("owner:ana")

    #expect(
      query.lucene { _ in ["7", "8:x"] }.text == #"(asset.owner_id:7 OR asset.owner_id:8\:x)"#)
    #expect(query.lucene { _ in [] }.text == nil)
  }

  @Test(arguments: [
    ("a b", #"a\ b"#), ("x:y", #"x\:y"#), (#"a\b"#, #"a\\b"#), ("(*?)", #"\(\*\?\)"#),
    ("AND", #"\AND"#), ("a\u{1B}[0m", #"a\[0m"#), ("příliš", "příliš"), ("\"", "\\\""),
  ])
  func luceneSignsAreEscaped(_ text: String, _ escaped: String) {
    #expect(Lucene.escaped(text) == escaped)
  }

  @Test func aQueryThatOnlySaysWhatNotTakesItFromEverything() {
    #expect(Lucene.both("*:*", "NOT a:b") == "*:* AND NOT a:b")
    #expect(Lucene.both("*:*", "a:b") == "a:b")
    #expect(Lucene.both("asset.tags:x", "a:b") == "asset.tags:x AND a:b")
  }
}
