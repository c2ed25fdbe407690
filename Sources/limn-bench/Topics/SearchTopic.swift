import HTTPTypes
import JSON
import PlatformEmulator

/// Searching the embedded platform: every kind of query that is documented, none of them twice.
enum SearchTopic {
  /// So that the largest catalog has more than 100,000 assets, and all together more than a million.
  fileprivate static let assets = 1_050_000

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    var options = PlatformEmulator.Options()
    options.assets = LargeWorld.assets
    let large = try Searching(PlatformEmulator(options: options))
    options.assets = assets
    let largest = try Searching(PlatformEmulator(options: options))
    return try [
      large.measurement(in: LargeWorld.catalog, most: 50),
      largest.measurement(in: LargeWorld.catalog, most: 500),
      largest.measurementOfAll(most: 500),
    ]
  }
}

/// A platform that is asked one thing after the other.
private struct Searching {
  private static let queries = [
    "*:*", "asset.name:customer", "asset.name:*ustome*", "asset.name:*a*e*", "asset.name:?i*",
    #"asset.name:"customer dim"~3"#, "asset.name:custmer~", "asset.name:[a TO m]",
    #"asset.description:"of the""#, "asset.description:*a*e*", "asset.description:přehled",
    "asset.tags:(gold OR pii) AND NOT asset.asset_type:report", "NOT asset.tags:*",
    "asset.owner_id:1000331001", "asset.created_at:[2025 TO *]", "asset.rating:>=0",
    "data_asset.columns.name:*_id", "attachment.connection_path:*order*", "gold", "*ord*",
    "_exists_:attachment.connection_id", "unheard.of:x",
  ]
  private static let sorts = [
    "-asset.name<string>", "asset.created_at<string>", "-asset.tags<string>",
    "asset.description<string>", "-attachment.connection_path<string>",
    "asset.asset_type<string>,-asset.name<string>", "asset.rating<number>",
  ]
  private static let counts = ["asset.tags", "asset.asset_type", "attachment.connection_path"]

  private let emulator: PlatformEmulator
  private let token: String
  /// Ids of catalogs by their names.
  private var catalogs: [String: String] = [:]

  init(_ emulator: PlatformEmulator) throws {
    self.emulator = emulator
    let signIn: JSONValue = ["username": "admin", "password": "password"]
    let session = try Self.send(emulator, .post, "/icp4d-api/v1/authorize", signIn, token: nil)
    token = session["token"]?.string ?? ""
    let list = try Self.send(emulator, .get, "/v2/catalogs?limit=200", nil, token: token)
    for catalog in list["catalogs"]?.array ?? [] {
      catalogs[catalog["entity"]?["name"]?.string ?? ""] = catalog["metadata"]?["guid"]?.string
    }
  }

  /// The slowest search of one catalog.
  func measurement(in catalog: String, most: Double) throws -> Measurement {
    let path = "/v2/asset_types/asset/search?catalog_id=\(catalogs[catalog] ?? "")"
    let bodies =
      Self.queries.map { JSONValue.object(["query": .string($0), "limit": 200]) }
      + Self.sorts.map { ["query": "*:*", "limit": 200, "sort": .string($0)] }
      + Self.sorts.map { ["query": "asset.name:z* OR gold", "limit": 200, "sort": .string($0)] }
      + Self.counts.map { ["query": "*:*", "limit": 1, "counts": [.string($0)]] }
    let total = try ask(path, bodies[0])["total_rows"]?.int ?? 0
    return try slowest(of: bodies, at: path, "search of", total, most: most)
  }

  /// The slowest search of all containers.
  func measurementOfAll(most: Double) throws -> Measurement {
    let everything: JSONValue = ["match_all": [:]]
    let bodies: [JSONValue] = [
      ["query": everything],
      ["query": everything, "sort": [["metadata.name.keyword": "asc"]], "from": 9_000],
      ["query": ["gs_user_query": ["search_string": "customer orders of the month"]]],
      ["query": ["wildcard": ["metadata.name": "*a*e*"]]],
      ["query": everything, "aggs": ["tags": ["terms": ["field": "metadata.tags"]]]],
    ]
    return try slowest(
      of: bodies, at: "/v3/search", "global search of", SearchTopic.assets, most: most)
  }

  private func slowest(
    of bodies: [JSONValue], at path: String, _ name: String, _ count: Int, most: Double
  ) throws -> Measurement {
    var worst = (time: 0.0, body: "")
    for body in bodies {
      // Of three, as others use the machine too; a change between them, as answers are remembered.
      let times = try (0..<3).map { _ in
        try forget()
        return try Stopwatch.time { _ = try ask(path, body) }.milliseconds
      }
      let time = times.min() ?? 0
      if time > worst.time { worst = (time, body.serialized()) }
    }
    return Measurement(
      name:
        "\(name) \(Measurement.Unit.count.text(Double(count))) assets, slowest of \(bodies.count)",
      figure: worst.time, unit: .milliseconds, target: .atMost(most), peer: worst.body)
  }

  /// Changes something.
  private func forget() throws {
    guard let catalog = catalogs["Quarantine"] else { throw BenchError("a catalog is missing") }
    let patch: JSONValue = [
      ["op": "replace", "path": "/entity/description", "value": "searched"]
    ]
    _ = try Self.send(emulator, .patch, "/v2/catalogs/\(catalog)", patch, token: token)
  }

  private func ask(_ path: String, _ body: JSONValue) throws -> JSONValue {
    try Self.send(emulator, .post, path, body, token: token)
  }

  private static func send(
    _ emulator: PlatformEmulator, _ method: HTTPRequest.Method, _ path: String,
    _ body: JSONValue?, token: String?
  ) throws -> JSONValue {
    var headers = HTTPFields()
    if let token { headers[.authorization] = "Bearer \(token)" }
    let answer = emulator.respond(
      to: EmulatorRequest(
        method: method, path: path, headers: headers, body: body?.serializedBytes() ?? []))
    guard answer.status.code < 300 else { throw BenchError("\(path): \(answer.status)") }
    return (try? JSONValue.parse(answer.body)) ?? .null
  }
}
