import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// Numbers, durations and times as the interface writes them.
@Suite struct TextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_204_113, "1,204,113"), (-12_345, "-12,345"),
  ])
  func thousandsAreGrouped(_ number: Int, _ text: String) {
    #expect(NumberGrouping.comma.text(number) == text)
    #expect(NumberGrouping.none.text(number) == String(number))
  }

  @Test func theSmallestNumberIsWritten() {
    #expect(NumberGrouping.comma.text(.min) == "-9,223,372,036,854,775,808")
  }

  @Test(arguments: [
    (Duration.zero, "00:00:00", "now", "0 ms"),
    (.milliseconds(38), "00:00:00", "now", "38 ms"),
    (.milliseconds(1_430), "00:00:01", "1 s", "1.4 s"),
    (.seconds(252), "00:04:12", "4 min", "4 min"),
    (.seconds(7_260), "02:01:00", "2 h", "2 h"),
    (.seconds(100 * 3_600), "100:00:00", "4 d", "4 d"),
    (.seconds(400 * 86_400), "9600:00:00", "1 y", "1 y"),
    (.seconds(-5), "00:00:00", "now", "0 ms"),
  ])
  func durationsAreWritten(
    _ duration: Duration, _ clock: String, _ short: String, _ precise: String
  ) {
    #expect(DurationText.clock(duration) == clock)
    #expect(DurationText.short(duration) == short)
    #expect(DurationText.precise(duration) == precise)
  }

  @Test func timesAreLocal() {
    let times = LocalTimes(now: Sample.now, zone: Zone(offset: 3_600))

    #expect(times.short(Sample.now) == "09:41")
    #expect(times.time(Sample.now) == "09:41:11")
    #expect(times.iso(Sample.now) == "2026-11-21 09:41")
    #expect(times.short(Sample.ago(.seconds(12 * 3_600))) == "2026-11-20 21:41")
    #expect(times.age(Sample.ago(.seconds(7_200))) == "2 h")
    #expect(times.age(Sample.now + .seconds(60)) == "now")
  }

  @Test(arguments: [
    (812, "812 B"), (4_210, "4.2 kB"), (31_000, "31 kB"), (4_210_000, "4.2 MB"),
    (3_000_000_000_000, "3.0 TB"),
  ])
  func bytesAreWritten(_ bytes: Int, _ text: String) {
    #expect(ByteText.short(bytes) == text)
  }

  @Test(arguments: [
    ("2026-11-21T08:41:07.123Z WARN  skew", "09:41:07", "WARN", "skew"),
    ("2026-11-21T08:41:07+00:00 INFO done", "09:41:07", "INFO", "done"),
    ("2026-11-21 09:41:07,123 ERROR: boom", "09:41:07", "ERROR", "boom"),
    ("2026/11/21 09:41:07 [DEBUG] x", "09:41:07", "DEBUG", "x"),
    ("09:41:07 INFORMED", "09:41:07", "", "INFORMED"),
    ("2026-11-21T08:41:07.123 no zone", "08:41:07", "", "no zone"),
    ("   at Main.run(Main.java:12)", "", "", "   at Main.run(Main.java:12)"),
    ("1,204,113 rows", "", "", "1,204,113 rows"), ("", "", "", ""),
    ("2026-12-01 10:00:00,123:ERROR:disk_full", "10:00:00", "", ":ERROR:disk_full"),
    ("2026-12-01T10:00:02.500|ERROR|loader|x", "10:00:02", "", "|ERROR|loader|x"),
    ("10:00:05|ERR no space", "10:00:05", "", "|ERR no space"),
    ("2026-12-01 10:00:06,ERROR,csv", "10:00:06", "", ",ERROR,csv"),
    ("2026-12-01T10:00:07.854Z\terror\texporter", "11:00:07", "", "\terror\texporter"),
    ("2026-12-01 10:00:00.1 +0200 INFO x", "10:00:00", "", "+0200 INFO x"),
    ("2026-12-01 10:00:00-42 items", "10:00:00", "", "-42 items"),
    ("2026-13-01T10:00:00Z x", "", "", "2026-13-01T10:00:00Z x"),
    ("10:00:00.5s later", "", "", "10:00:00.5s later"),
    ("[ERROR|x", "", "", "[ERROR|x"),
  ])
  func logLinesAreTakenApart(_ line: String, _ time: String, _ word: String, _ message: String) {
    let text = LogLineText(line, zone: Zone(offset: 3_600))

    #expect(text.time ?? "" == time)
    #expect(text.word == word)
    #expect(text.message == message)
  }

  @Test(arguments: [
    ("2026-12-01 10:00:00,123:ERROR:disk_full", LogLevel.error),
    ("2026-12-01T10:00:03|FATAL|Loader.Main|exit", .error), ("10:00:06,ERROR,csv", .error),
    ("2026-12-01T10:00:04.071:INFO:started", .info), ("10:00:07Z\twarn\tx", .warning),
  ])
  func theLevelIsKnownBesideAnySeparator(_ line: String, _ level: LogLevel) {
    #expect(LogLineText(line, zone: .utc).level == level)
  }

  @Test func highlightsFollowTheCaseOfTheSearchAndCountColumns() {
    #expect(Highlights.columns(of: "cust", in: "a Cust, cust") == [2..<6, 8..<12])
    #expect(Highlights.columns(of: "Cust", in: "a Cust, cust") == [2..<6])
    #expect(Highlights.columns(of: "客", in: "顧客マスター") == [2..<4])
    #expect(Highlights.columns(of: "", in: "x").isEmpty)
    #expect(Highlights.columns(of: "long", in: "lo").isEmpty)
  }

  @Test func styledTextIsWrappedLikePlainText() {
    let spans = [Span("one two ", .text), Span("three", .accent), Span("\nfour", .dim)]

    #expect(
      SpanWrap.lines(spans, width: 9).map { $0.map(\.text).joined() } == [
        "one two", "three", "four",
      ])
  }

  @Test func aTableLeavesOutWhatHasNoRoom() {
    let table = Table(
      columns: [
        Table.Column(title: "Name", minimum: 6, rank: 9, grows: 20),
        Table.Column(title: "Type", minimum: 6, rank: 5),
        Table.Column(title: "Tags", minimum: 6, rank: 3),
      ], rows: [[[Span("customers")], [Span("data_asset")], [Span("gold pii")]]])

    #expect(table.layout(in: 60).map(\.width) == [20, 10, 8])
    #expect(table.layout(in: 24).map(\.width) == [6, 7, 7])
    #expect(table.layout(in: 15).map(\.column) == [0, 1])
    #expect(table.layout(in: 3).map(\.column) == [0])
  }

  @Test func usualWidthsDoNotDependOnTheRows() {
    let columns = [
      Table.Column(title: "Name", minimum: 6, usual: 12, rank: 9, grows: 20),
      Table.Column(title: "Type", minimum: 6, usual: 10, rank: 5),
    ]
    let short = Table(columns: columns, rows: [[[Span("a")], [Span("b")]]])
    let long = Table(
      columns: columns,
      rows: [[[Span("a name that goes on")], [Span("a type that is longer than usual")]]])

    for width in [4, 16, 24, 60] {
      #expect(short.layout(in: width).map(\.width) == long.layout(in: width).map(\.width))
    }
    #expect(short.layout(in: 60).map(\.width) == [20, 10])
    #expect(short.layout(in: 20).map(\.width) == [9, 9])
  }

  @Test func aScrolledTableKeepsItsNames() {
    var table = Table(
      columns: ["Name", "Type", "Tags"].map { Table.Column(title: $0, minimum: 4) },
      rows: [[[Span("a")], [Span("b")], [Span("c")]]])
    table.scrolled = 1
    #expect(table.layout(in: 40).map(\.column) == [0, 2])
    table.scrolled = 9
    #expect(table.layout(in: 40).map(\.column) == [0, 2])
  }
}
