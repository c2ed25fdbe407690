import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ProjectImportTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 50)
  }

  private static func archive(_ count: Int) -> [UInt8] {
    let assets = (0..<count).map { index in
      let document: JSONValue = [
        "metadata": [
          "name": .string("Asset \(index)"), "asset_type": "data_asset", "tags": ["imported"],
        ], "entity": ["data_asset": ["mime_type": "text/csv"]],
      ]
      return ZipArchive.Entry(
        path: "assets/.METADATA/data_asset.\(index).json", bytes: document.serializedBytes())
    }
    let rest = ZipArchive.Entry(path: "project.json", bytes: Array(#"{"metadata":{}}"#.utf8))
    return ZipArchive([rest] + assets).packed(at: 0)
  }

  private func send(_ parts: [(head: String, bytes: [UInt8])]) throws -> EmulatorResponse {
    var body: [UInt8] = []
    for part in parts {
      body += Array("--cut\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8)
      body += part.bytes + Array("\r\n".utf8)
    }
    body += Array("--cut--\r\n".utf8)
    return platform.emulator.respond(
      to: EmulatorRequest(
        method: .post, path: "/transactional/v2/projects",
        headers: [
          .contentType: "multipart/form-data; boundary=cut",
          .authorization: "Bearer \(try platform.token(of: "ana"))",
        ], body: body))
  }

  private func start(_ name: String, _ archive: [UInt8]) throws -> JSONValue {
    let answer = try send([
      (#"name="name""#, Array(name.utf8)),
      (#"name="file"; filename="project.zip""#, archive),
    ])
    #expect(answer.status == .accepted)
    return try #require(answer.json)
  }

  private func link(_ begun: JSONValue) throws -> String {
    try #require(begun["transaction_detail"]?["links"]?["self"]?.string)
  }

  @Test func assetsOfAnArchiveComeIntoTheProjectBitByBit() throws {
    let begun = try start("Energy", Self.archive(60))
    let id = try #require(begun["location"]?.string?.split(separator: "/").last)
    let path = try link(begun)
    func count() throws -> Int? {
      try platform.search("project_id=\(id)", "*:*", as: "ana")["total_rows"]?.int
    }

    #expect(try platform.get(path, as: "ana")["status"] == "started")
    #expect(try count() == 0)
    platform.clock.advance(by: .seconds(2))
    #expect(try platform.get(path, as: "ana")["description"] == "25 of 60 assets were imported.")
    #expect(try count() == 25)
    platform.clock.advance(by: .seconds(2))

    let done = try platform.get(path, as: "ana")
    #expect(done["id"]?.string == String(id))
    #expect(done["name"] == "Energy")
    #expect(done["status"] == "completed")
    #expect(
      done["history"]?.array?.compactMap { $0["status"]?.string }
        == ["started", "in_progress", "in_progress", "completed"])
    #expect(try count() == 60)
    let found = try platform.search("project_id=\(id)", "asset.tags:imported", as: "ana")
    #expect(found["total_rows"] == 60)
  }

  @Test func anImportMayFail() throws {
    for (name, archive) in [("will fail", Self.archive(1)), ("Broken", Array("PKnonsense".utf8))] {
      let path = try link(try start(name, archive))
      platform.clock.advance(by: .seconds(2))
      #expect(try platform.get(path, as: "ana")["status"] == "failed")
    }
  }

  @Test func aFormWithoutAnArchiveIsRefused() throws {
    #expect(try send([(#"name="name""#, Array("x".utf8))]).status == .badRequest)
  }

  @Test func aTransactionBelongsToItsProject() throws {
    let begun = try start("Energy", Self.archive(1))
    let path = try link(begun)
    let other = try #require(
      try start("Other", Self.archive(1))["transaction_detail"]?["id"]?.string)
    let project = path.split(separator: "/")[3]

    let answer = try platform.send(
      .get, "/transactional/v2/projects/\(project)/transactions/\(other)")

    #expect(answer.status == .notFound)
    #expect(
      answer.json?["reason"]
        == .string("Transaction \(other) is not associated with project \(project)"))
  }
}
