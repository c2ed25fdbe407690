import Dispatch
import HTTPTypes
import PlatformModel
import Synchronization
import Testing

@testable import PlatformClient

/// The real transport against real sockets of this machine.
struct HTTPTransportTests {
  private let transport: HTTPTransport

  init() throws {
    transport = try HTTPTransport()
  }

  private func get(
    _ url: String, timeout: Duration = .seconds(30), headers: HTTPFields = [:],
    cancellation: Cancellation = Cancellation()
  ) throws(PlatformError) -> TransportResponse {
    try transport.send(
      TransportRequest(method: .get, url: url, headers: headers, timeout: timeout),
      cancellation: cancellation)
  }

  /// `{"a":1}` as gzip writes it.
  private static let zipped: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 84, 178, 50, 172, 5, 0, 175, 172, 27, 86, 7, 0,
    0, 0,
  ]

  @Test func aRequestGoesOutAndACompressedAnswerComesBack() throws {
    let requests = Mutex<[String]>([])
    let server = try LoopbackServer { connection in
      let request = connection.readRequest()
      requests.withLock { $0.append(request) }
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX-Trace: t\r\n"
          + "Content-Length: \(Self.zipped.count)\r\n\r\n")
      connection.write(Self.zipped)
      connection.waitForEnd()
    }

    let answer = try get(server.url + "/v2/x%2Fy?q=a%20b", headers: [.authorization: "Bearer t"])

    #expect(answer.status == 200)
    #expect(String(decoding: answer.body, as: UTF8.self) == #"{"a":1}"#)
    #expect(answer.headers.value(of: "x-trace") == "t")
    #expect(
      requests.withLock { $0 } == [
        "GET /v2/x%2Fy?q=a%20b HTTP/1.1\r\nAuthorization: Bearer t\r\nAccept-Encoding: gzip\r\n"
          + "host: 127.0.0.1:\(server.port)\r\n\r\n"
      ])
  }

  @Test func anUploadArrivesWholeWithItsLength() throws {
    let requests = Mutex<[String]>([])
    let server = try LoopbackServer { connection in
      let request = connection.readRequest()
      requests.withLock { $0.append(request) }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    let text = String(repeating: "0123456789", count: 70_000)

    let answer = try transport.send(
      TransportRequest(
        method: .put, url: server.url + "/x",
        upload: Upload(Array(text.utf8)).between(Array("<".utf8), Array(">".utf8))),
      cancellation: Cancellation())

    #expect(answer.status == 200)
    let sent = try #require(requests.withLock { $0.first })
    #expect(sent.contains("\r\nContent-Length: 700002\r\n"))
    #expect(sent.hasSuffix("\r\n\r\n<\(text)>"))
  }

  @Test func anUploadIsReadNoFasterThanItIsTaken() throws {
    let count = 512 << 20
    let furthest = Mutex(0)
    let upload = Upload(count: count) { range in
      furthest.withLock { $0 = max($0, range.upperBound) }
      return [UInt8](repeating: 0x78, count: range.count)
    }
    // Takes the head and goes away.
    let server = try LoopbackServer { connection in _ = connection.readSome() }

    _ = try? transport.send(
      TransportRequest(method: .put, url: server.url + "/x", upload: upload),
      cancellation: Cancellation())

    // What fits into the buffers of a connection.
    #expect((1..<64 << 20).contains(furthest.withLock { $0 }))
  }

  @Test func aBodyIsSentWithItsLength() throws {
    let requests = Mutex<[String]>([])
    let server = try LoopbackServer { connection in
      let request = connection.readRequest()
      requests.withLock { $0.append(request) }
      connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
    }

    let answer = try transport.send(
      TransportRequest(
        method: .patch, url: server.url + "/x", headers: [.contentType: "application/json"],
        body: Array("[7]".utf8)), cancellation: Cancellation())

    #expect(answer == TransportResponse(status: 201, headers: [.contentLength: "0"]))
    let request = requests.withLock { $0.joined() }
    #expect(request.hasPrefix("PATCH /x HTTP/1.1\r\nContent-Type: application/json\r\n"))
    #expect(request.lowercased().contains("content-length: 3\r\n"))
    #expect(request.hasSuffix("\r\n\r\n[7]"))
  }

  @Test func cancellingFreesTheCallerThoughTheServerNeverAnswers() throws {
    let cancellation = Cancellation()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      cancellation.cancel()
      connection.waitForEnd()
    }
    let start = ClientClock.system.uptime()

    let error = try platformError { () throws(PlatformError) in
      try get(server.url, timeout: .seconds(600), cancellation: cancellation)
    }

    #expect(error.cause == .cancelled)
    #expect(ClientClock.system.uptime() - start < .seconds(60))
  }

  @Test func aCallThatIsCancelledBeforehandDoesNotConnect() throws {
    let server = try LoopbackServer { _ in }
    let cancellation = Cancellation()
    cancellation.cancel()

    let error = try platformError { () throws(PlatformError) in
      try get(server.url, cancellation: cancellation)
    }

    #expect(error.cause == .cancelled)
    #expect(server.connections == 0)
  }

  @Test func aRefusedConnectionIsToldAtOnce() throws {
    let port = try LoopbackServer.deadPort()
    let start = ClientClock.system.uptime()

    let error = try platformError { () throws(PlatformError) in
      try get("http://127.0.0.1:\(port)/v2/x?signature=abc", timeout: .seconds(600))
    }

    #expect(
      error
        == PlatformError(
          cause: .unreachable("the connection was refused; nothing listens there"),
          request: "GET /v2/x?signature=•••", host: "127.0.0.1:\(port)", phase: .connecting))
    #expect(ClientClock.system.uptime() - start < .seconds(60))
  }

  @Test func aServerThatOnlyDripsIsLeftWhenTheTimeIsUp() throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      connection.drip()
    }

    let error = try platformError { () throws(PlatformError) in
      try get(server.url, timeout: .milliseconds(300))
    }

    #expect(error.cause == .timedOut(.milliseconds(300)))
  }

  @Test func aRedirectToAnotherHostIsNotFollowed() throws {
    let other = try LoopbackServer { _ in }
    let location = other.url + "/login?token=secret"
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write(
        "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    }
    let client = try PlatformClient(
      baseURL: server.url, credentials: .token("t"), transport: transport, clock: .system)

    let error = try platformError { () throws(PlatformError) in try client.catalogs() }

    #expect(error.status == 302)
    #expect(
      error.message
        == "The platform sends to \(other.url)/login, which is not followed. Is the address right?")
    #expect(other.connections == 0)
  }

  @Test func aConnectionThatIsCutIsToldAfterOneMoreTry() throws {
    let server = try LoopbackServer { connection in _ = connection.readRequest() }

    let error = try platformError { () throws(PlatformError) in try get(server.url) }

    guard case .unreachable = error.cause else {
      Issue.record("It is \(error.cause).")
      return
    }
    #expect(server.connections == 2)
  }

  @Test func anAnswerThatBreaksOffSaysHowMuchOfItCame() throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n0123456789")
    }

    let error = try platformError { () throws(PlatformError) in try get(server.url) }

    #expect(error.cause == .unreachable("the answer broke off after 10 of 20 bytes"))
    #expect(error.phase == .answering)
  }

  @Test func anAnswerOfNobodyKnowsHowManyBytesThatBreaksOffSaysHowManyCame() throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n")
    }

    let error = try platformError { () throws(PlatformError) in try get(server.url) }

    #expect(error.cause == .unreachable("the answer broke off after 5 bytes"))
    #expect(error.phase == .answering)
  }

  @Test func aServerThatWantsTLSOnAPlainConnectionIsHintedAt() throws {
    let server = try LoopbackServer { connection in _ = connection.readRequest() }

    let error = try platformError { () throws(PlatformError) in try get(server.url) }

    #expect(
      error.cause
        == .unreachable(
          "the connection was closed before an answer came; an address with https:// may be right"))
  }

  @Test func aServerThatSpeaksNoHTTPIsUnreadable() throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("SSH-2.0-OpenSSH_9.2\r\n\r\n")
      connection.waitForEnd()
    }

    let error = try platformError { () throws(PlatformError) in try get(server.url) }

    #expect(
      error.cause
        == .unreadable("what came back is no HTTP; an address with https:// may be right"))
  }

  @Test(arguments: [false, true])
  func anAnswerThatIsTooLongIsNotReadToItsEnd(isZipped: Bool) throws {
    let small = try HTTPTransport(settings: .init(maximumBody: 5))
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      let body = isZipped ? Self.zipped : Array("longer than five".utf8)
      connection.write(
        "HTTP/1.1 200 OK\r\n\(isZipped ? "Content-Encoding: gzip\r\n" : "")"
          + "Transfer-Encoding: chunked\r\n\r\n\(String(body.count, radix: 16))\r\n")
      connection.write(body)
      connection.write("\r\n0\r\n\r\n")
      connection.waitForEnd()
    }

    let error = try platformError { () throws(PlatformError) in
      try small.send(TransportRequest(method: .get, url: server.url), cancellation: Cancellation())
    }

    #expect(error.cause == .unreadable("it is longer than 5 bytes"))
  }

  @Test func aServerWithoutTLSIsNotTrusted() throws {
    let server = try LoopbackServer { connection in
      connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }

    let error = try platformError { () throws(PlatformError) in
      try get("https://127.0.0.1:\(server.port)/")
    }

    #expect(
      error.cause
        == .unreachable("it answers without TLS; an address with http:// may be right"))
  }

  @Test func aProxyIsAskedForATunnelToTheHost() throws {
    let requests = Mutex<[String]>([])
    let proxy = try LoopbackServer { connection in
      let tunnel = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let request = connection.readRequest()
      requests.withLock { $0 = [tunnel, request] }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    }
    let proxied = try HTTPTransport(
      settings: .init(environment: ["http_proxy": "http://u:p@127.0.0.1:\(proxy.port)"]))

    let answer = try proxied.send(
      TransportRequest(method: .get, url: "http://cpd.test/v2/x"), cancellation: Cancellation())

    #expect(answer.status == 200)
    let sent = requests.withLock { $0 }
    #expect(sent.first?.hasPrefix("CONNECT cpd.test:80 HTTP/1.1\r\n") == true)
    #expect(sent.first?.contains("proxy-authorization: Basic dTpw\r\n") == true)
    #expect(sent.last?.hasPrefix("GET /v2/x HTTP/1.1\r\n") == true)
    #expect(sent.last?.contains("Basic") == false)
  }

  @Test func aProxyThatDoesNotLetUsThroughIsToldOf() throws {
    let proxy = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
      connection.waitForEnd()
    }
    let proxied = try HTTPTransport(
      settings: .init(environment: ["http_proxy": "127.0.0.1:\(proxy.port)"]))

    let error = try platformError { () throws(PlatformError) in
      try proxied.send(
        TransportRequest(method: .get, url: "http://cpd.test/v2/x"), cancellation: Cancellation())
    }

    let name = "127.0.0.1:\(proxy.port)"
    #expect(error.cause == .unreachable("the proxy \(name) does not let the call through"))
    #expect(error.proxy == name)
  }

  @Test func manyCallsAtOnceShareAFewConnections() throws {
    let server = try LoopbackServer { connection in
      while !connection.readRequest().isEmpty {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
      }
    }
    let answered = Mutex(0)
    let group = DispatchGroup()
    for _ in 0..<8 {
      OwnThread.run(in: group) { [transport] in
        for _ in 0..<25 {
          let request = TransportRequest(method: .get, url: server.url)
          if (try? transport.send(request, cancellation: Cancellation()))?.status == 200 {
            answered.withLock { $0 += 1 }
          }
        }
      }
    }
    group.wait()

    #expect(answered.withLock { $0 } == 200)
    #expect(server.connections <= 8)
  }

  @Test func aTransportThatWasShutDownSendsNothing() throws {
    let transport = try HTTPTransport()
    transport.shutdown()
    transport.shutdown()

    let error = try platformError { () throws(PlatformError) in
      try transport.send(
        TransportRequest(method: .get, url: "http://127.0.0.1:1/"), cancellation: Cancellation())
    }

    #expect(error.cause == .cancelled)
  }

  @Test func aFileOfCertificatesThatCannotBeReadIsRefused() {
    let error = #expect(throws: ConfigurationError.self) {
      try HTTPTransport(settings: .init(trustFile: "/nowhere/ca.pem"))
    }

    #expect(
      error?.description
        == "The file of trusted certificates has none in PEM form: /nowhere/ca.pem")
  }
}
