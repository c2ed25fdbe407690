import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Columns, relationships, revisions. Source of the bodies: payloads 1.6, 1.7 and 1.9.
struct ColumnCallsTests {
  private let id = AssetID("a-1", in: project)

  @Test func columnsComeWithWhatPeopleWroteAboutThem() throws {
    let platform = try Platform(
      .json(
        """
        {"resources":[
         {"name":"ID","type":{"type":"decimal","length":12,"scale":2,"nullable":false},
          "column_description":"key","column_tags":["pk"],
          "column_terms":[{"term_display_name":"Customer Number","term_id":"t1"}],
          "data_class":{"selected_data_class":{"id":"x","name":"Identifier"}}},
         {"name":"NAME","type":{"type":"varchar","length":64,"nullable":true},
          "column_info":{"column_description":"who"}},
         {"name":"AGE","type":{"type":"integer","length":10}},
         {"name":"RAW","type":"jsonb"},
         {"type":{"type":"varchar"}}],
         "total_count":5}
        """))

    let page = try platform.client.columns(of: id)

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/data_assets/a-1/columns?project_id=p1&limit=100"
      ])
    #expect(page.unreadable == 1)
    #expect(page.total == .exact(5))
    #expect(
      page.items.map(\.withoutJSON) == [
        Column(
          name: "ID", type: "decimal(12,2)", isNullable: false, description: "key", tags: ["pk"],
          terms: ["Customer Number"], dataClass: "Identifier"),
        Column(name: "NAME", type: "varchar(64)", isNullable: true, description: "who"),
        Column(name: "AGE", type: "integer"), Column(name: "RAW", type: "jsonb"),
      ])
  }

  @Test func aPlatformWithoutThatCallIsAskedForTheWholeAsset() throws {
    let platform = try Platform(
      .status(404),
      .json(
        """
        {"metadata":{"asset_id":"a-1"},"entity":{"data_asset":{"columns":[
          {"name":"A","type":{"type":"char","length":2}},{"name":"B","type":{"type":"date"}}]},
          "column_info":{"B":{"column_description":"when","column_tags":["t"]}}}}
        """))

    let page = try platform.client.columns(of: id)

    #expect(
      platform.transport.lines.last == "GET https://cpd.test/v2/assets/a-1?project_id=p1")
    #expect(page.total == .exact(2))
    #expect(
      page.items.map(\.withoutJSON) == [
        Column(name: "A", type: "char(2)"),
        Column(name: "B", type: "date", description: "when", tags: ["t"]),
      ])
  }

  @Test func anAssetWithoutColumnsHasNone() throws {
    let platform = try Platform(
      .status(400), .json(#"{"metadata":{"asset_id":"a-1"},"entity":{"notebook":{}}}"#))

    #expect(try platform.client.columns(of: id) == Page(items: [], total: .exact(0)))
  }

  @Test func anAssetThatIsGoneHasNoColumnsToShow() throws {
    let platform = try Platform(.status(404), .status(404))

    let error = try platformError { () throws(PlatformError) in
      try platform.client.columns(of: id)
    }

    #expect(error.cause == .notFound)
    #expect(error.request == "GET /v2/assets/a-1?project_id=p1")
  }

  @Test func relationshipsNameTheirOtherEnd() throws {
    let platform = try Platform(
      .json(
        """
        {"total_rows":3,"options":{},"resources":[
         {"catalog_id":"c9","asset_id":"b","asset_type":"data_asset","relationship_name":
          "derived_from","asset_name":"Raw","created":1595336504095,"column_name":"ID",
          "href":"/v2/assets/b?catalog_id=c9"},
         {"asset_id":"d","relationship_name":"uses"},
         {"artifact_id":"g","artifact_type":"glossary_term","artifact_name":"Customer",
          "relationship_name":"implements_term"},
         {"relationship_name":"to nobody"}]}
        """))

    let page = try platform.client.relationships(of: id)

    #expect(
      platform.transport.lines == [
        "POST https://cpd.test/v2/assets/get_relationships?project_id=p1&asset_id=a-1&limit=100"
          + "&include_asset_names=true&include_artifact_names=true"
          + "&include_target_columns=true&include_source_columns=true"
      ])
    #expect(platform.transport.sent[0].body.isEmpty)
    #expect(platform.transport.sent[0].headers[.contentType] == nil)
    #expect(page.unreadable == 1)
    #expect(
      page.items.map(\.withoutJSON) == [
        Relationship(
          name: "derived_from", asset: AssetID("b", in: ContainerID(.catalog, "c9")),
          relatedName: "Raw", relatedType: "data_asset", columnName: "ID",
          createdAt: Timestamp(milliseconds: 1_595_336_504_095)),
        Relationship(name: "uses", asset: AssetID("d", in: project)),
        Relationship(
          name: "implements_term", artifactID: "g", relatedName: "Customer",
          relatedType: "glossary_term"),
      ])
  }

  @Test func aRevisionIsReadAsItWas() throws {
    let platform = try Platform(.json(#"{"metadata":{"name":"T","revision_id":2},"entity":{}}"#))

    let document = try platform.client.revision(2, of: id)

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/assets/a-1?project_id=p1&revision_id=2"
      ])
    #expect(document == ["metadata": ["name": "T", "revision_id": 2], "entity": [:]])
  }

  @Test func revisionsSayWhoCommittedWhat() throws {
    let platform = try Platform(
      .json(
        """
        {"results":[{"metadata":{"name":"T","revision_id":2.0,"commit_info":{"committed_at":
         "2020-07-21T13:01:44Z","commit_message":"second","previous_revision":1}},"href":"h"},
         {"metadata":{"revision_id":"1","commit_info":{}}},{"metadata":{}}]}
        """))

    let page = try platform.client.revisions(of: id)

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/assets/a-1/revisions?project_id=p1&limit=25"
      ])
    #expect(page.unreadable == 1)
    #expect(page.next == nil)
    #expect(
      page.items.map(\.withoutJSON) == [
        Revision(
          number: 2, committedAt: Timestamp(iso: "2020-07-21T13:01:44Z"), message: "second",
          name: "T"),
        Revision(number: 1),
      ])
  }
}

extension Column {
  fileprivate var withoutJSON: Column {
    var copy = self
    copy.json = .null
    return copy
  }
}

extension Relationship {
  fileprivate var withoutJSON: Relationship {
    var copy = self
    copy.json = .null
    return copy
  }
}

extension Revision {
  fileprivate var withoutJSON: Revision {
    var copy = self
    copy.json = .null
    return copy
  }
}
