import Dispatch
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

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
