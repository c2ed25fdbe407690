import JSON
import Testing

@Suite struct WriterTests {
  @Test func onlyWhatMustBeIsEscaped() {
    let text = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F} \u{7F}\u{80}\u{2028}\u{2029}é😀"

    #expect(
      JSONValue.string(text).serialized()
        == #""\"\\/\b\f\n\r\t\u0000\u001f "# + "\u{7F}\u{80}\u{2028}\u{2029}é😀\"")
  }

  @Test func prettyMeansTwoSpacesAndOneMemberPerLine() {
    let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:], "e\n": "f"]

    #expect(
      value.serialized(.pretty) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {},
          "e\\n": "f"
        }
        """)
    #expect(value.serialized() == #"{"a":[1,{"b":null}],"c":[],"d":{},"e\n":"f"}"#)
    #expect(value.serializedBytes() == Array(value.serialized().utf8))
    #expect(value.description == value.serialized())
  }

  @Test func bothStylesReadBackAsTheSame() throws {
    let value: JSONValue = ["a": [1, ["b": nil], [:], []], "": ["", "\"", 1.5, -3, true]]

    #expect(try JSONValue.parse(value.serialized(.pretty)) == value)
    #expect(try JSONValue.parse(value.serialized(.compact)) == value)
  }
}
