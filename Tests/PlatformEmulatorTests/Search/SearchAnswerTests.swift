import JSON
import Testing

@testable import PlatformEmulator

/// Search must find what a plain look at every asset finds.
@Suite struct SearchAnswerTests {
  private struct World: Sendable {
    let platform: TestPlatform
    let scope: String
    let documents: [JSONValue]
  }

  private static let shared = Result { try makeWorld() }
  private let world: World

  init() throws {
    world = try Self.shared.get()
  }

  private static func makeWorld() throws -> World {
    let platform = try TestPlatform(assets: 700)
    let scope = try platform.catalog(withMoreThan: 150)
    var documents: [JSONValue] = []
    var body: JSONValue? = ["query": "*:*", "limit": 200, "include": "entity,attachments"]
    while let asked = body {
      let page = try platform.post("/v2/asset_types/asset/search?\(scope)", asked)
      documents += page["results"]?.array ?? []
      body = page["next"]
    }
    return World(platform: platform, scope: scope, documents: documents)
  }

  private func id(_ document: JSONValue) -> String {
    document["metadata"]?["asset_id"]?.string ?? ""
  }

  private func expectSame(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let query = try LuceneParser.parse(text)
    let expected = Set(world.documents.filter { NaiveSearch($0).matches(query) }.map(id))
    var found: [String] = []
    var body: JSONValue? = ["query": .string(text), "limit": 200]
    while let asked = body {
      let page = try world.platform.post("/v2/asset_types/asset/search?\(world.scope)", asked)
      #expect(page["total_rows"]?.int == expected.count, "\(text)", sourceLocation: sourceLocation)
      found += (page["results"]?.array ?? []).map(id)
      body = page["next"]
    }
    #expect(Set(found) == expected, "\(text)", sourceLocation: sourceLocation)
    #expect(found.count == expected.count, "\(text)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "asset.name:*order*", "asset.name:order*", "asset.name:*order", "asset.name:or?er",
    "asset.name:customer_o*", "asset.name:*er_or*", "asset.name:*a*e*", "asset.name:d*r",
    "asset.name:??", "asset.name:*_*", "asset.name:*\\-*", #"asset.name:"stg customer""#,
    #"asset.name:"customer stg"~3"#, "asset.name:custumer~", "asset.name:custumer~1",
    "asset.name:[d TO m]", "asset.name:{* TO d}", "asset.name:asset one",
    "asset.description:*ightly", #"asset.description:"end of the month""#,
    #"asset.description:"month end"~5"#, "asset.description:žluťoučký",
    "asset.description:zlutoucky",
    "asset.description:*zlu?ouc*", "asset.description:*nací?á*s*", "asset.description:日次*",
    "asset.description:🚀", "asset.description:*🚀*", "asset.description:*", "asset.description:?*",
    "_exists_:asset.description", "asset.description:[a TO m]", "NOT asset.description:*",
    "asset.tags:PII", "asset.tags:g?l*", "asset.tags:[a TO d}", "asset.tags:glod~",
    "asset.tags:(gold OR silver) AND NOT asset.asset_type:data_asset",
    "+asset.tags:gold -asset.tags:pii asset.name:x", "asset.tags:\"hot 🔥\"",
    "asset.tags:to\\-review", "asset.tags:to-review", "asset.mode:8", "asset.mode:[1 TO 20]",
    "asset.mode:>=0", "asset.mode:{0 TO *]", "asset.mode:<8", "asset.mode:abc",
    "asset.created_at:2025*", "asset.created_at:20??-1*", "asset.created_at:>2026-01",
    "asset.created_at:[2025-03 TO 2025-06}", "attachment.connection_path:\\/SALES\\/*",
    "attachment.connection_path:*order*", "attachment.connection_path:*",
    "data_asset.columns.name:customer_id", "data_asset.columns.name:*_id",
    "data_asset.columns.name:currency AND data_asset.columns.name:sku",
    "wml_model.type:scikit*", "nothing.at_all:x", "NOT nothing.at_all:x", "unheard_of:*",
    "asset.owner_id:[1000331001 TO 1000331003]", "gold", "orders~ || \"by region\"", "*",
    "asset.name:\\u0063ustomer",
  ])
  func eachKindOfQuery(text: String) throws {
    try expectSame(text)
  }

  @Test func manyQueriesPutTogetherByChance() throws {
    var random = SplitMix64(seed: 2026)
    let names = world.documents.compactMap { $0["metadata"]?["name"]?.string }
    for _ in 0..<250 { try expectSame(query(&random, names, depth: 0)) }
  }

  private func query(_ random: inout SplitMix64, _ names: [String], depth: Int) -> String {
    if depth < 3, random.chance(45) {
      let left = query(&random, names, depth: depth + 1)
      let right = query(&random, names, depth: depth + 1)
      switch random.below(6) {
      case 0: return "(\(left) AND \(right))"
      case 1: return "(\(left) OR \(right))"
      case 2: return "(\(left) \(right))"
      case 3: return "(+\(left) -\(right))"
      case 4: return "(\(left) && !\(right))"
      default: return "(NOT \(left))"
      }
    }
    let fields = [
      "", "asset.name:", "asset.name:", "asset.description:", "asset.tags:", "asset.asset_type:",
      "asset.owner_id:", "asset.mode:", "asset.asset_attributes:", "asset.unknown:",
      "attachment.connection_path:", "data_asset.columns.name:",
    ]
    return random.pick(fields) + matcher(&random, names)
  }

  private func matcher(_ random: inout SplitMix64, _ names: [String]) -> String {
    let words =
      names[random.below(names.count)].split { !$0.isLetter && !$0.isNumber }.map(String.init)
      + ["gold", "pii", "data_asset", "the", "row", "8", "0", "1000331001", "email", "žluťoučký"]
    let word = words[random.below(words.count)]
    let start = word.prefix(1 + random.below(word.count))
    switch random.below(9) {
    case 0: return word
    case 1: return word.uppercased() == "TO" ? word : word.uppercased() + "x"
    case 2: return "\(start)*"
    case 3: return "*\(start)*"
    case 4: return "*\(word.suffix(2))"
    case 5: return "\(start)?\(word.dropFirst(start.count + 1))*"
    case 6: return "[\(start) TO \(words[random.below(words.count)])}"
    case 7: return "\"\(word) \(words[random.below(words.count)])\"~\(random.below(4))"
    default: return "\(word)~\(random.among(1...2))"
    }
  }
}
