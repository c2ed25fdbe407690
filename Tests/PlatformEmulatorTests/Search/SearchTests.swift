import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// Every query is checked against a plain look at all assets of the container.
@Suite struct SearchTests {
  /// A platform that nobody changes, one of its catalogs, and all that is in it.
  private struct World: Sendable {
    let platform: TestPlatform
    let scope: String
    let everything: [JSONValue]
  }

  private static let shared = Result { try makeWorld() }
  private let platform: TestPlatform
  private let scope: String
  private let everything: [JSONValue]

  init() throws {
    let world = try Self.shared.get()
    (platform, scope, everything) = (world.platform, world.scope, world.everything)
  }

  private static func makeWorld() throws -> World {
    let platform = try TestPlatform(assets: 1000)
    let scope = try platform.catalog(withMoreThan: 200)
    var found: [JSONValue] = []
    var body: JSONValue? = ["query": "*:*", "limit": 200, "include": "entity"]
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      found += page["results"]?.array ?? []
      body = page["next"]
    }
    return World(platform: platform, scope: scope, everything: found)
  }

  private func ids(_ results: some Sequence<JSONValue>) -> Set<String> {
    Set(results.compactMap { $0["metadata"]?["asset_id"]?.string })
  }

  private func expect(
    _ query: String, _ more: JSONValue = [:], sourceLocation: SourceLocation = #_sourceLocation,
    _ isWanted: (JSONValue) -> Bool
  ) throws {
    var seen: Set<String> = []
    var total: Int?
    var body: JSONValue? = more
    body?["query"] = .string(query)
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      let found = ids(page["results"]?.array ?? [])
      #expect(seen.isDisjoint(with: found), sourceLocation: sourceLocation)
      seen.formUnion(found)
      total = page["total_rows"]?.int
      body = page["next"]
    }
    let wanted = ids(everything.filter { isWanted($0["metadata"] ?? [:]) })
    #expect(seen == wanted, "\(query)", sourceLocation: sourceLocation)
    #expect(total == wanted.count, "\(query)", sourceLocation: sourceLocation)
  }

  private func words(_ text: String?) -> [String] {
    (text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func name(_ metadata: JSONValue) -> String { metadata["name"]?.string ?? "" }

  private func tags(_ metadata: JSONValue) -> [String] {
    metadata["tags"]?.array?.compactMap(\.string) ?? []
  }

  @Test func namesAreFoundByWordsPrefixesAndPieces() throws {
    try expect("*:*") { _ in true }
    let word = try #require(
      everything.lazy.compactMap { $0["metadata"].map { words(name($0)) }?.first }
        .first { $0.count > 4 && $0.utf8.allSatisfy { $0 < 0x80 } })
    let piece = word.dropFirst().dropLast()

    try expect("asset.name:\(word)") { words(name($0)).contains(word) }
    try expect("asset.name:\(word.uppercased())") { words(name($0)).contains(word) }
    try expect("asset.name:\(word.prefix(3))*") { metadata in
      words(name(metadata)).contains { $0.hasPrefix(word.prefix(3)) }
    }
    try expect("asset.name:*\(piece)*") { name($0).lowercased().contains(piece) }
    try expect("NOT asset.name:\(word)") { !words(name($0)).contains(word) }
    try expect("asset.name:nosuchword") { _ in false }
  }

  @Test func namesThatAreNotPlainLettersAreFound() throws {
    let odd = everything.compactMap { $0["metadata"] }.map(name)
      .filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    for text in odd.prefix(5) {
      let escaped = text.map { $0.isLetter || $0.isNumber ? "\($0)" : "\\\($0)" }.joined()
      try expect("asset.name:*\(escaped)*") { name($0).lowercased().contains(text.lowercased()) }
    }
  }

  @Test func tagsTypesAndOwners() throws {
    let tag = try #require(everything.lazy.compactMap { $0["metadata"] }.flatMap(tags).first)
    let owner = try #require(everything[0]["metadata"]?["owner_id"]?.string)

    try expect("asset.tags:\"\(tag)\"") { tags($0).contains(tag) }
    try expect("asset.asset_type:data_asset") { $0["asset_type"] == "data_asset" }
    try expect("asset.asset_type:data_*") {
      $0["asset_type"]?.string?.hasPrefix("data_") ?? false
    }
    try expect("asset.owner_id:\(owner) AND NOT asset.asset_type:data_asset") {
      $0["owner_id"]?.string == owner && $0["asset_type"] != "data_asset"
    }
    try expect("asset.tags:*") { !tags($0).isEmpty }
    try expect("*:* AND -asset.tags:*") { tags($0).isEmpty }
    let id = try #require(everything[7]["metadata"]?["asset_id"]?.string)
    try expect("asset.asset_id:\(id)") { $0["asset_id"]?.string == id }
  }

  @Test func timesAreRangesOfWhatIsWritten() throws {
    func created(_ metadata: JSONValue) -> String { metadata["created_at"]?.string ?? "" }

    try expect("asset.created_at:[2025 TO 2025]") { created($0).hasPrefix("2025") }
    try expect("asset.created_at:2025*") { created($0).hasPrefix("2025") }
    try expect("asset.created_at:[2025-03 TO *]") { created($0) >= "2025-03" }
    try expect("asset.created_at:{2024 TO 2025-06-15}") {
      created($0) >= "2025-01" && created($0) < "2025-06-15"
    }
    try expect("asset.last_updated_at:[* TO 2025-09-30]") {
      ($0["usage"]?["last_updated_at"]?.string ?? "") < "2025-10"
    }
    try expect("asset.created_at:yesterday") { _ in false }
  }

  @Test func otherFieldsAreLookedUpInTheDocuments() throws {
    try expect("asset.mode:[8 TO *]") { $0["rov"]?["mode"]?.double ?? 0 >= 8 }
    try expect("asset.origin_country:us") { $0["origin_country"] == "us" }
    try expect("asset.asset_attributes:column_info") {
      $0["asset_attributes"]?.array?.contains("column_info") ?? false
    }
    let csv = ids(
      everything.filter { $0["entity"]?["data_asset"]?["mime_type"] == "text/csv" })
    try expect("data_asset.mime_type:text\\/csv") { csv.contains($0["asset_id"]?.string ?? "") }
    try expect("asset.name_:x") { _ in false }
  }

  @Test func wordsWithoutAFieldAreLookedForEverywhere() throws {
    let tag = "gold"
    try expect(tag) {
      words(name($0)).contains(tag) || words($0["description"]?.string).contains(tag)
        || tags($0).contains(tag)
    }
  }

  @Test(arguments: [
    "asset.name<string>", "-asset.name<string>", "asset.created_at<string>",
    "-asset.last_updated_at<string>", "asset.mode<number>", "-asset.mode<number>",
    "asset.asset_type<string>", "asset.owner_id<string>", "asset.description<string>",
    "asset.tags<string>",
  ])
  func everyOrderShowsEachAssetOnce(sort: String) throws {
    try expect("*:*", ["limit": 37, "sort": .string(sort)]) { _ in true }
  }

  @Test func severalSortKeysInDifferentDirections() throws {
    let sort: JSONValue = "asset.asset_type<string>,-asset.name<string>"
    try expect("*:*", ["limit": 50, "sort": sort]) { _ in true }

    let page = try platform.search(scope, "*:*", ["limit": 100, "sort": sort])
    let keys = (page["results"]?.array ?? []).compactMap { $0["metadata"] }
      .map { ($0["asset_type"]?.string ?? "", name($0)) }
    for (left, right) in zip(keys, keys.dropFirst()) {
      #expect(left.0 < right.0 || left.0 == right.0 && left.1 >= right.1)
    }
    let other = try platform.send(
      .post, "/v2/asset_types/asset/search?\(scope)",
      ["query": "*:*", "bookmark": page["next"]?["bookmark"] ?? ""])
    #expect(other.status == .badRequest)
  }

  @Test func countsSayHowManyThereAreOfEach() throws {
    let page = try platform.search(
      scope, "asset.tags:*", ["limit": 1, "counts": ["asset.tags", "asset.asset_type"]])
    var byTag: [String: Int] = [:]
    var byType: [String: Int] = [:]
    for metadata in everything.compactMap({ $0["metadata"] }) where !tags(metadata).isEmpty {
      for tag in Set(tags(metadata)) { byTag[tag, default: 0] += 1 }
      byType[metadata["asset_type"]?.string ?? "", default: 0] += 1
    }

    func dictionary(_ value: JSONValue?) -> [String: Int] {
      Dictionary(
        uniqueKeysWithValues: (value?.object.map { Array($0) } ?? [])
          .map { ($0.key, $0.value.int ?? -1) })
    }
    #expect(dictionary(page["counts"]?["asset.tags"]) == byTag)
    #expect(dictionary(page["counts"]?["asset.asset_type"]) == byType)
  }

  @Test func drilldownNarrows() throws {
    let drilldown: JSONValue = [
      ["asset.asset_type": ["report", "dashboard"]], ["asset.origin_country": ["us"]],
    ]
    try expect("*:*", ["drilldown": drilldown]) {
      ["report", "dashboard"].contains($0["asset_type"]?.string)
        && $0["origin_country"] == "us"
    }
  }

  @Test func typesInThePath() throws {
    let reports = try platform.search(scope, "*:*", type: "report")
    #expect(
      ids(reports["results"]?.array ?? [])
        == ids(everything.filter { $0["metadata"]?["asset_type"] == "report" }))
    let described = try platform.search(scope, "*:*", ["limit": 1], type: "column_info")
    #expect(
      described["total_rows"]?.int
        == everything.filter {
          $0["metadata"]?["asset_attributes"]?.array?.contains("column_info") ?? false
        }.count)
    #expect(try platform.search(scope, "*:*", type: "none")["total_rows"] == 0)
  }

  @Test func resultsCarryWhatWasAskedFor() throws {
    let plain = try platform.search(scope, "*:*", ["limit": 1])["results"]?[0]
    #expect(plain?.object?.keys == ["metadata", "href"])
    let whole = try platform.search(scope, "*:*", ["limit": 1, "include": "entity"])["results"]?[0]
    #expect(whole?.object?.keys == ["metadata", "entity", "href"])
    let id = try #require(plain?["metadata"]?["asset_id"]?.string)
    #expect(plain?["href"]?.string == "/v2/assets/\(id)?\(scope)")
    let count = try platform.post(
      "/v2/asset_types/asset/search?\(scope)&limit=0", ["query": "*:*"])
    #expect(count == ["total_rows": JSONValue(everything.count), "results": []])
    let many = try platform.search(scope, "*:*", ["limit": 5000])
    #expect(many["results"]?.array?.count == 200)
  }

  @Test func theNextPageIsAskedForWithTheNextObject() throws {
    let page = try platform.search(
      scope, "asset.asset_type:data_asset", ["limit": 3, "sort": "-asset.name<string>"])
    let next = try #require(page["next"])

    #expect(next.object?.keys == ["query", "limit", "bookmark", "sort"])
    #expect(next["query"] == "asset.asset_type:data_asset")
    let second = try platform.post("/v2/asset_types/asset/search?\(scope)", next)
    #expect(second["results"]?.array?.count == 3)
    #expect(second["total_rows"] == page["total_rows"])
  }

  @Test(arguments: [
    #"{"query":"asset.name:("}"#, #"{"limit":1}"#, #"{"query":7}"#, "[]", "", "{",
    #"{"query":"*:*","bookmark":"x"}"#, #"{"query":"*:*","drilldown":[7]}"#,
    #"{"query":"*:*","limit":-1}"#,
  ])
  func badSearchesAreRefused(body: String) throws {
    let answer = platform.emulator.respond(
      to: EmulatorRequest(
        method: .post, path: "/v2/asset_types/asset/search?\(scope)",
        headers: [.authorization: "Bearer \(try platform.token(of: "admin"))"],
        body: Array(body.utf8)))

    #expect(answer.status == .badRequest)
    #expect(answer.json?["errors"]?[0]?["message"]?.string?.isEmpty == false)
    #expect(answer.json?["trace"]?.string?.count == 36)
  }

  @Test func whateverIsSearchedForTheAnswerIsAPageOrARefusal() throws {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "asset.name:", "asset.tags:", "a", "AND", "OR", "(", ")", "\"", "*", "?", "%", "_", "'", "--",
      "\\\\", "[2025 TO 2026]", "asset.created_at:", "x.y.z:", "\u{0}", "🔥", "日次", "NEAR(", ";",
    ]
    for _ in 0..<300 {
      let query = (0..<random.below(8)).map { _ in random.pick(pieces) }.joined(separator: " ")
      let answer = try platform.send(
        .post, "/v2/asset_types/asset/search?\(scope)", ["query": .string(query), "limit": 1])
      #expect([200, 400].contains(answer.status.code), "\(query): \(answer.text)")
    }
  }
}
