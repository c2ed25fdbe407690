import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct RelationshipSearchTests {
  private static let shared = Result { try TestPlatform(assets: 300) }
  private let platform: TestPlatform
  private let path = "/v2/assets/search_relationships"
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  private let columns = "include_target_columns=true&include_source_columns=true"

  init() throws {
    platform = try Self.shared.get()
  }

  private func search(_ query: String, as user: String = "admin") throws -> JSONValue {
    try platform.post("\(path)?limit=200&\(query)", as: user)
  }

  private func sentences(_ query: String, as user: String = "admin") throws -> Set<String> {
    let found = try search("include_asset_names=true&\(query)", as: user)
    return Set(
      (found["resources"]?.array ?? []).map {
        "\($0["source"]?["asset_name"]?.string ?? "") \($0["relationship_name"]?.string ?? "") "
          + "\($0["target"]?["asset_name"]?.string ?? "")"
      })
  }

  @Test func bothEndsAreAnswered() throws {
    let id = WorldStory.ordersID
    let found = try search("\(scope)&asset_id=\(id)&related_asset_types=dashboard")

    let dashboard = StoryAsset.id("customer_360", in: WorldContainers.retail)
    #expect(found["total_rows"] == 1)
    let resource = try #require(found["resources"]?[0])
    #expect(resource["relationship_name"] == "visualizes")
    #expect(
      resource["source"] == [
        "catalog_id": .string(WorldContainers.retail.scope.id), "asset_id": .string(dashboard),
        "asset_type": "dashboard", "href": .string("/v2/assets/\(dashboard)?\(scope)"),
      ])
    #expect(resource["target"]?["asset_id"]?.string == id)
  }

  @Test func namesAndTypesAreThoseOfOneEnd() throws {
    let customers = "\(scope)&asset_id=\(WorldStory.customersID)"

    #expect(
      try sentences("\(customers)&relationship_names=visualized_in") == [
        "customer_360 visualizes customers", "monthly_churn_report visualizes customers",
      ])
    #expect(try sentences("\(customers)&relationship_names=visualizes") == [])
    #expect(
      try sentences("\(customers)&related_asset_types=report&related_asset_types=policy") == [
        "monthly_churn_report visualizes customers", "mask_personal_data governs customers",
      ])
    #expect(
      try sentences("\(customers)&related_asset_types=data_rule") == [])
    #expect(
      try sentences("\(customers)&related_asset_types=data_rule&\(columns)").count == 2)
  }

  @Test func timesAreAWindow() throws {
    let all = try search("\(scope)&\(columns)")["resources"]?.array ?? []
    let times = all.compactMap { $0["updated"]?.int }
    let middle = times.sorted()[times.count / 2]
    let text = CalendarDate.milliseconds(Int64(middle))

    let after = try search("\(scope)&\(columns)&modified_after=\(text)")["total_rows"]?.int
    let before = try search("\(scope)&\(columns)&modified_before=\(text)")["total_rows"]?.int

    #expect(after == times.count { $0 > middle })
    #expect(before == times.count { $0 < middle })
    #expect(try platform.send(.post, "\(path)?modified_after=soon").status == .badRequest)
  }

  @Test(arguments: [
    "orderby=update_time_asc", "orderby=creator_id_desc&orderby=create_time_asc",
    "orderby=UPDATER_ID_ASC&orderby=UPDATE_TIME_DESC",
  ])
  func pagesOfAContainerShowEachRelationshipOnceInOrder(_ order: String) throws {
    let all = try search("\(scope)&\(columns)&\(order)")
    var seen: [JSONValue] = []
    var bookmark: String? = ""
    while let mark = bookmark {
      let page = try platform.post("\(path)?\(scope)&\(columns)&\(order)&limit=7&bookmark=\(mark)")
      seen += page["resources"]?.array ?? []
      bookmark = page["next"]?["bookmark"]?.string
    }
    #expect(seen.count == all["total_rows"]?.int)
    #expect(seen.count > 20)
    #expect(Array(seen.prefix(200)) == all["resources"]?.array)
    #expect(Set(seen).count == seen.count)
  }

  @Test func whoIsNoMemberDoesNotSee() throws {
    let everything = try search(columns)["total_rows"]?.int ?? 0
    let vic = try search(columns, as: "vic")
    #expect(vic["total_rows"]?.int ?? 0 < everything)
    #expect(
      try platform.send(
        .post, "\(path)?catalog_id=\(WorldContainers.risk.scope.id)", as: "vic"
      ).status == .forbidden)
    let mine = try platform.get("/v2/catalogs?limit=200", as: "vic")["catalogs"]?.array ?? []
    #expect(!mine.isEmpty)
  }

  @Test func containerNamesAreLookedUpOnDemand() throws {
    let found = try search(
      "\(scope)&asset_id=\(WorldStory.ordersID)&include_container_names=true&limit=1")
    #expect(
      found["resources"]?.array?.contains { $0["source"]?["catalog_name"] == "Retail 360" } == true
    )
    #expect(try platform.send(.post, "\(path)?orderby=name_asc").status == .badRequest)
    #expect(
      try platform.send(.post, "\(path)?\(scope)&asset_id=x&artifact_id=y").status == .badRequest)
    #expect(try platform.send(.post, "\(path)?artifact_id=y").status == .badRequest)
  }
}
