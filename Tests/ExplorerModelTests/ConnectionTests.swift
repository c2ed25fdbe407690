import ExplorerModel
import PlatformModel
import Testing

@Suite struct ConnectionTests {
  private let refused = failure(.unreachable("connection refused"))

  private func started(hasAILake: Bool = false) -> Story {
    var story = Story(hasAILake: hasAILake)
    story.send(.started)
    return story
  }

  private mutating func fail(_ story: inout Story) {
    story.answer(.signedIn(.failure(refused)))
    for kind in [ContainerKind.catalog, .project, .space] {
      story.answer(.containers(kind, after: nil, .failure(refused)))
    }
  }

  @Test mutating func withoutANetworkTheProgramSaysSoAndTriesAgainByItself() {
    var story = started()
    fail(&story)

    let retryAt = story.state.now + .seconds(5)
    #expect(story.state.connection == .offline(refused, retryAt: retryAt))
    #expect(
      story.state.status.log.map(\.text) == [
        "The containers could not be read: there is no way to local:1 (connection refused)."
          + " limn tries again by itself, ctrl-r at once."
      ])
    #expect(
      story.state.containers.rows[1]
        == ContainerRow(content: .failed(.catalogs, refused), depth: 1))

    story.wait(.seconds(5))
    #expect(
      story.loads == [
        .signIn, .containers(.catalog, after: nil), .containers(.project, after: nil),
        .containers(.space, after: nil),
      ])
    #expect(story.state.connection == .connecting)
  }

  @Test func whoDoesNotWantToWaitIsNotToldThatItConnects() {
    var story = started()
    let cancelled = failure(.cancelled)
    story.answer(.signedIn(.failure(cancelled)))
    story.answer(.containers(.catalog, after: nil, .failure(cancelled)))

    #expect(story.state.connection == .givenUp)
    #expect(story.state.retry.at == nil, "nothing is tried until it is asked for")
    story.press(.refresh)
    #expect(story.loads.first == .signIn)
    #expect(story.state.connection == .connecting)
  }

  @Test func whatTheInspectorCouldNotReadIsReadOnceThePlatformAnswersAgain() {
    var story = Story.inAssets()
    story.press(.open)
    let asset = AssetID("a0", in: catalog)
    story.answer(.asset(asset, .failure(refused)))
    #expect(story.state.inspector.phase == .failed(refused, at: story.state.now))
    guard case .offline = story.state.connection else {
      Issue.record("it is not offline")
      return
    }

    story.answer(.facets(catalog, .success(assetPage(0..<1, of: 50))))
    #expect(story.state.connection == .online)
    #expect(story.loads.contains(.asset(asset)))
  }

  @Test mutating func theIntervalsGrowToAMinute() {
    var story = started()
    var intervals: [Duration] = []
    for _ in 0..<6 {
      fail(&story)
      guard case .offline(_, let at) = story.state.connection else { break }
      intervals.append(at - story.state.now)
      story.wait(at - story.state.now)
    }
    #expect(intervals == [5, 10, 20, 40, 60, 60].map { .seconds($0) })
  }

  @Test mutating func refreshTriesAtOnce() {
    var story = started()
    fail(&story)
    story.press(.refresh)
    #expect(story.loads.contains(.signIn))
    #expect(story.loads.contains(.containers(.catalog, after: nil)))
    #expect(story.loads.filter { $0 == .containers(.catalog, after: nil) }.count == 1)
  }

  @Test mutating func whenThePlatformAnswersAgainEverythingComesBack() {
    var story = started()
    fail(&story)
    story.wait(.seconds(5))
    story.answer(.signedIn(.success(User(id: "1", displayName: "Ana"))))
    for kind in [ContainerKind.catalog, .project, .space] {
      story.answer(.containers(kind, after: nil, .success(Page(items: []))))
    }

    #expect(story.state.connection == .online)
    #expect(story.state.retry == RetryState())
    story.wait(.minutes(5))
    #expect(story.loads.isEmpty)
    #expect(Ticking.nextTick(story.state) == nil)
  }

  @Test func nobodySignedInIsSaidAndNotTriedForEver() {
    var story = started()
    let error = failure(.signedOut)
    story.answer(.signedIn(.failure(error)))

    #expect(story.state.connection == .signedOut(error))
    #expect(story.state.retry.at == nil)
    #expect(
      story.status
        == "local:1 did not accept the user, password, key or token."
        + " limn config show says where they come from.")
  }

  @Test func anAILakeThatIsAwayDoesNotTakeThePlatformAlong() {
    var story = Story.browsing(hasAILake: true)
    story.answer(.databases(after: nil, .failure(refused)))

    #expect(story.state.connection == .online)
    #expect(story.state.retry.at == story.state.now + .seconds(5))
    story.wait(.seconds(5))
    #expect(story.loads == [.databases(after: nil), .storages])
  }

  @Test func anIdleProgramWaitsForEver() {
    var story = Story.inAssets()
    for id in [catalog, project] {
      story.answer(.facets(id, .success(AssetPage(page: Page(items: [], total: .exact(1))))))
    }
    story.wait(.seconds(10))
    let id = AssetID("a0", in: catalog)
    #expect(story.loads == [.asset(id)])
    story.answer(.asset(id, .success(AssetDetail(asset: asset(0)))))

    #expect(Ticking.nextTick(story.state) == nil)
  }

  @Test func aSlowReadShowsItsAgeFromTheFirstSecondOn() {
    var story = Story.browsing()
    story.press(.moveDown, .open)
    #expect(Ticking.nextTick(story.state) == .seconds(1))
    story.wait(.seconds(1))
    #expect(Ticking.nextTick(story.state) == .milliseconds(200))
  }

  @Test func timeNeverGoesBack() {
    var story = Story.browsing()
    let now = story.state.now
    story.send(.ticked(Timestamp(milliseconds: 5)))
    #expect(story.state.now == now)
  }
}

extension Duration {
  fileprivate static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
}

@Suite struct ErrorSentenceTests {
  private func sentence(_ cause: PlatformError.Cause, status: Int? = nil, message: String? = nil)
    -> String
  {
    ErrorSentence.sentence(
      PlatformError(
        cause: cause, request: "GET /v2/x", host: "cpd.example:443", status: status,
        message: message),
      subject: "Assets of Finance")
  }

  @Test func everyCauseSaysWhatHappenedAndWhatToPress() {
    #expect(
      sentence(.signedOut)
        == "Assets of Finance could not be read: nobody is signed in, or the session has ended."
        + " Check the credentials, then ctrl-r tries again.")
    #expect(
      sentence(.forbidden)
        == "Assets of Finance may not be read by this user."
        + " Administrators can give you a role there.")
    #expect(
      sentence(.notFound)
        == "Assets of Finance are gone, or hidden from this user. ctrl-r looks again.")
    #expect(
      sentence(.conflict)
        == "Assets of Finance could not be had: something else is going on with them."
        + " ctrl-r looks again.")
    #expect(
      sentence(.rateLimited(retryAfter: .milliseconds(1_500)))
        == "Assets of Finance could not be read: cpd.example:443 gets too many calls."
        + " It asks to wait 1.5 s. ctrl-r tries again.")
    #expect(
      sentence(.unavailable, status: 503)
        == "Assets of Finance could not be read: cpd.example:443 is not available now (503)."
        + " ctrl-r tries again.")
    #expect(
      sentence(.rejected, message: "bad\u{1B} query")
        == "Assets of Finance could not be read: cpd.example:443 did not accept the question."
        + " “bad query” @ shows what was asked.")
    #expect(
      sentence(.unreachable(""))
        == "Assets of Finance could not be read: there is no way to cpd.example:443."
        + " limn tries again by itself, ctrl-r at once.")
    #expect(
      sentence(.timedOut(.seconds(30)))
        == "Assets of Finance could not be read: cpd.example:443 did not answer within 30 s."
        + " ctrl-r tries again.")
    #expect(
      sentence(.untrusted("self-signed"))
        == "Assets of Finance could not be read: the certificate of cpd.example:443 is not trusted"
        + " (self-signed). ca-file: FILE in the context, or --ca-file FILE, names who"
        + " to trust.")
    #expect(
      sentence(.unreadable("no JSON"))
        == "Assets of Finance came in a form that is not understood: no JSON."
        + " @ shows the request.")
    #expect(
      sentence(.cancelled)
        == "Assets of Finance were not read: it was cancelled. ctrl-r reads them.")
  }

  @Test func thePlatformsOwnWordsAreBoundedAndHarmless() {
    let long = sentence(.rejected, message: String(repeating: "x\n", count: 10_000))
    #expect(long.count < 400)
    #expect(!long.contains("\n"))
  }

  @Test func factsAreForAdministrators() {
    let error = PlatformError(
      cause: .unavailable, request: "GET /v2/catalogs", host: "h", status: 503,
      code: "service_unavailable", traceID: "4bf92f35")
    #expect(
      ErrorSentence.facts(error)
        == "GET /v2/catalogs · 503 · service_unavailable · trace 4bf92f35")
  }
}
