import HTTPTypes
import JSON
import Synchronization
import TestSupport
import Testing

@testable import PlatformEmulator

/// A small platform with its own clock, and somebody signed in to it.
final class TestPlatform: Sendable {
  let clock: ManualEmulatorClock
  let emulator: PlatformEmulator
  private let tokens = Mutex<[String: String]>([:])

  init(
    assets: Int = 400, _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws {
    clock = ManualEmulatorClock()
    var options = PlatformEmulator.Options()
    options.assets = assets
    options.clock = clock
    configure(&options)
    emulator = try Worlds.platform(options)
  }

  /// Nil as user: without an `Authorization` header.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    as user: String? = "admin",
    headers: HTTPFields = [:]
  ) throws -> EmulatorResponse {
    var fields = headers
    if let user, fields[.authorization] == nil {
      fields[.authorization] =
        path.hasPrefix("/api/v1/ailake")
        ? "Bearer limn-demo-token" : "Bearer \(try token(of: user))"
    }
    return emulator.respond(
      to: EmulatorRequest(
        method: method, path: path, headers: fields, body: body?.serializedBytes() ?? []))
  }

  /// The body of an answer that must be a success.
  func get(
    _ path: String, as user: String = "admin", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    try succeed(send(.get, path, as: user), sourceLocation)
  }

  func post(
    _ path: String, _ body: JSONValue? = nil, as user: String = "admin",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    try succeed(send(.post, path, body, as: user), sourceLocation)
  }

  func search(
    _ scope: String, _ query: String, _ more: JSONValue = [:], type: String = "asset",
    as user: String = "admin", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    var body = more
    body["query"] = .string(query)
    return try post(
      "/v2/asset_types/\(type)/search?\(scope)", body, as: user, sourceLocation: sourceLocation)
  }

  /// Tokens last twelve hours, so a new one is asked for when the clock was moved by ten.
  func token(of user: String) throws -> String {
    let key = "\(user) \(clock.milliseconds / 36_000_000)"
    if let token = tokens.withLock({ $0[key] }) { return token }
    let answer = emulator.respond(
      to: EmulatorRequest(
        method: .post, path: "/icp4d-api/v1/authorize",
        body: Array(#"{"username":"\#(user)","password":"password"}"#.utf8)))
    let token = try #require(try JSONValue.parse(answer.body)["token"]?.string)
    tokens.withLock { $0[key] = token }
    return token
  }

  /// `catalog_id=…` of the first catalog with more than this many assets.
  func catalog(withMoreThan count: Int = 50, as user: String = "admin") throws -> String {
    for catalog in try get("/v2/catalogs?limit=200", as: user)["catalogs"]?.array ?? [] {
      let scope = "catalog_id=\(catalog["metadata"]?["guid"]?.string ?? "")"
      if try search(scope, "*:*", ["limit": 1], as: user)["total_rows"]?.int ?? 0 > count {
        return scope
      }
    }
    throw Missing()
  }

  /// `project_id=…` of the first project with jobs.
  func projectWithJobs(as user: String = "admin") throws -> String {
    for project in try get("/v2/projects?limit=100", as: user)["resources"]?.array ?? [] {
      let scope = "project_id=\(project["metadata"]?["guid"]?.string ?? "")"
      if try get("/v2/jobs?\(scope)", as: user)["total_rows"]?.int ?? 0 > 0 { return scope }
    }
    throw Missing()
  }

  private func succeed(
    _ response: EmulatorResponse, _ sourceLocation: SourceLocation
  ) throws -> JSONValue {
    try #require(
      (200..<300).contains(response.status.code),
      "\(response.status): \(String(decoding: response.body, as: UTF8.self))",
      sourceLocation: sourceLocation)
    return try JSONValue.parse(response.body)
  }

  struct Missing: Error {}
}

extension EmulatorResponse {
  var json: JSONValue? { try? JSONValue.parse(body) }
  var text: String { String(decoding: body, as: UTF8.self) }
}
