import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ScenarioTests {
  @Test func failuresComeAsOftenAsAskedFor() throws {
    let platform = try TestPlatform(assets: 50)
    platform.emulator.failNext(
      matching: "/v2/catalogs", status: .tooManyRequests, count: 2,
      headers: [HTTPField.Name.retryAfter: "1"])
    platform.emulator.failNext(
      matching: "POST /v2/jobs", status: .badGateway, body: Array("<html>".utf8))

    let first = try platform.send(.get, "/v2/catalogs?limit=1")

    #expect(first.status == .tooManyRequests)
    #expect(first.headers[.retryAfter] == "1")
    #expect(first.json?["errors"]?[0]?["code"] == "simulated_failure")
    #expect(try platform.send(.get, "/v2/projects").status == .ok)
    #expect(try platform.send(.get, "/v2/catalogs").status == .tooManyRequests)
    #expect(try platform.send(.get, "/v2/catalogs").status == .ok)
    #expect(try platform.send(.get, "/v2/jobs").status == .badRequest)
    let gateway = try platform.send(.post, "/v2/jobs/x/runs")
    #expect(gateway.status == .badGateway)
    #expect(gateway.text == "<html>")
    #expect(gateway.headers[.contentType] == "text/html")
    #expect(try platform.send(.post, "/v2/jobs/x/runs").status == .badRequest)
  }

  @Test func theRequestLogSaysWhatWasAsked() throws {
    let platform = try TestPlatform(assets: 50)
    _ = try platform.get("/v2/catalogs?limit=3")
    _ = try platform.send(.get, "/nothing")

    let lines = platform.emulator.requestLog

    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("09:00:00.000 POST /icp4d-api/v1/authorize 200 "))
    #expect(lines[1].hasPrefix("09:00:00.000 GET /v2/catalogs?limit=3 200 "))
    #expect(lines[2].hasPrefix("09:00:00.000 GET /nothing 404 "))
    #expect(lines.allSatisfy { $0.hasSuffix(" ms") })
  }

  @Test func theRequestLogIsBounded() {
    let journal = RequestJournal()
    let request = EmulatorRequest(method: .get, path: "/")
    for index in 0..<10_005 {
      journal.note(
        request, EmulatorResponse(status: .ok), at: Int64(index), took: .milliseconds(index))
    }

    #expect(journal.lines.count == 10_000)
    #expect(journal.lines.first == "00:00:00.005 GET / 200 5.0 ms")
    #expect(journal.lines.last == "00:00:10.004 GET / 200 10004.0 ms")
  }

  @Test func everyAnswerHasATraceAndTheSameWorldAnswersTheSame() throws {
    let first = try TestPlatform(assets: 200)
    let second = try TestPlatform(assets: 200)
    for path in ["/v2/catalogs", "/v2/projects?limit=100", "/v2/spaces", "/v2/nothing"] {
      let answer = try first.send(.get, path)
      #expect(answer.headers[.transaction]?.count == 36)
      #expect(try second.send(.get, path) == answer)
    }
    let other = try TestPlatform(assets: 200) { $0.seed = 2 }
    let scope = try first.catalog()
    #expect(
      try first.search(scope, "*:*")["results"]
        != (try other.search(other.catalog(), "*:*")["results"]))
  }

  @Test func manyThreadsCanAskAtOnce() async throws {
    let platform = try TestPlatform(assets: 300)
    let token = try platform.token(of: "admin")
    let scope = try platform.catalog()
    let emulator = platform.emulator
    let found = try platform.search(scope, "*:*", ["limit": 1])
    let id = try #require(found["results"]?[0]?["metadata"]?["asset_id"]?.string)
    let headers: HTTPFields = [.authorization: "Bearer \(token)"]

    let codes = await withTaskGroup(of: Set<Int>.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var codes: Set<Int> = []
          for round in 0..<40 {
            let request =
              round % 4 == 0
              ? EmulatorRequest(
                method: .patch, path: "/v2/assets/\(id)?\(scope)", headers: headers,
                body: Array(
                  #"[{"op":"add","path":"/metadata/description","value":"\#(worker) \#(round)"}]"#
                    .utf8))
              : EmulatorRequest(
                method: .post, path: "/v2/asset_types/asset/search?\(scope)", headers: headers,
                body: Array(#"{"query":"asset.name:a*","limit":20}"#.utf8))
            codes.insert(emulator.respond(to: request).status.code)
          }
          return codes
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
    }

    #expect(codes == [200])
  }
}
