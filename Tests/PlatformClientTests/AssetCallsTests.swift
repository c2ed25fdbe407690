import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Asset types, search, one asset, patch. Source of the bodies: payloads 1.4 to 1.6.
struct AssetCallsTests {
  private let id = AssetID("a-1", in: project)

  @Test func aSearchSendsExactlyThis() throws {
    let platform = try Platform(.json(#"{"total_rows":0,"results":[]}"#))

    let found = try platform.client.assets(
      matching: AssetQuery(
        container: catalog, type: "data_asset", lucene: #"asset.name:*a\ b*"#,
        sort: .init(.name, descending: true)), counting: true)

    #expect(found == AssetPage(page: Page(items: [], total: .exact(0))))
    #expect(
      platform.transport.sent.map(\.text) == [
        #"""
        POST https://cpd.test/v2/asset_types/data_asset/search?catalog_id=c1
        Authorization: Bearer secret-token
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/json

        {"query":"asset.name:*a\\ b*","limit":200,"sort":"-asset.name<string>","counts":["asset.asset_type","asset.tags"]}
        """#
      ])
  }

  @Test(arguments: [
    (AssetQuery.Field.name, "asset.name<string>"), (.type, "asset.asset_type<string>"),
    (.modified, "asset.last_updated_at"), (.created, "asset.created_at"),
  ])
  func aSearchIsSortedByTheFieldsOfTheIndex(field: AssetQuery.Field, text: String) throws {
    let platform = try Platform(.json(#"{"results":[]}"#))

    _ = try platform.client.assets(
      matching: AssetQuery(container: space, sort: .init(field)), limit: 1_000)

    #expect(
      platform.transport.sent[0].bodyText == #"{"query":"*:*","limit":200,"sort":"\#(text)"}"#)
    #expect(
      platform.transport.lines == [
        "POST https://cpd.test/v2/asset_types/asset/search?space_id=s1"
      ])
  }

  @Test func rowsOfASearchAreRead() throws {
    let platform = try Platform(
      .json(
        """
        {"total_rows":57,"results":[
         {"metadata":{"asset_id":"a-1","name":"Kunden ☂","description":"d","asset_type":"data_asset",
           "tags":["pii","gold"],"owner_id":1000331004,"created":1595336504095,
           "created_at":"2020-07-21T13:01:44Z","project_id":"p1","catalog_id":"hidden",
           "usage":{"last_updated_at":"2020-07-22T08:00:00Z","last_updater_id":"7",
                    "last_update_time":1595404800123.0}},
          "href":"/v2/assets/a-1?project_id=p1"},
         {"metadata":{"asset_id":"a-2","name":"","asset_type":"notebook","created_at":
           "2020-07-21T13:01:44Z","rov":{"member_roles":{"55":{"user_iam_id":"55",
           "roles":["OWNER"]}}}}},
         {"metadata":{"name":"nobody"}}],
         "counts":{"asset.tags":{"pii":1,"gold":3,"blue":3},"asset.asset_type":{"data_asset":57.0}}}
        """))

    let found = try platform.client.assets(
      matching: AssetQuery(container: project), counting: true)

    let created = Timestamp(iso: "2020-07-21T13:01:44Z")
    #expect(
      found
        == AssetPage(
          page: Page(
            items: [
              Asset(
                id: id, name: "Kunden ☂", description: "d", type: "data_asset",
                tags: ["pii", "gold"], ownerID: "1000331004",
                createdAt: Timestamp(milliseconds: 1_595_336_504_095),
                modifiedAt: Timestamp(milliseconds: 1_595_404_800_123), modifierID: "7"),
              Asset(
                id: AssetID("a-2", in: project), name: "", type: "notebook", ownerID: "55",
                createdAt: created, modifiedAt: created),
            ], total: .exact(57), unreadable: 1),
          typeCounts: [FacetCount("data_asset", 57)],
          tagCounts: [FacetCount("blue", 3), FacetCount("gold", 3), FacetCount("pii", 1)]))
  }

  @Test func anAssetIsReadWholeWithoutItsColumns() throws {
    let text = """
      {"metadata":{"rov":{"mode":8,"collaborator_ids":{}},"asset_id":"a-1","name":"T","tags":[],
       "asset_type":"data_asset","rating":4.5,"total_ratings":2.0,"size":"93","asset_state":
       "available","asset_attributes":["data_asset","column_info"],"version":2.0},
       "entity":{"data_asset":{"mime_type":"text/csv","dataset":true}},
       "attachments":[{"id":"x","name":"t.csv"},{"id":"y"}],"href":"/v2/assets/a-1"}
      """
    let platform = try Platform(.json(text))

    let detail = try platform.client.asset(id)

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/assets/a-1?project_id=p1&exclude=columns"
      ])
    #expect(
      detail
        == AssetDetail(
          asset: Asset(id: id, name: "T", type: "data_asset"), privacy: .private, rating: 4.5,
          ratingCount: 2, size: 93, state: "available",
          attributeNames: ["data_asset", "column_info"], attachmentNames: ["t.csv", "y"],
          json: try JSONValue.parse(text)))
  }

  @Test func rowsOfASearchSayPrivacyRatingAndSize() throws {
    let platform = try Platform(
      .json(
        """
        {"total_rows":2,"results":[
         {"metadata":{"asset_id":"a-1","name":"a","asset_type":"t","rov":{"mode":8},"size":93,
           "rating":4.5,"total_ratings":2}},
         {"metadata":{"asset_id":"a-2","name":"b","asset_type":"t","rating":0,"total_ratings":0}}]}
        """))

    let rows = try platform.client.assets(matching: AssetQuery(container: project)).page.items

    #expect(rows.map(\.privacy) == [.private, nil])
    #expect(rows.map(\.rating) == [4.5, nil])
    #expect(rows.map(\.size) == [93, nil])
  }

  @Test(arguments: [
    (0, Privacy.public), (8, .private), (16, .hidden), (3, .other(3)),
  ])
  func privacyIsReadFromItsMode(mode: Int, privacy: Privacy) throws {
    let platform = try Platform(
      .json(
        #"{"metadata":{"asset_id":"a-1","rov":{"mode":\#(mode)},"rating":0,"total_ratings":0},"#
          + #""entity":{"one":{},"two":{}}}"#))

    let detail = try platform.client.asset(id)

    #expect(detail.privacy == privacy)
    #expect(detail.rating == nil)
    #expect(detail.attributeNames == ["one", "two"])
  }

  @Test func aPatchSendsExactlyThis() throws {
    let platform = try Platform(.json(#"{"metadata":{"asset_id":"a-1","name":"New"}}"#))

    let detail = try platform.client.patch(
      id,
      with: JSONPatch([
        .test(path: JSONPointer(tokens: ["metadata", "name"]), value: "Old"),
        .replace(path: JSONPointer(tokens: ["metadata", "name"]), value: "New"),
      ]))

    #expect(detail.asset.name == "New")
    #expect(
      platform.transport.sent.map(\.text) == [
        """
        PATCH https://cpd.test/v2/assets/a-1?project_id=p1&exclude=columns
        Authorization: Bearer secret-token
        Accept: application/json
        User-Agent: limn/0.1.0
        Content-Type: application/json-patch+json

        [{"op":"test","path":"/metadata/name","value":"Old"},{"op":"replace","path":"/metadata/name","value":"New"}]
        """
      ])
  }

  @Test func assetTypesAreListedByName() throws {
    let platform = try Platform(
      .json(
        #"{"resources":[{"name":"notebook","version":1.0,"description":"n"},{"version":2},"#
          + #"{"name":"data_asset"}]}"#))

    let types = try platform.client.assetTypes(in: catalog)

    #expect(platform.transport.lines == ["GET https://cpd.test/v2/asset_types?catalog_id=c1"])
    #expect(types.map(\.name) == ["data_asset", "notebook"])
    #expect(types.map(\.description) == [nil, "n"])
  }

  @Test func aDocumentThatIsNoAssetIsUnreadable() throws {
    let platform = try Platform(.json(#"{"metadata":{"name":"?"}}"#))

    let error = try platformError { () throws(PlatformError) in try platform.client.asset(id) }

    #expect(error.cause == .unreadable("there is no asset in it"))
  }
}
