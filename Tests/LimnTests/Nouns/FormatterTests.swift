import ArgumentParser
import JSON
import Nouns
import PlatformModel
import Testing
import Yams

@testable import limn

/// Rows and how each format writes them.
@Suite struct FormatterTests {
  private struct Thing: NounRow {
    var name: String
    var count: Int?
    var json: JSONValue = [:]
    var modified: Timestamp?

    static let columns: [NounColumn<Thing>] = [
      NounColumn("name") { .text($0.name) },
      NounColumn("count") { CellValue($0.count) },
      NounColumn("modified") { CellValue($0.modified) },
      .wide("length") { .number($0.name.count) },
    ]

    var rowID: String { "id-\(name)" }
    var rowName: String { name }
  }

  private func text(
    _ pages: [[Thing]], _ format: OutputFormat, _ words: [String] = [], isTerminal: Bool = false,
    width: Int? = nil, hasColor: Bool = false
  ) throws -> String {
    let options = try OutputOptions.parse(["-o", format.rawValue] + words)
    let plan = OutputPlan(
      format: format, columns: try options.chosen(from: Thing.columns),
      picksFields: options.columns != nil, hasHeaders: !options.noHeaders,
      isTerminal: isTerminal, width: width, hasColor: hasColor)
    var formatter = plan.formatter()
    var bytes: [UInt8] = []
    for page in pages { bytes += formatter.page(page) }
    bytes += formatter.end()
    return String(decoding: bytes, as: UTF8.self)
  }

  private let noon = Timestamp(iso: "2026-11-21T12:00:30.500Z")

  @Test func aTableHasColumnsAsWideAsTheFirstPageNeeds() throws {
    let things = [
      Thing(name: "a", count: 7, modified: noon), Thing(name: "long name", count: 1200),
    ]

    #expect(
      try text([things], .table) == """
        NAME       COUNT  MODIFIED
        a              7  2026-11-21 12:00
        long name   1200  -

        """)
  }

  @Test func anEndlessNameIsShownWholeAndMakesNoOtherRowAsLong() throws {
    let endless = String(repeating: "x", count: 10_000)
    let lines = try text([[Thing(name: endless, count: 1), Thing(name: "a", count: 2)]], .table)
      .split(separator: "\n")

    #expect(lines[1].hasPrefix(endless))
    #expect(lines[2].count == 130)
  }

  @Test func aWiderCellOfALaterPageIsShownWhole() throws {
    let table = try text(
      [[Thing(name: "a", count: 7)], [Thing(name: "abcdefgh", count: 8)]], .table)

    #expect(table.hasSuffix("abcdefgh      8  -\n"), "\(table)")
  }

  @Test func aTerminalIsNeverTooNarrow() throws {
    let things = [Thing(name: String(repeating: "名", count: 40), count: 5, modified: noon)]
    let table = try text([things], .table, isTerminal: true, width: 40)

    #expect(
      table == """
        NAME             COUNT  MODIFIED
        名名名名名名名…      5  2026-11-21 12:00

        """)
  }

  @Test func whatAPlatformSendsDoesNotCommandATerminal() throws {
    let hostile = Thing(name: "a\u{1B}[31mb\u{202E}c\u{9B}d\ne")

    for format in [OutputFormat.table, .csv, .tsv, .name] {
      let shown = try text([[hostile]], format, isTerminal: true, width: 80)
      #expect(!shown.contains("\u{1B}"), "\(format)")
      #expect(!shown.contains("\u{202E}"), "\(format)")
      #expect(!shown.contains("\u{9B}"), "\(format)")
    }
    var printed: [UInt8] = []
    let output = Output(isTerminal: true) { printed += $0 }
    try output.write(JSONValue.string(hostile.name).serialized())
    try output.flush()
    #expect(
      String(decoding: printed, as: UTF8.self) == #""a\u001b[31mb\u202ec\u009bd\ne""#)
  }

  @Test(arguments: [OutputFormat.table, .wide, .name, .id])
  func whatPeopleReadCommandsNoTerminalEvenThroughAPipe(format: OutputFormat) throws {
    let name = "a\u{1B}[31m\tb\u{202E}c\u{9B}d\u{7F}\ne\u{2066}\u{85}"

    let shown = try text([[Thing(name: name)]], format, ["--no-headers"])

    let hostile = shown.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
        || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
    #expect(hostile.isEmpty, "\(shown.debugDescription)")
    #expect(shown.split(separator: "\n").count == 1)
  }

  @Test func aNameInAPipeIsOtherwiseTheNameItself() throws {
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} e\u{301}\u{FE0F}"

    #expect(try text([[Thing(name: family)]], .name) == family + "\n")
  }

  @Test func whatProgramsReadIsTheDataItself() throws {
    let name = "a\u{1B}[31mb\u{202E}c\u{9B}d\u{7F}"
    let thing = Thing(name: name, json: ["name": .string(name)])
    let words = ["--no-headers", "--columns", "name"]

    #expect(try text([[thing]], .csv, words) == name + "\n")
    #expect(try text([[thing]], .tsv, words) == name + "\n")
    for format in [OutputFormat.json, .jsonl] {
      let printed = try JSONValue.parse(text([[thing]], format))
      #expect((printed[0] ?? printed)["name"]?.string == name)
    }
  }

  @Test func chosenColumnsAreTheFieldsOfDocuments() throws {
    let things = [Thing(name: "a", count: 3, modified: noon), Thing(name: "b")]
    let words = ["--columns", "count,name,modified"]

    #expect(
      try text([things], .jsonl, words) == """
        {"count":3,"name":"a","modified":"2026-11-21T12:00:30.500Z"}
        {"count":null,"name":"b","modified":null}

        """)
    #expect(
      try text([[things[1]]], .json, words) == """
        [
          {
            "count": null,
            "name": "b",
            "modified": null
          }
        ]

        """)
    #expect(
      try text([[things[1]]], .yaml, words) == "- count: null\n  name: b\n  modified: null\n")
  }

  @Test func laterColumnsDecideWhereTheFirstDoNot() throws {
    let things = [
      Thing(name: "b", count: 1), Thing(name: "a"), Thing(name: "c", count: 2),
      Thing(name: "a", count: 1),
    ]
    func order(_ sort: String) throws -> [String] {
      let options = try OutputOptions.parse(["--sort", sort])
      return SortOrder.sorted(things, by: try options.order(in: Thing.columns))
        .map { "\($0.name)\($0.count ?? 0)" }
    }

    #expect(try order("count,name") == ["a1", "b1", "c2", "a0"])
    #expect(try order("-count, -name") == ["c2", "b1", "a1", "a0"])
    #expect(try order("name,-COUNT") == ["a1", "a0", "b1", "c2"])
    #expect(throws: UsageProblem.self) { try order("name,frob") }
    #expect(throws: UsageProblem.self) { try order(",") }
  }

  @Test func statesHaveColoursOnlyWhereThereAreColours() throws {
    let plain = try text([[Thing(name: "a")]], .table)
    let coloured = try text([[Thing(name: "a")]], .table, hasColor: true)

    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.hasPrefix("\u{1B}[1mNAME"))
    #expect(coloured.contains("\u{1B}[2m-\u{1B}[0m"))
  }

  @Test func csvQuotesWhatItHasTo() throws {
    let things = [
      Thing(name: "plain", count: 1), Thing(name: "a,\"b\"\nc", modified: noon),
      Thing(name: " blank"),
    ]

    #expect(
      try text([things], .csv) == """
        name,count,modified,length
        plain,1,,5
        "a,""b""
        c",,2026-11-21T12:00:30.500Z,7
        " blank",,,6

        """)
  }

  @Test func tsvEscapesTabsAndLineEnds() throws {
    #expect(
      try text([[Thing(name: "a\tb\\c\nd")]], .tsv, ["--no-headers", "--columns", "name"])
        == "a\\tb\\\\c\\nd\n")
  }

  @Test func anEmptyListIsWellFormedInEveryFormat() throws {
    #expect(try text([], .json) == "[]\n")
    #expect(try text([], .yaml) == "[]\n")
    #expect(try text([], .jsonl) == "")
    #expect(try text([], .csv) == "name,count,modified,length\n")
    #expect(try text([], .table) == "")
    #expect(try text([], .id) == "")
  }

  @Test func jsonIsOneArrayOverAllPages() throws {
    let one = Thing(name: "a", json: ["n": .number(try #require(JSONNumber(text: "1.50")))])
    let two = Thing(name: "b", json: ["t": "line\nend"])

    let array = try text([[one], [two]], .json)
    let lines = try text([[one], [two]], .jsonl)

    #expect(try JSONValue.parse(array) == [one.json, two.json])
    #expect(array.contains("1.50"))
    #expect(lines == "{\"n\":1.50}\n{\"t\":\"line\\nend\"}\n")
  }

  @Test func wordsAreOneToALine() throws {
    let things = [Thing(name: "a"), Thing(name: "b\nc")]

    #expect(try text([things], .name).split(separator: "\n").count == 2)
    #expect(try text([[Thing(name: "a")]], .id) == "id-a\n")
  }

  @Test func columnsAreChosenInTheOrderTheyAreNamed() throws {
    #expect(
      try text([[Thing(name: "ab", count: 1)]], .csv, ["--columns", "length, name"])
        == "length,name\n2,ab\n")
    #expect(throws: UsageProblem.self) {
      try text([], .csv, ["--columns", "nme"])
    }
  }

  @Test func yamlIsReadBackAsWhatItWas() throws {
    let document: JSONValue = [
      "name": "customers", "empty": [], "none": .null, "nothing": [:], "yes": "yes",
      "number": "007", "date": "2026-11-21", "deep": [["a": [1, 2, ["b": "c: d"]]], "-", "# no"],
      "text": "two\nlines\ttab \u{85} \u{1F600} \"quoted\" \\", "": " blank ", "exact": 1.5,
      "on": true, "sign": "- a", "colon:": "a: b", "star": "*x", "tilde": "~", "null": "null",
    ]

    let text = String(decoding: YAMLWriter.bytes(of: document), as: UTF8.self)
    let node = try #require(try Yams.compose(yaml: text))

    #expect(Self.json(node) == document)
    #expect(text.hasPrefix("name: customers\nempty: []\nnone: null\n"))
  }

  /// With plain scalars as numbers, flags and nothing, as YAML 1.2 has them.
  private static func json(_ node: Node) -> JSONValue {
    switch node {
    case .mapping(let mapping):
      .object(
        JSONObject(mapping.map { (key: $0.key.string ?? "", value: json($0.value)) }))
    case .sequence(let sequence): .array(sequence.map(json))
    case .scalar(let scalar):
      scalar.style == .plain
        ? (try? JSONValue.parse(scalar.string)) ?? .string(scalar.string) : .string(scalar.string)
    case .alias: .null
    }
  }

  @Test func cellsAreOrderedByWhatTheyMean() {
    let cells: [CellValue] = [
      .none, .number(10), .number(9), .text("b"), .text("A"), .text("a"),
    ]

    #expect([CellValue.number(10), .number(9)].sorted() == [.number(9), .number(10)])
    #expect(
      [CellValue.text("b"), .text("a"), .text("A")].sorted() == [
        .text("A"), .text("a"), .text("b"),
      ])
    #expect(cells.sorted().last == CellValue.none)
  }

  @Test func tableColumnsGiveWayTheWidestFirst() {
    #expect(TableFormatter<Thing>.fitted([10, 40, 40], to: 64) == [10, 25, 25])
    #expect(TableFormatter<Thing>.fitted([10, 10], to: 80) == [10, 10])
    #expect(TableFormatter<Thing>.fitted([30, 30], to: 10) == [8, 8])
  }
}
