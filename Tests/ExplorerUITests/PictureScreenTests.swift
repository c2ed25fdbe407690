import ExplorerModel
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// The six pictures of a list, and the header when things are not well.
@Suite struct PictureScreenTests {
  private func assets(_ change: (inout AssetsState) -> Void) -> AppState {
    var state = Sample.browsing(80, 24)
    state.assets.list = RemoteList()
    state.assets.sort = nil
    change(&state.assets)
    return state
  }

  private let error = PlatformError(
    cause: .unavailable, request: "POST /v2/asset_types/asset/search?catalog_id=c-retail",
    host: "cpd.example.com", status: 503, message: "The catalog service is being restarted.",
    traceID: "4bf92f3577b34da6")

  @Test func loadingShowsSkeletonRowsAtOnce() {
    let state = assets {
      $0.list.phase = .loading(
        since: Sample.ago(.milliseconds(200)), request: "POST /v2/asset_types/asset/search")
    }

    expectScreen("picture-loading-80x24", state)
  }

  @Test func loadingNamesTheRequestAfterASecond() {
    let state = assets {
      $0.list.phase = .loading(
        since: Sample.ago(.milliseconds(1_400)), request: "POST /v2/asset_types/asset/search")
    }

    expectScreen("picture-loading-long-80x24", state, styles: [2, 10])
  }

  @Test func partialRowsSayThatThereAreMore() {
    let state = assets {
      $0.list = Sample.loaded(Sample.assets.map(\.id), next: PageCursor("200"))
    }

    expectScreen("picture-partial-80x24", state)
  }

  @Test func emptySaysWhatHidesTheRows() {
    let state = assets {
      $0.type = "dashboard"
      $0.list = Sample.loaded([])
    }

    expectScreen("picture-empty-80x24", state)
  }

  @Test func aFilterThatHidesEverythingSaysSo() {
    let state = assets {
      $0.list = Sample.loaded(Sample.assets.map(\.id), total: .exact(2_317))
      $0.filter.input = TextInput("cust type:notebook")
      $0.visible = []
    }

    expectScreen("picture-filtered-80x24", state)
  }

  @Test func staleRowsStayWithTheirTime() {
    let state = assets {
      $0.list = Sample.loaded(Sample.assets.map(\.id), total: .exact(12))
      $0.list.phase = .failed(error, at: Sample.now)
    }

    expectScreen("picture-stale-80x24", state, styles: [1])
  }

  @Test func failureTellsWhatHappenedAndWhatToPress() {
    let state = assets { $0.list.phase = .failed(error, at: Sample.now) }

    expectScreen("picture-failed-80x24", state)
  }

  @Test func forbiddenTellsWhichRoleIsMissingAndWhoGivesIt() {
    var error = error
    error.cause = .forbidden
    error.status = 403
    error.message = nil
    let state = assets { $0.list.phase = .failed(error, at: Sample.now) }

    expectScreen("picture-forbidden-80x24", state)
  }

  @Test func theHeaderSaysWhatIsUsedUpWhileThatIsKnown() {
    var state = Sample.browsing(120, 30)
    #expect(!drawn(state).text.contains("/600"))

    state.requests.uses = [
      .read: KnownUse(CallUse(.read, used: 41, limit: 600), at: Sample.ago(.seconds(20))),
      .query: KnownUse(CallUse(.query, used: 1, limit: 60), at: Sample.ago(.seconds(20))),
    ]
    #expect(drawn(state).text.contains("R 41/600"))
    state.requests.uses[.query]?.use.used = 50
    #expect(drawn(state).text.contains("Q 50/60"))
    state.requests.uses[.query]?.at = Sample.ago(.seconds(61))
    #expect(drawn(state).text.contains("R 41/600"))
  }

  @Test func theHeaderSaysThatThePlatformDoesNotAnswer() {
    var state = Sample.browsing(120, 40)
    state.context.isInsecure = true
    state.connection = .offline(error, retryAt: Sample.now + .seconds(4))
    state.drafts = Sample.drafting(120, 40).drafts

    expectScreen("offline-120x40", state, styles: [0])
    #expect(drawn(resized(state, 60, 20)).text(row: 0).contains("✗ offline, retry in 4 s"))
  }

  @Test func aScreenThatIsTooSmallSaysSo() {
    expectScreen("too-small", Sample.browsing(19, 4))
  }
}
