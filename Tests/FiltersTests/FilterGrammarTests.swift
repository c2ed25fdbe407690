import Filters
import Testing

@Suite struct FilterGrammarTests {
  private func word(_ text: String, isNegated: Bool = false) -> FilterTerm {
    FilterTerm(.word(FilterWord(text)), isNegated: isNegated)
  }

  private func field(_ name: String) throws -> FilterField {
    try #require(Thing.list.fields.first { $0.name == name })
  }

  @Test func wordsAreAndedAndACapitalMeansItsCase() {
    let query = Thing.query("cust  Addr ")

    #expect(query.terms == [word("cust"), word("Addr")])
    #expect(FilterWord("Addr").isCaseSensitive && !FilterWord("cust").isCaseSensitive)
    #expect(query.problem == nil)
  }

  @Test func everySignOfTheGrammarIsUnderstood() throws {
    let query = Thing.query(
      #"~cst /^ord(er)?s$/ -test tag:pii type=job,notebook name:"two words" modified<7d tag:none"#)

    let words = { (typed: [String]) in typed.map { FilterWord($0) } }
    let expected = [
      FilterTerm(.fuzzy("cst")), FilterTerm(.regex("^ord(er)?s$")),
      word("test", isNegated: true),
      FilterTerm(.field(try field("tag"), .words(FilterWords(words(["pii"]))))),
      FilterTerm(
        .field(
          try field("type"), .words(FilterWords(words(["job", "notebook"]), isExact: true)))),
      FilterTerm(.field(try field("name"), .words(FilterWords(words(["two words"]))))),
      FilterTerm(.field(try field("modified"), .aged(.less, .seconds(7 * 86_400)))),
      FilterTerm(.field(try field("tag"), FilterTest.none)),
    ]

    #expect(query.problem == nil)
    #expect(query.terms == expected)
  }

  @Test func negationWorksForEveryKindOfTerm() {
    let query = Thing.query("-~ab -/x y/ -tag:old -modified>1y -tag:none")

    #expect(query.problem == nil)
    #expect(query.terms.map(\.isNegated) == [true, true, true, true, true])
    #expect(query.terms[1].kind == .regex("x y"))
  }

  @Test func nothingTypedIsNoFilter() {
    for text in ["", "   "] {
      #expect(Thing.query(text).isEmpty && Thing.query(text).problem == nil)
    }
  }

  static let unfinished = [
    "-", "~", "-~", "/", "//", "-/", "\"\"", "-\"\"", "tag:", "-tag:", "tag=", "tag:\"\"",
    "tag:a,", "tag:,a", "type:\"  \"", "modified<", "modified:", "rating>=", "size>", "duration>",
    "state:",
  ]

  @Test(arguments: unfinished)
  func whatHasNoEndYetIsAProblemAndNoFilterForEverything(_ text: String) {
    let query = Thing.query(text)

    #expect(query.problem != nil)
    #expect(query.isUnfinished)
    #expect(query.terms.isEmpty)
  }

  static let impossible: [(String, String)] = [
    ("modified<7x", "modified cannot be 7x: modified<7d, modified>=2026-03-01"),
    ("modified:today", "modified cannot be today: modified<7d, modified>=2026-03-01"),
    ("modified:7d", "modified wants a comparison: modified<7d, modified>=2026-03-01"),
    ("modified<2026-02-30", "modified cannot be 2026-02-30: modified<7d, modified>=2026-03-01"),
    ("duration:10m", "duration wants a comparison: duration>10m"),
    ("duration>ten", "duration cannot be ten: duration>10m"),
    ("rating>=9", "rating cannot be 9: rating>=4"),
    ("rating>=nan", "rating cannot be nan: rating>=4"),
    ("size>10XB", "size cannot be 10XB: size>10MB"),
    ("type<3", "type wants a colon: type:word"),
    ("state:bogus", "there is no state bogus, but Running, Failed, Completed"),
    ("state=fail", "there is no state fail, but Running, Failed, Completed"),
    ("state:failed,bogus", "there is no state bogus, but Running, Failed, Completed"),
  ]

  @Test(arguments: impossible)
  func whatCannotBeIsSaidKindly(_ text: String, _ problem: String) {
    for text in [text, "-\(text)"] {
      let query = Thing.query("good \(text)")

      #expect(query.problem == problem)
      #expect(!query.isUnfinished)
      #expect(query.terms == [word("good")])
    }
  }

  @Test(
    arguments: [
      ("foo:bar", nil), ("typ:x", "type"), ("tpye:x", "type"), ("modifed<7d", "modified"),
      ("-ownr:ana", "owner"), ("mod<7d", "modified"), ("Nmae:x", "name"), ("ty=x", "type"),
      ("http://x", nil), ("x=1", nil), ("privacy:private", nil), ("größe>1", nil),
    ] as [(String, String?)])
  func aFieldThatTheListDoesNotHaveIsRefusedWithThoseItHas(_ text: String, _ meant: String?) {
    let query = Thing.query("good \(text)")
    let problem = query.problem ?? ""

    #expect(problem.hasPrefix("there is no field "))
    #expect(problem.contains("but name, type, tag, owner, description, state, modified"))
    #expect(problem.contains("(did you mean \(meant ?? "")?), but") == (meant != nil))
    #expect(query.terms == [word("good")])
    #expect(!query.isUnfinished)
  }

  @Test(arguments: ["\"typ:x\"", "12:30", ":x", "->x", "\"http://x\"", "a-b:c", "3<4"])
  func inQuotesAndWhereNoNameStandsInFrontItIsAWord(_ text: String) {
    #expect(Thing.query(text).problem == nil)
    #expect(Thing.query(text).terms.count == 1)
  }

  @Test func aListWithoutFieldsHasWordsOnly() {
    #expect(FilterQuery("foo:bar", fields: []).terms == [word("foo:bar")])
  }

  @Test(arguments: ["/(/", "/[a/", "/a{99}{99}{99}/", "/*{2,1}/", #"/\q/"#, #"/[\D]/"#])
  func aBrokenRegularExpressionIsSaidAndLeftOut(_ text: String) {
    let query = Thing.query(text)

    #expect(query.terms.isEmpty)
    #expect(query.problem?.contains("is no regular expression") == true)
  }

  // MARK: What it means

  @Test func equalsIsExactAndAColonContains() {
    let thing = Thing(name: "gold_customers", kind: "wml_model", tags: ["golden", "EU"])

    #expect(thing.passes("tag:gold") && !thing.passes("tag=gold"))
    #expect(thing.passes("tag=golden") && thing.passes("tag=eu") && !thing.passes("tag=Eu"))
    #expect(thing.passes("type:model") && !thing.passes("type=model"))
    #expect(thing.passes("-tag=gold") && !thing.passes("-tag:gold"))
    #expect(thing.passes("name=gold_customers") && !thing.passes("name=customers"))
  }

  @Test func commasAreAlternativesAndQuotesKeepThem() {
    let thing = Thing(kind: "job", tags: ["a,b"])

    #expect(thing.passes("type:job,notebook") && !thing.passes("type:notebook,model"))
    #expect(!thing.passes("-type=job,notebook"))
    #expect(thing.passes(#"tag="a,b""#) && !thing.passes("tag=a,b"))
  }

  @Test func noneIsWhatHasNoValue() {
    let (empty, full) = (
      Thing(name: "x"),
      Thing(
        name: "x", kind: "k", tags: ["none"], owner: "1", description: "d", state: "Failed",
        modified: 1, duration: .seconds(1), rating: 1, size: 1)
    )

    for name in Thing.list.fields.map(\.name).dropFirst() {
      #expect(empty.passes("\(name):none") && !full.passes("\(name):none"), "\(name)")
      #expect(!empty.passes("-\(name):none") && full.passes("-\(name):none"), "\(name)")
    }
    #expect(full.passes("tag=none") && full.passes(#"tag:"none""#))
    #expect(empty.passes("tag:none,gold") && !full.passes("tag:none,gold"))
    #expect(Thing(description: "").passes("description:none"))
  }

  @Test func severalTagsAreAllWanted() {
    let thing = Thing(tags: ["pii", "gold"])

    #expect(thing.passes("tag=pii tag=gold") && !thing.passes("tag=pii tag=silver"))
  }

  @Test func whoIsFoundByTheNameThatIsSeenOrWholeByAnother() {
    let thing = Thing(owner: "1000")

    #expect(thing.passes("owner:kov") && !thing.passes("owner:.kov") && !thing.passes("owner:100"))
    #expect(thing.passes("owner=1000") && thing.passes("owner=ana.kovacs"))
    #expect(Thing(owner: "2000").passes("owner:200"), "its id is what is seen")
  }

  @Test func sizesRatingsAndDurationsAreCompared() {
    let thing = Thing(duration: .seconds(601), rating: 4, size: 2_000_000)

    #expect(thing.passes("size>1MB size<=2MB size>1999kB") && !thing.passes("size>2M"))
    #expect(thing.passes("rating>=4 rating:3,4") && !thing.passes("rating<4"))
    #expect(thing.passes("duration>10m") && !thing.passes("duration>=601m"))
    #expect(!Thing().passes("size<1MB") && Thing().passes("-size<1MB"))
  }

  @Test func matchesAreOnlyInWhatIsSeenOrNamed() {
    let thing = Thing(name: "customers", description: "every person", state: "Failed")

    #expect(!thing.passes("person") && !thing.passes("failed") && !thing.passes("/person/"))
    #expect(thing.passes("description:person"))
  }

  // MARK: Dates

  private static let days: [(String, String)] = [
    ("modified>2026-03-01", "0 0 1 1"), ("modified>=2026-03-01", "0 1 1 1"),
    ("modified<2026-03-01", "1 0 0 0"), ("modified<=2026-03-01", "1 1 0 0"),
    ("modified:2026-03-01", "0 1 0 0"), ("modified=2026-03", "0 1 1 0"),
    ("modified:2026", "1 1 1 1"), ("modified>2026", "0 0 0 0"),
    ("modified:2026-02..2026-03-01", "1 1 0 0"), ("modified:..2026-02", "1 0 0 0"),
    ("modified:2026-03-02..", "0 0 1 1"), ("-modified:2026-03-01", "1 0 1 1"),
    ("modified>=2026-03-01T12:00", "0 1 1 1"), ("modified>2026-03-01T12:00", "0 0 1 1"),
    ("modified:2026-02,2026-04", "1 0 0 1"),
    ("modified<2026-13-01", ""), ("modified<2026-02-30", ""), ("modified:9999", ""),
    ("modified:2026-03..2026-01", ""), ("modified:soon..2026", ""),
  ]

  /// Changed on 28 February 23:59:59, 1 March 12:00:59, 2 March 00:00 and 1 April 00:00.
  @Test(arguments: days)
  func datesAreWholeDaysMonthsYearsOrMinutes(_ text: String, _ found: String) {
    let moments: [Int64] = [
      1_772_323_199_000, 1_772_366_459_000, 1_772_409_600_000, 1_775_001_600_000,
    ]

    let hits = moments.map { Thing(modified: $0).passes(text) ? "1" : "0" }

    #expect((Thing.query(text).problem == nil) == !found.isEmpty)
    if !found.isEmpty { #expect(hits.joined(separator: " ") == found) }
  }

  @Test func daysBeginWhereThePersonIs() {
    let thing = Thing(modified: 1_772_321_400_000)

    for (offset, isFound) in [(0, false), (3_600, true), (-3_600, false)] {
      let query = Thing.list.query("modified:2026-03-01") { $0 - Int64(offset) * 1_000 }
      #expect(Thing.list.matches(query, thing) == isFound)
    }
  }

  @Test func agesAreCountedFromNow() {
    let now: Int64 = 1_000_000_000_000

    #expect(Thing(modified: now - 3_600_000).passes("modified<=1h", now: now))
    #expect(!Thing(modified: now - 3_600_001).passes("modified<=1h", now: now))
    #expect(!Thing().passes("modified<=1h", now: now))
  }

  @Test(arguments: [
    ("a", "ab", true), ("a", "a b", true), ("a", "A", true), ("A", "a", false), ("Ab", "Abc", true),
    ("ab", "a", false), ("-a", "-ab", false), ("a -b", "a -bc", false), ("~a", "~ab", true),
    ("/a/", "/ab/", false), ("tag:a", "tag:ab", true), ("", "a", true), ("a b", "ab", false),
    ("tag=a", "tag=ab", false), ("tag:a", "tag:a,b", false), ("tag:a", "tag=a", false),
    ("tag:a,b", "tag:a,bc", false), ("tag:none", "tag:nonex", false),
  ])
  func narrowingIsOnlyClaimedWhereItIsCertain(_ older: String, _ newer: String, _ narrows: Bool) {
    #expect(Thing.query(newer).narrows(Thing.query(older)) == narrows)
  }
}
