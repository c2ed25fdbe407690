import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct GlobalSearchTests {
  private static let shared = Result { try TestPlatform(assets: 900) }
  private let platform: TestPlatform

  init() throws {
    platform = try Self.shared.get()
  }

  private func find(_ query: JSONValue, _ more: JSONValue = [:], as user: String = "admin") throws
    -> JSONValue
  {
    var body = more
    body["query"] = query
    return try platform.post("/v3/search", body, as: user)
  }

  private func size(_ query: JSONValue) throws -> Int {
    try find(query, ["size": 0])["size"]?.int ?? -1
  }

  private func names(_ answer: JSONValue) -> [String] {
    answer["rows"]?.array?.compactMap { $0["metadata"]?["name"]?.string } ?? []
  }

  /// How many a search for assets finds, in all containers that a user sees.
  private func count(_ query: String, as user: String = "admin") throws -> Int {
    var count = 0
    for (path, key, list) in [
      ("/v2/catalogs?limit=200", "catalog_id", "catalogs"),
      ("/v2/projects?limit=100", "project_id", "resources"),
      ("/v2/spaces?limit=200", "space_id", "resources"),
    ] {
      for container in try platform.get(path, as: user)[list]?.array ?? [] {
        let metadata = container["metadata"]
        let id = (metadata?["guid"] ?? metadata?["id"])?.string ?? ""
        count +=
          try platform.search("\(key)=\(id)", query, ["limit": 1], as: user)["total_rows"]?.int ?? 0
      }
    }
    return count
  }

  @Test func aRowSaysWhatAnAssetIs() throws {
    let answer = try platform.get("/v3/search?query=metadata.name:dim_customer&limit=1")
    let row = try #require(answer["rows"]?[0])

    #expect(answer.object?.keys == ["size", "rows", "aggregations"])
    #expect(
      row.object?.keys == [
        "provider_type_id", "tenant_id", "artifact_id", "last_updated_at", "metadata", "entity",
        "custom_attributes", "_score",
      ])
    #expect(row["provider_type_id"] == "cams")
    #expect(row["tenant_id"] == "999")
    #expect(
      row["metadata"]?.object?.keys == [
        "name", "description", "artifact_type", "created_on", "modified_on", "modified_by", "state",
        "steward_ids", "tags", "terms",
      ])
    #expect(row["_score"]?.double ?? 0 > 0)
    let assets = try #require(row["entity"]?["assets"]?.object)
    #expect(assets.keys.contains { ["catalog_id", "project_id", "space_id"].contains($0) })
    #expect(assets["rov"]?.object?.keys == ["privacy", "owners"])
  }

  @Test func everythingIsWhatTheCallerMaySee() throws {
    for user in ["admin", "ana", "vic"] {
      let answer = try find(["match_all": [:]], ["size": 0], as: user)
      #expect(answer["size"]?.int == (try count("*:*", as: user)))
    }
    #expect(
      try find(["match_all": [:]], as: "vic")["size"]?.int ?? 0
        < find(["match_all": [:]])["size"]?.int ?? 0)
    #expect(try platform.send(.get, "/v3/search?query=a", as: nil).status == .unauthorized)
  }

  @Test func scopesNarrow() throws {
    var sum = 0
    for scope in ["catalog", "project", "space", "category"] {
      let answer = try platform.get("/v3/search?query=*:*&auth_scope=\(scope)&limit=50")
      sum += answer["size"]?.int ?? 0
      for row in answer["rows"]?.array ?? [] {
        #expect(row["entity"]?["assets"]?["\(scope)_id"]?.string != nil)
      }
    }
    #expect(try sum == size(["match_all": [:]]))
    for query in ["auth_scope=nowhere", "role=owner"] {
      #expect(try platform.send(.get, "/v3/search?query=a&\(query)").status == .badRequest)
    }
    let other = try platform.send(
      .get, "/v3/search?query=*:*", headers: [.runAsTenant: "1000"])
    #expect(other.json?["size"] == 0)
  }

  @Test func clausesSayWhatTheyMean() throws {
    let customers = try count("asset.name:customer")
    let tables = try count("asset.name:customer AND asset.asset_type:data_asset")
    let tagged = try count("asset.tags:gold")
    #expect(try size(["term": ["metadata.name": "customer"]]) == customers)
    #expect(try size(["match": ["metadata.name": "customer"]]) == customers)
    #expect(
      try size(["match": ["metadata.name": ["query": "customer daily", "operator": "and"]]])
        == count("asset.name:customer AND asset.name:daily"))
    #expect(
      try size(["match": ["metadata.name": "customer daily"]])
        == count("asset.name:(customer OR daily)"))
    #expect(
      try size(["match_phrase": ["metadata.name": "order item"]])
        == count("asset.name:\"order item\""))
    #expect(try size(["prefix": ["metadata.name": "cust"]]) == count("asset.name:cust*"))
    #expect(
      try size(["wildcard": ["metadata.name": ["value": "*usto?er*"]]])
        == count("asset.name:*usto?er*"))
    #expect(
      try size(["terms": ["metadata.artifact_type": ["report", "dashboard"]]])
        == count("asset.asset_type:(report dashboard)"))
    #expect(
      try size(["range": ["metadata.modified_on": ["gte": "2026-01-01", "lt": "2026-06"]]])
        == count("asset.last_updated_at:[2026-01-01 TO 2026-06}"))
    #expect(try size(["exists": ["field": "metadata.tags"]]) == count("_exists_:asset.tags"))
    #expect(
      try size(["fuzzy": ["metadata.name": ["value": "custmer", "fuzziness": 1]]])
        == count("asset.name:custmer~1"))
    #expect(try size(["match_none": [:]]) == 0)
    #expect(try size(["term": ["provider_type_id": "glossary"]]) == 0)
    #expect(
      try size(["nested": ["path": "metadata", "query": ["term": ["metadata.tags": "gold"]]]])
        == tagged)
    #expect(
      try size([
        "bool": [
          "must": [["match": ["metadata.name": "customer"]]],
          "filter": ["term": ["metadata.artifact_type": "data_asset"]],
          "should": [["term": ["metadata.tags": "no such tag"]]],
        ]
      ]) == tables)
    #expect(
      try size(["bool": ["must_not": ["term": ["metadata.name": "customer"]]]])
        == count("*:*") - customers)
    #expect(
      try size([
        "bool": [
          "should": [
            ["term": ["metadata.name": "customer"]], ["term": ["metadata.tags": "gold"]],
          ],
          "minimum_should_match": 2,
        ]
      ]) == count("asset.name:customer AND asset.tags:gold"))
  }

  @Test func wordsThatPeopleTypeAreFoundEverywhere() throws {
    let answer = try find(
      [
        "gs_user_query": [
          "search_string": "show me the customer orders", "nlq_analyzer_enabled": true,
        ]
      ], ["size": 200])
    #expect(names(answer).prefix(5).allSatisfy { $0.contains("customer") || $0.contains("order") })
    let one = try find([
      "gs_user_query": ["search_string": "gold", "search_fields": ["metadata.tags"]]
    ])
    #expect(try one["size"]?.int == count("asset.tags:gold OR asset.tags:gold*"))
    let scores = answer["rows"]?.array?.compactMap { $0["_score"]?.double } ?? []
    #expect(scores == scores.sorted(by: >))
    #expect(scores.count > 1)
  }

  @Test func textQueriesInBothLanguages() throws {
    let both = try count("asset.name:customer AND asset.name:daily")
    for query in [
      "metadata.name:customer%20AND%20metadata.name:daily",
      "metadata.name:(%2Bcustomer%20%2Bdaily)",
    ] {
      #expect(try platform.get("/v3/search?query=\(query)&limit=0")["size"]?.int == both)
    }
    let wrong = try platform.send(.get, "/v3/search?query=customer%20AND%20(")
    #expect(wrong.status == .badRequest)
    #expect(wrong.json?["errors"]?[0]?["message"]?.string?.contains("position 14") == true)
    #expect(try platform.send(.get, "/v3/search").status == .badRequest)
    let simple = try platform.get("/v3/search?query=customer%20AND%20(&isSimple=true")
    #expect(simple["size"]?.int ?? 0 > 0)
    #expect(
      try size([
        "simple_query_string": [
          "query": "customer + daily", "fields": ["metadata.name^3"],
        ]
      ]) == both)
    #expect(
      try size([
        "query_string": [
          "query": "customer daily", "default_field": "metadata.name", "default_operator": "AND",
        ]
      ]) == both)
  }

  @Test func pagesSortedByFieldsShowEachOnce() throws {
    for sort: JSONValue in [
      [["metadata.name.keyword": "asc"]], [["metadata.modified_on": ["order": "desc"]]],
      "metadata.artifact_type", [["metadata.tags": "desc"], ["metadata.name.keyword": "desc"]], [],
    ] {
      var seen: [String] = []
      var keys: [String] = []
      for from in stride(from: 0, to: 1_000, by: 111) {
        let answer = try find(
          ["match_all": [:]], ["size": 111, "from": JSONValue(from), "sort": sort])
        seen += answer["rows"]?.array?.compactMap { $0["artifact_id"]?.string } ?? []
        keys += names(answer)
      }
      #expect(Set(seen).count == seen.count)
      #expect(try seen.count == size(["match_all": [:]]))
      if sort == [["metadata.name.keyword": "asc"]] {
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      }
    }
  }

  @Test func noMoreThanTenThousandCanBeReached() throws {
    let far = try platform.send(
      .post, "/v3/search", ["query": ["match_all": [:]], "from": 9_995, "size": 6])
    #expect(far.status == .badRequest)
    #expect(try find(["match_all": [:]], ["from": 9_995, "size": 5])["rows"] == [])
    #expect(try platform.send(.get, "/v3/search?query=a&limit=10001").status == .badRequest)
  }

  @Test func onlyTheSourceAskedForIsAnswered() throws {
    func row(_ source: JSONValue) throws -> JSONValue? {
      try find(["match_all": [:]], ["size": 1, "_source": source])["rows"]?[0]
    }
    #expect(try row(false)?.object?.keys == ["_score"])
    #expect(try row("metadata.name")?["metadata"]?.object?.keys == ["name"])
    #expect(
      try row(["artifact_id", "metadata"])?.object?.keys == ["artifact_id", "metadata", "_score"])
    #expect(
      try row(["meta*.modified_*"])?["metadata"]?.object?.keys == ["modified_on", "modified_by"])
    #expect(try row(["excludes": ["metadata", "entity"]])?["entity"] == nil)
  }

  @Test func aggregationsCountWhatWasFound() throws {
    let answer = try find(
      ["match": ["metadata.name": "customer"]],
      [
        "size": 0,
        "aggs": [
          "types": [
            "terms": ["field": "metadata.artifact_type", "size": 2],
            "aggs": ["tagged": ["filter": ["exists": ["field": "metadata.tags"]]]],
          ],
          "bare": ["missing": ["field": "metadata.tags"]],
          "kinds": ["cardinality": ["field": "metadata.artifact_type"]],
          "withTags": ["value_count": ["field": "metadata.tags"]],
        ],
      ])
    let counted = answer["aggregations"]
    let first = counted?["types"]?["buckets"]?[0]
    #expect(first?["key"] == "data_asset")
    #expect(
      try first?["doc_count"]?.int == count("asset.name:customer AND asset.asset_type:data_asset"))
    #expect(
      try first?["tagged"]?["doc_count"]?.int
        == count("asset.name:customer AND asset.asset_type:data_asset AND asset.tags:*"))
    #expect(counted?["types"]?["buckets"]?.array?.count == 2)
    #expect(
      (counted?["bare"]?["doc_count"]?.int ?? 0) + (counted?["withTags"]?["value"]?.int ?? 0)
        == answer["size"]?.int ?? -1)
    #expect(counted?["kinds"]?["value"]?.int ?? 0 > 2)
  }

  @Test func facetsShowWhatThereIsToChooseFrom() throws {
    let facets =
      try platform.get("/v3/search/search_facet", as: "ana")["search_facets"]?.array ?? []
    let types = facets.first { $0["name"] == "artifact_type" }
    #expect(facets.count == 7)
    #expect(types?["field"] == "metadata.artifact_type")
    let sum = types?["values"]?.array?.reduce(0) { $0 + ($1["doc_count"]?.int ?? 0) }
    #expect(try sum == count("*:*", as: "ana"))
  }

  @Test(arguments: [
    #"{"query":{"term":{}}}"#, #"{"query":{"magic":{"a":"b"}}}"#, #"{"query":{}}"#,
    #"{"query":{"bool":{"maybe":[]}}}"#, #"{"query":{"match":{"a":[1]}}}"#,
    #"{"query":{"query_string":{"query":"a AND"}}}"#, #"{"query":{"range":{"a":7}}}"#,
    #"{"query":{"terms":{"a":"b"}}}"#, #"{"query":[]}"#, #"{"size":-1}"#, #"{"sort":[7]}"#,
    #"{"sort":[{"a":"up"}]}"#, #"{"_source":[7]}"#, #"{"aggs":{"a":{"magic":{}}}}"#, "[]",
    #"{"query":{"gs_user_query":{}}}"#, #"{"size":"x"}"#,
  ])
  func badSearchesAreRefused(body: String) throws {
    let answer = platform.emulator.respond(
      to: EmulatorRequest(
        method: .post, path: "/v3/search",
        headers: [.authorization: "Bearer \(try platform.token(of: "admin"))"],
        body: Array(body.utf8)))
    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string != nil || body == "[]")
  }

  @Test func updatesChangeWhatTheCallerMayChange() throws {
    let own = try TestPlatform(assets: 300)
    let query: JSONValue = ["match": ["metadata.name": "customer"]]
    let doc: JSONValue = ["metadata": ["description": "Checked twice", "tags": ["checked"]]]
    func search(_ user: String) throws -> [JSONValue] {
      try own.post("/v3/search", ["query": query, "size": 500], as: user)["rows"]?.array ?? []
    }
    let visible = try search("ana").count

    let none = try own.post(
      "/v3/search/update_by_query", ["query": query, "doc": doc, "provider_ids": ["glossary"]])
    #expect(none == ["total": 0, "updated": 0, "failures": []])
    let answer = try own.post(
      "/v3/search/update_by_query", ["query": query, "doc": doc], as: "ana")

    let updated = answer["updated"]?.int ?? 0
    #expect(answer["total"]?.int == visible)
    #expect(updated > 0)
    #expect(answer["failures"]?.array?.count == visible - updated)
    #expect(answer["failures"]?[0]?["cause"] == "not_authorized")
    let checked = try own.post(
      "/v3/search", ["query": ["term": ["metadata.tags": "checked"]], "size": 500])
    #expect(checked["size"]?.int == updated)
    #expect(
      checked["rows"]?.array?.allSatisfy {
        $0["metadata"]?["description"] == "Checked twice"
          && $0["metadata"]?["modified_by"] == "1000331001"
      } == true)
    for body: JSONValue in [
      ["doc": doc], ["query": query], ["query": query, "doc": ["metadata": [:]]],
      ["query": query, "doc": ["metadata": ["asset_id": "x"]]],
      ["query": query, "doc": ["metadata": ["name": ""]]],
    ] {
      #expect(try own.send(.post, "/v3/search/update_by_query", body).status == .badRequest)
    }
  }

  @Test func noQueryWhateverItIsBringsItDown() throws {
    var random = SplitMix64(seed: 33)
    for _ in 0..<400 {
      let body: JSONValue = ["query": query(&random, 0), "size": 1]
      let answer = try platform.send(.post, "/v3/search", body)
      #expect([200, 400].contains(answer.status.code), "\(body): \(answer.text)")
    }
  }

  private func query(_ random: inout SplitMix64, _ depth: Int) -> JSONValue {
    let kinds = [
      "term", "terms", "match", "match_phrase", "prefix", "wildcard", "range", "exists", "ids",
      "query_string", "simple_query_string", "gs_user_query", "multi_match", "bool", "nested",
      "constant_score", "dis_max", "fuzzy", "match_all", "odd",
    ]
    let fields = [
      "metadata.name", "metadata.tags", "metadata.name.keyword", "entity.assets.catalog_id",
      "metadata.created_on", "nothing", "tenant_id", "artifact_id", "",
    ]
    let texts = [
      "customer", "*", "a*b?", "\"", "(", "2026-01-01", "7", "日次", "", "a AND", "~", "-",
    ]
    func leaf() -> JSONValue {
      switch random.below(5) {
      case 0: JSONValue(random.below(10))
      case 1: [.string(random.pick(texts))]
      case 2: ["value": .string(random.pick(texts)), "gte": .string(random.pick(texts))]
      case 3: .null
      default: .string(random.pick(texts))
      }
    }
    let kind = random.pick(kinds)
    if depth < 4, random.chance(50) {
      let inner = query(&random, depth + 1)
      let other = query(&random, depth + 1)
      return [
        "bool": [
          random.pick(["must", "should", "filter", "must_not"]): [inner, other],
          "minimum_should_match": leaf(),
        ]
      ]
    }
    let key = random.pick(["query", "field", "values", "search_string", random.pick(fields)])
    return [kind: [key: leaf()]]
  }
}
