import PlatformModel
import Testing

@testable import ExplorerModel

/// A change whose answer was lost is never called failed, and never made again by itself.
@Suite struct LostAnswerStoryTests {
  private var lost: PlatformError {
    var error = failure(.unreachable("the connection was cut"), "POST /v2/jobs/j1/runs")
    error.changes = true
    error.phase = .answering
    return error
  }

  private func started() -> (story: Story, entry: Int, change: LostChange) {
    var story = Story.inRuns([])
    _ = ActionsFeature.perform(&story.state, .startRun(nightly, name: "nightly-load"))
    let entry = story.state.operations.entries.last?.id ?? 0
    let change = LostChange.startRun(entry: entry, nightly, sent: story.state.now)
    story.answer(.answerLost(change, lost))
    return (story, entry, change)
  }

  @Test func aLostStartIsLookedForAndNotCalledFailed() {
    let (story, _, change) = started()

    #expect(story.effects == [.load(.lost(change, lost))])
    #expect(
      story.status == "Run nightly-load: not known whether it started; looking …")
    #expect(story.state.operations.entries.last?.isGoing == false)
  }

  @Test func aRunThatIsFoundIsFollowedAsIfItsAnswerHadCome() {
    var (story, entry, _) = started()
    let found = run("r9", of: nightly, .queued, minutesAgo: 0)

    story.answer(.runStarted(entry: entry, nightly, .success(found)))

    #expect(story.effects.contains(.follow(.run(entry: entry, found.id))))
    #expect(story.state.ongoingCount == 1)
    #expect(story.status?.contains("Started nightly-load") == true)
  }

  @Test func aRunThatIsNotFoundStaysUnknownAndSaysWhatToDo() {
    var (story, entry, _) = started()
    var error = lost
    error.found = "no run that you began since then is listed"

    story.answer(.runStarted(entry: entry, nightly, .failure(error)))

    #expect(
      story.status
        == "Starting nightly-load: not known whether it was done: no answer came from local:1: the "
        + "connection was cut; no run that you began since then is listed. Look before trying again."
    )
    #expect(story.status?.contains("failed") == false)
    guard case .unknown = story.state.operations.entries.last?.state else {
      Issue.record("\(story.state.operations.entries)")
      return
    }
    #expect(!story.effects.contains { if case .change = $0 { true } else { false } })
  }

  @Test func whatThePlatformRefusedHasFailed() {
    var story = Story.inRuns([])
    _ = ActionsFeature.perform(&story.state, .startRun(nightly, name: "nightly-load"))
    let entry = story.state.operations.entries.last?.id ?? 0
    var refused = failure(.forbidden, "POST /v2/jobs/j1/runs")
    refused.changes = true

    story.answer(.runStarted(entry: entry, nightly, .failure(refused)))

    guard case .failed = story.state.operations.entries.last?.state else {
      Issue.record("\(story.state.operations.entries)")
      return
    }
  }
}
