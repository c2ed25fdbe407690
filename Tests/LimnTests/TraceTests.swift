import Foundation
import HTTPTypes
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Testing

@testable import limn

/// A session that is recorded, what is in the file, and the session that is played from it.
@Suite struct TraceTests {
  private let folder: TraceFolder

  init() throws {
    folder = try TraceFolder()
  }

  /// A client of an emulated platform whose exchanges are recorded.
  private func recording(
    _ file: TraceFile, password: String = "password"
  ) throws -> PlatformClient {
    var options = PlatformEmulator.Options()
    options.assets = 60
    options.clock = ManualEmulatorClock()
    return try client(
      over: EmulatedTransport(Worlds.platform(options)), password, file.note)
  }

  private func client(
    over transport: any Transport, _ password: String = "password",
    _ note: @escaping @Sendable (Exchange) -> Void = { _ in }
  ) throws -> PlatformClient {
    let uptime = Mutex(Duration.zero)
    return try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "admin", password: password),
      transport: transport,
      clock: ClientClock(
        now: { Timestamp(milliseconds: 1_790_000_000_000) },
        uptime: {
          uptime.withLock {
            $0 += .microseconds(12_345)
            return $0
          }
        }, sleep: { _, _ in }),
      retry: RetryPolicy(tries: 1), onExchange: note)
  }

  private func archive() throws -> JSONValue {
    try JSONValue.parse(try Data(contentsOf: folder.file).map { $0 })
  }

  @Test func aLinkThatLeadsNowhereIsNotWrittenThrough() throws {
    let target = folder.file.path + ".elsewhere"
    try FileManager.default.createSymbolicLink(
      atPath: folder.file.path, withDestinationPath: target)

    let problem = #expect(throws: UsageProblem.self) { try TraceFile(path: folder.file.path) }

    #expect(problem?.description.contains("is a link that leads nowhere") == true)
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func aRecordingIsAnArchiveForItsOwnerOnly() throws {
    _ = FileManager.default.createFile(
      atPath: folder.file.path, contents: Data(), attributes: [.posixPermissions: 0o644])
    let client = try recording(TraceFile(path: folder.file.path))

    let catalogs = try client.catalogs()
    _ = try? client.catalog("nope")

    let mode = try FileManager.default.attributesOfItem(atPath: folder.file.path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let log = try #require(try archive()["log"])
    #expect(log["version"] == "1.2")
    #expect(log["creator"] == ["name": "limn", "version": .string(Version.current)])
    let entries = try #require(log["entries"]?.array)
    #expect(
      entries.compactMap { $0["_target"]?.string } == [
        "/icp4d-api/v1/authorize", "/v2/catalogs?limit=100", "/v2/catalogs/nope",
      ])
    #expect(entries.compactMap { $0["response"]?["status"]?.int } == [200, 200, 404])
    let list = entries[1]
    #expect(list["startedDateTime"] == "2026-09-21T14:13:20.000Z")
    #expect(list["time"]?.number?.text == "12.345")
    #expect(list["request"]?["url"] == "http://platform.test/v2/catalogs?limit=100")
    #expect(list["request"]?["queryString"] == [["name": "limit", "value": "100"]])
    let text = try #require(list["response"]?["content"]?["text"]?.string)
    #expect(try JSONValue.parse(text)["catalogs"]?.array?.count == catalogs.items.count)
    for entry in entries {
      let mandatory = ["startedDateTime", "time", "request", "response", "cache", "timings"]
      #expect(mandatory.allSatisfy { entry[$0] != nil })
    }
  }

  @Test func theFileIsWholeAfterEveryCall() throws {
    let file = try TraceFile(path: folder.file.path)
    #expect(try archive()["log"]?["entries"] == [])
    let client = try recording(file)

    for count in 1...3 {
      _ = try? client.catalog("c\(count)")
      #expect(try archive()["log"]?["entries"]?.array?.count == count + 1)
    }
  }

  @Test func noSecretIsInIt() throws {
    let planted = [
      "planted-password-1", "planted-key-2", "planted-token-3", "planted-signature-4",
      "planted-cookie-5", "planted-connection-6", "planted-refresh-7",
    ]
    let leak = Leak(
      answers: [
        #"{"token":"planted-token-3","_messageCode_":"success"}"#,
        #"{"catalogs":[],"refresh_token":"planted-refresh-7","seen":"planted-password-1"}"#,
        #"{"asset_id":"a","entity":{"connection":{"properties":{"password":"planted-connection-6","#
          + #""api_key":"planted-key-2"}}},"href":"/v2/asset_files/f?signature=planted-signature-4"}"#,
      ])
    let client = try client(
      over: leak, "planted-password-1", TraceFile(path: folder.file.path).note)

    _ = try client.catalogs()
    let connection = try #require(OperationCatalogue.operation("connections", "create"))
    _ = try client.operations.perform(
      APIRequest(
        connection, parameters: [("catalog_id", "c")],
        body: Array(
          #"{"name":"db","properties":{"username":"u","password":"planted-connection-6"}}"#.utf8)))

    let text = try String(contentsOf: folder.file, encoding: .utf8)
    for secret in planted { #expect(!text.contains(secret), "\(secret)") }
    #expect(text.contains(#"\"username\":\"u\""#) && text.contains("asset_files/f"))
  }

  @Test func whatCannotBeWrittenIsSaidBeforeAnythingIsAsked() throws {
    #expect(throws: UsageProblem.self) { try TraceFile(path: "/no/such/folder/file") }
    #expect(throws: UsageProblem.self) { try TraceFile(path: folder.url.path) }
  }

  @Test func whatIsThereAlreadyIsNotWrittenOver() throws {
    try Data("the only one".utf8).write(to: folder.file)

    let problem = #expect(throws: UsageProblem.self) { try TraceFile(path: folder.file.path) }

    #expect(
      problem?.description
        == "--trace: \(folder.file.path) is there already; say another name, or remove it first")
    #expect(try String(contentsOf: folder.file, encoding: .utf8) == "the only one")
  }

  @Test func aRecordedSessionPlaysAsItWas() throws {
    let asked = try recording(TraceFile(path: folder.file.path))
    let catalogs = try asked.catalogs()
    let catalog = try #require(catalogs.items.first)
    let assets = try asked.assets(matching: AssetQuery(container: catalog.id), limit: 5)
    let missing = platformError { () throws(PlatformError) in _ = try asked.catalog("nope") }

    let session = try RecordedPlatform(archive: try Data(contentsOf: folder.file).map { $0 })
    let played = try client(over: Played(session), "anything")

    #expect(session.user == "admin")
    #expect(session.host == "platform.test")
    #expect((session.hasPlatform, session.hasAILake) == (true, false))
    #expect(try played.catalogs() == catalogs)
    #expect(try played.assets(matching: AssetQuery(container: catalog.id), limit: 5) == assets)
    #expect(platformError { () throws(PlatformError) in _ = try played.catalog("nope") } == missing)
    let unasked = platformError { () throws(PlatformError) in _ = try played.projects() }
    #expect(unasked?.cause == .notFound)
    #expect(
      unasked?.message?.hasPrefix("GET /v2/projects") == true
        && unasked?.message?.contains("is not in the recorded session") == true)
  }
}

/// A folder that is gone with the test.
private final class TraceFolder {
  let url: URL
  var file: URL { url.appending(path: "session.har") }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// A platform that answers with one text after the other, and sets a cookie.
private final class Leak: Transport {
  private let answers: Mutex<[String]>

  init(answers: [String]) {
    self.answers = Mutex(answers)
  }

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let text = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    return TransportResponse(
      status: 200, headers: [.setCookie: "session=planted-cookie-5"], body: Array(text.utf8))
  }
}

/// The wire to a recorded session.
private struct Played: Transport {
  let session: RecordedPlatform

  init(_ session: RecordedPlatform) {
    self.session = session
  }

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let target = request.url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
    let response = session.respond(
      to: EmulatorRequest(
        method: request.method, path: String(target), headers: request.headers,
        body: request.body))
    return TransportResponse(
      status: response.status.code, headers: response.headers, body: response.body)
  }
}

private func platformError(_ call: () throws(PlatformError) -> Void) -> PlatformError? {
  do {
    try call()
    return nil
  } catch {
    return error
  }
}
