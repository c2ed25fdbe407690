import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ConnectionListTests {
  private let world: ConnectionWorld
  private let names: [String]

  init() throws {
    world = try ConnectionWorld()
    for number in 0..<10 {
      let type = number % 2 == 0 ? "postgresql" : "presto"
      var more: JSONValue = ["datasource_type": .string(type)]
      var properties = ConnectionWorld.postgres
      properties["database"] = .string("D\(number % 3)")
      more["properties"] = properties
      _ = try world.create("c\(number)", more)
      world.platform.clock.advance(by: .seconds(1))
    }
    names = (0..<10).map { "c\($0)" } + ["warehouse"]
  }

  private func names(_ query: String) throws -> [String] {
    let list = try world.get("?\(world.churn)\(query)")
    let names = (list["resources"]?.array ?? []).compactMap { $0["entity"]?["name"]?.string }
    #expect(list["total_count"]?.int == names.count)
    return names
  }

  @Test func listsAreSortedAndFiltered() throws {
    #expect(try names("") == names)
    #expect(try names("&sort=-entity.name") == names.reversed())
    #expect(try names("&sort=+metadata.create_time").last == "c9")
    #expect(try names("&entity.name=c3") == ["c3"])
    #expect(try names("&entity.name=%22c3%22") == ["c3"])
    #expect(try names("&entity.datasource_type=presto,abacus") == ["c1", "c3", "c5", "c7", "c9"])
    #expect(try names("&entity.context=target") == ["c0", "c2", "c4", "c6", "c8", "warehouse"])
    #expect(try names("&entity.context=source").count == 11)
    #expect(try names("&metadata.creator=1000331001") == [])
    let wanted = RequestTarget.encoded(#"{"database":"D1","password":"t0p s3cret","port":5432}"#)
    #expect(try names("&entity.properties=\(wanted)") == ["c1", "c4", "c7"])
    #expect(try world.send(.get, "?\(world.churn)&sort=entity.mood").status == .badRequest)
    #expect(try world.send(.get, "?\(world.churn)&entity.properties=x").status == .badRequest)
    #expect(try world.send(.get, "?\(world.churn)&start=x").status == .badRequest)
  }

  @Test(arguments: ["", "&sort=-entity.name", "&sort=metadata.create_time"], [1, 3, 4, 200])
  func linksLeadThroughTheListAndBack(sort: String, limit: Int) throws {
    let whole = try names(sort)
    var path = "/v2/connections?\(world.churn)\(sort)&limit=\(limit)"
    var pages: [[String]] = []
    var last = ""
    while true {
      let page = try world.platform.get(path)
      let offset = pages.joined().count
      #expect(page["offset"]?.int == offset)
      #expect(page["total_count"] == 11)
      #expect((page["prev"] != nil) == (offset > 0))
      pages.append((page["resources"]?.array ?? []).compactMap { $0["entity"]?["name"]?.string })
      if page["prev"] != nil {
        let before = try world.platform.get(try ConnectionWorld.path(page["prev"]))
        let shown = (before["resources"]?.array ?? []).compactMap { $0["entity"]?["name"]?.string }
        #expect(shown == pages[pages.count - 2])
      }
      last = try ConnectionWorld.path(page["last"])
      guard page["next"] != nil else { break }
      path = try ConnectionWorld.path(page["next"])
    }
    #expect(Array(pages.joined()) == whole)
    let end = try world.platform.get(last)
    let shown = (end["resources"]?.array ?? []).compactMap { $0["entity"]?["name"]?.string }
    #expect(shown == pages.last)
  }

  @Test func everyConnectionComesOnceWhateverHappensBetweenPages() throws {
    var path = "/v2/connections?\(world.churn)&limit=2"
    var seen: [String] = []
    for step in 0..<20 {
      let page = try world.platform.get(path)
      seen += (page["resources"]?.array ?? []).compactMap { $0["entity"]?["name"]?.string }
      guard page["next"] != nil else { break }
      path = try ConnectionWorld.path(page["next"])
      // One comes before what was seen, and what was seen last goes.
      _ = try world.create("a\(step)")
      let gone = try world.get("?\(world.churn)&entity.name=\(seen[seen.count - 1])")
      let id = gone["resources"]?[0]?["metadata"]?["asset_id"]?.string ?? ""
      _ = try world.send(.delete, "/\(id)?\(world.churn)")
    }
    #expect(seen == names)
  }
}
