import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct PersistenceTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "limn-emulator-\(UUID().uuidString)").path

  private func platform() throws -> TestPlatform {
    try TestPlatform(assets: 150) { $0.dataDirectory = directory }
  }

  @Test func whatWasChangedIsThereAfterARestart() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var path = ""
    var run = ""
    do {
      let first = try platform()
      let scope = try first.catalog(withMoreThan: 10)
      let found = try first.search(scope, "*:*", ["limit": 1])
      path = "/v2/assets/\(found["results"]?[0]?["metadata"]?["asset_id"]?.string ?? "")?\(scope)"
      let answer = try first.send(
        .patch, path, [["op": "add", "path": "/metadata/description", "value": "kept"]])
      #expect(answer.status == .ok)
      let project = try first.projectWithJobs()
      let jobs = try first.get("/v2/jobs?\(project)")
      let job = jobs["results"]?[0]?["metadata"]?["asset_id"]?.string ?? ""
      let started = try first.post("/v2/jobs/\(job)/runs?\(project)")
      run = "/v2/jobs/\(job)/runs/\(started["asset_id"]?.string ?? "")?\(project)"
    }

    let second = try platform()

    #expect(try second.get(path)["metadata"]?["description"] == "kept")
    #expect(try second.get(run)["entity"]?["job_run"]?["state"]?.string != nil)
  }

  @Test func aSecondEmulatorOnTheSameDirectorySaysSo() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let first = try platform()

    #expect(throws: EmulatorStartError.inUse(directory: directory)) { try platform() }

    _ = try first.get("/v2/catalogs")
  }

  @Test func workThatWasLeftForLaterIsDoneByTheNextOne() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let operation = "op-\(UUID().uuidString)"
    do {
      let first = try platform()
      let accepted = try first.send(
        .post, "/api/v1/ailake/database/instances", ["name": "kept", "storageIds": []],
        headers: [.operationID: operation])
      #expect(accepted.status == .accepted)
    }

    let second = try platform()
    let path = "/api/v1/ailake/operations/\(operation)"
    #expect(try second.get(path).serialized().contains("pending"))
    second.clock.advance(by: .seconds(10))
    #expect(try second.get(path).serialized().contains("succeeded"))
  }

  @Test func aWorldWithOtherTablesIsRefusedWithWhatToDo() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    do {
      let first = try platform()
      try first.emulator.store.write {
        try $0.execute(sql: "UPDATE meta SET value = '1' WHERE key = 'tables'")
      }
    }

    #expect(throws: EmulatorStartError.foreignWorld(directory: directory)) { try platform() }
    let again = try TestPlatform(assets: 150) {
      $0.dataDirectory = directory
      $0.startsOver = true
    }
    _ = try again.get("/v2/catalogs")
  }

  @Test func aFileThatIsNoStoreIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try Data(repeating: 65, count: 8_192).write(
      to: URL(filePath: directory + "/platform.sqlite"))

    #expect(throws: EmulatorStartError.self) { try platform() }
  }

  @Test func aDirectoryThatCannotBeMadeIsAnError() {
    #expect(throws: EmulatorStartError.self) {
      try TestPlatform(assets: 50) { $0.dataDirectory = "/proc/none/here" }
    }
  }
}
