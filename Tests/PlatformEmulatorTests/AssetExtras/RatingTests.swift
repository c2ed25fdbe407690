import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RatingTests {
  private let platform: TestPlatform
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  /// An asset that nobody rated.
  private let id = StoryAsset.id("returns", in: WorldContainers.retail)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private var path: String { "/v2/assets/\(id)/ratings" }

  private func rate(_ stars: Int, as user: String) throws -> JSONValue {
    let rating = try platform.post(
      "\(path)?\(scope)", ["rating": JSONValue(stars), "review": .string("By \(user)")], as: user)
    platform.clock.advance(by: .seconds(1))
    return rating
  }

  private func metadata(_ query: String = "") throws -> JSONValue? {
    try platform.get("/v2/assets/\(id)?\(scope)\(query)")["metadata"]
  }

  @Test func aRatingIsCreatedAndListedAndCountsForTheAsset() throws {
    let before = try metadata()

    let answer = try platform.send(
      .post, "\(path)?\(scope)", ["rating": 5, "review": "Such an asset!"], as: "vic")

    #expect(answer.status == .created)
    let expected: JSONValue = [
      "metadata": [
        "asset_rating_id": .string("\(id)_\(WorldPeople.vic.id)"), "asset_id": .string(id),
        "creator_id": .string(WorldPeople.vic.id), "created_at": "2026-03-02T09:00:00Z",
        "updated_at": "2026-03-02T09:00:00Z",
      ], "entity": ["rating": 5, "review": "Such an asset!"],
    ]
    #expect(answer.json == expected)
    #expect(
      try platform.get("\(path)?\(scope)") == [
        "resources": [expected], "limit": 25,
        "first": ["href": .string("\(path)?\(scope)&limit=25")], "count": 1,
      ])
    var after = before
    after?["rating"] = 5
    after?["total_ratings"] = 1
    #expect(try metadata() == after)
  }

  @Test func theAssetSaysWhatAllRatingsComeTo() throws {
    for (user, stars) in [("ana", 5), ("vic", 4), ("admin", 4)] { _ = try rate(stars, as: user) }

    #expect(try metadata()?["rating"]?.double == 4.33)
    let found = try platform.search(scope, "asset.rating:[4.3 TO 4.4]")
    #expect(found["results"]?.array?.count { $0["metadata"]?["asset_id"]?.string == id } == 1)
    #expect(try metadata()?["total_ratings"] == 3)
    #expect(
      try platform.get("\(path)/stats?\(scope)") == [
        "asset_id": .string(id),
        "stats": [["rating": 5, "count": 1], ["rating": 4, "count": 2]],
      ])
    let address = "\(path)/\(id)_\(WorldPeople.ana.id)?\(scope)"
    #expect(try platform.send(.delete, address, as: "ana").status == .noContent)
    #expect(try metadata()?["rating"] == 4)
    #expect(try metadata()?["total_ratings"] == 2)
    #expect(try platform.send(.delete, address, as: "ana").status == .notFound)
  }

  @Test func everybodyRatesOnceAndMayChangeIt() throws {
    var expected = try rate(2, as: "vic")
    let again = try platform.send(.post, "\(path)?\(scope)", ["rating": 3], as: "vic")
    #expect(again.status == .conflict)
    #expect(again.json?["errors"]?[0]?["message"] == "Document already exists.")

    let answer = try platform.send(
      .patch, "\(path)/\(id)_\(WorldPeople.vic.id)?\(scope)", ["rating": 3, "review": "Better"],
      as: "vic")

    expected["entity"] = ["rating": 3, "review": "Better"]
    expected["metadata"]?["updated_at"] = "2026-03-02T09:00:01Z"
    #expect(answer.json == expected)
    #expect(try metadata()?["rating"] == 3)
  }

  @Test func ratingsOfOthersAreLeftAloneExceptByAdministrators() throws {
    _ = try rate(1, as: "vic")
    let address = "\(path)/\(id)_\(WorldPeople.vic.id)?\(scope)"

    #expect(try platform.send(.patch, address, ["rating": 5], as: "ana").status == .forbidden)
    #expect(try platform.send(.delete, address, as: "ana").status == .forbidden)
    #expect(try platform.send(.patch, address, ["rating": 5]).status == .forbidden)
    #expect(try platform.send(.delete, address).status == .noContent)
  }

  @Test func ratingsAreSortedAndFilteredByUser() throws {
    for (user, stars) in [("ana", 3), ("vic", 5), ("admin", 1)] { _ = try rate(stars, as: user) }
    func stars(_ query: String) throws -> [Int] {
      let list = try platform.get("\(path)?\(scope)&\(query)", as: "vic")["resources"]?.array
      return (list ?? []).compactMap { $0["entity"]?["rating"]?.int }
    }

    #expect(try stars("") == [1, 5, 3])
    #expect(try stars("sort=updated_at") == [3, 5, 1])
    #expect(try stars("sort=rating") == [1, 3, 5])
    #expect(try stars("sort=-rating&user_filter=all") == [5, 3, 1])
    #expect(try stars("user_filter=user") == [5])
    #expect(try stars("user_filter=other") == [1, 3])
    var seen: [Int] = []
    var address: String? = "\(path)?\(scope)&limit=1&sort=rating"
    while let page = try address.map({ try platform.get($0) }) {
      seen += (page["resources"]?.array ?? []).compactMap { $0["entity"]?["rating"]?.int }
      address = page["next"]?["href"]?.string.map { "\(path)?\($0.split(separator: "?")[1])" }
    }
    #expect(seen == [1, 3, 5])
    for query in ["sort=review", "user_filter=me"] {
      #expect(try platform.send(.get, "\(path)?\(scope)&\(query)").status == .badRequest)
    }
  }

  @Test func aRevisionIsRatedByItself() throws {
    _ = try platform.post("/v2/assets/\(id)/revisions?\(scope)", [:])

    _ = try platform.post("\(path)?\(scope)&revision_id=1", ["rating": 2])

    #expect(try metadata()?["total_ratings"] == 0)
    #expect(try metadata("&revision_id=1")?["rating"] == 2)
    #expect(try metadata("&revision_id=1")?["total_ratings"] == 1)
  }

  @Test(
    arguments: [[:], ["rating": 0], ["rating": 6], ["rating": 4.5], ["rating": "5"]] as [JSONValue])
  func ratingsGoFromOneToFive(_ body: JSONValue) throws {
    let answer = try platform.send(.post, "\(path)?\(scope)", body)
    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"] == "rating")
  }

  @Test func theWorldHasOpinionsThatItsAssetsTellOf() throws {
    let asset = try platform.get("/v2/assets/\(WorldStory.customersID)?\(scope)")["metadata"]
    let list = try platform.get("/v2/assets/\(WorldStory.customersID)/ratings?\(scope)")
    #expect(asset?["total_ratings"] == list["count"])
    #expect(asset?["rating"]?.double == 4.67)
    let notes = try platform.get("/v2/assets/\(WorldStory.customersID)/notes?\(scope)")
    #expect(notes["count"] == 5)
  }
}
