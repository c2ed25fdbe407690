import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AttachmentTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.empty)
  private let asset: String

  init() throws {
    platform = try TestPlatform(assets: 100)
    let made = try platform.post(
      "/v2/assets?\(scope)",
      ["metadata": ["name": "names", "asset_type": "data_asset"], "entity": ["data_asset": [:]]])
    asset = try #require(made["metadata"]?["asset_id"]?.string)
  }

  private func add(_ body: JSONValue) throws -> EmulatorResponse {
    try platform.send(.post, "/v2/assets/\(asset)/attachments?\(scope)", body)
  }

  private func path(_ attachment: String, _ more: String = "") -> String {
    "/v2/assets/\(asset)/attachments/\(attachment)\(more)?\(scope)"
  }

  /// The id and the upload addresses of a new managed attachment.
  private func managed(_ more: JSONValue = [:]) throws -> (id: String, urls: [String]) {
    var body: JSONValue = ["asset_type": "data_asset", "name": "names.csv", "mime": "text/csv"]
    for (key, value) in more.object ?? [:] { body[key] = value }
    let made = try #require(try add(body).json)
    let urls = (1...9).compactMap { made["url\($0)"]?.string }
    return (try #require(made["attachment_id"]?.string), urls)
  }

  @Test func aTableBehindAConnectionIsAttached() throws {
    let connection = WorldStory.warehouseConnectionID
    let answer = try add([
      "asset_type": "data_asset", "name": "remote", "description": "remote",
      "mime": "application/x-ibm-rel-table", "connection_id": .string(connection),
      "connection_path": "/SALES/CUSTOMERS",
    ])

    #expect(answer.status == .created)
    let made = try #require(answer.json)
    let id = try #require(made["attachment_id"]?.string)
    #expect(
      made.object?.keys == [
        "attachment_id", "datasource_type", "asset_type", "attachment_type", "is_partitioned",
        "name", "description", "mime", "connection_id", "connection_path", "user_data", "href",
        "asset_category",
      ])
    #expect(made["attachment_type"] == "remote")
    #expect(made["href"]?.string == path(id))
    let read = try platform.get(path(id))
    #expect(read["url"] == nil)
    #expect(read["transfer_complete"] == true)
    let stored = try platform.get("/v2/assets/\(asset)?\(scope)")["attachments"]?[0]
    #expect(stored?["id"]?.string == id)
    #expect(stored?["is_remote"] == true)
    #expect(stored?["datasource_type"] == made["datasource_type"])
    let refreshed = try platform.send(.patch, path(id, "/datasource_type"))
    #expect(refreshed.json?["datasource_type"] == made["datasource_type"])
  }

  @Test func aFileIsUploadedCompletedAndDownloaded() throws {
    let (id, urls) = try managed()
    let url = try #require(urls.first)
    #expect(urls.count == 1)
    #expect(url.hasPrefix("/v2/asset_files/data_asset%2Fnames.csv?\(scope)&signature="))
    #expect(try platform.get(path(id))["transfer_complete"] == false)
    #expect(try platform.get(path(id))["url"] == nil)
    #expect(try platform.send(.post, path(id, "/complete")).status == .badRequest)

    #expect(
      try platform.send(.put, url, bytes: Array("id\n1\n".utf8), as: nil).status == .created)
    platform.clock.advance(by: .seconds(10))
    let completed = try platform.send(.post, path(id, "/complete"))

    #expect(completed.status == .ok)
    #expect(completed.json?["transfer_complete"] == true)
    #expect(completed.json?["size"] == 5)
    let read = try platform.get(path(id) + "&response-content-type=text%2Fplain")
    let download = try platform.send(.get, try #require(read["url"]?.string), as: nil)
    #expect(download.text == "id\n1\n")
    #expect(download.headers[.contentType] == "text/plain")
    let whole = try platform.get("/v2/assets/\(asset)?\(scope)")
    #expect(whole["metadata"]?["size"] == 5)
    #expect(whole["metadata"]?["usage"]?["last_updated_at"] == "2026-03-02T09:00:10Z")
    #expect(whole["attachments"]?[0]?["handle"]?["key"] == "data_asset/names.csv")
    #expect(whole["attachments"]?[0]?["complete_time_ticks"]?.int == 1_772_442_010_000)
    platform.clock.advance(by: .seconds(86_400))
    #expect(
      try platform.send(.get, try #require(read["url"]?.string), as: nil).status == .unauthorized)
  }

  @Test func twoFilesOfOneNameGetPathsOfTheirOwn() throws {
    let first = try managed()
    _ = try platform.send(.put, first.urls[0], bytes: [65], as: nil)

    let second = try managed()
    _ = try platform.send(.put, second.urls[0], bytes: [66], as: nil)

    #expect(
      try platform.files(in: scope)
        == ["data_asset/names.csv", "data_asset/names_\(second.id.prefix(8)).csv"])
    #expect(try platform.send(.delete, path(first.id)).status == .noContent)
    #expect(
      try platform.files(in: scope) == ["data_asset/names_\(second.id.prefix(8)).csv"])
    #expect(try platform.send(.get, path(first.id)).status == .notFound)
    #expect(try platform.get(path(second.id))["attachment_type"] == "managed")
  }

  @Test func aFileThatIsThereIsReferenced() throws {
    try platform.put("123", at: "data_asset/there.csv", in: scope)
    let body: JSONValue = [
      "asset_type": "data_asset", "object_key": "data_asset/there.csv",
      "object_key_is_read_only": true,
    ]

    let id = try #require(try add(body).json?["attachment_id"]?.string)

    let read = try platform.get(path(id))
    #expect(read["attachment_type"] == "referenced")
    #expect(read["object_key_is_read_only"] == true)
    #expect(read["size"] == 3)
    #expect(
      try platform.send(.get, try #require(read["url"]?.string), as: nil).text == "123")
    _ = try platform.send(.delete, path(id))
    #expect(try platform.file(at: "data_asset/there.csv", in: scope) == "123")
  }

  @Test func halfADescriptionIsRefused() throws {
    let cases: [(JSONValue, String)] = [
      (["name": "x"], "asset_type"),
      (["asset_type": "data_asset", "connection_id": "c"], "connection_path"),
      (["asset_type": "data_asset", "connection_path": "/p"], "connection_id"),
      (["asset_type": "data_asset", "object_key": "k"], "object_key_is_read_only"),
      (["asset_type": "data_asset", "object_key_is_read_only": true], "object_key"),
      (["asset_type": "data_asset", "name": 7], "name"),
      (["asset_type": "data_asset", "data_partitions": 1_000_000], "data_partitions"),
    ]
    for (body, field) in cases {
      let answer = try add(body)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    }
    let forbidden = try platform.send(
      .post, "/v2/assets/\(asset)/attachments?\(scope)", ["asset_type": "data_asset"], as: "vic")
    #expect(forbidden.status == .forbidden)
    #expect(try add([]).status == .badRequest)
  }

  @Test func aFileMayComeInPartitions() throws {
    let (id, urls) = try managed(["data_partitions": 2])
    #expect(urls.count == 2)

    let more = try platform.send(.put, path(id, "/resources"), ["data_partitions": 3])

    #expect(more.json?["data_partitions"] == 3)
    for (index, name) in ["url1", "url2", "url3"].enumerated() {
      let url = try #require(more.json?[name]?.string)
      #expect(try platform.send(.post, path(id, "/complete")).status == .badRequest)
      _ = try platform.send(.put, url, bytes: Array(repeating: 65, count: index + 1), as: nil)
    }
    #expect(
      try platform.send(.put, path(id, "/resources"), ["data_partitions": 2]).status == .badRequest)
    #expect(try platform.send(.post, path(id, "/complete")).json?["size"] == 6)
    let resources = try platform.get(path(id, "/resources"))
    #expect(resources["data_partitions"] == 3)
    #expect(resources["resources"]?.array?.compactMap { $0["size"]?.int } == [1, 2, 3])
    let last = try #require(resources["resources"]?[2]?["url"]?.string)
    #expect(try platform.send(.get, last, as: nil).text == "AAA")
    #expect(
      try platform.send(.put, path(id, "/resources"), ["data_partitions": 4]).status == .badRequest)
  }

  @Test func someFieldsCanBePatched() throws {
    let (id, _) = try managed()

    let patched = try platform.send(
      .patch, path(id),
      [
        ["op": "add", "path": "/description", "value": "all names"],
        ["op": "replace", "path": "/mime", "value": "text/plain"],
        ["op": "replace", "path": "/size", "value": 12],
      ])
    #expect(patched.status == .ok)
    #expect(patched.json?["description"] == "all names")
    #expect(patched.json?["mime"] == "text/plain")
    #expect(patched.json?["size"] == 12)
    let merged = try platform.send(
      .patch, path(id), ["description": nil, "transfer_complete": true],
      headers: [.contentType: "application/merge-patch+json"])
    #expect(merged.json?["description"] == nil)
    #expect(merged.json?["transfer_complete"] == true)
    for operation in [
      ["op": "replace", "path": "/asset_type", "value": "x"],
      ["op": "replace", "path": "/transfer_complete", "value": false],
      ["op": "replace", "path": "/name", "value": 5],
      ["op": "replace", "path": "/name/x", "value": "y"],
      ["op": "remove", "path": "/description"], ["op": "replace", "path": "/size", "value": -1],
    ] as [JSONValue] {
      #expect(
        try platform.send(.patch, path(id), [operation]).status == .badRequest, "\(operation)")
    }
    #expect(
      try platform.send(
        .patch, path(id), [["op": "test", "path": "/name", "value": "other"]]
      ).status == .conflict)
  }

  @Test func theWorldHasFilesBehindItsAssets() throws {
    let churn = TestPlatform.scope(WorldContainers.churn)
    let id = StoryAsset.id("churn_scores", in: WorldContainers.churn)
    let stored = try platform.get("/v2/assets/\(id)?\(churn)", as: "vic")["attachments"]?[0]
    let attachment = try #require(stored?["id"]?.string)

    let read = try platform.get("/v2/assets/\(id)/attachments/\(attachment)?\(churn)", as: "vic")

    let file = try platform.send(.get, try #require(read["url"]?.string), as: nil)
    let lines = file.text.split(separator: "\n")
    #expect(lines.count == 121)
    #expect(lines[0] == "customer_id,score,model_version,scored_at")
    #expect(file.body.count == stored?["size"]?.int)
    #expect(
      try platform.files(in: churn).contains("notebook/train_churn_model.ipynb"))
  }

  @Test func aCopyOfAnAssetHasFilesOfItsOwn() throws {
    let (id, urls) = try managed()
    _ = try platform.send(.put, urls[0], bytes: Array("x".utf8), as: nil)
    _ = try platform.send(.post, path(id, "/complete"))
    let target = WorldContainers.marketing.scope.id

    let copied = try platform.post(
      "/v2/assets/\(asset)/publish?\(scope)", ["catalog_id": .string(target)])

    let copy = try #require(copied["metadata"]?["asset_id"]?.string ?? copied["asset_id"]?.string)
    let catalog = TestPlatform.scope(WorldContainers.marketing)
    let other = try #require(
      try platform.get("/v2/assets/\(copy)?\(catalog)")["attachments"]?[0]?["id"]?.string)
    _ = try platform.send(.delete, path(id))
    let read = try platform.get("/v2/assets/\(copy)/attachments/\(other)?\(catalog)")
    #expect(try platform.send(.get, try #require(read["url"]?.string), as: nil).text == "x")
  }

  @Test func filesOfAPurgedAssetAreGone() throws {
    let (_, urls) = try managed()
    _ = try platform.send(.put, urls[0], bytes: Array("x".utf8), as: nil)

    _ = try platform.send(.delete, "/v2/assets/\(asset)?\(scope)")
    #expect(try platform.files(in: scope) == ["data_asset/names.csv"])
    _ = try platform.send(.delete, "/v2/trashed_assets/\(asset)?\(scope)")

    #expect(try platform.files(in: scope) == [])
  }
}
