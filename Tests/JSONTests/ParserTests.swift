import JSON
import Testing

private func parse(_ text: String) throws -> JSONValue { try JSONValue.parse(text) }

private func failure(_ bytes: [UInt8], limits: JSONLimits = .standard) -> JSONParseError? {
  do throws(JSONParseError) {
    _ = try JSONValue.parse(bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

private func failure(_ text: String) -> JSONParseError? { failure(Array(text.utf8)) }

@Suite struct ParserTests {
  @Test func everyKindOfValueIsRead() throws {
    let text = #" { "a" : [ null , true,false, 1.50e+2 , "x" , [] , { } ] , "b" : -0 } "#

    let value = try parse(text)

    #expect(
      value.serialized() == #"{"a":[null,true,false,1.50e+2,"x",[],{}],"b":-0}"#)
    #expect(value["a"] == [nil, true, false, 150, "x", [], [:]])
  }

  @Test(arguments: ["null", "true", "false", "0", "\"\"", "[]", "{}", "\t\r\n 1 \n"])
  func aDocumentMayBeAnyValue(text: String) throws {
    #expect(try parse(text).serialized() == text.filter { !$0.isWhitespace })
  }

  @Test func memberOrderSurvives() throws {
    let keys = (0..<100).map { "k\($0 * 37 % 100)" }
    let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"

    let value = try parse(text)

    #expect(value.object?.keys == keys)
    #expect(value.serialized() == text)
  }

  @Test(arguments: [
    "0", "-0", "1.0", "1e3", "1E+3", "-0.0e-0", "12345678901234567890123", "1e400",
    "0.1234567890123456789", "9223372036854775808",
  ])
  func numberTextIsKeptExactly(text: String) throws {
    #expect(try parse("[\(text)]").serialized() == "[\(text)]")
    #expect(try parse(text).number?.text == text)
  }

  @Test(arguments: [
    "01", "-01", "00", "1.", ".5", "+1", "-", "1e", "1e+", "0x10", "1.2.3", "1-2", "--1", "1.e3",
    "-.5", "1e1.5", "1ee3", "-a",
  ])
  func malformedNumbersAreRefused(text: String) {
    let kind = failure("[\(text)]")?.kind

    #expect(kind == .malformedNumber)
  }

  @Test(arguments: ["NaN", "Infinity", "-Infinity"])
  func numbersThatAreNotFiniteAreRefused(text: String) {
    #expect(failure("[1,\(text)]") == .init(kind: .notFinite, offset: 3, line: 1, column: 4))
  }

  @Test func escapesAreRead() throws {
    let value = try parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00\u0000""#)

    #expect(value.string == "\"\\/\u{8}\u{C}\n\r\tAé€😀\0")
  }

  @Test(arguments: [
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
  ])
  func halvesOfSurrogatePairsAreReplaced(text: String, expected: String) throws {
    #expect(try parse(text).string == expected)
  }

  @Test func bytesThatAreNotUTF8AreReplacedInsideStrings() throws {
    let quote = UInt8(ascii: "\"")

    #expect(try JSONValue.parse([quote, 0x61, 0xFF, 0x62, quote]).string == "a\u{FFFD}b")
    #expect(try JSONValue.parse([quote, 0xE2, 0x82, quote]).string == "\u{FFFD}")
    #expect(try JSONValue.parse([quote, 0xC3, 0x5C, 0x6E, quote]).string == "\u{FFFD}\n")
    #expect(failure([0x5B, 0xFF, 0x5D])?.kind == .unexpected(byte: 0xFF, expected: "a value"))
  }

  @Test func aByteOrderMarkIsSkippedAndCounted() throws {
    #expect(try JSONValue.parse([0xEF, 0xBB, 0xBF, 0x31]) == 1)
    #expect(
      failure([0xEF, 0xBB, 0xBF, 0x0A, 0x7D])
        == .init(
          kind: .unexpected(byte: 0x7D, expected: "a value"), offset: 4, line: 2, column: 1))
    #expect(failure([0xEF, 0xBB, 0xBF])?.kind == .empty)
  }

  @Test func ofEqualNamesTheLastValueWinsInThePlaceOfTheFirst() throws {
    #expect(
      try parse(#"{"a":1,"b":2,"a":[3],"c":4,"a":{"a":5}}"#).serialized()
        == #"{"a":{"a":5},"b":2,"c":4}"#)
    #expect(try parse(#"{"ab":1,"a\u0062":2}"#).serialized() == #"{"ab":2}"#)
    #expect(try parse(#"{"a\u0062":1,"ab":2}"#).serialized() == #"{"ab":2}"#)
    #expect(try parse(#"{"":1,"":2}"#).serialized() == #"{"":2}"#)
  }

  @Test func equalNamesAreFoundInLargeObjectsToo() throws {
    for count in [15, 16, 17, 18, 500] {
      let names = (0..<count).map { "n\($0)" }
      let text =
        "{" + (names + names + ["n3"]).enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",")
        + "}"

      let object = try #require(try parse(text).object)

      #expect(object.keys == names)
      #expect(object["n3"]?.int == 2 * count)
      #expect(object["n\(count - 1)"]?.int == 2 * count - 1)
    }
  }

  @Test func namesThatAreRepairedToTheSameNameAreEqual() throws {
    let text = Array("{\"a".utf8) + [0xFF] + Array("\":1,\"a".utf8) + [0xFE] + Array("\":2}".utf8)

    #expect(try JSONValue.parse(text) == ["a\u{FFFD}": 2])
  }

  @Test func namesThatDifferOnlyInNormalisationAreTwoNames() throws {
    let value = try parse("{\"\u{E9}\":1,\"e\u{301}\":2}")

    #expect(value.object?.count == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test(arguments: [
    ("", 0, 1, 1, JSONParseError.Kind.empty),
    (" \n ", 3, 2, 2, .empty),
    ("[1,\n 2,\n]", 8, 3, 1, .trailingComma),
    ("{\"a\":1,}", 7, 1, 8, .trailingComma),
    ("[1, // no\n2]", 4, 1, 5, .comment),
    ("/* no */ 1", 0, 1, 1, .comment),
    ("{\"a\" /* no */ : 1}", 5, 1, 6, .comment),
    ("1 2", 2, 1, 3, .trailingContent),
    ("{}}", 2, 1, 3, .trailingContent),
    ("\"a\nb\"", 2, 1, 3, .controlCharacter(0x0A)),
    ("\"äö\u{1F}\"", 5, 1, 4, .controlCharacter(0x1F)),
    ("[\"\\x\"]", 2, 1, 3, .invalidEscape),
    ("[\"\\u12G4\"]", 2, 1, 3, .invalidEscape),
    ("[\r\n\r\"\\'\"]", 5, 3, 2, .invalidEscape),
    ("[1", 2, 1, 3, .unexpectedEnd), ("[", 1, 1, 2, .unexpectedEnd),
    ("{", 1, 1, 2, .unexpectedEnd), ("{\"a", 3, 1, 4, .unexpectedEnd),
    ("{\"a\"", 4, 1, 5, .unexpectedEnd), ("{\"a\":", 5, 1, 6, .unexpectedEnd),
    ("\"\\", 2, 1, 3, .unexpectedEnd), ("\"\\u00", 5, 1, 6, .unexpectedEnd),
    ("tru", 3, 1, 4, .unexpectedEnd), ("-", 1, 1, 2, .unexpectedEnd),
    ("12.", 3, 1, 4, .unexpectedEnd), ("1e+", 3, 1, 4, .unexpectedEnd),
    ("[1 2]", 3, 1, 4, .unexpected(byte: 0x32, expected: "a comma or \"]\"")),
    ("[,1]", 1, 1, 2, .unexpected(byte: 0x2C, expected: "a value")),
    ("[1,,2]", 3, 1, 4, .unexpected(byte: 0x2C, expected: "a value")),
    ("{a:1}", 1, 1, 2, .unexpected(byte: 0x61, expected: "a member name in quotes")),
    ("{\"a\" 1}", 5, 1, 6, .unexpected(byte: 0x31, expected: "a colon")),
    ("{\"a\":}", 5, 1, 6, .unexpected(byte: 0x7D, expected: "a value")),
    ("[1}", 2, 1, 3, .unexpected(byte: 0x7D, expected: "a comma or \"]\"")),
    ("trux", 3, 1, 4, .unexpected(byte: 0x78, expected: "true")),
    ("'a'", 0, 1, 1, .unexpected(byte: 0x27, expected: "a value")),
    ("[1,\0]", 3, 1, 4, .unexpected(byte: 0, expected: "a value")),
  ])
  func whatIsNotJSONIsRefusedWithItsPlace(
    text: String, offset: Int, line: Int, column: Int, kind: JSONParseError.Kind
  ) {
    #expect(
      failure(text) == JSONParseError(kind: kind, offset: offset, line: line, column: column))
  }

  @Test func errorsAreSentences() {
    #expect(
      failure("[1,\n 2,\n]")?.description
        == "Line 3, column 1 (byte 8): a comma before the closing bracket.")
    #expect(
      failure("[1 2]")?.description
        == "Line 1, column 4 (byte 3): a comma or \"]\" expected, \"2\" found.")
    #expect(
      failure("\"\u{1}\"")?.description
        == "Line 1, column 2 (byte 1): byte 0x01 must be escaped inside a string.")
    #expect(failure("")?.description == "The text is empty.")
  }

  @Test func depthIsLimited() {
    let atLimit = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)

    #expect(failure(atLimit) == nil)
    #expect(
      failure("[" + atLimit + "]")
        == .init(kind: .tooDeep(limit: 512), offset: 512, line: 1, column: 513))
    #expect(failure(Array("[[]]".utf8), limits: .init(maxDepth: 1))?.kind == .tooDeep(limit: 1))
    #expect(failure(Array("{\"a\":[]}".utf8), limits: .init(maxDepth: 2)) == nil)
  }

  @Test func aMillionOpenBracketsAreAnErrorAndNoCrash() {
    let deepest = JSONLimits(maxDepth: .max)

    #expect(deepest.maxDepth == JSONLimits.deepest)
    #expect(
      failure([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000), limits: deepest)?.kind
        == .tooDeep(limit: JSONLimits.deepest))
    #expect(failure(String(repeating: "{\"a\":", count: 100_000))?.kind == .tooDeep(limit: 512))
  }

  @Test func theDeepestDocumentIsReadWrittenComparedAndFreed() throws {
    let text =
      String(repeating: "[{\"a\":", count: 1024) + "1" + String(repeating: "}]", count: 1024)

    let value = try JSONValue.parse(text, limits: .init(maxDepth: 2048))

    #expect(value.serialized() == text)
    #expect(try JSONValue.parse(text, limits: .init(maxDepth: 2048)) == value)
    #expect(JSONPatch.diff(from: value, to: value).isEmpty)
  }

  @Test func sizeIsLimited() {
    #expect(failure(Array("[1]".utf8), limits: .init(maxBytes: 3)) == nil)
    #expect(
      failure(Array("[1]".utf8), limits: .init(maxBytes: 2))
        == .init(kind: .tooLarge(limit: 2), offset: 0, line: 1, column: 1))
  }

  @Test func stringsOfEveryLengthAreReadAtEveryAlignment() throws {
    for length in 0..<40 {
      for special in ["", "\\n", "ü", "😀", "\\u00fc"] {
        for place in [0, length / 2, length] {
          let head = String(repeating: "a", count: place)
          let tail = String(repeating: "b", count: length - place)
          let expected = try parse("\"\(special)\"").string ?? "?"

          let value = try parse("{\"\(head)\(special)\(tail)\":\"\(head)\(special)\(tail)\"}")

          #expect(value == [head + expected + tail: .string(head + expected + tail)])
        }
      }
    }
  }

  @Test func aHugeArrayIsRead() throws {
    let count = 50_000
    let text = "[" + (0..<count).map(String.init).joined(separator: ",") + "]"

    let value = try parse(text)

    #expect(value.array?.count == count)
    #expect(value[count - 1] == .number(JSONNumber(count - 1)))
    #expect(value.serialized() == text)
  }

  @Test func aValueTakesNoMoreThanThreeWords() {
    #expect(MemoryLayout<JSONValue>.stride <= 24)
  }
}
