import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ImageAndConflictTests {
  private let platform: TestPlatform
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  private let path = "/v2/assets/\(WorldStory.customersID)/images"

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func put(_ bytes: [UInt8], as user: String = "ana") throws -> EmulatorResponse {
    platform.emulator.respond(
      to: EmulatorRequest(
        method: .put, path: "\(path)?\(scope)",
        headers: [.authorization: "Bearer \(try platform.token(of: user))"], body: bytes))
  }

  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 255, 128]

  @Test func anImageIsStoredAndServedByteForByteUntilItIsDeleted() throws {
    let answer = try put(Self.png)

    #expect(answer.status == .created)
    let image = try #require(answer.json)
    #expect(image["mime_type"] == "image/png")
    #expect(image["size"]?.int == Self.png.count)
    let address = try #require(image["href"]?.string)
    #expect(try platform.get("\(path)?\(scope)") == ["resources": [image], "total_count": 1])
    let served = try platform.send(.get, address, as: "vic")
    #expect(served.body == Self.png)
    #expect(served.headers[.contentType] == "image/png")

    #expect(try platform.send(.delete, address).status == .noContent)
    #expect(try platform.send(.get, address).status == .notFound)
    #expect(try platform.send(.delete, address).status == .notFound)
    #expect(try platform.get("\(path)?\(scope)")["total_count"] == 0)
  }

  @Test func whatIsNoImageIsRefused() throws {
    #expect(try put([]).status == .badRequest)
    #expect(try put(Array("hello".utf8)).status == .badRequest)
    #expect(try put(Self.png, as: "vic").status == .forbidden)
    #expect(try put(Array("<svg xmlns='x'/>".utf8)).json?["mime_type"] == "image/svg+xml")
  }

  @Test func conflictsAreListedAndDeleted() throws {
    let scope = "project_id=\(WorldContainers.warehouse.scope.id)"
    let id = StoryAsset.id("stage_orders_raw", in: WorldContainers.warehouse)
    let address = "/v2/assets/\(id)/conflicts?\(scope)"

    let list = try platform.get("\(address)&include_docs=true")
    #expect(list["total_rows"] == 2)
    #expect(list["limit"] == 10)
    #expect(list["resources"]?[0]?["document"]?["metadata"]?["asset_id"]?.string == id)
    let revs = (list["resources"]?.array ?? []).compactMap { $0["rev"] }
    #expect(revs.count == 2)
    #expect(
      try platform.get("\(address)&limit=1&offset=1") == [
        "total_rows": 2, "offset": 1, "limit": 1, "resources": [["rev": revs[1]]],
      ])

    #expect(try platform.send(.delete, address, [revs[0], "none"]).status == .notFound)
    #expect(try platform.get(address)["total_rows"] == 2)
    #expect(try platform.send(.delete, address, [revs[0]]).status == .noContent)
    #expect(try platform.get(address)["resources"] == [["rev": revs[1]]])
    #expect(try platform.send(.delete, address, [:]).status == .badRequest)
    #expect(try platform.send(.delete, address, [revs[1]], as: "vic").status == .forbidden)
  }
}
