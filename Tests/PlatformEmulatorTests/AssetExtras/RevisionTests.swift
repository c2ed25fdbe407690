import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RevisionTests {
  private let platform: TestPlatform
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  private let id = WorldStory.customersID

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private var path: String { "/v2/assets/\(id)" }

  private func commit(_ message: String, as user: String = "ana") throws -> JSONValue {
    try platform.post(
      "\(path)/revisions?\(scope)", ["commit_message": .string(message)], as: user)
  }

  @Test func aCommittedRevisionIsTheWholeAssetUnderTheNextNumber() throws {
    let before = try platform.get("\(path)?\(scope)")
    let known = try platform.get("\(path)/revisions?\(scope)")["results"]?.array ?? []

    let answer = try platform.send(
      .post, "\(path)/revisions?\(scope)", ["commit_message": "As agreed"], as: "ana")

    #expect(answer.status == .created)
    var expected = before
    expected["metadata"]?["revision_id"] = JSONValue(known.count + 1)
    expected["metadata"]?["commit_info"] = [
      "committed_at": "2026-03-02T09:00:00Z", "commit_message": "As agreed",
      "previous_revision": JSONValue(known.count),
    ]
    expected["asset_id"] = .string(id)
    #expect(answer.json == expected)
    #expect(try platform.get("\(path)?\(scope)") == before)
    let list = try platform.get("\(path)/revisions?\(scope)")["results"]?.array
    #expect(
      list?.first == [
        "metadata": expected["metadata"] ?? [:],
        "href": .string("\(path)?\(scope)&revision_id=\(known.count + 1)"),
      ])
    #expect(list.map { Array($0.dropFirst()) } == known)
  }

  @Test func aRevisionShowsTheAssetAsItWasThen() throws {
    let before = try platform.get("\(path)?\(scope)")
    let first = try commit("Before")["metadata"]?["revision_id"]?.int ?? 0
    try change { head, entity in
      head["name"] = "clients"
      entity["data_asset"]?["columns"] = []
    }
    let second = try commit("After")["metadata"]?["revision_id"]?.int

    let old = try platform.get("\(path)?\(scope)&revision_id=\(first)")
    #expect(old["metadata"]?["name"] == "customers")
    #expect(old["entity"] == before["entity"])
    #expect(old["attachments"] == before["attachments"])
    let latest = try platform.get("\(path)?\(scope)&revision_id=latest")
    #expect(latest["metadata"]?["revision_id"]?.int == second)
    #expect(latest["metadata"]?["name"] == "clients")
    #expect(latest["entity"]?["data_asset"]?["columns"] == [])
  }

  @Test func revisionsOfANewWorldAreNotTouchedByLaterChanges() throws {
    let before = try platform.get("\(path)?\(scope)&revision_id=2")

    try change { _, entity in entity["data_asset"]?["columns"] = [] }

    #expect(before["entity"]?["data_asset"]?["columns"]?.array?.isEmpty == false)
    #expect(try platform.get("\(path)?\(scope)&revision_id=2") == before)
  }

  @Test func aDeletedRevisionIsGoneAndItsNumberNotGivenAgain() throws {
    let number = try commit("Too early")["metadata"]?["revision_id"]?.int ?? 0
    let revision = "\(path)/revisions?\(scope)&revision_id="

    #expect(try platform.send(.delete, "\(revision)\(number)").status == .noContent)

    #expect(try platform.send(.delete, "\(revision)\(number)").status == .notFound)
    #expect(
      try platform.send(.get, "\(path)?\(scope)&revision_id=\(number)").status == .notFound)
    let next = try commit("Better")["metadata"]
    #expect(next?["revision_id"]?.int == number + 1)
    #expect(next?["commit_info"]?["previous_revision"]?.int == number - 1)
    for nonsense in ["latest", "0", "x", ""] {
      let answer = try platform.send(.delete, revision + nonsense)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"] == "revision_id")
    }
  }

  @Test func viewersDoNotCommitAndMessagesAreTexts() throws {
    let address = "\(path)/revisions?\(scope)"
    #expect(try platform.send(.post, address, [:], as: "vic").status == .forbidden)
    #expect(try platform.send(.delete, "\(address)&revision_id=1", as: "vic").status == .forbidden)
    let answer = try platform.send(.post, address, ["commit_message": 7])
    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"] == "commit_message")
    #expect(try platform.send(.post, "\(path)/revisions").status == .badRequest)
  }

  @Test func deprecatedFieldsAreLeftOutOnDemand() throws {
    let list = try platform.get(
      "\(path)/revisions?\(scope)&hide_deprecated_response_fields=true&limit=1")
    #expect(list["results"]?[0]?["metadata"]?["owner_id"] == nil)
    #expect(list["results"]?[0]?["metadata"]?["name"] == "customers")
  }

  /// What other operations do to an asset.
  private func change(
    _ edit: (_ metadata: inout JSONValue, _ entity: inout JSONValue) -> Void
  ) throws {
    let now = platform.clock.milliseconds
    try platform.emulator.store.write { database in
      let old = try #require(try AssetRecord.find(id, in: database))
      var head = try JSONValue.parse(old.metadata)
      var entity = try JSONValue.parse(old.entity ?? "{}")
      edit(&head, &entity)
      var new = old
      new.metadata = head.serialized()
      new.entity = entity.serialized()
      try new.save(over: old, by: WorldPeople.jan.id, at: now, in: database)
    }
  }
}
