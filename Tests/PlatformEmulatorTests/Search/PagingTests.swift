import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct PagingTests {
  @Test func deepPagingCoversEveryAssetExactlyOnce() throws {
    let platform = try TestPlatform(assets: 20_000)
    var total = 0
    var seen: Set<String> = []
    var duplicates = 0
    for (path, key, list) in [
      ("/v2/catalogs?limit=200", "catalog_id", "catalogs"),
      ("/v2/projects?limit=100", "project_id", "resources"),
      ("/v2/spaces?limit=200", "space_id", "resources"),
    ] {
      for container in try platform.get(path)[list]?.array ?? [] {
        let metadata = container["metadata"]
        let id = (metadata?["guid"] ?? metadata?["id"])?.string ?? ""
        var body: JSONValue? = ["query": "*:*", "limit": 200]
        var expected = 0
        var here = 0
        while let asked = body {
          let page = try platform.post("/v2/asset_types/asset/search?\(key)=\(id)", asked)
          expected = page["total_rows"]?.int ?? 0
          for result in page["results"]?.array ?? [] {
            here += 1
            if !seen.insert(result["metadata"]?["asset_id"]?.string ?? "").inserted {
              duplicates += 1
            }
          }
          body = page["next"]
        }
        #expect(here == expected)
        total += expected
      }
    }

    #expect(duplicates == 0)
    #expect(seen.count == total)
    #expect(total >= 19_000)
  }

  @Test func pagesStayWholeWhileNamesChangeBetweenThem() throws {
    let platform = try TestPlatform(assets: 600)
    let scope = try platform.catalog(withMoreThan: 100)
    let all = try platform.search(scope, "*:*", ["limit": 200])["results"]?.array ?? []
    let untouched = Set(all.dropFirst().compactMap { $0["metadata"]?["asset_id"]?.string })
    let moving = try #require(all.first?["metadata"]?["asset_id"]?.string)

    var seen: [String] = []
    var body: JSONValue? = ["query": "*:*", "limit": 10]
    var round = 0
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      seen += (page["results"]?.array ?? []).compactMap { $0["metadata"]?["asset_id"]?.string }
      body = page["next"]
      round += 1
      try platform.emulator.someoneElseEdits(
        asset: moving,
        JSONPatch(json: [
          ["op": "replace", "path": "/metadata/name", "value": .string("m\(round * 7 % 26)")]
        ]))
    }

    let stable = seen.filter { $0 != moving }
    #expect(Set(stable).count == stable.count)
    #expect(Set(stable).isSuperset(of: untouched))
  }
}
