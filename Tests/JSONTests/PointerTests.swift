import JSON
import Testing

@Suite struct PointerTests {
  /// RFC 6901, section 5.
  @Test(
    arguments: [
      ("", nil), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2),
      ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ] as [(String, JSONValue?)])
  func theExamplesOfTheStandard(text: String, expected: JSONValue?) throws {
    let document: JSONValue = [
      "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6,
      " ": 7, "m~n": 8,
    ]

    let pointer = try JSONPointer(text)

    #expect(document.value(at: pointer) == expected ?? document)
    #expect(pointer.description == text)
  }

  @Test(arguments: [
    "/a/2", "/a/01", "/a/-", "/a/-1", "/a/+1", "/a/1e0", "/a/ 1", "/a/", "/x", "/a/0/x", "/n/x",
    "/a/99999999999999999999", "/a/٠",
  ])
  func nothingIsThere(text: String) throws {
    let document: JSONValue = ["a": [1, 2], "n": nil]

    #expect(document.value(at: try JSONPointer(text)) == nil)
  }

  @Test func tildesAreReadOnce() throws {
    #expect(try JSONPointer("/~01").tokens == ["~1"])
    #expect(try JSONPointer("/~10").tokens == ["/0"])
    #expect(JSONPointer(tokens: ["~1", "/", ""]).description == "/~01/~1/")
  }

  @Test func whatIsNoPointerIsRefused() {
    #expect(throws: JSONPointerError.missingSlash("a/b")) { try JSONPointer("a/b") }
    #expect(throws: JSONPointerError.missingSlash("#/a")) { try JSONPointer("#/a") }
    #expect(throws: JSONPointerError.invalidEscape("/a~")) { try JSONPointer("/a~") }
    #expect(throws: JSONPointerError.invalidEscape("/~2")) { try JSONPointer("/~2") }
    #expect(throws: JSONPointerError.invalidEscape("/~/0")) { try JSONPointer("/~/0") }
    #expect(
      JSONPointerError.missingSlash("a").description
        == "The JSON pointer \"a\" does not begin with a slash.")
  }

  @Test func pointersAreExtendedAndCompared() throws {
    let pointer = try JSONPointer("/a").appending("b/c").appending(3)

    #expect(pointer == JSONPointer(tokens: ["a", "b/c", "3"]))
    #expect(pointer.parent?.description == "/a/b~1c")
    #expect(JSONPointer.root.parent == nil)
    #expect(try JSONPointer("/a").contains(pointer) && JSONPointer.root.contains(pointer))
    #expect(try !JSONPointer("/ab").contains(pointer))
    #expect(try JSONPointer("/\u{E9}") != JSONPointer("/e\u{301}"))
  }
}
