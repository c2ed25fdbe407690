import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RelationshipTests {
  /// A platform that nobody changes, and the asset in it with the most relationships.
  private struct World: Sendable {
    let platform: TestPlatform
    let scope: String
    let id: String
    let whole: JSONValue
  }

  private static let shared = Result { try makeWorld() }
  private let platform: TestPlatform
  private let scope: String
  private let id: String
  private let whole: JSONValue

  init() throws {
    let world = try Self.shared.get()
    (platform, scope, id, whole) = (world.platform, world.scope, world.id, world.whole)
  }

  private static func makeWorld() throws -> World {
    let platform = try TestPlatform(assets: 300)
    let scope = try platform.catalog()
    var best: (id: String, answer: JSONValue) = ("", [:])
    for result in try platform.search(scope, "*:*", ["limit": 200])["results"]?.array ?? [] {
      let id = result["metadata"]?["asset_id"]?.string ?? ""
      let answer = try platform.post(
        "/v2/assets/get_relationships?\(scope)&asset_id=\(id)&limit=200&\(everything)")
      if answer["total_rows"]?.int ?? 0 > best.answer["total_rows"]?.int ?? 0 {
        best = (id, answer)
      }
    }
    return World(platform: platform, scope: scope, id: best.id, whole: best.answer)
  }

  private static let everything =
    "include_asset_names=true&include_target_columns=true&include_source_columns=true"

  private var path: String {
    "/v2/assets/get_relationships?\(scope)&asset_id=\(id)&\(Self.everything)"
  }

  private var resources: [JSONValue] { whole["resources"]?.array ?? [] }

  @Test func bothDirectionsAreToldUnderTheirOwnNames() throws {
    #expect(resources.count > 1)
    #expect(whole["total_rows"]?.int == resources.count)
    let names = try relationshipNames()
    for resource in resources {
      let other = try #require(resource["asset_id"]?.string)
      let name = try #require(resource["relationship_name"]?.string)
      #expect(names[name] != nil)
      let href = try #require(resource["href"]?.string)
      let asset = try platform.get(href)
      #expect(asset["metadata"]?["name"] == resource["asset_name"])
      #expect(asset["metadata"]?["asset_type"] == resource["asset_type"])
      let query = href.split(separator: "?")[1]
      let back = try platform.post(
        "/v2/assets/get_relationships?\(query)&asset_id=\(other)&limit=200&\(Self.everything)")
      #expect(
        back["resources"]?.array?.contains {
          $0["asset_id"]?.string == id && $0["relationship_name"]?.string == names[name]
        } == true)
    }
  }

  @Test func pagesShowEachRelationshipOnce() throws {
    for order in ["update_time_asc", "create_time_desc", "creator_id_asc", "UPDATE_TIME_DESC"] {
      var seen: [JSONValue] = []
      var bookmark: String? = ""
      while let mark = bookmark {
        let page = try platform.post("\(path)&limit=1&orderby=\(order)&bookmark=\(mark)")
        seen += page["resources"]?.array ?? []
        bookmark = page["next"]?["bookmark"]?.string
      }
      #expect(seen.count == resources.count)
      #expect(Set(seen) == Set(resources))
    }
  }

  @Test func namesAndTypesFilter() throws {
    let name = try #require(resources[0]["relationship_name"]?.string)
    let type = try #require(resources[0]["asset_type"]?.string)

    let named = try platform.post("\(path)&relationship_names=\(name)&limit=200")
    #expect(
      named["resources"]?.array == resources.filter { $0["relationship_name"]?.string == name })
    let typed = try platform.post("\(path)&related_asset_types=\(type)&limit=200")
    #expect(typed["resources"]?.array == resources.filter { $0["asset_type"]?.string == type })
    #expect(try platform.post("\(path)&relationship_names=none")["total_rows"] == 0)
  }

  @Test func anAssetMustBeNamedAndBeThere() throws {
    #expect(try platform.send(.post, "/v2/assets/get_relationships?\(scope)").status == .badRequest)
    #expect(
      try platform.send(.post, "/v2/assets/get_relationships?\(scope)&asset_id=none").status
        == .notFound)
  }

  @Test func typesOfRelationshipsAreListedWithWordsForBothEnds() throws {
    let all = try #require(
      try platform.get("/v2/asset_relationship_types?limit=200")["resources"]?.array)
    #expect(
      all.allSatisfy {
        $0["end1"]?["default_display_name"]?.string != nil
          && $0["end2"]?["default_display_name"]?.string != nil
      })
    var seen: [JSONValue] = []
    var bookmark: String? = ""
    while let mark = bookmark {
      let page = try platform.get("/v2/asset_relationship_types?limit=2&bookmark=\(mark)")
      seen += page["resources"]?.array ?? []
      bookmark = page["next"]?["bookmark"]?.string
    }
    #expect(seen == all)
  }

  /// The name at the other end for each name.
  private func relationshipNames() throws -> [String: String] {
    var names: [String: String] = [:]
    let types = try platform.get("/v2/asset_relationship_types?limit=200")["resources"]?.array
    for type in types ?? [] {
      guard let first = type["end1"]?["relationship_name"]?.string,
        let second = type["end2"]?["relationship_name"]?.string
      else { continue }
      names[first] = second
      names[second] = first
    }
    return names
  }
}
