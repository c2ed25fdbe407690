import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// The log of a run, while it grows and afterwards.
@Suite struct LogScreenTests {
  private func following(_ columns: Int, _ rows: Int) -> AppState {
    var state = Sample.browsing(columns, rows)
    state.layout.isLogOpen = true
    state.layout.focus = .log
    state.layout.main = .log
    state.runLog.run = Sample.running
    state.runLog.runName = "nightly-load"
    state.runLog.lines = LineStore(Self.lines)
    state.runLog.polledAt = Sample.ago(.seconds(1))
    state.runLog.pollInterval = .seconds(1)
    return state
  }

  private static let lines: [String] =
    (0..<4_800).map { "2026-11-21T08:40:\($0 % 50 + 10).000Z INFO  batch \($0): 1,024 rows" } + [
      "2026-11-21T08:41:01.120Z INFO  stage 3/7 join_orders: 1,204,113 rows",
      "2026-11-21T08:41:02.004Z DEBUG spill to disk: 12 MB",
      "2026-11-21T08:41:03.770Z WARN  skew: partition 12 has 41 % of the rows",
      "2026-11-21T08:41:04.001Z ERROR writing part 12 failed, trying again",
      "java.io.IOException: connection reset by peer",
      "    at org.example.Writer.flush(Writer.java:212)",
      "    at org.example.Writer.close(Writer.java:340)",
      "2026-11-21T08:41:06.500Z INFO  part 12 written",
      "\u{1b}[32mgreen\u{1b}[0m and \u{202e}backwards",
      "2026-11-21T08:41:09.000Z INFO  stage 4/7 aggregate: a line that is much too long for a "
        + "narrow screen and is cut, or wrapped if one asks for it with w",
    ]

  @Test func aRunningLogIsFollowed() {
    expectScreen("log-running-120x40", following(120, 40), styles: [26, 34, 35, 36])
    expectScreen("log-running-160x45", following(160, 45))
    expectScreen("log-running-60x20", following(60, 20))
  }

  @Test func aPausedLogCountsWhatIsNew() {
    var state = following(120, 40)
    state.runLog.isFollowing = false
    state.runLog.newLines = 37
    state.runLog.top = 4_793
    state.runLog.missing = 1_204
    state.runLog.showsTimestamps = false

    expectScreen("log-paused-120x40", state)
  }

  @Test func aSearchedLogShowsItsHits() {
    var state = following(80, 24)
    state.runLog.isFollowing = false
    state.runLog.top = 4_798
    state.runLog.search.input = TextInput("stage")
    state.runLog.search.matches = [4_800, 4_809]
    state.runLog.search.current = 1

    expectScreen("log-search-80x24", state, styles: [12, 21])
  }

  @Test func aNarrowTitleSaysFirstWhatIsNewAndHowFresh() {
    var state = following(80, 24)
    #expect(title(state) == "6 Log · nightly… · ● Running 00:04:12 · 4,810 · ⟳ 1 s")

    state.runLog.isFollowing = false
    state.runLog.newLines = 17
    state.runLog.filter.input = TextInput("!WARN")
    state.runLog.visible = Array(0..<4_800)
    #expect(title(state) == "6 Log · ● Running · paused +17 · &!WARN · polled 1 s")

    state.runLog.search.input = TextInput("stage")
    state.runLog.search.matches = [4_790]
    state.runLog.search.current = 0
    #expect(title(state) == "6 Log · ● Running · paused +17 · &!WARN · /stage 1/1")
  }

  private func title(_ state: AppState) -> String {
    let row = drawn(state).text(row: 1)
    let start = row.firstRange(of: "6 Log")?.lowerBound ?? row.startIndex
    return String(row[start...].prefix { $0 != "─" && $0 != "╮" }.dropLast())
  }

  @Test func whatIsAroundMatchesIsDimmed() {
    var state = following(100, 30)
    state.runLog.filter.input = TextInput("WARN")
    state.runLog.visible = [4_800, 4_801, 4_802, 4_803, 4_804]
    state.runLog.context = 2

    let paper = drawn(state)
    func roles(_ text: String) -> Set<String> {
      let row = (0..<30).first { paper.text(row: $0).contains(text) } ?? 0
      return Set(paper.runs(row: row).filter { $0.text.contains(text) }.map(\.style.role.name))
    }
    #expect(paper.text.contains("5 of 4,810 lines · &WARN ±2 · polled 1 s"))
    #expect(roles("spill to disk") == ["dim"])
    #expect(roles("skew") == ["log.warning"])
  }

  @Test func aLogIsWrappedToTheLastLine() {
    var state = following(60, 20)
    state.runLog.wraps = true

    expectScreen("log-wrapped-60x20", state)
  }

  @Test func linesOfAMegabyteAreCutNotCopied() {
    var state = following(80, 24)
    let long = String(repeating: "x", count: 1_000_000)
    state.runLog.lines = LineStore(Array(repeating: long, count: 30))

    #expect(drawn(state).text(row: 5).contains("xxxxxxxx"))
    state.runLog.wraps = true
    #expect(drawn(state).text(row: 5).contains("xxxxxxxx"))
  }

  @Test func aFinishedAndAFailingLogSaySo() {
    var state = following(120, 40)
    state.runLog.isFinal = true
    state.library.runs[Sample.running]?.state = .failed
    state.library.runs[Sample.running]?.duration = .seconds(300)
    #expect(drawn(state).text(row: 24).contains("✗ Failed 00:05:00 · 4,810 lines · complete"))

    state = following(120, 40)
    state.runLog.wasRewritten = true
    state.runLog.failure = PlatformError(cause: .timedOut(.seconds(10)), request: "GET /x")
    #expect(drawn(state).text(row: 24).contains("rewritten · ✗ not read since 09:41:10"))

    state.runLog.wasRewritten = false
    state.runLog.failure = PlatformError(cause: .notFound, request: "GET /x")
    #expect(drawn(state).text(row: 24).contains("since 09:41:10 · stopped, r reads on"))
  }

  @Test func anEmptyLogSaysWhatItWaitsFor() {
    var state = following(120, 40)
    state.runLog.lines = LineStore()
    #expect(drawn(state).text.contains("No lines yet. They appear here as the run prints them."))

    state.runLog.isFinal = true
    #expect(drawn(state).text.contains("This run printed nothing."))
  }
}
