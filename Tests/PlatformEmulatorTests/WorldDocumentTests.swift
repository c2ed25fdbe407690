import JSON
import Testing

@testable import PlatformEmulator

@Suite struct WorldDocumentTests {
  @Test func everyDocumentIsJSONThatAgreesWithItsRow() throws {
    let world = try CollectedWorld(assets: 3000)

    for asset in world.assets {
      let document = try JSONValue.parse(asset.document)
      let metadata = try #require(document["metadata"])
      #expect(metadata["asset_id"]?.string == asset.id)
      #expect(metadata["name"]?.string == asset.name)
      #expect(metadata["description"]?.string == asset.description)
      #expect(metadata["asset_type"]?.string == asset.type)
      #expect(metadata["tags"] == .array(asset.tags.map(JSONValue.string)))
      #expect(metadata["owner_id"]?.string == asset.ownerID)
      #expect(metadata["created"] == JSONValue(asset.created))
      #expect(metadata["created_at"]?.string == CalendarDate.seconds(asset.created))
      #expect(metadata["usage"]?["last_update_time"] == JSONValue(asset.updated))
      #expect(document["entity"]?[asset.type] != nil)
    }
  }

  @Test func requiredMetadataIsThereAndNamesTheContainer() throws {
    let world = try CollectedWorld(assets: 1000)
    let required = [
      "rov", "catalog_id", "usage", "name", "tags", "asset_type", "origin_country", "rating",
      "total_ratings", "created", "created_at", "owner_id", "size", "version", "asset_state",
      "asset_attributes", "asset_id", "asset_category",
    ]

    for asset in world.assets {
      let metadata = try #require(try JSONValue.parse(asset.document)["metadata"]?.object)
      for key in required { #expect(metadata[key] != nil, "\(key) of \(asset.type)") }
      switch asset.scope.kind {
      case .catalog: #expect(metadata["catalog_id"]?.string == asset.scope.id)
      case .project: #expect(metadata["project_id"]?.string == asset.scope.id)
      case .space: #expect(metadata["space_id"]?.string == asset.scope.id)
      }
    }
  }

  @Test func sectionsOfTheEntityAreTheNamedAttributes() throws {
    for asset in try CollectedWorld(assets: 1000).assets {
      let document = try JSONValue.parse(asset.document)
      let names = document["metadata"]?["asset_attributes"]?.array?.compactMap(\.string)

      #expect(document["entity"]?.object?.keys == names)
    }
  }

  @Test func columnInfoOnlyNamesColumnsThatExistOnce() throws {
    for asset in try CollectedWorld(assets: 2000).assets where asset.type == "data_asset" {
      let entity = try #require(try JSONValue.parse(asset.document)["entity"])
      let columns = entity["data_asset"]?["columns"]?.array ?? []
      let names = columns.compactMap { $0["name"]?.string }
      let described = entity["column_info"]?.object?.keys ?? []

      #expect(Set(names).count == names.count)
      #expect(Set(described).isSubset(of: Set(names)))
      #expect(columns.allSatisfy { $0["type"]?["length"]?.int != nil })
    }
  }

  @Test func customersIsAGoldTableWithPersonalData() throws {
    let customers = try CollectedWorld(assets: 0).asset(
      named: "customers", in: WorldContainers.retail)
    let entity = try #require(try JSONValue.parse(customers.document)["entity"])
    let columns = try #require(entity["data_asset"]?["columns"]?.array)

    #expect(customers.id == WorldStory.customersID)
    #expect(customers.tags == ["gold", "pii"])
    #expect(customers.ownerID == WorldPeople.ana.id)
    #expect(columns.count == 12)
    #expect(columns.first?["name"] == "customer_id")
    #expect(entity["column_info"]?["email"]?["column_tags"] == ["pii"])
    #expect(
      entity["column_info"]?["email"]?["column_terms"]?[0]?["term_display_name"]
        == "E-mail address")
  }

  @Test func hostileNamesArriveWhole() throws {
    let world = try CollectedWorld(assets: 0)
    let hostile = world.assets.filter { $0.scope == WorldContainers.quarantine.scope }
    let scalars = Set(hostile.map(\.name).joined().unicodeScalars.map(\.value))

    #expect(hostile.count >= 20)
    for value: UInt32 in [0, 7, 0x0A, 0x1B, 0x9B, 0x200B, 0x200D, 0x202E, 0x2028, 0xFEFF] {
      #expect(scalars.contains(value), "U+\(String(value, radix: 16))")
    }
    #expect(hostile.contains { $0.name.utf8.count > 1000 })
    for asset in hostile {
      let document = try JSONValue.parse(asset.document)
      #expect(
        document["metadata"]?["name"]?.string?.unicodeScalars.elementsEqual(
          asset.name.unicodeScalars) == true)
    }
  }

  @Test func containersHaveTheShapeOfTheirKind() throws {
    let world = try CollectedWorld(assets: 0)
    let catalog = try #require(world.catalogs.first)
    let project = try #require(world.projects.first)
    let space = try #require(world.spaces.first)

    #expect(
      catalog["metadata"]?.object?.keys == ["guid", "url", "creator_id", "create_time"])
    #expect(catalog["href"] == catalog["metadata"]?["url"])
    #expect(world.catalogs.contains { $0["entity"]?["uid"] == "ibm-global-catalog" })
    #expect(
      project["metadata"]?.object?.keys == ["guid", "url", "created_at", "updated_at"])
    #expect(project["entity"]?["storage"]?["guid"]?.string != nil)
    #expect(project["entity"]?["catalog"]?["guid"] != project["metadata"]?["guid"])
    #expect(
      space["metadata"]?.object?.keys == ["id", "url", "creator_id", "created_at", "updated_at"])
    #expect(space["entity"]?["status"] == ["state": "active"])
    #expect(world.catalogs.count == 6)
    #expect(world.projects.count == 9)
    #expect(world.spaces.count == 3)
  }

  @Test func revisionsCountFromOneAndGoOnInTime() throws {
    let world = try CollectedWorld(assets: 2000)
    let byAsset = Dictionary(grouping: world.revisions, by: \.assetID)

    #expect(byAsset[WorldStory.customersID]?.count == 6)
    #expect(byAsset.count > 40)
    for revisions in byAsset.values {
      let metadata = revisions.compactMap { $0.document["metadata"] }
      let dates = metadata.compactMap { $0["commit_info"]?["committed_at"]?.string }
      #expect(metadata.compactMap { $0["revision_id"]?.int } == Array(1...revisions.count))
      #expect(dates == dates.sorted())
    }
  }

  @Test func databasesNameStoragesThatExist() throws {
    let world = try CollectedWorld(assets: 0)
    let storages = Set(world.storages.compactMap { $0["storageId"]?.string })

    #expect(world.databases.count == 3)
    #expect(storages.count == 3)
    for database in world.databases {
      #expect(database.object?.keys == ["id", "name", "storageIds", "dataSources"])
      let used = database["storageIds"]?.array?.compactMap(\.string) ?? []
      #expect(Set(used).isSubset(of: storages))
    }
    #expect(world.services.allSatisfy { $0["serviceId"]?.string != nil })
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_164_800_007, "2024-02-29T00:00:00.007Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
  ])
  func datesAreWrittenAsTheCalendarHasThem(milliseconds: Int64, text: String) {
    #expect(CalendarDate.milliseconds(milliseconds) == text)
  }

  @Test(arguments: [(0, 4), (951_782_400_000, 2), (1_795_262_400_000, 6), (-86_400_000, 3)])
  func weekdaysCountFromSunday(milliseconds: Int64, weekday: Int) {
    #expect(CalendarDate(milliseconds: milliseconds).weekday == weekday)
  }

  @Test(arguments: [
    (0, "0"), (-7, "-7"), (Int64.max, "9223372036854775807"), (Int64.min, "-9223372036854775808"),
  ])
  func numbersAreWrittenWhole(value: Int64, text: String) {
    var json = JSONBytes()
    json.number(value)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }
}
