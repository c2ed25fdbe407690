import Filters
import Testing

/// What is sent to a platform: everything that may match, and nothing denied that might.
@Suite struct LuceneTests {
  private func lucene(_ text: String) -> LuceneFilter {
    Thing.query(text).lucene(fields: Thing.list.fields, now: 1_772_323_199_000)
  }

  @Test(arguments: [
    ("cust", "(asset.name:*cust* OR asset.asset_type:*cust* OR asset.tags:*cust*)"),
    ("name:Cust", "asset.name:*cust*"), ("tag:pii", "asset.tags:*pii*"),
    ("tag=pii", "asset.tags:\"pii\""), ("-tag=pii", "NOT asset.tags:\"pii\""),
    ("type:job,notebook", "(asset.asset_type:*job* OR asset.asset_type:*notebook*)"),
    ("name:\"two-words\"", "(asset.name:*two* AND asset.name:*words*)"),
    ("name=\"a \\\"b\"", "asset.name:\"a \\\\b\""), ("name:dim_x", "asset.name:*dim_x*"),
    ("name:顧客", "(asset.name:*顧* AND asset.name:*客*)"), ("name:AND", "asset.name:*and*"),
    ("tag:none", "(*:* AND NOT asset.tags:*)"), ("-tag:none", "asset.tags:*"),
    ("description:none", "(*:* AND NOT asset.description:*)"),
    ("owner=1000", "asset.owner_id:\"1000\""),
    (
      "modified:2026-02-28",
      "(asset.last_updated_at:[2026-02-27T23:59:59Z TO 2026-03-01T00:00:00Z]"
        + " OR (*:* AND NOT asset.last_updated_at:*))"
    ),
    (
      "-modified>=2026-02-28", "NOT asset.last_updated_at:[2026-02-28T00:00:01Z TO *]"
    ),
    (
      "modified<1d",
      "(asset.last_updated_at:[2026-02-27T23:59:58Z TO *]"
        + " OR (*:* AND NOT asset.last_updated_at:*))"
    ),
  ])
  func whatThePlatformCanEvaluateIsSent(_ text: String, _ sent: String) {
    #expect(lucene(text) == LuceneFilter(text: sent, isWhole: true))
  }

  /// Platforms split words and fold accents in their own way: what they find too much must not be
  /// taken away.
  @Test(arguments: [
    "-cust", "-name:cust", "-tag:Pii", "-tag:\"a b\"", "-tag:é", "owner:ana", "~fuzzy", "/re/",
    "...",
    "size>1MB", "rating>=4", "-description:x",
  ])
  func whatItMightUnderstandInAnotherWayStaysHere(_ text: String) {
    #expect(lucene(text) == LuceneFilter(text: nil, isWhole: false))
    #expect(lucene("tag:x \(text)").text?.hasPrefix("asset.tags:*x*") == true)
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
