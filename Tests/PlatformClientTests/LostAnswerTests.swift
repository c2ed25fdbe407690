import HTTPTypes
import JSON
import PlatformModel
import Synchronization
import Testing

@testable import PlatformClient

/// Changes whose answer is lost: at every byte of it, over real sockets of this machine.
@Suite struct LostAnswerTests {
  private static let run =
    #"{"metadata":{"asset_id":"r1"},"entity":{"job_run":{"state":"Queued"}}}"#
  private static let plain =
    "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: \(run.utf8.count)"
    + "\r\n\r\n\(run)"
  private static let chunked =
    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
    + "\(String(run.utf8.count, radix: 16))\r\n\(run)\r\n0\r\n\r\n"

  private func client(_ url: String, tries: Int = 1) throws -> PlatformClient {
    try PlatformClient(
      baseURL: url, credentials: .token("t"), transport: HTTPTransport(),
      clock: ManualClock().clock)
  }

  /// Calls with every beginning of `answer`, which tells the outcome to nobody, then with all of it.
  /// Each is sent once.
  private func cutEverywhere(
    _ answer: String, _ call: (String) throws -> () throws(PlatformError) -> Void
  ) throws {
    let bytes = Array(answer.utf8)
    // The end of the last chunk tells nothing that is not known before.
    let whole = answer.hasSuffix("\r\n0\r\n\r\n") ? bytes.count - 2 : bytes.count
    let cuts = ManualCounter()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write(Array(bytes.prefix(cuts.value)))
    }
    let call = try call(server.url)

    for count in 0..<whole {
      cuts.value = count
      let error = try platformError(call)
      #expect(error.outcomeIsUnknown, "after \(count) bytes: \(error)")
    }
    cuts.value = bytes.count
    try call()
    #expect(server.connections == whole + 1)
  }

  @Test(arguments: [plain, chunked])
  func aStartThatIsCutAtAnyByteOfItsAnswerIsOfUnknownOutcome(answer: String) throws {
    try cutEverywhere(answer) { url in
      let client = try client(url)
      return { () throws(PlatformError) in
        let run = try client.startRun(of: JobID("j", in: project))
        #expect(run.id.id == "r1")
      }
    }
  }

  private static let noContent = "HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n"
  private static let empty = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
  private static let emptyChunk =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + "2\r\n{}\r\n0\r\n\r\n"

  @Test(arguments: [noContent, empty, emptyChunk])
  func aCancellationThatIsCutAtAnyByteOfItsAnswerIsOfUnknownOutcome(answer: String) throws {
    try cutEverywhere(answer) { url in
      let client = try client(url)
      return { () throws(PlatformError) in
        try client.cancelRun(JobRunID("r", of: JobID("j", in: project)))
      }
    }
  }

  private static let accepted =
    "HTTP/1.1 202 Accepted\r\nOperation-Id: o1\r\n"
    + "Content-Length: 2\r\n\r\n{}"

  @Test(arguments: [accepted, noContent, emptyChunk], [true, false])
  func aDatabaseWhoseAnswerIsCutAtAnyByteIsOfUnknownOutcome(
    answer: String, isCreated: Bool
  ) throws {
    try cutEverywhere(answer) { url in
      let lake = try AILakeClient(
        baseURL: url, credentials: .token("t"), transport: HTTPTransport(),
        clock: ManualClock().clock)
      return { () throws(PlatformError) in
        let operation =
          isCreated
          ? try lake.createDatabase(name: "sales", storageIDs: ["s"], operationID: "o1")
          : try lake.deleteDatabase("sales", operationID: "o1")
        #expect(operation == "o1")
      }
    }
  }

  private static func asset(_ name: String) -> String {
    #"{"metadata":{"asset_id":"a","name":"\#(name)"}}"#
  }

  private static func whole(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test(arguments: [true, false])
  func anAssetWhoseSavingIsCutAtAnyByteOfItsAnswerIsReadAgain(arrives: Bool) throws {
    let bytes = Array(Self.whole(Self.asset("New")).utf8)
    let (cuts, patches, name) = (ManualCounter(), ManualCounter(), ManualCounter())
    let server = try LoopbackServer { connection in
      guard connection.readRequest().hasPrefix("PATCH") else {
        connection.write(Self.whole(Self.asset(name.value == 1 ? "New" : "Old")))
        return
      }
      patches.value += 1
      name.value = arrives ? 1 : 0
      connection.write(Array(bytes.prefix(cuts.value)))
    }
    let client = try client(server.url)
    let base = try #require(
      AssetDetail(try JSONValue.parse(Self.asset("Old")), in: project))

    for count in bytes.indices {
      (cuts.value, name.value) = (count, 0)
      let saved = Result { () throws(PlatformError) in
        try client.save(AssetID("a", in: project), base: base, edits: [.name: "New"])
      }
      switch saved {
      case .success(.saved(let now, _, _)): #expect(arrives && now.asset.name == "New")
      case .success(.conflict): Issue.record("a conflict after \(count) bytes")
      case .failure(let error):
        #expect(!arrives && error.outcomeIsUnknown, "after \(count) bytes: \(error)")
        #expect(error.found == "the asset is as it was")
      }
    }
    #expect(patches.value == bytes.count)
  }

  @Test func whatNeverReachedAnybodyIsKnownNotToBeDone() throws {
    let client = try client("http://127.0.0.1:\(try LoopbackServer.deadPort())")

    let error = try platformError { () throws(PlatformError) in
      try client.startRun(of: JobID("j", in: project))
    }

    #expect(!error.outcomeIsUnknown)
    #expect(error.phase == .connecting)
  }

  @Test func aReadIsNeverOfUnknownOutcome() throws {
    let server = try LoopbackServer { _ = $0.readRequest() }
    let client = try client(server.url)

    let error = try platformError { () throws(PlatformError) in
      try client.run(JobRunID("r", of: JobID("j", in: project)))
    }

    #expect(!error.outcomeIsUnknown)
  }

  // MARK: Found out

  private static func listed(_ id: String, owner: String, queued: Int64) -> String {
    #"{"metadata":{"asset_id":"\#(id)","owner_id":"\#(owner)","created":0},"entity":{"job_run":"#
      + #"{"state":"Running","queue_start":\#(queued)}}}"#
  }

  @Test func theRunThatWasBegunIsTheFirstOneOfThisUserSinceThen() throws {
    let sent: Int64 = 1_800_000_000_000
    let rows = [
      Self.listed("later", owner: "me", queued: sent + 9_000),
      Self.listed("mine", owner: "me", queued: sent + 40),
      Self.listed("other", owner: "you", queued: sent + 20),
      Self.listed("before", owner: "me", queued: sent - 1),
    ].joined(separator: ",")
    let platform = try Platform(
      .json(#"{"UserInfo":{"uid":"me","displayName":"Me"}}"#),
      .json(#"{"results":[\#(rows)],"total_rows":4}"#))

    let run = try platform.client.startedRun(
      of: JobID("j", in: project), since: Timestamp(milliseconds: sent), after: lost)

    #expect(run.id.id == "mine")
    #expect(platform.transport.lines.allSatisfy { $0.hasPrefix("GET ") })
  }

  @Test func aRunThatIsNotListedIsLookedForAgainAndStaysUnknown() throws {
    let empty = ScriptedTransport.Answer.json(#"{"results":[],"total_rows":0}"#)
    let platform = try Platform(
      .json(#"{"UserInfo":{"uid":"me","displayName":"Me"}}"#), empty, empty, empty)

    let error = try platformError { () throws(PlatformError) in
      try platform.client.startedRun(
        of: JobID("j", in: project), since: platform.clock.now, after: lost)
    }

    #expect(error.outcomeIsUnknown)
    #expect(error.found == "no run that you began since then is listed")
    #expect(platform.clock.sleeps == [.seconds(2), .seconds(5)])
  }

  private var lost: PlatformError {
    var error = PlatformError(cause: .unreachable("cut"), request: "POST /v2/jobs/j/runs")
    error.changes = true
    error.phase = .answering
    return error
  }
}

/// How many bytes are let through, from the test's thread to the server's.
private final class ManualCounter: Sendable {
  private let kept = Mutex(0)

  var value: Int {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }
}
