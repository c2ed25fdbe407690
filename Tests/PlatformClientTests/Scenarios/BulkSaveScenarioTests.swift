import JSON
import PlatformEmulator
import PlatformModel
import Testing

@testable import PlatformClient

/// Brings requests to their platform and loses the answers to some of them.
private struct Losing: Transport {
  let inner: any Transport
  let what: String

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let answer = try inner.send(request, cancellation: cancellation)
    guard request.url.contains(what) else { return answer }
    throw PlatformError(cause: .unreachable("the connection was cut"), request: "")
  }
}

/// Saving edits of many assets together.
@Suite struct BulkSaveScenarioTests {
  private struct Desk {
    let scenario: Scenario
    let client: PlatformClient
    let bases: [AssetDetail]

    init(
      _ door: Door, _ configure: (inout PlatformEmulator.Options) -> Void = { _ in }
    ) throws {
      scenario = try Scenario(door, configure)
      let client = try scenario.client("ana")
      self.client = client
      let catalog = try client.named("Retail 360", .catalog)
      let rows = try client.assets(matching: AssetQuery(container: catalog), limit: 20).page.items
      bases = try rows.prefix(5).map { row in try client.asset(row.id) }
    }

    func savings(adding tag: String) -> [AssetSaving] {
      bases.map { base in
        let tags = base.asset.tags + [tag]
        return AssetSaving(
          base.asset.id, base: base, edits: [.tags: .array(tags.map { .string($0) })])
      }
    }

    func someoneElse(_ number: Int, sets pointer: String, to value: JSONValue) throws {
      try scenario.platform.someoneElseEdits(
        asset: bases[number].asset.id.id,
        JSONPatch([.add(path: try JSONPointer(pointer), value: value)]))
    }
  }

  private func tags(_ result: SaveResult) -> [String]? {
    if case .success(.saved(let now, _, _)) = result { now.asset.tags } else { nil }
  }

  @Test(arguments: Door.allCases, [true, false])
  func twentyAssetsTakeThreeCalls(door: Door, honoursTests: Bool) throws {
    let desk = try Desk(door) { $0.honoursTestOperations = honoursTests }
    let before = desk.scenario.requests(with: "/v2/assets")

    let results = try desk.client.save(desk.savings(adding: "new"))

    #expect(desk.scenario.requests(with: "/v2/assets") - before == 3)
    for (base, result) in zip(desk.bases, results) {
      #expect(tags(result) == base.asset.tags + ["new"])
      #expect(try desk.client.asset(base.asset.id).asset.tags == base.asset.tags + ["new"])
      guard case .success(.saved(let now, let reverse, _)) = result else { continue }
      let old = try reverse.applied(to: now.json)["metadata"]?["tags"]?.array ?? []
      #expect(old.compactMap(\.string) == base.asset.tags)
    }
  }

  @Test(arguments: Door.allCases)
  func eachIsSettledForItself(door: Door) throws {
    let desk = try Desk(door)
    var savings = desk.savings(adding: "new")
    savings[1].edits = [.description: "Mine."]
    try desk.someoneElse(0, sets: "/metadata/tags", to: ["theirs"])
    try desk.someoneElse(1, sets: "/metadata/description", to: "Theirs.")
    savings[2].edits = [.name: "  "]
    savings[3].id = AssetID("00000000-0000-4000-8000-000000000000", in: savings[3].id.container)

    let results = try desk.client.save(savings)

    #expect(tags(results[0]) == ["theirs", "new"])
    guard case .success(.conflict(_, [.description])) = results[1] else {
      Issue.record("\(results[1])")
      return
    }
    guard case .failure(let refused) = results[2], case .failure(let missing) = results[3] else {
      Issue.record("\(results[2]) \(results[3])")
      return
    }
    #expect(refused.message == "The name must be a text that is not blank.")
    #expect(missing.cause == .notFound)
    #expect(tags(results[4])?.last == "new")
  }

  @Test(arguments: Door.allCases)
  func whatHasArrivedIsFoundOut(door: Door) throws {
    let desk = try Desk(door)
    let savings = desk.savings(adding: "new")
    _ = try desk.client.save(Array(savings.prefix(2)))

    let results = try desk.client.arrived(savings)

    #expect(results.prefix(2).allSatisfy { tags($0)?.last == "new" })
    for result in results.dropFirst(2) {
      guard case .success(.conflict(_, [])) = result else {
        Issue.record("\(result)")
        continue
      }
    }
  }

  @Test func whoseAnswerIsLostIsLookedAtAndNotSentTwice() throws {
    let desk = try Desk(.inProcess)
    let client = try PlatformClient(
      baseURL: "http://platform.test", credentials: .password(user: "ana", password: "password"),
      transport: Losing(inner: desk.scenario.transport, what: "bulk_patch"),
      clock: ClientClock(now: { Timestamp(milliseconds: 0) }, sleep: { _, _ in }))

    let results = try client.save(desk.savings(adding: "new"))

    #expect(results.allSatisfy { tags($0)?.last == "new" })
    #expect(desk.scenario.requests(with: "bulk_patch") == 1)
  }
}
