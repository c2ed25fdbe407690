import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// A platform, and where its connections are.
struct ConnectionWorld {
  static let postgres: JSONValue = [
    "host": "db.example.com", "port": "5432", "database": "SHOP", "username": "ana",
    "password": "t0p s3cret",
  ]

  let platform: TestPlatform
  /// The project "Customer churn": ana edits it, vic looks at it.
  let churn = "project_id=\(WorldContainers.churn.scope.id)"
  let catalog = "catalog_id=\(WorldContainers.platform.scope.id)"
  /// The connection of the project that refers to the platform's.
  let reference = StoryAsset.id("warehouse", in: WorldContainers.churn)
  let warehouse = StoryAsset.id("warehouse", in: WorldContainers.platform)

  init(assets: Int = 50) throws {
    platform = try TestPlatform(assets: assets)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    as user: String = "admin"
  ) throws -> EmulatorResponse {
    try platform.send(method, "/v2/connections\(path)", body, as: user)
  }

  func get(_ path: String, as user: String = "admin") throws -> JSONValue {
    try platform.get("/v2/connections\(path)", as: user)
  }

  func create(
    _ name: String, _ more: JSONValue = [:], as user: String = "admin",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    var body = more
    body["name"] = .string(name)
    if body["datasource_type"] == nil { body["datasource_type"] = "postgresql" }
    if body["properties"] == nil { body["properties"] = Self.postgres }
    return try platform.post(
      "/v2/connections?\(churn)", body, as: user, sourceLocation: sourceLocation)
  }

  func createID(_ name: String, _ more: JSONValue = [:]) throws -> String {
    try #require(try create(name, more)["metadata"]?["asset_id"]?.string)
  }

  /// Path and query of a link, which names a host that only the platform can reach.
  static func path(_ link: JSONValue?) throws -> String {
    let text = try #require(link?["href"]?.string)
    #expect(text.hasPrefix("https://internal-nginx-svc:12443/v2/"))
    return String(text.dropFirst("https://internal-nginx-svc:12443".count))
  }
}
