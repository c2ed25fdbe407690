import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// What goes wrong on the wire, seen from the other end of it.
@Suite struct ServerFaultTests {
  private let platform: TestPlatform
  private let server: EmulatorServer
  private let port: UInt16

  init() throws {
    platform = try TestPlatform(assets: 50)
    server = EmulatorServer(emulator: platform.emulator)
    let address = try server.start()
    port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
  }

  private func ask(_ fault: JSONValue) throws -> (bytes: [UInt8], isReset: Bool) {
    platform.emulator.setFaults(try PlatformEmulator.Faults(["faults": [fault]]))
    let connection = try RawConnection(port: port)
    try connection.say("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    return connection.rest()
  }

  @Test func aConnectionCanBeResetBeforeOrInTheMiddleOfAnAnswer() throws {
    defer { server.stop() }

    #expect(try ask(["fault": "reset"]) == ([], true))
    let broken = try ask(["fault": "reset", "after_bytes": 5])
    #expect(broken.isReset)
    // What was sent before a reset may be lost by it.
    #expect(
      broken.bytes.isEmpty || String(decoding: broken.bytes, as: UTF8.self).hasSuffix(#"{"tra"#))
  }

  @Test func aSlowAnswerArrivesWhole() throws {
    defer { server.stop() }
    let whole = try ask(["fault": "slow", "bytes_per_second": 100_000, "match": "/v2/jobs"])

    let slow = try ask(["fault": "slow", "bytes_per_second": 2_000])

    #expect(slow.bytes.count == whole.bytes.count)
    #expect(!slow.isReset)
  }

  @Test func faultsAreSetOverTheWire() throws {
    defer { server.stop() }
    let connection = try RawConnection(port: port)
    let faults = #"{"faults":[{"fault":"status","status":502,"html":true}]}"#

    let set = try connection.ask(
      "PUT /limn-emulator/faults HTTP/1.1\r\nHost: x\r\nContent-Length: \(faults.utf8.count)\r\n\r\n"
        + faults)
    let refused = try connection.ask("GET /v2/catalogs HTTP/1.1\r\nHost: x\r\n\r\n")
    let removed = try connection.ask("DELETE /limn-emulator/faults HTTP/1.1\r\nHost: x\r\n\r\n")
    let served = try connection.ask("GET /v2/catalogs HTTP/1.1\r\nHost: x\r\n\r\n")

    #expect(set.head.hasPrefix("HTTP/1.1 200 "))
    #expect(refused.head.hasPrefix("HTTP/1.1 502 Bad Gateway\r\n"))
    #expect(refused.head.contains("text/html"))
    #expect(removed.head.hasPrefix("HTTP/1.1 204 "))
    #expect(served.head.hasPrefix("HTTP/1.1 401 "))
  }
}
