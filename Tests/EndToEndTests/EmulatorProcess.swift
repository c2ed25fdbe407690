import Foundation
import HTTPTypes
import JSON
import PlatformClient
import PlatformModel
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `limn emulator`, or another command that serves, in a process of its own, which is gone when this is.
final class EmulatorProcess {
  /// What it said first.
  let address: String
  let folder: URL
  private let pid: pid_t
  private var isOver = false

  /// - Parameter folder: where what it says is kept, and what it needs.
  init(_ arguments: [String], in folder: URL, command: String = "emulator") throws {
    self.folder = folder
    let said = folder.appending(path: "said-\(UUID().uuidString)").path
    pid = try Child.start(
      [Program.path, command] + arguments,
      environment: Program.environment + ["XDG_STATE_HOME=\(folder.path)"], output: said,
      error: said + ".error")
    let deadline = ContinuousClock.now + .seconds(60)
    var text = ""
    while !text.contains("\n"), ContinuousClock.now < deadline {
      poll(nil, 0, 10)
      text = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
    }
    address = text.split(separator: "\n").first.map(String.init) ?? ""
    try #require(
      address.hasPrefix("http"),
      "\(text) \((try? String(contentsOfFile: said + ".error", encoding: .utf8)) ?? "")")
  }

  deinit { end(SIGTERM) }

  /// Ends it, and waits until it is gone.
  func end(_ signal: Int32) {
    guard !isOver else { return }
    isOver = true
    kill(pid, signal)
    _ = Child.wait(for: pid)
  }
}

/// Calls of the emulator as bytes, one after the other.
struct EmulatorClient {
  let address: String
  let transport: HTTPTransport
  private let token: String

  init(_ address: String, trusting file: String? = nil) throws {
    self.address = address
    transport = try HTTPTransport(settings: .init(trustFile: file))
    let answer = try transport.send(
      TransportRequest(
        method: .post, url: address + "/icp4d-api/v1/authorize",
        body: Array(#"{"username":"admin","password":"password"}"#.utf8)),
      cancellation: Cancellation())
    token = try #require(try JSONValue.parse(answer.body)["token"]?.string)
  }

  /// The status and the body, if there is one.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    headers: HTTPFields = [:]
  ) throws -> (status: Int, body: JSONValue) {
    var fields = headers
    let token = path.hasPrefix("/api/v1/ailake") ? "limn-demo-token" : token
    fields[.authorization] = "Bearer \(token)"
    let answer = try transport.send(
      TransportRequest(
        method: method, url: address + path, headers: fields,
        body: body?.serializedBytes() ?? []),
      cancellation: Cancellation())
    return (answer.status, answer.body.isEmpty ? .null : try JSONValue.parse(answer.body))
  }
}
