import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// What titles, header and edges say of how many, how old, and where.
@Suite struct CountScreenTests {
  private func runs(_ change: (inout AppState) -> Void) -> [String] {
    var state = Sample.browsing(120, 40)
    state.layout.focus = .runs
    state.layout.isZoomed = true
    change(&state)
    return drawn(state).text.split(separator: "\n").map(String.init)
  }

  @Test func aListOfJobsThatIsStillReadSaysHowManyThereAre() {
    let screen = runs {
      $0.runs.jobs = [Sample.nightly]
      $0.runs.total = .exact(28_726)
      $0.runs.unread = 320
    }

    #expect(screen[1].contains("1 of 28,726"), "\(screen[1])")
    #expect(screen[1].contains("runs of 320 jobs not read yet"), "\(screen[1])")
  }

  @Test func runsOfAJobThatGoOnSayHowManyThereAre() {
    let screen = runs {
      $0.runs.job = Sample.nightly
      $0.runs.ofJob.total = .exact(151)
      $0.runs.ofJob.next = PageCursor("b")
      $0.runs.ofJob.readAt = $0.now
    }

    #expect(screen[1].contains("of 151"), "\(screen[1])")
  }

  @Test func theAgeIsThatOfWhatIsShown() {
    let screen = runs {
      $0.runs.readAt = Sample.ago(.seconds(7))
      $0.runs.pollInterval = .seconds(2)
    }

    #expect(screen[0].hasSuffix("⟳ 7 s"), "\(screen[0])")
    #expect(screen[1].contains("7 s ago"), "\(screen[1])")
  }

  @Test func aPlatformThatDoesNotAnswerMakesRowsOfBefore() {
    let screen = runs {
      $0.runs.readAt = Sample.ago(.seconds(40))
      $0.runs.pollInterval = .seconds(2)
    }

    #expect(screen[1].contains("as of "), "\(screen[1])")
  }

  @Test func fewCallsLeftIsSaidInTheTitle() {
    let screen = runs { $0.runs.heldUntil = $0.now + .seconds(12) }

    #expect(screen[1].contains("few calls left, on in 12 s"), "\(screen[1])")
    #expect(screen[1].contains("as of "), "\(screen[1])")
  }

  @Test func whatIsPausedDoesNotRun() {
    let screen = runs { $0.library.runs[Sample.running]?.state = .paused }

    #expect(screen[0].contains("1 paused") && !screen[0].contains("running"), "\(screen[0])")
  }

  @Test func noCrumbNamesAContainerTheThingIsNotIn() {
    var state = Sample.browsing(160, 45)
    let elsewhere = AssetID("job-1", in: Sample.churn)
    state.library.assets[elsewhere] = Asset(
      id: elsewhere, name: "build-features", type: "job", tags: [])
    state.inspector.subject = .asset(elsewhere)
    state.layout.focus = .inspector

    let header = drawn(state).text.prefix { $0 != "\n" }

    #expect(header.contains("Churn › build-features"), "\(header)")
    #expect(!header.contains("Retail 360"), "\(header)")
  }

  @Test func oldRowsSayWhatIsWaitedFor() {
    var state = Sample.browsing(160, 45)
    state.assets.list.phase = .loading(
      since: Sample.ago(.milliseconds(1_400)), request: "POST /v2/asset_types/asset/search")

    let screen = drawn(state).text

    #expect(screen.contains("POST /v2/asset_types/asset/search · 1.4 s · ctrl-c cancels"))
  }
}
