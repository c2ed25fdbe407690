import Testing

@testable import PlatformEmulator

@Suite struct RunLogTests {
  private let start = RunScriptTests.start

  @Test(arguments: RunScriptTests.types, RunOutcome.allCases)
  func aLaterLookFindsTheSameLinesAndMore(type: String, outcome: RunOutcome) {
    let script = RunScriptTests.script(21, type, outcome)
    let all = script.logLines(at: start + 600_000, cancelledAt: nil)
    var count = 0

    for look in 0..<18 {
      let now = start + Int64(look) * 9_777
      let lines = script.logLines(at: now, cancelledAt: nil)
      #expect(lines.count >= count)
      #expect(lines == Array(all.prefix(lines.count)))
      #expect(script.logLineCount(at: now, cancelledAt: nil) == lines.count)
      count = lines.count
    }
  }

  @Test(arguments: RunScriptTests.types)
  func linesComeInTheOrderOfTimeAndOnlyTracesHaveNone(type: String) {
    let script = RunScriptTests.script(8, type, .failed)
    let lines = script.logLines(at: start + 600_000, cancelledAt: nil)
    let stamps = lines.filter { $0.hasPrefix("2026-") }.map { String($0.prefix(24)) }

    #expect(stamps == stamps.sorted())
    #expect(stamps.last ?? "" <= CalendarDate.milliseconds(script.plan.executionEnd))
    #expect((8...14).contains(lines.count - stamps.count))
    #expect(lines.allSatisfy { !$0.contains("\n") })
  }

  @Test(arguments: RunScriptTests.types)
  func oneToFourLinesAreWrittenInASecond(type: String) {
    let script = RunScriptTests.script(33, type, .completed)
    let seconds = Double(script.plan.executionEnd - script.plan.executionStart) / 1000
    let count = Double(script.logLineCount(at: start + 600_000, cancelledAt: nil))

    #expect((1...4).contains(count / seconds))
  }

  @Test(arguments: RunScriptTests.types)
  func everyPlaceholderIsFilledIn(type: String) {
    for outcome in [RunOutcome.completedWithErrors, .failed] {
      let lines = RunScriptTests.script(4, type, outcome, length: 150_000)
        .logLines(at: start + 2_000_000, cancelledAt: nil)
      for key in [
        "{n}", "{rows}", "{table}", "{broken}", "{epoch}", "{loss}", "{k}", "{long}", "{f}",
        "{node}", "{key}",
      ] {
        #expect(lines.allSatisfy { !$0.contains(key) }, "\(key)")
      }
    }
  }

  @Test func levelsAndStagesOccur() {
    let lines = RunScriptTests.script(4, "data_intg_flow", .completedWithErrors)
      .logLines(at: start + 600_000, cancelledAt: nil)

    for word in [" INFO  ", " WARN  ", " ERROR ", " DEBUG ", "[stage 1/", ": started", ": done, "] {
      #expect(lines.contains { $0.contains(word) }, "\(word)")
    }
    #expect(lines.contains { $0.hasSuffix("rows") })
  }

  @Test func firstAndLastKeepTheirEndOfTheLog() {
    let script = RunScriptTests.script(15, "script", .completed)
    let now = start + 40_000
    let all = script.logLines(at: now, cancelledAt: nil)

    #expect(script.logLines(at: now, cancelledAt: nil, bound: .first(5)) == Array(all.prefix(5)))
    #expect(script.logLines(at: now, cancelledAt: nil, bound: .last(5)) == Array(all.suffix(5)))
    #expect(script.logLines(at: now, cancelledAt: nil, bound: .last(1_000_000)) == all)
    #expect(script.logLines(at: now, cancelledAt: nil, bound: .first(0)) == [])
    #expect(script.logLines(at: now, cancelledAt: nil, bound: .last(-3)) == [])
    #expect(script.logLines(at: start - 1, cancelledAt: nil, bound: .last(3)) == [])
  }

  @Test func cancelStopsTheLogAndSaysSo() {
    let script = RunScriptTests.script(15, "data_intg_flow", .failed, length: 100_000)
    let told = start + 30_000
    let before = script.logLines(at: told, cancelledAt: nil)
    let canceled = script.logLines(at: start + 900_000, cancelledAt: told)

    #expect(canceled.count == before.count + 4)
    #expect(Array(canceled.prefix(before.count)) == before)
    #expect(canceled[before.count].contains("Cancel was requested"))
    #expect(canceled.last?.contains("was canceled") == true)
    #expect(script.logLines(at: told + 500, cancelledAt: told).count == before.count + 2)
  }

  @Test func whatALogShouldNotContainIsPrintedByOneJob() {
    let script = RunScript(
      seed: 3, jobType: "script", jobName: "print-strange-lines", startedAt: start,
      outcome: .completed, length: 700_000)
    let lines = script.logLines(at: start + 2_000_000, cancelledAt: nil)
    let scalars = Set(lines.joined().unicodeScalars.map(\.value))

    for value: UInt32 in [7, 9, 0x0D, 0x1B, 0x9B, 0x200B, 0x202E] {
      #expect(scalars.contains(value), "U+\(String(value, radix: 16))")
    }
    #expect(lines.contains { $0.utf8.count > 100_000 })
  }

  @Test func numbersAreGroupedByThousands() {
    let texts = [0, 999, 1000, 1_204_113].map(RunLineWriter.grouped)

    #expect(texts == ["0", "999", "1,000", "1,204,113"])
  }
}
