import PlatformModel
import Testing

/// Source: GET /v2/jobs/{job_id}/runs, `states`.
struct RunStateTests {
  private static let words: [(String, RunState, Bool)] = [
    ("Queued", .queued, false), ("Starting", .starting, false), ("Running", .running, false),
    ("Paused", .paused, false), ("Resuming", .resuming, false),
    ("Canceling", .canceling, false), ("Canceled", .canceled, true), ("Failed", .failed, true),
    ("Completed", .completed, true), ("CompletedWithErrors", .completedWithErrors, true),
    ("CompletedWithWarnings", .completedWithWarnings, true),
  ]

  @Test(arguments: words)
  func eachWordOfThePlatformIsAState(word: String, state: RunState, isTerminal: Bool) {
    #expect(RunState(word) == state)
    #expect(RunState(word.uppercased()) == state)
    #expect(RunState(word.lowercased()) == state)
    #expect(state.text == word)
    #expect(state.isTerminal == isTerminal)
  }

  @Test(arguments: ["", "Hibernating", "completed ", "None", "Ende gut ☂"])
  func anUnknownWordIsKeptAndCountsAsGoingOn(word: String) {
    let state = RunState(word)

    #expect(state == .other(word))
    #expect(state.text == word)
    #expect(!state.isTerminal)
  }
}
