import Filters
import Nouns
import PlatformModel
import Testing

@testable import ExplorerModel

@Suite struct FilterZoneTests {
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
    let moment = try #require(Timestamp(iso: modified)).milliseconds
    let berlin = Zone(years: 2025..<2028) {
      $0.iso >= "2026-03-29T01:00:00.000Z" && $0.iso < "2026-10-25T01:00:00.000Z" ? 7_200 : 3_600
    }

    let query = FilterList.assets.query(filter, in: berlin)

    guard case .field(_, .dated(let ranges)) = query.terms.first?.kind else {
      Issue.record("no dates are asked for: \(query)")
      return
    }
    #expect(ranges.contains { $0.contains(moment) } == isFound)
  }
}
