import Dispatch
import Foundation
import HTTPTypes
import JSON
import PlatformClient
import Synchronization
import Testing

/// What the emulator acknowledged is there whatever happens to its process.
@Suite final class EmulatorSurvivalTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-survival-\(UUID().uuidString)")
  private var data: String { folder.appending(path: "data").path }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private func emulator(_ arguments: String...) throws -> EmulatorProcess {
    try EmulatorProcess(
      ["--data", data, "--assets", "300", "--rate-limit", "off"] + arguments, in: folder)
  }

  @Test func everyAcknowledgedWriteSurvivesAKillUnderLoad() throws {
    for round in 1...3 {
      let running = try emulator()
      let client = try EmulatorClient(running.address)
      let subject = try Subject(client)
      let writers = (0..<4).map { Writer(client, subject, number: $0, round: round) }
      let group = DispatchGroup()
      for writer in writers {
        group.enter()
        Thread.detachNewThread {
          writer.work()
          group.leave()
        }
      }
      // Somewhere in the middle of what they do.
      while writers.map(\.acknowledged.count).reduce(0, +) < 100 + 17 * round { sched_yield() }
      running.end(SIGKILL)
      group.wait()

      let again = try emulator()
      let reader = try EmulatorClient(again.address)
      for writer in writers {
        #expect(writer.acknowledged.count > 5)
        try writer.check(reader)
      }
      again.end(SIGTERM)
    }
  }

  @Test func aSecondOneOnTheSameFolderSaysSoAndStops() throws {
    let first = try emulator()

    let second = try Program.run(["emulator", "--data", data])

    #expect(second.code == 2)
    #expect(
      second.error
        == "limn: Another emulator is using \(data). Stop it, or choose another directory.\n")
    #expect(try EmulatorClient(first.address).send(.get, "/v2/catalogs").status == 200)
  }

  @Test func aWorldGoesThroughAFileIntoAnotherFolder() throws {
    let file = folder.appending(path: "world.jsonl").path
    let copy = folder.appending(path: "copy").path
    let exported = try Program.run(
      ["emulator", "--data", data, "--assets", "300", "--export", file])
    #expect((exported.code, exported.output) == (0, file + "\n"))
    let original = try emulator()
    let imported = try EmulatorProcess(["--data", copy, "--import", file], in: folder)

    let path = "/v2/catalogs?limit=100"
    let there = try EmulatorClient(original.address).send(.get, path)
    let here = try EmulatorClient(imported.address).send(.get, path)

    #expect(there.status == 200)
    #expect(here.body == there.body)
    imported.end(SIGTERM)
    let refused = try Program.run(["emulator", "--data", copy, "--import", file])
    #expect(refused.code == 2)
    #expect(refused.error.contains("--reset"), "\(refused.error)")
  }

  @Test func aBrokenFileIsRefusedWithItsLine() throws {
    let file = folder.appending(path: "world.jsonl").path
    try Data("{\"limn_world\":1}\n{\"table\":\"x\"}\n".utf8).write(to: URL(filePath: file))

    let refused = try Program.run(["emulator", "--data", data, "--import", file])

    #expect(refused.code == 2)
    #expect(refused.error == "limn: \(file), line 2: it has no 'table' and 'row'.\n")
  }
}

/// What the writers write to.
private struct Subject: Sendable {
  let scope: String
  let assets: [String]
  /// Path of the runs of any job.
  let runs: String
  /// `project_id=…` of that job.
  let project: String

  init(_ client: EmulatorClient) throws {
    let catalogs = try client.send(.get, "/v2/catalogs?limit=100").body["catalogs"]?.array ?? []
    let catalog = try #require(
      catalogs.first { $0["entity"]?["name"] == "Retail 360" }?["metadata"]?["guid"]?.string)
    scope = "catalog_id=\(catalog)"
    let found = try client.send(
      .post, "/v2/asset_types/asset/search?\(scope)", ["query": "*:*", "limit": 4])
    assets = (found.body["results"]?.array ?? []).compactMap {
      $0["metadata"]?["asset_id"]?.string
    }
    (runs, project) = try Self.runs(client)
  }

  private static func runs(_ client: EmulatorClient) throws -> (String, String) {
    let projects = try client.send(.get, "/v2/projects?limit=100").body["resources"]?.array ?? []
    for project in projects.compactMap({ $0["metadata"]?["guid"]?.string }) {
      let jobs = try client.send(.get, "/v2/jobs?project_id=\(project)").body["results"]?.array
      if let job = jobs?.first?["metadata"]?["asset_id"]?.string {
        return ("/v2/jobs/\(job)/runs", "project_id=\(project)")
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

/// Somebody who writes for as long as it is acknowledged: a text on an asset of its own, runs, and
/// databases, which are made in the background.
private final class Writer: Sendable {
  private let client: EmulatorClient
  private let subject: Subject
  private let number: Int
  private let round: Int
  private let done = Mutex<[String]>([])

  init(_ client: EmulatorClient, _ subject: Subject, number: Int, round: Int) {
    self.client = client
    self.subject = subject
    self.number = number
    self.round = round
  }

  /// Paths of what was made, and texts that were written, oldest first.
  var acknowledged: [String] { done.withLock { $0 } }

  func work() {
    var step = 0
    while let item = try? write(step) {
      done.withLock { $0.append(item) }
      step += 1
    }
  }

  private func write(_ step: Int) throws -> String? {
    switch step % 3 {
    case 0:
      let text = "round \(round), writer \(number), step \(step)"
      let answer = try client.send(
        .patch, "/v2/assets/\(subject.assets[number])?\(subject.scope)",
        [["op": "add", "path": "/metadata/description", "value": .string(text)]])
      return answer.status == 200 ? text : nil
    case 1:
      let answer = try client.send(.post, "\(subject.runs)?\(subject.project)", [:])
      guard let run = answer.body["asset_id"]?.string else { return nil }
      return "\(subject.runs)/\(run)?\(subject.project)"
    default:
      let operation = "op-\(round)-\(number)-\(step)"
      let name = HTTPField.Name("operation-id") ?? .accept
      let answer = try client.send(
        .post, "/api/v1/ailake/database/instances",
        ["name": .string("db-\(operation)"), "storageIds": []], headers: [name: operation])
      return answer.status == 202 ? "/api/v1/ailake/operations/\(operation)" : nil
    }
  }

  /// Everything is there; of the texts the last, or the one after it that nobody heard of.
  func check(_ reader: EmulatorClient) throws {
    for path in acknowledged where path.hasPrefix("/") {
      #expect(try reader.send(.get, path).status == 200, "\(path)")
    }
    let texts = acknowledged.filter { !$0.hasPrefix("/") }
    let asset = try reader.send(.get, "/v2/assets/\(subject.assets[number])?\(subject.scope)")
    let text = asset.body["metadata"]?["description"]?.string ?? ""
    let steps = texts.last?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    let next = "round \(round), writer \(number), step \(steps + 3)"
    #expect(text == texts.last || text == next)
  }
}
