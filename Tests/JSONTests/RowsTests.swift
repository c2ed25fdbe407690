import JSON
import Testing

/// Rows cut out of a document are what parsing and serializing them would give, or are left to that.
@Suite struct RowsTests {
  @Test func rowsAreCutOutWithoutTheWhiteSpaceBetweenTheirParts() throws {
    let document = """
      { "total": 2, "rows" : [ {"id": "a", "b": [ 1, {} , [ ] ], "c": "x  \\" y"} ,
        {"id":7,"d":-1.50e+3}
      ], "next": {"at": 3} }
      """

    let rows = try #require(cut(document))

    #expect(text(rows) == [#"{"id":"a","b":[1,{},[]],"c":"x  \" y"}"#, #"{"id":7,"d":-1.50e+3}"#])
    #expect(rows.rest == ["total": 2, "rows": [], "next": ["at": 3]])
    #expect(rows.bytes == Array((text(rows).joined(separator: "\n") + "\n").utf8))
  }

  @Test func aListWithoutRowsIsOne() throws {
    let rows = try #require(cut(#"{"rows":[ ],"total":0}"#))

    #expect(rows.count == 0 && rows.rest == ["rows": [], "total": 0])
  }

  @Test(arguments: [
    #"{"id":"a","b":"\/"}"#, #"{"id":"a","b":"\u00e9"}"#, #"{"id":"a","b":"\u001F"}"#,
    #"{"id":"a","b":"\u0009"}"#, #"{"id":"a","\u0062":1}"#, #"{"id":"a","b":1,"c":2,"b":3}"#,
    #"{"id":"a","id":"a"}"#, #"{"id":""}"#, #"{"id":"None"}"#, #"{"id":null}"#, #"{"b":{"id":1}}"#,
    #"[{"id":"a"}]"#, "1", #"{"id":"a","b":"\x"}"#, #"{"id":"a","b":01}"#, #"{"id":"a",}"#,
    #"{"id":"a","b":[1,]}"#, #"{"id":"a","b":tru}"#, "{\"id\":\"a\",\"b\":\"\t\"}", #"{"id":"a""#,
    #"{"id":"a"]"#, #"{"id" "a"}"#, #"{"id":"a"} {"id":"b"}"#,
  ])
  func whatIsWrittenInAnotherWayIsLeftToTheParser(row: String) {
    #expect(cut("{\"rows\":[\(row)]}") == nil)
    #expect(cut("{\"rows\":[{\"id\":\"first\"},\(row)]}") == nil)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"rows":1}"#, #"{"rows":{}}"#, #"{"rows":[]"#, #"{"rows":[]} x"#,
    #"{"rows":[],"rows":[]}"#, #"{"other":[]}"#, #"{"rows":[],}"#, #"{"a":[1,],"rows":[]}"#,
    "{\"a\":\(String(repeating: "[", count: 600))",
  ])
  func aDocumentWithoutTheListIsLeftToTheParser(document: String) {
    #expect(cut(document) == nil)
  }

  @Test func bytesThatAreNoTextAreLeftToTheParser() {
    let broken = Array(#"{"rows":[{"id":"a","b":""#.utf8) + [0xC3, 0x28] + Array(#""}]}"#.utf8)

    #expect(JSONRows(of: broken, in: "rows", eachWith: ["id"]) == nil)
  }

  @Test func randomRowsAreCutAsTheParserReadsThem() throws {
    var random = SeededGenerator(seed: 11)
    var cutCount = 0
    for _ in 0..<500 {
      let values = (0..<4).map { _ in random.value(depth: 4) }
      let list = JSONValue.object(["before": random.value(depth: 2), "rows": .array(values)])
      for style in [JSONStyle.compact, .pretty] {
        let bytes = list.serializedBytes(style)
        guard let rows = JSONRows(of: bytes, in: "rows", eachWith: []) else { continue }
        cutCount += 1
        #expect(text(rows) == values.map { $0.serialized() })
      }
    }
    #expect(cutCount > 200)
  }

  @Test func mutatedListsAreCutAsTheParserReadsThemOrNotAtAll() {
    var random = SeededGenerator(seed: 12)
    let interesting = Array("{}[]\",:\\u0dDeE+-.1 tfn/\n".utf8) + [0xFF, 0xC3, 0x80, 0]
    var cutCount = 0
    for _ in 0..<8_000 {
      let rows = (0..<3).map { _ in random.value(depth: 3) }
      var bytes = JSONValue.object(["rows": .array(rows)]).serializedBytes()
      for _ in 0..<2 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = interesting.randomElement(using: &random) ?? 0
      }
      guard let cut = JSONRows(of: bytes, in: "rows", eachWith: []) else { continue }
      cutCount += 1
      let parsed = (try? JSONValue.parse(bytes))?["rows"]?.array?.map { $0.serialized() }
      #expect(text(cut) == parsed)
    }
    #expect(cutCount > 50)
  }

  @Test func compactTextIsLaidOutAsTheWriterDoes() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<500 {
      let value = random.value(depth: 4)
      #expect(JSONLayout.pretty(value.serializedBytes()) == value.serializedBytes(.pretty))
    }
    let nested = JSONLayout.pretty(Array(#"{"a":[1]}"#.utf8), depth: 1)
    #expect(String(decoding: nested, as: UTF8.self) == "{\n    \"a\": [\n      1\n    ]\n  }")
  }

  private func cut(_ document: String) -> JSONRows? {
    JSONRows(of: Array(document.utf8), in: "rows", eachWith: ["id"])
  }

  private func text(_ rows: JSONRows) -> [String] {
    (0..<rows.count).map { String(decoding: rows[$0], as: UTF8.self) }
  }
}
