import Dispatch
import HTTPTypes
import JSON
import PlatformModel
import Synchronization
import Testing

@testable import PlatformClient

/// Signing in and staying so. Source: payloads 0.1.
struct SessionTests {
  private static let ada = Credentials.password(user: "ada", password: "pässwörd")
  private static let empty = ScriptedTransport.Answer.json(#"{"catalogs":[]}"#)

  private static func token(_ text: String) -> ScriptedTransport.Answer {
    .json(#"{"_messageCode_":"200","message":"Success","token":"\#(text)"}"#)
  }

  /// Lives for `seconds`, by a clock that is an hour behind ours.
  private static func living(_ seconds: Int, _ name: String = "a") -> String {
    let start = 1_800_000_000 - 3_600
    return jwt(#"{"iat":\#(start),"exp":\#(start + seconds),"uid":"\#(name)"}"#)
  }

  private func authorizations(_ platform: Platform) -> [String?] {
    platform.transport.sent.map { $0.headers[.authorization] }
  }

  @Test func aPasswordIsExchangedForATokenWithExactlyThisRequest() throws {
    let platform = try Platform(Self.token("t1"), Self.empty, credentials: Self.ada)

    _ = try platform.client.catalogs()

    #expect(
      platform.transport.sent.map(\.text) == [
        """
        POST https://cpd.test/icp4d-api/v1/authorize
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/json

        {"username":"ada","password":"pässwörd"}
        """,
        """
        GET https://cpd.test/v2/catalogs?limit=100
        Authorization: Bearer t1
        Accept: application/json
        User-Agent: limn/0.1.0
        """,
      ])
  }

  @Test func anAPIKeyIsExchangedForATokenToo() throws {
    let platform = try Platform(
      Self.token("t1"), credentials: .apiKey(user: "ada", key: "limn-demo-key"))

    try platform.client.signIn()

    #expect(
      platform.transport.sent[0].bodyText == #"{"username":"ada","api_key":"limn-demo-key"}"#)
  }

  @Test func aZenKeyGoesAlongWithEveryCall() throws {
    let platform = try Platform(
      Self.empty, credentials: .zenApiKey(user: "admin", key: "zen"))

    try platform.client.signIn()
    _ = try platform.client.catalogs()

    #expect(authorizations(platform) == ["ZenApiKey YWRtaW46emVu"])
  }

  @Test func aTokenServesUntilItIsDueAndIsThenRenewedAheadOfItsEnd() throws {
    let platform = try Platform(
      Self.token(Self.living(3_600, "a")), Self.empty, Self.empty,
      Self.token(Self.living(3_600, "b")), Self.empty, credentials: Self.ada)

    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(3_299))
    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(1))
    _ = try platform.client.catalogs()

    let a = "Bearer " + Self.living(3_600, "a")
    let b = "Bearer " + Self.living(3_600, "b")
    #expect(authorizations(platform) == [nil, a, a, nil, b])
  }

  @Test func aShortTokenIsRenewedATenthBeforeItsEnd() {
    let token = Token(Self.living(100), receivedAt: Timestamp(milliseconds: 0))

    #expect(token.renewAt == Timestamp(milliseconds: 90_000))
    #expect(token.expiresAt == Timestamp(milliseconds: 100_000))
  }

  @Test(arguments: [
    "opaque", "a.b.c", "..", "a.e30.c", jwt("{}"), jwt(#"{"exp":"soon"}"#), jwt(#"{"exp":-1}"#),
    jwt(#"{"exp":1e300}"#), jwt(#"{"iat":10,"exp":10}"#), jwt("[]"), jwt("not json"),
  ])
  func aTokenThatDoesNotSayHowLongItLivesServesUntilItIsRefused(text: String) {
    let token = Token(text, receivedAt: Timestamp(milliseconds: 5_000))

    #expect(token.renewAt == nil)
    #expect(token.isUsable(at: Timestamp(milliseconds: .max / 2)))
  }

  @Test func aRenewalThatFailsLeavesTheOldTokenWhileItLasts() throws {
    let old = Self.living(3_600)
    let platform = try Platform(
      Self.token(old), .refused("gone"), Self.empty, Self.empty,
      .refused("gone"), Self.empty, .refused("gone"),
      credentials: Self.ada)

    try platform.client.signIn()
    platform.clock.advance(by: .seconds(3_400))
    _ = try platform.client.catalogs()
    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(30))
    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(170))
    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(error.cause == .unreachable("gone"))
    #expect(error.request == "POST /icp4d-api/v1/authorize")
    #expect(
      authorizations(platform)
        == [nil, nil, "Bearer \(old)", "Bearer \(old)", nil, "Bearer \(old)", nil])
  }

  @Test func aRenewalThatIsRefusedIsNotTriedAgainAndTheOldTokenServesWhileItLasts() throws {
    let old = Self.living(3_600)
    let platform = try Platform(
      Self.token(old), .status(401), Self.empty, Self.empty, credentials: Self.ada)

    try platform.client.signIn()
    platform.clock.advance(by: .seconds(3_400))
    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(100))
    _ = try platform.client.catalogs()
    platform.clock.advance(by: .seconds(100))
    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(error.cause == .signedOut)
    #expect(authorizations(platform) == [nil, nil, "Bearer \(old)", "Bearer \(old)"])
  }

  @Test func aRefusedTokenIsRenewedOnceAndTheCallRepeated() throws {
    let platform = try Platform(
      Self.token("t1"), .status(401), Self.token("t2"), Self.empty, credentials: Self.ada)

    _ = try platform.client.catalogs()

    #expect(authorizations(platform) == [nil, "Bearer t1", nil, "Bearer t2"])
  }

  @Test func aChangeIsRepeatedAfterARefusalTooForItWasNotMade() throws {
    let platform = try Platform(
      Self.token("t1"), .status(401), Self.token("t2"), .status(204), credentials: Self.ada)

    try platform.client.cancelRun(JobRunID("r", of: JobID("j", in: project)))

    #expect(platform.transport.sent.map(\.method) == [.post, .post, .post, .post])
  }

  @Test func aSecondRefusalIsTheEnd() throws {
    let platform = try Platform(
      Self.token("t1"), .status(401), Self.token("t2"),
      .json(#"{"message":"no"}"#, status: 401), credentials: Self.ada)

    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(error.cause == .signedOut)
    #expect(error.message == "no")
    #expect(platform.transport.sent.count == 4)
  }

  @Test func aGivenTokenCannotBeRenewed() throws {
    let platform = try Platform(.status(401), credentials: .token("t"))

    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(error.cause == .signedOut)
    #expect(platform.transport.sent.count == 1)
  }

  @Test func wrongCredentialsAreSentOnceUntilSomebodySignsInAnew() throws {
    let refusal = ScriptedTransport.Answer.json(
      #"{"_messageCode_":"401","message":"Invalid user name or password pässwörd"}"#, status: 401)
    let platform = try Platform(
      refusal, Self.token("t1"), Self.empty, credentials: Self.ada)

    for _ in 0..<3 {
      let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }
      #expect(
        error
          == PlatformError(
            cause: .signedOut, request: "POST /icp4d-api/v1/authorize", host: "cpd.test",
            status: 401, message: "Invalid user name or password •••"))
    }
    #expect(platform.transport.sent.count == 1)
    try platform.client.signIn()
    _ = try platform.client.catalogs()

    #expect(platform.transport.sent.count == 3)
  }

  @Test func aSignInThatFailsForAnotherReasonIsTriedAgain() throws {
    let platform = try Platform(
      .failure(.timedOut(.seconds(30))), Self.token("t1"), Self.empty, credentials: Self.ada)

    let error = try platformError { () throws(PlatformError) in try platform.client.catalogs() }

    #expect(error.cause == .timedOut(.seconds(30)))
    #expect(try platform.client.catalogs().items.isEmpty)
  }

  @Test func anAnswerWithoutATokenIsARefusalInThePlatformsWords() throws {
    let platform = try Platform(
      .json(#"{"_messageCode_":"500","message":"The account is locked."}"#), .json("{}"),
      credentials: Self.ada)

    let first = try platformError { () throws(PlatformError) in try platform.client.signIn() }
    let second = try platformError { () throws(PlatformError) in try platform.client.signIn() }

    #expect(first.cause == .signedOut)
    #expect(first.message == "The account is locked.")
    #expect(second.cause == .unreadable("there is no token in it"))
  }

  @Test func callsAtOnceSignInOnce() throws {
    let started = DispatchSemaphore(value: 0)
    let others = DispatchSemaphore(value: 0)
    let answers =
      [
        ScriptedTransport.Answer.after(
          { _ in
            started.signal()
            others.wait()
          }, Self.token("t1"))
      ] + Array(repeating: Self.empty, count: 8)
    let transport = ScriptedTransport(answers)
    let client = try PlatformClient(
      baseURL: "https://cpd.test", credentials: Self.ada, transport: transport,
      clock: ManualClock().clock)
    let failures = Mutex(0)

    let group = DispatchGroup()
    for index in 0..<8 {
      OwnThread.run(in: group) {
        do { _ = try client.catalogs() } catch { failures.withLock { $0 += 1 } }
      }
      if index == 0 { started.wait() }
    }
    others.signal()
    group.wait()

    #expect(failures.withLock { $0 } == 0)
    #expect(transport.lines.filter { $0.contains("authorize") }.count == 1)
    #expect(transport.sent.count == 9)
  }

  @Test func whoeverWaitsForASignInCanGiveUp() throws {
    let started = DispatchSemaphore(value: 0)
    let finish = DispatchSemaphore(value: 0)
    let transport = ScriptedTransport([
      .after(
        { _ in
          started.signal()
          finish.wait()
        }, Self.token("t1")), Self.empty,
    ])
    let client = try PlatformClient(
      baseURL: "https://cpd.test", credentials: Self.ada, transport: transport,
      clock: ManualClock().clock)
    let group = DispatchGroup()
    OwnThread.run(in: group) { _ = try? client.catalogs() }
    started.wait()

    let cancellation = Cancellation()
    let ended = Mutex<PlatformError.Cause?>(nil)
    let waiter = DispatchGroup()
    OwnThread.run(in: waiter) {
      do throws(PlatformError) {
        _ = try client.cancelled(by: cancellation).catalogs()
      } catch {
        let cause = error.cause
        ended.withLock { $0 = cause }
      }
    }
    cancellation.cancel()
    waiter.wait()

    #expect(ended.withLock { $0 } == .cancelled)
    finish.signal()
    group.wait()
  }

  @Test func whoeverGivesUpASignInDoesNotTakeTheOthersAlong() throws {
    let session = Session(Self.ada)
    let started = DispatchSemaphore(value: 0)
    let finish = DispatchSemaphore(value: 0)
    let now = Timestamp(milliseconds: 0)
    let group = DispatchGroup()
    OwnThread.run(in: group) {
      _ = try? session.authorization(at: now, Cancellation()) { () throws(PlatformError) in
        started.signal()
        finish.wait()
        throw PlatformError(cause: .cancelled, request: "")
      }
    }
    started.wait()
    let result = Mutex<String?>(nil)
    OwnThread.run(in: group) {
      let authorization = try? session.authorization(at: now, Cancellation()) {
        () throws(PlatformError) in Token("t2", receivedAt: now)
      }
      result.withLock { $0 = authorization }
    }
    finish.signal()
    group.wait()

    #expect(result.withLock { $0 } == "Bearer t2")
  }

  @Test func noSecretIsInADescription() {
    let all: [Credentials] = [
      Self.ada, .apiKey(user: "ada", key: "pässwörd"), .zenApiKey(user: "ada", key: "pässwörd"),
      .token("pässwörd"),
    ]
    var dumped = ""
    dump(all, to: &dumped)

    let text = "\(all) \(String(reflecting: all)) \(dumped)"
    #expect(!text.contains("pässwörd"))
    #expect(all.map(\.description).first == "password of ada")
  }
}
