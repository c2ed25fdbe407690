import PlatformModel
import Testing

/// A place whose clock is set forward and back, as Berlin's in 2026.
@Suite struct ZoneTests {
  private static let spring = "2026-03-29T01:00:00.000Z"
  private static let autumn = "2026-10-25T01:00:00.000Z"
  private let berlin = Zone(years: 2025..<2028) { moment in
    moment.iso >= Self.spring && moment.iso < Self.autumn ? 7_200 : 3_600
  }

  private func moment(_ iso: String) throws -> Timestamp { try #require(Timestamp(iso: iso)) }

  @Test(arguments: [
    ("2026-01-01T00:00:00Z", 3_600), ("2026-03-29T00:59:59.999Z", 3_600), (Self.spring, 7_200),
    ("2026-07-01T00:00:00Z", 7_200), ("2026-10-25T00:59:59Z", 7_200), (Self.autumn, 3_600),
    ("1960-01-01T00:00:00Z", 3_600), ("2100-01-01T00:00:00Z", 3_600),
  ])
  func eachMomentHasItsOwnOffset(_ iso: String, _ offset: Int) throws {
    #expect(berlin.offset(at: try moment(iso)) == offset)
  }

  @Test(arguments: [
    ("2026-03-29T01:59:00Z", "2026-03-29T00:59:00.000Z"),
    // 02:30 is left out; the clock goes on at 03:00.
    ("2026-03-29T02:30:00Z", "2026-03-29T01:00:00.000Z"),
    ("2026-03-29T03:00:00Z", "2026-03-29T01:00:00.000Z"),
    // 02:30 comes twice.
    ("2026-10-25T02:30:00Z", "2026-10-25T00:30:00.000Z"),
    ("2026-10-25T03:00:00Z", "2026-10-25T02:00:00.000Z"),
    ("2026-07-01T12:00:00Z", "2026-07-01T10:00:00.000Z"),
  ])
  func aTimeOnTheClockIsAMoment(_ shown: String, _ iso: String) throws {
    #expect(berlin.moment(showing: try moment(shown)).iso == iso)
  }

  @Test func everyMomentOfAYearIsFoundByWhatTheClockShows() throws {
    let start = try moment("2026-01-01T00:00:00Z").milliseconds
    for quarter in 0..<(365 * 96) {
      let moment = Timestamp(milliseconds: start + Int64(quarter) * 900_000)
      let shown = moment + .seconds(berlin.offset(at: moment))
      let found = berlin.moment(showing: shown)
      // The hour that comes twice is found where it comes first.
      let isRepeated = moment.iso >= Self.autumn && moment.iso < "2026-10-25T02:00:00.000Z"
      #expect(found == (isRepeated ? moment + .seconds(-3_600) : moment))
    }
  }

  @Test func aPlaceWithoutChangesHasOneOffset() {
    #expect(Zone { _ in 20_700 } == Zone(offset: 20_700))
    #expect(Zone.utc.offset(at: Timestamp(milliseconds: 0)) == 0)
  }
}
