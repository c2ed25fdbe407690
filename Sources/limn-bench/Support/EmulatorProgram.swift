import Foundation
import JSON

/// `limn emulator` in a process of its own.
final class EmulatorProgram {
  let port: UInt16
  let figures: ProcessFigures
  private let process = Process()
  let token: String

  init(_ surroundings: Surroundings, _ arguments: [String]) throws {
    process.executableURL = URL(filePath: surroundings.limn)
    process.arguments = ["emulator", "--rate-limit", "off"] + arguments
    process.environment = surroundings.environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let address = said.split(separator: "\n").first ?? ""
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      process.terminate()
      throw BenchError("the emulator did not start")
    }
    self.port = port
    figures = ProcessFigures(process: process.processIdentifier)
    let signIn = Self.request(
      "POST /icp4d-api/v1/authorize", #"{"username":"admin","password":"password"}"#, token: "")
    var connection = try LoadConnection(port: port)
    token = try JSONValue.parse(Array(try connection.ask(signIn)))["token"]?.string ?? ""
  }

  func end() {
    process.terminate()
    process.waitUntilExit()
  }

  /// A request as it goes over the wire.
  func request(_ line: String, _ body: String = "") -> [UInt8] {
    Self.request(line, body, token: token)
  }

  /// One answer, as JSON.
  func ask(_ line: String, _ body: String = "") throws -> JSONValue {
    var connection = try LoadConnection(port: port)
    return try JSONValue.parse(Array(try connection.ask(request(line, body))))
  }

  private static func request(_ line: String, _ body: String, token: String) -> [UInt8] {
    Array(
      """
      \(line) HTTP/1.1\r
      Host: 127.0.0.1\r
      Authorization: Bearer \(token)\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }
}
