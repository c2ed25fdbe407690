import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// A platform, a project of it, and a job that is made for the test.
struct JobWorld {
  static let noon: Int64 = 1_772_442_000_000

  let platform: TestPlatform
  /// `project_id=…` of the project "Customer churn".
  let scope = "project_id=\(WorldContainers.churn.scope.id)"

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  /// The answer to the creation of a job that runs a notebook.
  func create(
    _ name: String = "try-out", _ more: JSONValue = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    var job = more
    job["name"] = .string(name)
    if job["asset_ref_type"] == nil, job["asset_ref"] == nil { job["asset_ref_type"] = "notebook" }
    return try platform.post("/v2/jobs?\(scope)", ["job": job], sourceLocation: sourceLocation)
  }

  func createID(_ name: String = "try-out", _ more: JSONValue = [:]) throws -> String {
    try #require(try create(name, more)["asset_id"]?.string)
  }

  func job(_ id: String) throws -> JSONValue? {
    try platform.get("/v2/jobs/\(id)?\(scope)")["entity"]?["job"]
  }

  func start(_ job: String, _ body: JSONValue? = nil) throws -> String {
    let answer = try platform.post("/v2/jobs/\(job)/runs?\(scope)", body)
    return try #require(answer["asset_id"]?.string)
  }

  func run(_ job: String, _ run: String) throws -> JSONValue? {
    try platform.get("/v2/jobs/\(job)/runs/\(run)?\(scope)")["entity"]?["job_run"]
  }

  func state(_ job: String, _ run: String) throws -> String? {
    try self.run(job, run)?["state"]?.string
  }

  func log(_ job: String, _ run: String) throws -> [String] {
    try platform.get("/v2/jobs/\(job)/runs/\(run)/logs?\(scope)")["results"]?.array?
      .compactMap(\.string) ?? []
  }

  func runs(_ job: String) throws -> [JSONValue] {
    try platform.get("/v2/jobs/\(job)/runs?\(scope)&limit=200")["results"]?.array ?? []
  }

  func control(_ verb: String, _ job: String, _ run: String) throws -> EmulatorResponse {
    try platform.send(.post, "/v2/jobs/\(job)/runs/\(run)/\(verb)?\(scope)", [:])
  }

  func patch(_ job: String, _ operations: JSONValue) throws -> EmulatorResponse {
    try platform.send(.patch, "/v2/jobs/\(job)?\(scope)", operations)
  }
}
