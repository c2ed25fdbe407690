import GRDB
import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Whatever is added, removed or changed between two pages: what was there all the time is seen once.
@Suite struct SearchPagingTests {
  @Test(arguments: [
    "asset.name<string>", "-asset.name<string>", "asset.created_at", "-asset.last_updated_at",
    "asset.tags<string>", "-asset.tags<string>", "asset.mode<number>", "asset.description<string>",
    "-attachment.connection_path<string>", "asset.asset_type<string>,-asset.name<string>",
    "-asset.owner_id<string>,asset.tags<string>,asset.name<string>", "asset.no_such_field<string>",
    "asset.asset_id<string>",
  ])
  func everyAssetIsSeenOnce(sort: String) throws {
    let platform = try TestPlatform(assets: 350)
    let scope = try platform.catalog(withMoreThan: 80)
    let everything = try ids(platform, scope)
    var random = SplitMix64(seed: WorldID.hash(sort))
    var removed: Set<String> = []
    var seen: [String] = []
    var body: JSONValue? = ["query": "*:*", "limit": 9, "sort": .string(sort)]
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      seen += (page["results"]?.array ?? []).compactMap { $0["metadata"]?["asset_id"]?.string }
      body = page["next"]
      let victim = random.pick(everything)
      try platform.emulator.store.write { database in
        guard let record = try AssetRecord.find(victim, in: database) else { return }
        try record.remove(from: database)
        removed.insert(victim)
        try insertLike(record, random.below(1000), database)
      }
      platform.emulator.counts.forgetAll()
    }

    #expect(Set(seen).count == seen.count)
    #expect(Set(everything).subtracting(removed).subtracting(seen) == [])
  }

  private func ids(_ platform: TestPlatform, _ scope: String) throws -> [String] {
    var ids: [String] = []
    var body: JSONValue? = ["query": "*:*", "limit": 200]
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      ids += (page["results"]?.array ?? []).compactMap { $0["metadata"]?["asset_id"]?.string }
      body = page["next"]
    }
    return ids
  }

  private func insertLike(
    _ record: AssetRecord, _ number: Int, _ database: Database
  ) throws {
    var other = record
    other.id = "new-\(number)-\(record.id)"
    var head = try JSONValue.parse(record.metadata)
    head["asset_id"] = .string(other.id)
    other.metadata = head.serialized()
    other.name = "\(["a", "m", "z"][number % 3])\(number)"
    try other.insert(owner: "", created: Int64(number), into: database)
  }

  @Test func pagesComeInTheOrderAskedFor() throws {
    let platform = try TestPlatform(assets: 350)
    let scope = try platform.catalog(withMoreThan: 80)
    func keys(_ sort: String, _ key: (JSONValue) -> String) throws -> [String] {
      var keys: [String] = []
      var body: JSONValue? = ["query": "*:*", "limit": 40, "sort": .string(sort)]
      while let asked = body {
        let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
        keys += (page["results"]?.array ?? []).compactMap { $0["metadata"].map(key) }
        body = page["next"]
      }
      return keys
    }
    func tag(_ metadata: JSONValue) -> [String] {
      metadata["tags"]?.array?.compactMap(\.string) ?? []
    }

    let names = try keys("asset.name<string>") { $0["name"]?.string ?? "" }
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let created = try keys("-asset.created_at<string>") { $0["created_at"]?.string ?? "" }
    #expect(created == created.sorted(by: >))
    let tags = try keys("asset.tags<string>") {
      tag($0).min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    }
    #expect(tags == tags.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let last = try keys("-asset.tags<string>") {
      tag($0).max { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    }
    #expect(last == last.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) })
    let both = try keys("asset.owner_id,-asset.name") {
      "\($0["owner_id"]?.string ?? "")|\($0["name"]?.string ?? "")"
    }
    #expect(
      both
        == both.sorted {
          let (left, right) = ($0.split(separator: "|"), $1.split(separator: "|"))
          return left[0] == right[0]
            ? right[1].utf8.lexicographicallyPrecedes(left[1].utf8) : left[0] < right[0]
        })
  }

  @Test func skippingIsForTheFirstPage() throws {
    let platform = try TestPlatform(assets: 350)
    let scope = try platform.catalog(withMoreThan: 80)
    func names(_ more: JSONValue) throws -> [String] {
      try platform.search(scope, "*:*", more)["results"]?.array?
        .compactMap { $0["metadata"]?["name"]?.string } ?? []
    }
    let all = try names(["limit": 20])

    #expect(try names(["limit": 5, "skip": 10]) == Array(all[10..<15]))
    #expect(try names(["limit": 5, "skip": 100_000]) == [])
    let counted = try platform.search(scope, "*:*", ["include_total_rows": false, "limit": 1])
    #expect(counted["total_rows"] == nil)
  }

  @Test(arguments: [
    "asset.name<string>", "-asset.name<string>", "asset.tags<string>",
    "asset.asset_type<string>,-asset.name<string>", "asset.no_such_field<string>",
  ])
  func skippingInAnyOrderGivesWhatCountingWould(sort: String) throws {
    let platform = try TestPlatform(assets: 350)
    let scope = try platform.catalog(withMoreThan: 80)
    func ids(_ skip: Int, _ limit: Int) throws -> [String] {
      let body: JSONValue = [
        "sort": .string(sort), "skip": JSONValue(skip), "limit": JSONValue(limit),
      ]
      return try platform.search(scope, "*:*", body)["results"]?.array?
        .compactMap { $0["metadata"]?["asset_id"]?.string } ?? []
    }
    let all = try ids(0, 200)

    for skip in [40, 7, 50, 20, 47, 0, 61, 60, 13, 14] {
      #expect(try ids(skip, 7) == Array(all[skip..<skip + 7]), "\(skip)")
    }
  }

  @Test func whatChangedBetweenTwoPagesIsCountedByTheSecond() throws {
    let platform = try TestPlatform(assets: 350)
    let scope = try platform.catalog(withMoreThan: 80)
    func ids(_ skip: Int) throws -> [String] {
      try platform.search(scope, "*:*", ["skip": JSONValue(skip), "limit": 5])["results"]?.array?
        .compactMap { $0["metadata"]?["asset_id"]?.string } ?? []
    }
    let first = try ids(0)
    let second = try ids(5)

    _ = try platform.send(.delete, "/v2/assets/\(first[0])?\(scope)")

    #expect(try ids(0) == Array(first.dropFirst() + second.prefix(1)))
    #expect(try ids(5).prefix(4) == second.dropFirst())
  }
}
