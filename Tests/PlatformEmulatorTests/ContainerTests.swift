import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ContainerTests {
  /// Nobody changes it here.
  private static let shared = Result { try TestPlatform(assets: 100) }
  private let platform: TestPlatform

  init() throws {
    platform = try Self.shared.get()
  }

  private func ids(_ list: JSONValue?, _ key: String = "guid") -> [String] {
    (list?.array ?? []).compactMap { $0["metadata"]?[key]?.string }
  }

  @Test func catalogsHaveABookmarkEvenOnTheLastPage() throws {
    let all = ids(try platform.get("/v2/catalogs?limit=200&bss_account_id=999")["catalogs"])
    #expect(all.count >= 3)

    var seen: [String] = []
    var bookmark = ""
    while true {
      let page = try platform.get("/v2/catalogs?limit=2&bookmark=\(bookmark)")
      bookmark = try #require(page["nextBookmark"]?.string)
      #expect(page["nextSkip"] == 0)
      let found = ids(page["catalogs"])
      if found.isEmpty { break }
      seen += found
    }

    #expect(seen == all)
    #expect(ids(try platform.get("/v2/catalogs?skip=1&limit=2")["catalogs"]) == Array(all[1...2]))
  }

  @Test func catalogsAreSortedAndFiltered() throws {
    func names(_ query: String) throws -> [String] {
      (try platform.get("/v2/catalogs?limit=200&\(query)")["catalogs"]?.array ?? [])
        .compactMap { $0["entity"]?["name"]?.string }
    }
    let all = try names("")

    #expect(all == all.sorted())
    #expect(try names("orderby=catalog_name_desc") == all.reversed())
    #expect(Set(try names("orderby=create_time_asc")) == Set(all))
    #expect(try names("name=\(RequestTarget.encoded(all[0]))") == [all[0]])
  }

  @Test func aCatalogIsFoundByItsWellKnownName() throws {
    let catalog = try platform.get("/v2/catalogs/ibm-global-catalog")

    #expect(catalog["entity"]?["uid"] == "ibm-global-catalog")
    let id = try #require(catalog["metadata"]?["guid"]?.string)
    #expect(try platform.get("/v2/catalogs/\(id)") == catalog)
    #expect(
      try platform.send(.get, "/v2/catalogs/none").json?["errors"]?[0]?["code"] == "does_not_exist")
    let members = try platform.get("/v2/catalogs/\(id)/members?limit=1")
    #expect(members["members"]?.array?.count == 1)
    #expect(members["nextBookmark"]?.string != nil)
    let member = try #require(members["members"]?[0]?["user_iam_id"]?.string)
    #expect(
      try platform.get("/v2/catalogs/\(id)/members/\(member)")["members"]?[0]
        == members["members"]?[0])
  }

  @Test func projectsHaveABookmarkOnlyIfThereIsMore() throws {
    let whole = try platform.get("/v2/projects?limit=100")
    let all = ids(whole["resources"])
    #expect(whole["total_results"]?.int == all.count)
    #expect(whole["bookmark"] == nil)
    #expect(try platform.get("/v2/projects/total") == ["total": JSONValue(all.count)])

    var seen: [String] = []
    var bookmark: String? = ""
    while let mark = bookmark {
      let page = try platform.get("/v2/projects?limit=1&bookmark=\(mark)")
      seen += ids(page["resources"])
      bookmark = page["bookmark"]?.string
    }

    #expect(seen == all)
    #expect(ids(try platform.get("/v2/projects?guids=\(all[1])")["resources"]) == [all[1]])
  }

  @Test func projectsTellMembersOnlyWhenAsked() throws {
    let id = try #require(ids(try platform.get("/v2/projects")["resources"]).first)

    let keys = try platform.get("/v2/projects/\(id)")["entity"]?.object?.keys ?? []
    #expect(Set(keys).isDisjoint(with: ["members", "tags", "settings"]))
    let everything = try platform.get("/v2/projects/\(id)?include=everything")["entity"]
    #expect(everything?["tags"]?.array != nil)
    #expect(everything?["settings"]?.object != nil)
    let members = try platform.get("/v2/projects/\(id)?include=members")["entity"]?["members"]
    #expect(try platform.get("/v2/projects/\(id)/members")["members"] == members)
    #expect(members?.array?.allSatisfy { $0["state"] == "ACTIVE" } == true)
    let missing = try platform.send(.get, "/v2/projects/none")
    #expect(missing.status == .notFound)
    #expect(missing.json?["code"] == "404")
    #expect(missing.json?["error"] == "Not Found")
  }

  @Test func spacesNameAnInternalHost() throws {
    let whole = try platform.get("/v2/spaces?total_count=true")
    let all = ids(whole["resources"], "id")
    #expect(whole["total_count"]?.int == all.count)
    #expect(whole["next"] == nil)
    try #require(all.count > 1)

    var seen: [String] = []
    var path: String? = "/v2/spaces?limit=1"
    while let next = path {
      let page = try platform.get(next)
      #expect(page["total_count"] == nil)
      #expect(page["limit"] == 1)
      seen += ids(page["resources"], "id")
      path = page["next"]?["href"]?.string
      if let href = path {
        #expect(href.hasPrefix("https://internal-nginx-svc:12443/v2/spaces?"))
        path = String(href.dropFirst("https://internal-nginx-svc:12443".count))
      }
    }

    #expect(seen == all)
    #expect(try platform.get("/v2/spaces/\(all[0])")["metadata"]?["id"] == .string(all[0]))
    #expect(try platform.get("/v2/spaces/\(all[0])/members")["resources"]?.array?.isEmpty == false)
  }

  @Test func oneSeesOnlyWhatOneIsAMemberOf() throws {
    for (path, key, list) in [
      ("/v2/catalogs", "guid", "catalogs"), ("/v2/projects", "guid", "resources"),
      ("/v2/spaces", "id", "resources"),
    ] {
      let all = ids(try platform.get("\(path)?limit=100")[list], key)
      let mine = ids(try platform.get("\(path)?limit=100", as: "vic")[list], key)
      #expect(Set(mine).isSubset(of: all))
      for id in all {
        let status = try platform.send(.get, "\(path)/\(id)", as: "vic").status
        #expect(status == (mine.contains(id) ? .ok : .forbidden))
      }
    }
    let all = ids(try platform.get("/v2/catalogs?limit=100")["catalogs"])
    let mine = ids(try platform.get("/v2/catalogs?limit=100", as: "vic")["catalogs"])
    let foreign = try #require(all.first { !mine.contains($0) })
    let refused = try platform.send(
      .post, "/v2/asset_types/asset/search?catalog_id=\(foreign)", ["query": "*:*"], as: "vic")
    #expect(refused.status == .forbidden)
    #expect(refused.json?["errors"]?[0]?["code"] == "not_authorized")
  }

  @Test(arguments: ["", "catalog_id=", "catalog_id=a&project_id=b", "catalog_id=a&space_id=b"])
  func exactlyOneContainerMustBeNamed(query: String) throws {
    let answer = try platform.send(.get, "/v2/asset_types?\(query)")

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["code"] == "invalid_parameter")
    #expect(answer.json?["errors"]?[0]?["target"] == ["type": "parameter", "name": "catalog_id"])
  }

  @Test func jobsLiveInProjectsAndSpacesOnly() throws {
    let id = try #require(ids(try platform.get("/v2/catalogs")["catalogs"]).first)

    #expect(try platform.send(.get, "/v2/jobs?catalog_id=\(id)").status == .badRequest)
    #expect(try platform.send(.get, "/v2/jobs?project_id=\(id)").status == .notFound)
  }

  @Test func limitsAndBookmarksMustMakeSense() throws {
    #expect(try platform.send(.get, "/v2/catalogs?limit=-1").status == .badRequest)
    #expect(try platform.send(.get, "/v2/catalogs?limit=many").status == .badRequest)
    #expect(try platform.send(.get, "/v2/catalogs?bookmark=abc").status == .badRequest)
    #expect(
      try platform.send(.get, "/v2/catalogs?limit=999999999999999999999").status == .badRequest)
    #expect(try platform.send(.get, "/v2/catalogs?limit=0").status == .ok)
  }
}
