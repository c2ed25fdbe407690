import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

extension TestPlatform {
  /// A request with bytes as its body. Nil as user: without an `Authorization` header.
  func send(
    _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], as user: String? = "admin",
    headers: HTTPFields = [:]
  ) throws -> EmulatorResponse {
    var fields = headers
    if let user { fields[.authorization] = "Bearer \(try token(of: user))" }
    return emulator.respond(
      to: EmulatorRequest(method: method, path: path, headers: fields, body: bytes))
  }

  /// Puts a file where it must be welcome.
  func put(
    _ text: String, at path: String, in scope: String, as user: String = "admin",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try send(
      .put, Self.file(path, scope), bytes: Array(text.utf8), as: user)
    #expect(answer.status == .created, "\(answer.text)", sourceLocation: sourceLocation)
  }

  /// A file's text; nil if it is not there.
  func file(at path: String, in scope: String) throws -> String? {
    let answer = try send(.get, Self.file(path, scope))
    return answer.status == .ok ? answer.text : nil
  }

  /// The paths of all files.
  func files(in scope: String) throws -> [String] {
    try get("/v2/asset_files?\(scope)&flat=true")["resources"]?.array?
      .compactMap { $0["path"]?.string } ?? []
  }

  /// The address of a file.
  static func file(_ path: String, _ scope: String) -> String {
    "/v2/asset_files/\(RequestTarget.encoded(path))?\(scope)"
  }

  /// `project_id=…` of a container of the world.
  static func scope(_ container: WorldContainer) -> String {
    "\(container.scope.kind.rawValue)_id=\(container.scope.id)"
  }
}
