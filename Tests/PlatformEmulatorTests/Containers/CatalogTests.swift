import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct CatalogTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private static let body: JSONValue = [
    "name": "Energy", "description": "Meters", "generator": "tests",
    "bucket": ["bucket_type": "assetfiles"],
  ]

  @discardableResult
  private func create(_ more: JSONValue = [:]) throws -> String {
    var body = Self.body
    for (key, value) in more.object ?? JSONObject() { body[key] = value }
    let answer = try platform.send(.post, "/v2/catalogs?check_bucket_existence=false", body)
    try #require(answer.status == .created, "\(answer.text)")
    return try #require(answer.json?["metadata"]?["guid"]?.string)
  }

  private func status(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    as user: String = "admin"
  ) throws -> Int {
    try platform.send(method, path, body, as: user).status.code
  }

  private func names(_ query: String, as user: String = "admin") throws -> [String] {
    (try platform.get("/v2/catalogs?limit=200&\(query)", as: user)["catalogs"]?.array ?? [])
      .compactMap { $0["entity"]?["name"]?.string }
  }

  @Test func aNewCatalogIsListedWithItsTypesAndItsAdministrator() throws {
    let id = try create()

    let catalog = try platform.get("/v2/catalogs/\(id)")
    let time = CalendarDate.seconds(platform.clock.milliseconds)
    #expect(
      catalog == [
        "metadata": [
          "guid": .string(id), "url": .string("/v2/catalogs/\(id)"),
          "creator_id": "1000330999", "create_time": .string(time),
        ],
        "entity": [
          "name": "Energy", "generator": "tests", "description": "Meters",
          "bss_account_id": "999", "capacity_limit": 0, "is_governed": false,
          "auto_profiling": false, "bucket": ["bucket_type": "assetfiles"],
        ], "href": .string("/v2/catalogs/\(id)"),
      ])
    #expect(try names("name=ENERG") == ["Energy"])
    let types = try platform.get("/v2/asset_types?catalog_id=\(id)")["resources"]?.array
    #expect(types?.contains { $0["name"] == "data_asset" } == true)
    let members = try platform.get("/v2/catalogs/\(id)/members")
    #expect(members["total_results"] == 1)
    #expect(members["members"]?[0]?["user_iam_id"] == "1000330999")
    #expect(members["members"]?[0]?["role"] == "admin")
    #expect(try platform.search("catalog_id=\(id)", "*:*")["total_rows"] == 0)
  }

  @Test func whatACatalogMustHaveIsNamed() throws {
    for (key, value) in [("name", ""), ("generator", nil), ("bucket", nil)] as [(String, String?)] {
      var body = Self.body
      body[key] = value.map { .string($0) } ?? .null
      let answer = try platform.send(.post, "/v2/catalogs?check_bucket_existence=false", body)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"] == ["type": "field", "name": .string(key)])
    }
    for name in ["a\u{7}b", "a\u{FFFD}b", String(repeating: "x", count: 257)] {
      var body = Self.body
      body["name"] = .string(name)
      #expect(try status(.post, "/v2/catalogs?check_bucket_existence=false", body) == 400)
    }
    #expect(try status(.post, "/v2/catalogs", Self.body) == 400)
    #expect(
      try status(.post, "/v2/catalogs?check_bucket_existence=false", Self.body, as: "ana") == 403)
  }

  @Test func namesMayBeUsedTwiceUnlessOneAsks() throws {
    let first = try create()
    try create()
    let unique = "check_bucket_existence=false&check_name_uniqueness=true"

    #expect(try status(.post, "/v2/catalogs?\(unique)", Self.body) == 400)
    let rename: JSONValue = [
      ["op": "replace", "path": "/entity/name", "value": "Retail 360"]
    ]
    #expect(
      try status(.patch, "/v2/catalogs/\(first)?check_name_uniqueness=true", rename) == 409)
    #expect(try status(.patch, "/v2/catalogs/\(first)", rename) == 200)
    #expect(try names("name=retail") == ["Retail 360", "Retail 360"])
  }

  @Test func onlyNameAndDescriptionAreChanged() throws {
    let id = try create()

    let changed = try platform.send(
      .patch, "/v2/catalogs/\(id)",
      [["op": "replace", "path": "/entity/description", "value": "All of them"]])

    #expect(changed.json?["entity"]?["description"] == "All of them")
    #expect(try platform.get("/v2/catalogs/\(id)") == changed.json)
    let refused = try platform.send(
      .patch, "/v2/catalogs/\(id)", [["op": "add", "path": "/entity/uid", "value": "x"]])
    #expect(refused.status == .badRequest)
    #expect(
      refused.json?["errors"]?[0]?["target"] == ["type": "field", "name": "/entity/uid"])
  }

  @Test func listsAreSortedBySeveralFieldsAndPaged() throws {
    try create(["name": "A"])
    platform.clock.advance(by: .seconds(1))
    let second = try create(["name": "A", "is_governed": true])
    try create(["name": "B", "subtype": "lab"])

    func pages(_ query: String) throws -> [String] {
      var ids: [String] = []
      var bookmark = ""
      while true {
        let page = try platform.get("/v2/catalogs?limit=2&\(query)&bookmark=\(bookmark)")
        bookmark = page["nextBookmark"]?.string ?? ""
        let found = page["catalogs"]?.array ?? []
        if found.isEmpty { return ids }
        ids += found.compactMap { $0["metadata"]?["guid"]?.string }
      }
    }
    let descending = try pages("orderby=catalog_name_asc&orderby=create_time_desc")
    let ascending = try pages("orderby=CATALOG_NAME_ASC&orderby=create_time_asc")

    #expect(descending.first == second)
    #expect(ascending[1] == second)
    #expect(descending.sorted() == ascending.sorted())
    #expect(Set(ascending).count == ascending.count)
    #expect(try !names("").contains("B"))
    #expect(try names("subtype=ALL_SUBTYPES") == ["B"])
    #expect(try names("subtype=lab") == ["B"])
    #expect(try names("subtype=ALL_SUBTYPES,NO_SUBTYPES").contains("A"))
    #expect(try names("governance_type=ungoverned") == ["A"])
    #expect(try status(.get, "/v2/catalogs?governance_type=x") == 400)
    #expect(try status(.get, "/v2/catalogs?orderby=size_asc") == 400)
  }

  @Test func rolesFilterWhatOneIsAMemberOf() throws {
    let mine = Set(try names("", as: "ana"))
    let editing = Set(try names("roles=editor", as: "ana"))
    let viewing = Set(try names("roles=viewer", as: "ana"))

    #expect(!editing.isEmpty && !viewing.isEmpty)
    #expect(editing.isDisjoint(with: viewing))
    #expect(editing.union(viewing) == mine)
    #expect(try status(.get, "/v2/catalogs?roles=owner") == 400)
  }

  @Test func servicesSeeTheCatalogsBehindProjects() throws {
    let project = try platform.get("/v2/projects?limit=1")["resources"]?[0]
    let hidden = project?["entity"]?["catalog"]?["guid"]

    let found = try platform.get("/v2/catalogs?bss_account_id=999&include=projects&limit=200")

    let catalogs = found["catalogs"]?.array ?? []
    #expect(catalogs.contains { $0["metadata"]?["guid"] == hidden })
    #expect(catalogs.allSatisfy { $0["entity"]?["project_id"] != nil })
    #expect(try status(.get, "/v2/catalogs?include=projects&bss_account_id=999", as: "ana") == 403)
  }

  @Test func aCatalogThatIsDeletedTakesEverythingWithIt() throws {
    let id = WorldContainers.retail.scope.id
    let scope = "catalog_id=\(id)"
    let asset = try #require(
      try platform.search(scope, "*:*", ["limit": 1])["results"]?[0]?["metadata"]?["asset_id"]?
        .string)

    #expect(try status(.delete, "/v2/catalogs/\(id)", as: "ana") == 403)
    #expect(try status(.delete, "/v2/catalogs/\(id)") == 204)

    #expect(try status(.get, "/v2/catalogs/\(id)") == 404)
    #expect(try status(.get, "/v2/assets/\(asset)?\(scope)") == 404)
    let left = try platform.emulator.store.read { database in
      (
        try AssetRecord.find(asset, in: database),
        try MemberRecord.all(of: id, in: database)
      )
    }
    #expect(left.0 == nil)
    #expect(left.1 == [])
    let other = "catalog_id=\(WorldContainers.finance.scope.id)"
    #expect(try platform.search(other, "*:*")["total_rows"]?.int ?? 0 > 0)
  }

  @Test func propertiesAreRemembered() throws {
    let path = "/v2/catalogs/\(try create())/properties"
    #expect(try platform.get(path) == ["properties": [:]])

    let changed = try platform.send(
      .patch, path, [["op": "add", "path": "/properties/colour", "value": "green"]])

    #expect(changed.json == ["properties": ["colour": "green"]])
    #expect(try platform.get(path) == ["properties": ["colour": "green"]])
    #expect(
      try status(.patch, path, [["op": "replace", "path": "/properties", "value": []]]) == 400)
  }

  @Test func theDefaultCatalogIsMadeOnce() throws {
    #expect(try status(.get, "/v2/catalogs/default") == 404)
    let path = "/v2/catalogs/default?check_bucket_existence=false"

    let made = try platform.send(.post, path, ["catalog": Self.body])

    #expect(made.status == .created)
    #expect(made.json?["entity"]?["uid"] == "ibm-default-hub")
    #expect(try platform.get("/v2/catalogs/default") == made.json)
    #expect(try platform.get("/v2/catalogs/ibm-default-hub") == made.json)
    #expect(try status(.post, path, ["catalog": Self.body]) == 409)
  }

  @Test func temporaryCredentialsAreKeptWhileTheyLiveLongEnough() throws {
    let id = try create()
    let path = "/v2/catalogs/temporary_credentials"
    let body: JSONValue = ["catalog_id": .string(id), "bucket_name": "b"]

    let first = try platform.post(path, body)
    #expect(first["expiration"]?.int == Int(platform.clock.milliseconds) + 3_600_000)
    platform.clock.advance(by: .seconds(1800))
    #expect(try platform.post(path, body) == first)
    var longer = body
    longer["min_duration_seconds"] = 3000
    #expect(try platform.post(path, longer)["session_token"] != first["session_token"])

    longer["min_duration_seconds"] = 3601
    let refused = try platform.send(.post, path, longer)
    #expect(refused.status == .badRequest)
    #expect(refused.json?["errors"]?[0]?["target"]?["name"] == "min_duration_seconds")
    #expect(try status(.post, path, ["role_arn": "r"]) == 400)
    #expect(try status(.post, path, ["shared": true]) == 400)
    #expect(try status(.post, path, body, as: "ana") == 403)
    #expect(try status(.post, path, [:], as: "ana") == 403)
  }
}
