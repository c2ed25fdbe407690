import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct LakeServiceTests {
  private let lake: LakePlatform

  init() throws {
    lake = try LakePlatform()
  }

  private func status(_ service: String) throws -> JSONValue {
    let answer = try lake.platform.get("\(service)/status")
    #expect(answer.object?.keys == ["status"])
    return answer["status"] ?? [:]
  }

  private func run(_ command: String, _ service: String, _ body: JSONValue = [:]) throws
    -> EmulatorResponse
  {
    try lake.send(.post, "\(service)/commands/\(command)/run", body)
  }

  @Test func servicesAreListedWithoutTheirStatus() throws {
    let services = try lake.list("\(LakePlatform.root)/services")

    #expect(services.map { $0["name"] } == ["Compaction", "Pipe table ingestion", "Query engine"])
    #expect(services.allSatisfy { $0.object?.keys == ["serviceId", "name"] })
    let flat = try LakePlatform(.flat)
    #expect(
      try flat.platform.get("\(LakePlatform.root)/services?size=1&offset=2&metaInclude=page")
        == ["services": [services[2]], "totalCount": 3])
  }

  @Test func theStatusIsTheServicesOwn() throws {
    #expect(
      try status(lake.service("Query engine")) == [
        "ready": true, "nodes": 3, "databases": 3, "tables": 5, "tablesWithStatistics": 0,
        "commands": ["restart", "scale"],
      ])
    #expect(
      try status(lake.service("Compaction")) == [
        "ready": false, "reason": "paused until 22:00 UTC",
        "commands": ["pause", "resume", "run"],
      ])
  }

  @Test func aCommandChangesTheService() throws {
    let compaction = try lake.service("Compaction")

    let answer = try run("resume", compaction, ["context": ["who": "ana", "why": nil]])

    #expect(answer.status == .accepted)
    #expect(answer.body.isEmpty)
    #expect(try lake.operation(answer)["kind"] == "run-service-command")
    #expect(try status(compaction)["running"] == "resume")
    #expect(
      try lake.ended(answer)["result"] == ["command": "resume", "status": ["ready": true]])
    #expect(try status(compaction)["running"] == nil)
    #expect(try lake.ended(try run("run", compaction))["status"] == "succeeded")
    #expect(try status(compaction)["lastRunAt"]?.string?.hasPrefix("2026-03-02T09:00:") == true)
    _ = try lake.ended(try run("pause", compaction, ["context": ["reason": "maintenance"]]))
    #expect(try status(compaction)["reason"] == "maintenance")
    #expect(try lake.ended(try run("run", compaction))["error"]?["status"] == 409)
  }

  @Test func anEngineThatRestartsIsNotReady() throws {
    let engine = try lake.service("Query engine")

    let answer = try run("restart", engine)

    #expect(try status(engine)["ready"] == false)
    #expect(
      try lake.refusal(.post, "\(engine)/commands/scale/run", ["payload": ["nodes": 5]])
        == "409 'Query engine' is busy with 'restart'.")
    #expect(try lake.ended(answer)["status"] == "succeeded")
    #expect(try status(engine)["ready"] == true)
    _ = try lake.ended(try run("scale", engine, ["payload": ["nodes": 5]]))
    #expect(try status(engine)["nodes"] == 5)
  }

  @Test func aCommandCanFail() throws {
    let ingestion = try lake.service("Pipe table ingestion")

    let answer = try run("pause", ingestion, ["context": ["reason": "failover"]])

    #expect(
      try lake.ended(answer)["error"] == [
        "status": 500, "title": "Command failed",
        "detail": "'pause' of 'Pipe table ingestion' ended with: failover.",
      ])
    #expect(try status(ingestion)["ready"] == true)
  }

  @Test func badCommandsAreRefused() throws {
    let engine = try lake.service("Query engine")
    let scale = "\(engine)/commands/scale/run"
    let long = String(repeating: "x", count: 15_000)

    #expect(
      try lake.refusal(.post, "\(engine)/commands/explode/run", [:])
        == "404 'Query engine' has no command 'explode'; it has restart, scale.")
    #expect(
      try lake.refusal(.post, "\(LakePlatform.root)/services/none/commands/restart/run", [:])
        == "404 Service 'none' was not found.")
    #expect(try lake.refusal(.get, "\(LakePlatform.root)/services/none/status").hasPrefix("404"))
    #expect(try lake.refusal(.post, scale).hasPrefix("400 The request body is not valid JSON"))
    #expect(
      try lake.refusal(.post, scale, ["context": ["a": 1]])
        == "400 The field 'context.a' must be a text.")
    #expect(
      try lake.refusal(.post, scale, ["payload": "more"])
        == "400 The field 'payload' must be an object.")
    #expect(
      try lake.refusal(.post, scale, ["payload": ["nodes": 65]])
        == "400 The field 'payload.nodes' must be between 1 and 64.")
    #expect(
      try lake.refusal(.post, scale, [:]) == "400 The field 'payload.nodes' is required.")
    #expect(
      try lake.refusal(.post, scale, ["payload": ["a": .string(long)]])
        == "400 The field 'payload' must have at most 15000 characters.")
    #expect(try status(engine)["running"] == nil)
  }
}
