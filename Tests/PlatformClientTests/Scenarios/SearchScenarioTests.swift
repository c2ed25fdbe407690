import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// The client's searches against the emulated platform.
@Suite struct SearchScenarioTests {
  @Test(arguments: Door.allCases) func aSearchIsReadToItsLastAsset(door: Door) throws {
    let scenario = try Scenario(door, assets: 900)
    let client = try scenario.client()
    let retail = try client.named("Retail 360", .catalog)
    let query = AssetQuery(container: retail, sort: .init(.name))

    let first = try client.assets(matching: query, limit: 50, counting: true)
    guard case .exact(let total) = first.page.total else {
      Issue.record("The search does not say how many there are.")
      return
    }
    #expect(total > 150)
    #expect(first.typeCounts.map(\.count).reduce(0, +) == total)
    #expect(first.typeCounts.map(\.count) == first.typeCounts.map(\.count).sorted(by: >))
    #expect(first.tagCounts.isEmpty == false)

    let all = try rows(pages: 4...12) {
      try client.assets(matching: query, after: $0, limit: 50).page
    }
    #expect(all.count == total)
    #expect(Set(all.map(\.id)).count == total)
    let backwards = try rows(pages: 2...6) {
      try client.assets(
        matching: AssetQuery(container: retail, sort: .init(.name, descending: true)), after: $0,
        limit: 100
      ).page
    }
    #expect(backwards.map(\.name) == all.map(\.name).reversed())
    for counted in first.typeCounts {
      let typed = AssetQuery(container: retail, type: counted.value)
      let page = try client.assets(matching: typed, limit: 1).page
      #expect(page.total == .exact(counted.count), "\(counted.value)")
    }
    for counted in first.tagCounts.prefix(5) {
      let tagged = AssetQuery(container: retail, lucene: "asset.tags:\"\(counted.value)\"")
      let page = try client.assets(matching: tagged, limit: 1).page
      #expect(page.total == .exact(counted.count), "\(counted.value)")
    }
  }

  @Test(arguments: Door.allCases) func everySortOrderIsThePlatforms(door: Door) throws {
    let scenario = try Scenario(door, assets: 300)
    let client = try scenario.client()
    let retail = try client.named("Retail 360", .catalog)
    func read(_ field: AssetQuery.Field, _ descending: Bool) throws -> [Asset] {
      let sort = AssetQuery.Sort(field, descending: descending)
      return try rows(pages: 1...30) {
        try client.assets(
          matching: AssetQuery(container: retail, sort: sort), after: $0, limit: 40
        ).page
      }
    }

    for field in AssetQuery.Field.allCases {
      let up = try read(field, false)
      let down = try read(field, true)
      #expect(Set(up) == Set(down) && Set(up).count == up.count)
      let pairs = zip(up, up.dropFirst()).map { (lower: $0, upper: $1) }
      let fallen = zip(down, down.dropFirst()).map { (lower: $1, upper: $0) }
      for pair in pairs + fallen {
        switch field {
        case .name: #expect(pair.lower.name.lowercased() <= pair.upper.name.lowercased())
        case .type: #expect(pair.lower.type <= pair.upper.type)
        case .modified:
          #expect(try #require(pair.lower.modifiedAt) <= #require(pair.upper.modifiedAt))
        case .created:
          #expect(try #require(pair.lower.createdAt) <= #require(pair.upper.createdAt))
        }
      }
    }
  }

  @Test(arguments: Door.allCases) func filtersFindWhatTheySay(door: Door) throws {
    let scenario = try Scenario(door, assets: 300)
    let client = try scenario.client()
    let retail = try client.named("Retail 360", .catalog)
    let all = try rows(pages: 1...9) {
      try client.assets(matching: AssetQuery(container: retail), after: $0).page
    }
    func find(_ lucene: String) throws -> Set<String> {
      let found = try rows(pages: 1...30) {
        try client.assets(
          matching: AssetQuery(container: retail, lucene: lucene), after: $0, limit: 50
        ).page
      }
      return Set(found.map(\.id.id))
    }
    func expected(_ condition: (Asset) -> Bool) -> Set<String> {
      Set(all.filter(condition).map(\.id.id))
    }

    #expect(try find("*:*") == expected { _ in true })
    #expect(
      try find("asset.tags:pii AND asset.asset_type:data_asset")
        == expected { $0.tags.contains("pii") && $0.type == "data_asset" })
    #expect(
      try find("*:* AND NOT asset.asset_type:data_asset")
        == expected { $0.type != "data_asset" })
    #expect(try find("asset.name:customers*") == expected { $0.name.hasPrefix("customers") })
    #expect(try find("asset.name:no-such-name-at-all").isEmpty)
    let refused = try platformError { () throws(PlatformError) in
      try client.assets(matching: AssetQuery(container: retail, lucene: "asset.name:(("))
    }
    #expect(refused.cause == .rejected && refused.status == 400)
    #expect(refused.message?.isEmpty == false)
  }
}
