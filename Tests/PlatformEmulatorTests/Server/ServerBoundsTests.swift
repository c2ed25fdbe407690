import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// What the server puts up with.
@Suite struct ServerBoundsTests {
  /// A server whose bounds are narrow, for as long as it lives.
  private final class Narrow {
    let server: EmulatorServer
    let port: UInt16

    init(_ platform: TestPlatform, _ configure: (inout EmulatorServer.Limits) -> Void = { _ in })
      throws
    {
      var limits = EmulatorServer.Limits()
      limits.body = 1_000
      limits.headers = 4_000
      configure(&limits)
      server = EmulatorServer(emulator: platform.emulator, limits: limits)
      let address = try server.start()
      port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
    }

    deinit { server.stop() }
  }

  private static let request = "GET /v2/catalogs HTTP/1.1\r\nHost: x\r\n"

  @Test func aBodyThatIsTooLargeGets413HoweverItComes() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))

    let announced = try RawConnection(port: narrow.port)
      .ask("POST /v2/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")
    let chunked = try RawConnection(port: narrow.port)
      .ask(
        "POST /v2/jobs HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
          + String(repeating: "x", count: 1_001) + "\r\n")
    let fitting = try RawConnection(port: narrow.port)
      .ask(
        "POST /v2/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
          + String(repeating: "x", count: 1_000))

    for refused in [announced, chunked] {
      #expect(refused.head.hasPrefix("HTTP/1.1 413 "))
      #expect(refused.head.contains("Connection: close\r\n"))
    }
    #expect(fitting.head.hasPrefix("HTTP/1.1 401 "))
  }

  @Test func aClientThatAsksFirstIsToldToGoOn() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))
    let connection = try RawConnection(port: narrow.port)

    let go = try connection.ask(
      "POST /v2/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")

    #expect(go.head.hasPrefix("HTTP/1.1 100 Continue"))
    #expect(try connection.ask("{}").head.hasPrefix("HTTP/1.1 401 "))
  }

  @Test func headersThatAreTooLongGet431() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))
    let long = String(repeating: "x", count: 4_001)

    let answer = try RawConnection(port: narrow.port).ask(Self.request + "X-Long: \(long)\r\n\r\n")

    #expect(answer.head.hasPrefix("HTTP/1.1 431 "))
  }

  @Test func whatIsNoHTTPGets400() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))

    let answer = try RawConnection(port: narrow.port).ask("HELO example.org\r\n\r\n")

    #expect(answer.head.hasPrefix("HTTP/1.1 400 "))
  }

  @Test func oneConnectionTooManyGets503AndTheNextIsServedWhenOneHasEnded() throws {
    let narrow = try Narrow(TestPlatform(assets: 50)) { $0.connections = 2 }
    var first: RawConnection? = try RawConnection(port: narrow.port)
    let second = try RawConnection(port: narrow.port)
    for connection in [first, second] {
      #expect(try connection?.ask(Self.request + "\r\n").head.hasPrefix("HTTP/1.1 401 ") == true)
    }

    #expect(try RawConnection(port: narrow.port).answer().head.hasPrefix("HTTP/1.1 503 "))

    // Its last answer comes with the end of the connection.
    let end = try first?.ask(Self.request + "Connection: close\r\n\r\n")
    #expect(end?.head.contains("Connection: close") == true)
    #expect(first?.rest().bytes.isEmpty == true)
    first = nil
    var answer = try RawConnection(port: narrow.port).ask(Self.request + "\r\n")
    while answer.head.hasPrefix("HTTP/1.1 503 ") {
      answer = try RawConnection(port: narrow.port).ask(Self.request + "\r\n")
    }
    #expect(answer.head.hasPrefix("HTTP/1.1 401 "))
  }

  @Test func aRequestThatNeverEndsGets408AndAnIdleConnectionIsClosed() throws {
    let narrow = try Narrow(TestPlatform(assets: 50)) {
      $0.transfer = .milliseconds(50)
      $0.idle = .milliseconds(50)
    }

    let slow = try RawConnection(port: narrow.port)
    try slow.say("POST /v2/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345")
    let idle = try RawConnection(port: narrow.port)

    #expect(try slow.answer().head.hasPrefix("HTTP/1.1 408 "))
    #expect(idle.rest() == ([], false))
  }

  @Test func requestsThatComeTogetherAreAnsweredInTheirOrder() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))
    let connection = try RawConnection(port: narrow.port)

    try connection.say(
      (1...5).map { "GET /nothing/\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
        + "GET /nothing/6 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let text = String(decoding: connection.rest().bytes, as: UTF8.self)

    let numbers = text.split(separator: "at /nothing/").dropFirst().compactMap(\.first)
    #expect(numbers == ["1", "2", "3", "4", "5", "6"])
  }

  @Test func anAnswerToHEADHasALengthAndNoBody() throws {
    let narrow = try Narrow(TestPlatform(assets: 50))
    let connection = try RawConnection(port: narrow.port)

    try connection.say("HEAD /v2/catalogs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let text = String(decoding: connection.rest().bytes, as: UTF8.self)

    #expect(text.contains("Content-Length: "))
    #expect(text.hasSuffix("\r\n\r\n"))
  }
}
