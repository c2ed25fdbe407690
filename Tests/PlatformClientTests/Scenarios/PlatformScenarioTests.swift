import HTTPTypes
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// The client against the emulated platform: signing in, walking about, reading.
@Suite struct PlatformScenarioTests {
  @Test(arguments: Door.allCases) func everyWayToSignInLeadsIn(door: Door) throws {
    let scenario = try Scenario(door)
    let ways: [Credentials] = [
      .password(user: "ana", password: "password"), .apiKey(user: "ana", key: "limn-demo-key"),
      .zenApiKey(user: "ana", key: "limn-demo-key"),
    ]

    for way in ways {
      let client = try scenario.client(way)
      try client.signIn()
      let me = try client.currentUser()
      #expect(me == User(id: "1000331001", displayName: "Ana Kovács", username: "ana"), "\(way)")
      #expect(try client.catalogs().items.isEmpty == false)
    }
  }

  @Test(arguments: Door.allCases) func wrongSecretsAreRefusedOnce(door: Door) throws {
    let scenario = try Scenario(door)
    let wrong = try scenario.client(.password(user: "ana", password: "hunter22"))

    let first = try platformError { () throws(PlatformError) in try wrong.signIn() }
    let second = try platformError { () throws(PlatformError) in try wrong.catalogs() }

    #expect(first.cause == .signedOut)
    #expect(first.status == 401)
    #expect(first.message?.hasPrefix("Invalid user credentials.") == true)
    #expect(second.cause == .signedOut)
    #expect(scenario.requests(with: "/authorize") == 1)
    let zen = try scenario.client(.zenApiKey(user: "ana", key: "nonsense"))
    let third = try platformError { () throws(PlatformError) in try zen.catalogs() }
    #expect(third.cause == .signedOut && third.message == "The API key is not valid.")
    let stale = try scenario.client(.token("a.b.c"))
    let fourth = try platformError { () throws(PlatformError) in try stale.projects() }
    #expect(fourth.cause == .signedOut)
  }

  @Test(arguments: Door.allCases) func anExpiredTokenIsRenewedUnnoticed(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let before = try client.catalogs()

    scenario.clock.advance(by: .seconds(13 * 3_600))

    #expect(try client.catalogs() == before)
    #expect(scenario.requests(with: "/authorize 200") == 2)
  }

  /// The platform forgot the session although the token's time is not up.
  @Test(arguments: Door.allCases) func aTokenTurnedDownIsRenewedUnnoticed(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    try client.signIn()
    scenario.platform.failNext(matching: "/v2/catalogs", status: .unauthorized)
    scenario.clock.advance(by: .seconds(1))

    #expect(try client.catalogs().items.isEmpty == false)
    #expect(scenario.requests(with: "/authorize 200") == 2)
  }

  @Test(arguments: Door.allCases) func containersOfEachKindAreReadToTheEnd(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()

    let catalogs = try rows(pages: 3...4) { try client.catalogs(after: $0, limit: 2) }
    let projects = try rows(pages: 5...6) { try client.projects(after: $0, limit: 2) }
    let spaces = try rows(pages: 2...3) { try client.spaces(after: $0, limit: 2) }

    #expect(
      catalogs.map(\.name) == [
        "Finance reporting", "Marketing insights", "Platform assets catalog", "Quarantine",
        "Retail 360", "Risk & compliance",
      ])
    #expect(Set(projects.map(\.name)).count == 9)
    #expect(spaces.map(\.name).sorted() == ["Experiments", "Production scoring", "Staging"])
    let all = catalogs + projects + spaces
    #expect(Set(all.map(\.id)).count == 18)
    for container in all {
      let single = try client.container(container.id)
      #expect(single.id == container.id)
      #expect(single.name == container.name)
      #expect(single.createdAt == container.createdAt && single.createdAt != nil)
    }
    #expect(try client.catalogs().items.map(\.id) == catalogs.map(\.id))
    #expect(try client.projects().items.map(\.id) == projects.map(\.id))
    #expect(try client.spaces().items.map(\.id) == spaces.map(\.id))
  }

  @Test(arguments: Door.allCases) func whoMaySeeLessSeesLess(door: Door) throws {
    let scenario = try Scenario(door)
    let admin = try scenario.client()
    let vic = try scenario.client("vic")
    let risk = try admin.named("Risk & compliance", .catalog)

    let seen = try vic.catalogs().items.map(\.name)
    let error = try platformError { () throws(PlatformError) in try vic.container(risk) }
    let gone = try platformError { () throws(PlatformError) in
      try vic.container(ContainerID(.project, "nowhere"))
    }

    #expect(
      seen == ["Marketing insights", "Platform assets catalog", "Quarantine", "Retail 360"])
    #expect(error.cause == .forbidden)
    #expect(gone.cause == .notFound)
    #expect(error.message?.isEmpty == false && gone.message?.isEmpty == false)
  }

  @Test(arguments: Door.allCases) func anAssetIsReadWithAllItsParts(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let retail = try client.named("Retail 360", .catalog)
    let detail = try client.asset(named: "customers", in: retail)
    let id = detail.asset.id

    #expect(detail.asset.type == "data_asset")
    #expect(detail.asset.tags == ["gold", "pii"])
    #expect(detail.attributeNames.contains("data_asset"))
    #expect(detail.json["entity"]?["data_asset"]?["columns"] == nil)

    let columns = try client.columns(of: id)
    #expect(columns.next == nil && columns.unreadable == 0 && columns.items.count > 4)
    #expect(columns.items.contains { $0.description != nil && !$0.terms.isEmpty })
    #expect(
      try rows(pages: 2...9) { try client.columns(of: id, after: $0, limit: 4) }
        == columns.items)

    let relationships = try client.relationships(of: id)
    #expect(relationships.items.count > 2 && relationships.next == nil)
    #expect(relationships.total == .exact(relationships.items.count))
    #expect(relationships.items.allSatisfy { $0.relatedName?.isEmpty == false })
    #expect(
      try rows(pages: 2...99) { try client.relationships(of: id, after: $0, limit: 2) }
        == relationships.items)

    let revisions = try client.revisions(of: id)
    #expect(revisions.items.map(\.number) == [6, 5, 4, 3, 2, 1])
    #expect(revisions.total == .exact(6))
    #expect(revisions.items.allSatisfy { $0.committedAt != nil && $0.message != nil })
    for limit in [1, 2, 4, 6] {
      let read = try rows(pages: 1...6) { try client.revisions(of: id, after: $0, limit: limit) }
      #expect(read == revisions.items, "by \(limit)")
    }
    let types = try client.assetTypes(in: retail)
    #expect(types.contains { $0.name == "data_asset" })
    let owner = try #require(detail.asset.ownerID)
    #expect(try client.user(owner)?.displayName.isEmpty == false)
    #expect(try client.user("4711") == nil)
  }

  @Test(arguments: Door.allCases) func hostileNamesArriveWhole(door: Door) throws {
    let scenario = try Scenario(door)
    let client = try scenario.client()
    let quarantine = try client.named("Quarantine", .catalog)

    let assets = try client.assets(matching: AssetQuery(container: quarantine)).page.items

    let names = Set(assets.map { Array($0.name.unicodeScalars) })
    let wanted = [
      "\u{1B}[2J\u{1B}[Hcleared", "invoice\u{202E}fdp.exe", "c1 \u{9B}31m control \u{9D}0;x\u{9C}",
      "two\nlines", "null\u{00}byte", "'; DROP TABLE assets; --", "\u{2028}line\u{2029}separators",
      "\u{FFFD}\u{FFFE}nonsense\u{E000}", "   ", String(repeating: "very_long_name_", count: 70),
    ]
    for name in wanted {
      #expect(names.contains(Array(name.unicodeScalars)), "\(name.debugDescription)")
    }
    #expect(assets.count == 22)
    #expect(Set(assets.flatMap(\.tags)).contains("\u{1B}[7mreverse"))
    for asset in assets {
      #expect(try client.asset(asset.id).asset.name == asset.name)
      if asset.type == "data_asset" {
        #expect(try client.columns(of: asset.id).items.map(\.name) == [asset.name])
      }
    }
  }
}
