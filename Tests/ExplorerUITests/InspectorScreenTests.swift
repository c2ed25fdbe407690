import ExplorerModel
import JSON
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// The tabs of the inspector.
@Suite struct InspectorScreenTests {
  @Test func columnsAreATable() {
    var state = Sample.browsing(120, 40)
    state.library.columns[Sample.customers] = [
      Column(
        name: "customer_id", type: "bigint", isNullable: false, description: "Key.",
        tags: ["key"]),
      Column(
        name: "email", type: "varchar(255)", description: "As typed, lower case.", tags: ["pii"],
        terms: ["E-mail address"]),
      Column(name: "born_on", type: "date", dataClass: "Date of birth"),
    ]
    state.inspector.columns = Sample.loaded([0, 1, 2], total: .exact(3))
    state.inspector.tab = .columns
    state.layout.focus = .inspector
    state.layout.isZoomed = true

    expectScreen("columns-120x40", state, styles: [2, 3])
  }

  @Test func revisionsAreATable() {
    var state = Sample.browsing(120, 40)
    state.library.revisions[Sample.customers] = [
      Revision(
        number: 12, committedAt: Sample.ago(.seconds(7_200)), message: "Tags", name: "customers"),
      Revision(number: 11, committedAt: Sample.ago(.seconds(86_400 * 3)), name: "customer"),
    ]
    state.inspector.revisions = Sample.loaded([0, 1])
    state.inspector.tab = .revisions
    state.layout.focus = .inspector

    expectScreen("revisions-120x40", state)
  }

  @Test func jsonIsFoldedColouredAndSearched() {
    var state = Sample.browsing(120, 40)
    state.inspector.tab = .json
    state.inspector.json.lines = Self.lines
    state.inspector.json.search.input = TextInput("cust")
    state.inspector.json.search.matches = [2, 3]
    state.inspector.json.search.current = 1
    state.inspector.json.cursor.selected = 3
    state.layout.focus = .inspector

    expectScreen("json-120x40", state, styles: [3, 4, 5, 6, 7])
  }

  @Test(arguments: [(80, 24), (120, 40), (140, 40)])
  func tabsStandStillWhileOneGoesThroughThem(columns: Int, rows: Int) {
    var state = Sample.browsing(columns, rows)
    state.layout.focus = .inspector
    state.layout.main = .inspector
    let pane = InspectorPane(
      scene: Scene(state: state, glyphs: .unicode, grouping: .comma, keymap: .standard))
    let width = Layout.frames(for: state)[.inspector].map { $0.width - 4 } ?? 0
    let line = pane.edge(width: width).map(\.text).joined()
    #expect(!line.isEmpty)

    for tab in InspectorTab.allCases {
      state.inspector.tab = tab
      #expect(drawn(state).text(row: rows - 2).contains(line), "\(tab)")
    }
  }

  @Test func aWrappedDocumentIsReadInFull() {
    var state = Sample.browsing(120, 40)
    state.inspector.tab = .json
    state.inspector.json.lines = JSONTree.lines(
      of: [
        "metadata": ["name": "customers", "description": .string(Sample.description)],
        "catalog_id": "ce170143-023e-4f3a-9f7e-5d6c1e8b2a90",
      ], folded: [])
    state.inspector.json.wraps = true
    state.inspector.json.cursor.selected = 3
    state.layout.focus = .inspector

    expectScreen("json-wrapped-120x40", state)
  }

  @Test func aColumnIsReadWhole() {
    var state = Sample.browsing(80, 24)
    state.overlays = [
      .reading(
        ReadingState(
          title: "email",
          parts: [
            ReadingPart("Type", "varchar(255)"), ReadingPart("Nullable", "no"),
            ReadingPart("Description", Sample.description + " " + Sample.description),
          ]))
    ]

    expectScreen("reading-80x24", state)
  }

  @Test func theDocumentCanBeYAML() {
    var state = Sample.browsing(120, 40)
    state.inspector.tab = .json
    state.inspector.json.isYAML = true
    state.inspector.json.lines = JSONTree.lines(
      of: [
        "metadata": ["name": "customers", "tags": ["gold", "yes"], "rating": 4.5],
        "entity": ["columns": [["name": "id", "keys": []], ["name": "e-mail: work"]]],
      ], folded: ["/entity/columns/1"], isYAML: true)
    state.layout.focus = .inspector

    expectScreen("yaml-120x40", state, styles: [3, 4])
  }

  @Test func theSearchIsTypedInTheLowerEdge() {
    var state = Sample.browsing(120, 40)
    state.inspector.tab = .json
    state.inspector.json.lines = Self.lines
    state.inspector.json.search.input = TextInput("customers")
    state.inspector.json.search.isEditing = true
    state.layout.focus = .inspector

    let edge = drawn(state).text(row: 38)

    #expect(edge.contains("/customers"))
    #expect(edge.contains("no match"))
    #expect(cursor(of: state) == Point(x: 90, y: 38))
  }

  @Test func relationshipsAreATabWhereThereIsNoRoomForAPane() {
    var state = Sample.browsing(80, 24)
    state.inspector.tab = .relationships
    state.layout.focus = .relationships
    state.layout.main = .inspector

    expectScreen("relationships-80x24", state)
  }

  @Test func aRunIsShownWithItsTimes() {
    var state = Sample.browsing(120, 40)
    state.inspector.subject = .run(JobRunID("n2", of: Sample.nightly))
    state.layout.focus = .runs

    expectScreen("run-120x40", state)
  }

  @Test func containersDatabasesAndJobsHaveAnOverviewToo() {
    var state = Sample.browsing(120, 40)
    state.library.containers[Sample.retail]?.description = "Everything about customers."
    state.library.storages = [ObjectStorage(id: "s1", name: "lake-eu", type: "s3")]
    state.library.databases["db-1"]?.storageIDs = ["s1"]
    state.library.jobs[Sample.nightly]?.schedule = "0 2 * * *"
    func overview(_ subject: InspectorSubject) -> String {
      state.inspector.subject = subject
      return drawn(state).text
    }

    #expect(overview(.container(Sample.retail)).contains("Everything about customers."))
    #expect(overview(.database("db-1")).contains("Storages     lake-eu"))
    #expect(overview(.job(Sample.nightly)).contains("0 2 * * *"))
  }

  @Test func anAssetThatCannotBeReadAgainSaysSoBelowWhatIsKnown() {
    var state = Sample.browsing(120, 40)
    state.inspector.phase = .failed(
      PlatformError(cause: .timedOut(.seconds(30)), request: "GET /v2/assets/a"), at: Sample.now)

    let text = drawn(state).text
    #expect(text.contains("Ana Kovács"))
    #expect(text.contains("as of 09:40"))
    #expect(text.contains("did not answer"))
  }

  private static let lines: [JSONLine] = [
    line("", 0, nil, .open(isArray: false), false),
    line("/metadata", 1, "metadata", .open(isArray: false), false),
    line("/metadata/asset_id", 2, "asset_id", .scalar("\"a-customers\"", .string), true),
    line("/metadata/name", 2, "name", .scalar("\"customers\"", .string), true),
    line("/metadata/size", 2, "size", .scalar("4210000", .number), true),
    line("/metadata/rov", 2, "rov", .folded(isArray: false, count: 2), true),
    line("/metadata/token", 2, "token", .scalar("\"••••\"", .secret), true),
    line("/metadata/old", 2, "old", .scalar("null", .null), true),
    line("/metadata/tags", 2, "tags", .folded(isArray: true, count: 2), false),
    line("/metadata", 1, nil, .close(isArray: false), true),
    line("/entity", 1, "entity", .empty(isArray: false), false),
    line("", 0, nil, .close(isArray: false), false),
  ]

  private static func line(
    _ pointer: String, _ depth: Int, _ key: String?, _ value: JSONLine.Value, _ comma: Bool
  ) -> JSONLine {
    JSONLine(pointer: pointer, depth: depth, key: key, value: value, hasComma: comma)
  }
}
