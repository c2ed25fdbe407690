import PlatformModel
import Testing

@testable import ExplorerUI

/// Lines of logs of every make: nothing of them may be hidden but their time.
@Suite struct LogTimeTests {
  @Test func aLineIsShownWhollyWhateverFollowsItsTime() {
    var random = Random(seed: 11)
    let times = [
      "2026-12-01 10:00:00", "2026/12/01 10:00:00", "2026-12-01T10:00:00", "10:00:00",
      "2026-12-01T10:00:00Z", "2026-12-01T10:00:00+02:00", "2026-12-01 10:00:00.123 ",
      "2026-12-01 10:00:00,1", "99:99:99", "2026-12-01 24:00:0", "", "1796117877",
    ]
    let pieces = [
      " ", ":", "|", ",", ".", "-", "+", "\t", "\r", "Z", "T", "[", "]", "ERROR", "WARN", "INFO",
      "12", "+02", "x", "é", "\u{301}", "客", "disk_full", "\u{200b}", "👩‍👩‍👧",
    ]

    for _ in 0..<20_000 {
      let tail = (0..<random.next(below: 8)).map { _ in pieces[random.next(below: pieces.count)] }
      let line = times[random.next(below: times.count)] + tail.joined()
      let text = LogLineText(line, zone: .utc)

      let shown = (text.time ?? "") + text.word + text.message
      #expect(line.utf8.reversed().starts(with: text.message.utf8.reversed()), "\(line)")
      #expect(Self.words(of: line).isSubset(of: Self.words(of: shown)), "\(line) → \(shown)")
    }
  }

  /// All that is neither digit nor blank, nor the punctuation of times and levels.
  private static func words(of line: String) -> Set<Unicode.Scalar> {
    Set(line.unicodeScalars).subtracting("0123456789 -/:.,+TZ[]".unicodeScalars)
  }

  @Test func aTimeStandsInTheOffsetOfItsOwnMoment() {
    let berlin = Zone.berlin
    let clocks = [
      ("2026-07-01T10:00:00Z x", "12:00:00"), ("2026-12-01T10:00:00Z x", "11:00:00"),
      ("2026-03-29T00:59:59Z x", "01:59:59"), ("2026-03-29T01:00:00Z x", "03:00:00"),
      ("2026-10-25T00:30:00Z x", "02:30:00"), ("2026-10-25T01:30:00Z x", "02:30:00"),
      ("2026-12-01T10:00:00+05:30 x", "05:30:00"),
    ]

    for (line, clock) in clocks {
      #expect(LogLineText(line, zone: berlin).time == clock, "\(line)")
    }
  }

  private struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }
}

extension Zone {
  /// Summer from the last Sunday of March to the last one of October, 01:00 UTC.
  static let berlin = Zone(years: 2020..<2030) { moment in
    let year = CivilDate(timestamp: moment, offset: 0).year
    func lastSunday(of month: String) -> Int64 {
      let last = Timestamp(iso: "\(year)-\(month)-31T01:00:00Z")?.milliseconds ?? 0
      // 1 January 1970 was a Thursday.
      return last - (last / 86_400_000 + 4) % 7 * 86_400_000
    }
    let isSummer = (lastSunday(of: "03")..<lastSunday(of: "10")).contains(moment.milliseconds)
    return isSummer ? 7_200 : 3_600
  }
}
