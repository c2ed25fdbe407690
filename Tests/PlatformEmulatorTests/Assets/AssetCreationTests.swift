import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetCreationTests {
  private let desk: AssetDesk
  private var platform: TestPlatform { desk.platform }

  init() throws {
    desk = try AssetDesk()
  }

  @Test func everyOperationOfTheseGroupsIsThere() {
    let groups: Set = ["Assets", "Attributes", "Data and Folder Assets", "Trash"]
    let own = PlatformEmulator.operations.filter { groups.contains($0.group) }
    #expect(own.count == 41)
    #expect(own.filter { !$0.isEmulated } == [])
  }

  @Test func aNewAssetIsAnsweredWhole() throws {
    var body = AssetDesk.body(
      "Prices 2026.csv",
      [
        "description": "What things cost.", "tags": ["gold", "a@b#1"], "resource_key": "k/1",
      ])
    body["attachments"] = [
      ["name": "remote", "mime": "text/csv", "connection_id": "c1", "connection_path": "/S/T"]
    ]

    let answer = try platform.send(
      .post, "/v2/assets?\(AssetDesk.playground)", body, as: "ana")

    #expect(answer.status == .created)
    let made = try #require(answer.json)
    let id = try #require(made["asset_id"]?.string)
    let metadata = try #require(made["metadata"])
    let project = JSONValue.string(WorldContainers.playground.scope.id)
    #expect(
      metadata == [
        "rov": [
          "mode": 0, "collaborator_ids": [:],
          "member_roles": [
            People.ana: ["user_iam_id": .string(People.ana), "roles": ["OWNER"]]
          ],
        ],
        "project_id": project, "sandbox_id": project,
        "catalog_id": .string(WorldContainers.playground.catalogID),
        "usage": [
          "last_updated_at": "2026-03-02T09:00:00Z", "last_updater_id": .string(People.ana),
          "last_update_time": 1_772_442_000_000, "last_accessed_at": "2026-03-02T09:00:00Z",
          "last_access_time": 1_772_442_000_000, "last_accessor_id": .string(People.ana),
          "access_count": 0,
        ],
        "name": "Prices 2026.csv", "description": "What things cost.", "tags": ["gold", "a@b#1"],
        "asset_type": "data_asset", "origin_country": "us", "rating": 0, "total_ratings": 0,
        "created": 1_772_442_000_000, "created_at": "2026-03-02T09:00:00Z",
        "owner_id": .string(People.ana), "size": 0, "version": 2, "asset_state": "available",
        "asset_attributes": ["data_asset"], "asset_id": .string(id), "asset_category": "USER",
        "resource_key": "k/1",
      ])
    #expect(made["entity"] == ["data_asset": ["mime_type": "text/csv", "dataset": false]])
    #expect(made["attachments"]?[0]?["is_remote"] == true)
    #expect(made["attachments"]?[0]?["id"]?.string?.count == 36)
    var read = made
    read["asset_id"] = nil
    #expect(try desk.asset(id) == read)
    #expect(try desk.found("asset.name:prices AND asset.tags:gold") == 1)
  }

  @Test(
    arguments: [
      (["metadata": [:]], "metadata.name"), ([:], "metadata"),
      (["metadata": ["name": "  "]], "metadata.name"),
      (["metadata": ["name": "a/b", "asset_type": "script"]], "metadata.name"),
      (["metadata": ["name": "a"]], "metadata.asset_type"),
      (["metadata": ["name": "a", "asset_type": "shoe"]], "metadata.asset_type"),
      (["metadata": ["name": "a", "asset_type": "script", "tags": ["a b"]]], "metadata.tags"),
      (["metadata": ["name": "a", "asset_type": "script", "tags": "x"]], "metadata.tags"),
      (
        ["metadata": ["name": "a", "asset_type": "script", "description": 1]],
        "metadata.description"
      ),
      (
        ["metadata": ["name": "a", "asset_type": "script", "rov": ["mode": 3]]],
        "metadata.rov.mode"
      ),
      (
        [
          "metadata": [
            "name": "a", "asset_type": "script",
            "rov": ["collaborator_ids": ["1000331002": [:]], "member_roles": [:]],
          ]
        ], "metadata.rov"
      ),
      (
        [
          "metadata": [
            "name": "a", "asset_type": "script", "rov": ["collaborator_ids": ["1000331010": [:]]],
          ]
        ], "metadata.rov"
      ),
    ] as [(JSONValue, String)])
  func whatCannotBeMadeIsToldByField(body: JSONValue, field: String) throws {
    let before = try desk.found("*:*")

    let answer = try platform.send(.post, "/v2/assets?\(AssetDesk.playground)", body)

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    #expect(try desk.found("*:*") == before)
  }

  @Test func viewersAndStrangersMakeNothing() throws {
    let body = AssetDesk.body("x")
    #expect(try desk.status(.post, "/v2/assets?\(AssetDesk.retail)", body, as: "vic") == 403)
    #expect(try desk.status(.post, "/v2/assets?\(AssetDesk.staging)", body, as: "vic") == 403)
    #expect(try desk.status(.post, "/v2/assets", body) == 400)
    #expect(try desk.status(.post, "/v2/assets?project_id=none", body) == 404)
    #expect(
      try platform.send(.post, "/v2/assets?\(AssetDesk.playground)", body, as: nil).status
        == .unauthorized)
  }

  @Test func deprecatedFieldsCanBeHidden() throws {
    let id = try desk.make("x")

    let asset = try platform.get(
      "/v2/assets/\(id)?\(AssetDesk.playground)&hide_deprecated_response_fields=true")

    #expect(asset["metadata"]?["owner_id"] == nil)
    #expect(asset["metadata"]?["rov"]?["collaborator_ids"] == nil)
    #expect(asset["metadata"]?["rov"]?["member_roles"] != nil)
  }

  @Test func dataAssetsAndFoldersAreMadeByCallsOfTheirOwn() throws {
    let scope = AssetDesk.playground
    var body = AssetDesk.body("names.csv")
    body["metadata"]?["asset_type"] = nil
    let data = try platform.send(.post, "/v2/data_assets?\(scope)", body)
    #expect(data.status == .created)
    let id = data.json?["asset_id"]?.string ?? ""
    #expect(
      try platform.get("/v2/data_assets/\(id)?\(scope)")["metadata"]?["asset_type"] == "data_asset")

    let folder: JSONValue = [
      "metadata": ["name": "february"],
      "entity": ["folder_asset": ["connection_path": "/sales_data/february"]],
    ]
    let made = try platform.post("/v2/folder_assets?\(scope)", folder)
    let folderID = made["asset_id"]?.string ?? ""
    #expect(made["metadata"]?["asset_type"] == "folder_asset")
    #expect(
      try platform.get("/v2/folder_assets/\(folderID)?\(scope)")["entity"] == folder["entity"])
    #expect(try desk.status(.get, "/v2/folder_assets/\(id)?\(scope)") == 404)
    #expect(try desk.status(.get, "/v2/data_assets/\(folderID)?\(scope)") == 404)
    let item = try platform.get(
      "/v2/folder_assets/\(folderID)/contents?\(scope)&path=/north/day1.csv")
    #expect(
      item["url"]?.string?.hasPrefix(
        "/v2/asset_files/sales_data%2Ffebruary%2Fnorth%2Fday1.csv?\(scope)&") == true)
    try desk.files(of: WorldContainers.playground) {
      try $0.put(Array("1,2".utf8), at: "assets/sales_data/february/north/day1.csv", at: desk.now)
    }
    let opened = try platform.send(.get, try #require(item["url"]?.string), as: nil)
    #expect(opened.text == "1,2")
    #expect(try desk.status(.get, "/v2/folder_assets/\(folderID)/contents?\(scope)") == 400)
    #expect(
      try desk.status(
        .post, "/v2/folder_assets?\(scope)", ["metadata": ["name": "x"], "entity": [:]]) == 400)
    #expect(
      try desk.status(.post, "/v2/data_assets?\(scope)", AssetDesk.body("n", type: "script")) == 400
    )
  }

  @Test func theListOfAssetsShowsEachOnceByPages() throws {
    for number in 1...7 { try desk.make("listed \(number)", in: AssetDesk.staging) }
    let total = try desk.found("*:*", in: AssetDesk.staging)

    var names: [String] = []
    var bookmark: String? = ""
    while let mark = bookmark {
      let page = try platform.get("/v2/assets?\(AssetDesk.staging)&limit=3&bookmark=\(mark)")
      #expect(page["total_rows"]?.int == total)
      names += (page["results"]?.array ?? []).compactMap { $0["metadata"]?["name"]?.string }
      bookmark = page["next"]?["bookmark"]?.string
    }

    #expect(names.count == total && names == names.sorted())
    #expect(names.filter { $0.hasPrefix("listed") }.count == 7)
  }

  @Test func anAddressToPutAnObjectToIsSigned() throws {
    let scope = AssetDesk.playground
    let path = "/v2/assets/create_object_url?\(scope)"

    let new = try platform.post(path, ["name": "a b.csv", "asset_type": "data_asset"])

    #expect(new["url"]?.string?.hasPrefix("/v2/asset_files/data_asset%2Fa_b.csv_") == true)
    var body = AssetDesk.body("stored")
    body["attachments"] = [
      ["name": "f", "object_key": "data_asset/f.csv", "object_key_is_read_only": true]
    ]
    let id = try #require(try platform.post("/v2/assets?\(scope)", body)["asset_id"]?.string)
    let old = try platform.post(path, ["asset_id": .string(id), "expires_in": 60])
    #expect(old["url"]?.string?.hasPrefix("/v2/asset_files/data_asset%2Ff.csv?\(scope)") == true)
    let bare = try desk.make("bare")
    for (body, status) in [
      (["name": "a"], 400), (["asset_type": "data_asset"], 400), ([:], 400),
      (["name": "a/b", "asset_type": "data_asset"], 400), (["asset_id": "none"], 404),
      (["asset_id": .string(bare)], 400),
    ] as [(JSONValue, Int)] {
      #expect(try desk.status(.post, path, body) == status, "\(body)")
    }
    #expect(
      try desk.status(
        .post, "/v2/assets/create_object_url?\(AssetDesk.retail)",
        ["name": "a", "asset_type": "data_asset"], as: "vic") == 403)
  }

  @Test func aDataSourceIsFoundByWhereItIs() throws {
    let source: JSONValue = [
      "ibm_data_source": [
        "endpoints": [["host": "Db.Example.com", "port": 5432]], "physical_collections": ["DW"],
      ]
    ]
    let id = try desk.make(
      "warehouse source", in: AssetDesk.retail, type: "ibm_data_source", entity: source)
    let path = "/v2/assets/ibm_data_source?\(AssetDesk.retail)"
    for query in [
      "&host=db.example.com&port=5432", "&host=db.example.com&port=5432&physical_collection=DW",
      "&physical_collection=DW",
    ] {
      #expect(try platform.get(path + query)["metadata"]?["asset_id"]?.string == id, "\(query)")
    }
    for (query, status) in [
      ("&host=db.example.com&port=5433", 404), ("&physical_collection=X", 404), ("", 400),
      ("&host=db.example.com", 400), ("&host=a&port=x", 400),
    ] {
      #expect(try desk.status(.get, path + query) == status, "\(query)")
    }
    #expect(try desk.status(.get, "/v2/assets/ibm_data_source?host=a&port=1") == 400)
  }
}
