import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// A small platform with an AI Lake in one of its two wire formats.
struct LakePlatform {
  static let root = "/api/v1/ailake"
  static let instances = "/api/v1/ailake/database/instances"

  let platform: TestPlatform
  let format: PlatformEmulator.AILakeFormat

  init(_ format: PlatformEmulator.AILakeFormat = .jsonAPI) throws {
    self.format = format
    platform = try TestPlatform(assets: 50) { $0.aiLakeFormat = format }
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, operation: String? = nil
  ) throws -> EmulatorResponse {
    try platform.send(
      method, path, body, headers: operation.map { [.operationID: $0] } ?? [:])
  }

  /// The flat form of one thing, whatever the wire format.
  func one(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
    let answer = try platform.get(path, sourceLocation: sourceLocation)
    return format == .flat ? answer : try #require(answer["data"]?["attributes"])
  }

  /// The flat form of a list, whatever the wire format.
  func list(
    _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [JSONValue] {
    let answer = try platform.get(path, sourceLocation: sourceLocation)
    guard format == .jsonAPI else { return answer.object?.values.first?.array ?? [] }
    return answer["data"]?.array?.compactMap { $0["attributes"] } ?? []
  }

  /// The operation that an answer began, by now.
  func operation(_ response: EmulatorResponse) throws -> JSONValue {
    let id = try #require(response.headers[.operationID])
    return try platform.get("\(Self.root)/operations/\(id)")
  }

  /// The same when all but what is slow has ended.
  func ended(_ response: EmulatorResponse) throws -> JSONValue {
    platform.clock.advance(by: .seconds(10))
    return try operation(response)
  }

  /// What the refusal of a call says.
  func refusal(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil
  ) throws -> String {
    let answer = try send(method, path, body)
    let json = try #require(answer.json)
    #expect(json.object?.keys == ["title", "status", "detail", "traceId"])
    #expect(json["status"]?.int == answer.status.code)
    #expect(json["title"]?.string == answer.status.reasonPhrase)
    return "\(answer.status.code) \(json["detail"]?.string ?? "")"
  }

  func service(_ name: String) throws -> String {
    let found = try list("\(Self.root)/services").first { $0["name"]?.string == name }
    let id = try #require(found?["serviceId"]?.string)
    return "\(Self.root)/services/\(id)"
  }
}
