import PlatformModel
import Testing

struct CivilDateTests {
  private func text(_ milliseconds: Int64, offset: Int = 0) -> String {
    let date = CivilDate(timestamp: Timestamp(milliseconds: milliseconds), offset: offset)
    return "\(date.isoDay) \(date.isoTime)"
  }

  @Test func theOffsetOfThePlaceIsAdded() {
    #expect(text(0) == "1970-01-01 00:00:00")
    #expect(text(0, offset: 7_200) == "1970-01-01 02:00:00")
    #expect(text(0, offset: -1) == "1969-12-31 23:59:59")
    #expect(text(1_709_164_800_000, offset: -3_600) == "2024-02-28 23:00:00")
    #expect(text(1_709_251_199_999, offset: 0) == "2024-02-29 23:59:59")
    #expect(text(1_709_251_200_000, offset: 0) == "2024-03-01 00:00:00")
    #expect(text(1_709_251_200_000, offset: 20_700) == "2024-03-01 05:45:00")
  }

  @Test func momentsBefore1970AreRoundedDown() {
    #expect(text(-1) == "1969-12-31 23:59:59")
    #expect(text(-1_000) == "1969-12-31 23:59:59")
    #expect(text(-1_001) == "1969-12-31 23:59:58")
    #expect(text(-86_400_000) == "1969-12-31 00:00:00")
    #expect(text(-86_400_001) == "1969-12-30 23:59:59")
  }

  @Test func yearsHaveFourDigitsAndASignWhereTheyNeedOne() {
    #expect(text(-62_167_219_200_000) == "0000-01-01 00:00:00")
    #expect(text(-62_167_219_200_001) == "-0001-12-31 23:59:59")
    #expect(text(253_402_300_800_000) == "10000-01-01 00:00:00")
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    var previous = CivilDate(
      timestamp: Timestamp(iso: "1999-12-31T00:00:00Z") ?? .init(milliseconds: 0), offset: 0)
    var leapDays = 0
    for day in 0..<Int64(146_097) {
      let moment = Timestamp(milliseconds: 946_684_800_000 + day * 86_400_000)
      let date = CivilDate(timestamp: moment, offset: 0)
      let isNextDay = date.day == previous.day + 1 && date.month == previous.month
      let isNextMonth =
        date.day == 1 && previous.day >= 28
        && (date.month == previous.month + 1 || (date.month == 1 && previous.month == 12))
      if !isNextDay && !isNextMonth || Timestamp(iso: "\(date.isoDay)T00:00:00Z") != moment {
        Issue.record("\(previous.isoDay) is followed by \(date.isoDay).")
      }
      if date.month == 2, date.day == 29 { leapDays += 1 }
      previous = date
    }

    #expect(previous.isoDay == "2399-12-31")
    #expect(leapDays == 97)
  }

  @Test func momentsAtTheEndsOfTimeDoNotTrap() {
    #expect(!Timestamp(milliseconds: .max).iso.isEmpty)
    #expect(Timestamp(milliseconds: .min).iso.hasPrefix("-"))
  }
}
