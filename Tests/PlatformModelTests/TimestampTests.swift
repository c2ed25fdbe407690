import PlatformModel
import Testing

struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1),
    ("1969-12-31T23:59:59.999Z", -1), ("1969-12-31T23:59:59Z", -1_000),
    ("2020-07-21T13:01:44.095Z", 1_595_336_504_095), ("2000-02-29T12:00:00Z", 951_825_600_000),
    ("1900-03-01T00:00:00Z", -2_203_891_200_000), ("1900-02-28T23:59:59Z", -2_203_891_201_000),
    ("2024-12-31T23:59:59Z", 1_735_689_599_000), ("2100-02-28T00:00:00Z", 4_107_456_000_000),
    ("2100-03-01T00:00:00Z", 4_107_542_400_000), ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ("0000-02-29T00:00:00Z", -62_162_121_600_000), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func momentsAreReadAndWritten(text: String, milliseconds: Int64) throws {
    let moment = try #require(Timestamp(iso: text))

    #expect(moment == Timestamp(milliseconds: milliseconds))
    #expect(moment.iso == (text.contains(".") ? text : text.dropLast() + ".000Z"))
  }

  /// A platform may write any number.
  @Test func whatIsBeyondAllMomentsIsTheLastOrTheFirstOne() {
    let (first, last) = (Timestamp(milliseconds: .min), Timestamp(milliseconds: .max))

    #expect(last - first == .milliseconds(Int64.max))
    #expect(first - last == .milliseconds(Int64.min))
    #expect(last + .seconds(1) == last)
    #expect(first + .seconds(-1) == first)
    #expect(last + .seconds(Int64.max) == last)
    #expect(Timestamp(milliseconds: 0) + .seconds(Int64.min) == first)
    #expect(!last.iso.isEmpty && !first.iso.isEmpty)
  }

  @Test(arguments: [
    ("2020-07-21T13:01:44+02:00", "2020-07-21T11:01:44.000Z"),
    ("2020-07-21T13:01:44.5-0530", "2020-07-21T18:31:44.500Z"),
    ("2020-01-01T00:30:00+01", "2019-12-31T23:30:00.000Z"),
    ("2020-07-21 13:01:44,25z", "2020-07-21T13:01:44.250Z"),
    ("2020-07-21T13:01:44", "2020-07-21T13:01:44.000Z"),
    ("2020-07-21T13:01:44.123456789Z", "2020-07-21T13:01:44.123Z"),
    ("2020-07-21T13:01:44.1234567890123456789012345678901234567890Z", "2020-07-21T13:01:44.123Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
    ("2020-12-31T24:00:00Z", "2021-01-01T00:00:00.000Z"),
  ])
  func otherSpellingsAreReadAsThePlatformsMeanThem(text: String, iso: String) {
    #expect(Timestamp(iso: text)?.iso == iso)
  }

  @Test(arguments: [
    "", " ", "None", "2020", "2020-07-21", "2020-07-21T13:01", "2020-07-21T13:01:44Zx",
    "2020-07-21T13:01:44 Z", "2020-13-21T13:01:44Z", "2020-00-21T13:01:44Z",
    "2020-07-32T13:01:44Z", "2020-07-00T13:01:44Z", "2020-07-21T25:01:44Z",
    "2020-07-21T13:60:44Z", "2020-07-21T13:01:61Z", "-020-07-21T13:01:44Z",
    "20200721T130144Z", "2020-07-21T13:01:44+2", "２０20-07-21T13:01:44Z", "1595336504095",
    "2020-07-21T13:01:44\u{0}",
  ])
  func textThatIsNoMomentIsNone(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }

  @Test func momentsAreComparedAddedAndSubtracted() {
    let earlier = Timestamp(milliseconds: -500)
    let later = Timestamp(milliseconds: 1_500)

    #expect(earlier < later)
    #expect(later - earlier == .seconds(2))
    #expect(earlier - later == .seconds(-2))
    #expect(earlier + .seconds(2) == later)
    #expect(later + .milliseconds(-2_000) == earlier)
    #expect(earlier + .microseconds(999) == earlier)
  }
}
