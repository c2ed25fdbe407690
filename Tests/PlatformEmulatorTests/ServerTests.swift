import Dispatch
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct ServerTests {
  @Test func theServerSpeaksHTTPOverLoopback() throws {
    let platform = try TestPlatform(assets: 200)
    let server = EmulatorServer(emulator: platform.emulator)
    let address = try server.start()
    defer { server.stop() }
    #expect(address.hasPrefix("http://127.0.0.1:"))
    let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })

    let connection = try RawConnection(port: port)
    let sent = #"{"username":"admin","password":"password"}"#
    let signIn = try connection.ask(
      "POST /icp4d-api/v1/authorize HTTP/1.1\r\nHost: x\r\nContent-Length: \(sent.utf8.count)\r\n\r\n"
        + sent)
    #expect(signIn.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(signIn.head.lowercased().contains("content-type: application/json"))
    let token = try #require(try JSONValue.parse(signIn.body)["token"]?.string)

    // The same connection serves the next request, and says what the core says.
    let catalogs = try connection.ask(
      "GET /v2/catalogs?limit=2 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\r\n")
    #expect(try JSONValue.parse(catalogs.body) == (try platform.get("/v2/catalogs?limit=2")))
    let refused = try connection.ask("GET /v2/catalogs HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(refused.head.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
    let created = #"{"name":"over-http","storageIds":[]}"#
    let accepted = try connection.ask(
      "POST /api/v1/ailake/database/instances HTTP/1.1\r\nHost: x\r\n"
        + "Authorization: Bearer limn-demo-token\r\noperation-id: op-1\r\n"
        + "Content-Length: \(created.utf8.count)\r\n\r\n\(created)")
    #expect(accepted.head.hasPrefix("HTTP/1.1 202 Accepted\r\n"))
    #expect(accepted.head.lowercased().contains("operation-id: op-1\r\n"))
    #expect(accepted.body.isEmpty)
  }

  @Test func aStoppedServerListensNoMoreAndAnotherCanStart() throws {
    let platform = try TestPlatform(assets: 50)
    let server = EmulatorServer(emulator: platform.emulator)
    let port = try #require(try server.start().split(separator: ":").last.flatMap { UInt16($0) })
    let open = try RawConnection(port: port)
    _ = try open.ask("GET /x HTTP/1.1\r\nHost: x\r\n\r\n")

    server.stop()

    #expect(throws: RawConnection.Failure.self) { try RawConnection(port: port) }
    let again = EmulatorServer(emulator: platform.emulator, port: Int(port))
    #expect(try again.start() == "http://127.0.0.1:\(port)")
    again.stop()
    again.stop()
  }

  @Test func anAddressInUseIsAnError() throws {
    let platform = try TestPlatform(assets: 50)
    let server = EmulatorServer(emulator: platform.emulator)
    let port = try #require(try server.start().split(separator: ":").last.flatMap { Int($0) })
    defer { server.stop() }

    #expect(throws: EmulatorStartError.self) {
      try EmulatorServer(emulator: platform.emulator, host: "192.0.2.1", port: port).start()
    }
  }
}

/// A blocking socket, and just enough HTTP to read an answer.
private final class RawConnection {
  struct Failure: Error {}

  private let descriptor: CInt

  init(port: UInt16) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure()
    }
  }

  deinit {
    close(descriptor)
  }

  func ask(_ request: String) throws -> (head: String, body: [UInt8]) {
    let bytes = Array(request.utf8)
    guard send(descriptor, bytes, bytes.count, 0) == bytes.count else { throw Failure() }
    var received: [UInt8] = []
    while true {
      if let answer = Self.complete(received) { return answer }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { throw Failure() }
      received += buffer[..<count]
    }
  }

  private static func complete(_ bytes: [UInt8]) -> (head: String, body: [UInt8])? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self) + "\r\n"
    let length = head.lowercased().split(separator: "\r\n")
      .first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter { $0 != " " }) }
    let body = Array(bytes[end.upperBound...])
    return body.count >= length ?? 0 ? (head, body) : nil
  }
}
