import JSON
import Testing

private struct Example: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let document: JSONValue
  let patch: JSONValue
  let result: JSONValue

  init(_ name: String, _ document: JSONValue, _ patch: JSONValue, _ result: JSONValue) {
    testDescription = name
    self.document = document
    self.patch = patch
    self.result = result
  }
}

private func failure(_ patch: JSONValue, on document: JSONValue) -> JSONPatchError? {
  do throws(JSONPatchError) {
    _ = try JSONPatch(json: patch).applied(to: document)
    return nil
  } catch {
    return error
  }
}

/// RFC 6902, appendix A, those that succeed.
private let standard: [Example] = [
  Example(
    "A.1", ["foo": "bar"], [["op": "add", "path": "/baz", "value": "qux"]],
    ["baz": "qux", "foo": "bar"]),
  Example(
    "A.2", ["foo": ["bar", "baz"]], [["op": "add", "path": "/foo/1", "value": "qux"]],
    ["foo": ["bar", "qux", "baz"]]),
  Example(
    "A.3", ["baz": "qux", "foo": "bar"], [["op": "remove", "path": "/baz"]], ["foo": "bar"]),
  Example(
    "A.4", ["foo": ["bar", "qux", "baz"]], [["op": "remove", "path": "/foo/1"]],
    ["foo": ["bar", "baz"]]),
  Example(
    "A.5", ["baz": "qux", "foo": "bar"], [["op": "replace", "path": "/baz", "value": "boo"]],
    ["baz": "boo", "foo": "bar"]),
  Example(
    "A.6", ["foo": ["bar": "baz", "waldo": "fred"], "qux": ["corge": "grault"]],
    [["op": "move", "from": "/foo/waldo", "path": "/qux/thud"]],
    ["foo": ["bar": "baz"], "qux": ["corge": "grault", "thud": "fred"]]),
  Example(
    "A.7", ["foo": ["all", "grass", "cows", "eat"]],
    [["op": "move", "from": "/foo/1", "path": "/foo/3"]],
    ["foo": ["all", "cows", "eat", "grass"]]),
  Example(
    "A.8", ["baz": "qux", "foo": ["a", 2, "c"]],
    [
      ["op": "test", "path": "/baz", "value": "qux"], ["op": "test", "path": "/foo/1", "value": 2],
    ],
    ["baz": "qux", "foo": ["a", 2, "c"]]),
  Example(
    "A.10", ["foo": "bar"], [["op": "add", "path": "/child", "value": ["grandchild": [:]]]],
    ["foo": "bar", "child": ["grandchild": [:]]]),
  Example(
    "A.11", ["foo": "bar"], [["op": "add", "path": "/baz", "value": "qux", "xyz": 123]],
    ["foo": "bar", "baz": "qux"]),
  Example(
    "A.14", ["/": 9, "~1": 10], [["op": "test", "path": "/~01", "value": 10]],
    ["/": 9, "~1": 10]),
  Example(
    "A.16", ["foo": ["bar"]], [["op": "add", "path": "/foo/-", "value": ["abc", "def"]]],
    ["foo": ["bar", ["abc", "def"]]]),
]

private let more: [Example] = [
  Example("nothing to do", [1], [], [1]),
  Example("replace the document", [1], [["op": "replace", "path": "", "value": nil]], nil),
  Example("add over the document", [1], [["op": "add", "path": "", "value": ["a": 1]]], ["a": 1]),
  Example("add at the end by index", [1], [["op": "add", "path": "/1", "value": 2]], [1, 2]),
  Example(
    "add replaces a member", ["a": 1, "b": 2], [["op": "add", "path": "/a", "value": 3]],
    ["a": 3, "b": 2]),
  Example("add null", ["a": 1], [["op": "add", "path": "/b", "value": nil]], ["a": 1, "b": nil]),
  Example(
    "a member named as an index", ["a": [:]], [["op": "add", "path": "/a/0", "value": 1]],
    ["a": ["0": 1]]),
  Example("a member named -", ["-": 1], [["op": "replace", "path": "/-", "value": 2]], ["-": 2]),
  Example("an empty name", ["": ["": 1]], [["op": "remove", "path": "//"]], ["": [:]]),
  Example(
    "copy", ["a": [1, [2]]], [["op": "copy", "from": "/a/1", "path": "/b"]],
    ["a": [1, [2]], "b": [2]]),
  Example(
    "copy the document into itself", ["a": 1], [["op": "copy", "from": "", "path": "/b"]],
    ["a": 1, "b": ["a": 1]]),
  Example(
    "copy to the end", [1, 2], [["op": "copy", "from": "/0", "path": "/-"]], [1, 2, 1]),
  Example("move onto itself", ["a": 1], [["op": "move", "from": "/a", "path": "/a"]], ["a": 1]),
  Example(
    "move over a member", ["a": 1, "b": 2], [["op": "move", "from": "/a", "path": "/b"]],
    ["b": 1]),
  Example(
    "move over what it is in", ["a": ["b": ["c": 1], "d": 2]],
    [["op": "move", "from": "/a/b", "path": "/a"]], ["a": ["c": 1]]),
  Example(
    "move out of what it is inserted before", [["x": 1, "y": 2]],
    [["op": "move", "from": "/0/x", "path": "/0"]], [1, ["y": 2]]),
  Example("move to the top", ["a": [1]], [["op": "move", "from": "/a", "path": ""]], [1]),
  Example("move to the end", [1, 2, 3], [["op": "move", "from": "/0", "path": "/-"]], [2, 3, 1]),
  Example(
    "move down an array", [1, 2, 3], [["op": "move", "from": "/2", "path": "/0"]], [3, 1, 2]),
  Example("test by value", [1.0], [["op": "test", "path": "/0", "value": 1]], [1]),
  Example(
    "test in any order", [["a": 1, "b": 2]],
    [["op": "test", "path": "/0", "value": ["b": 2, "a": 1]]], [["a": 1, "b": 2]]),
  Example(
    "operations see what came before", [:],
    [
      ["op": "add", "path": "/a", "value": []], ["op": "add", "path": "/a/-", "value": 1],
      ["op": "copy", "from": "/a/0", "path": "/a/0"], ["op": "move", "from": "/a", "path": "/b"],
      ["op": "test", "path": "/b", "value": [1, 1]], ["op": "remove", "path": "/b/1"],
    ], ["b": [1]]),
]

@Suite struct PatchTests {
  @Test(arguments: standard + more)
  private func patchesAreApplied(example: Example) throws {
    let patch = try JSONPatch(json: example.patch)

    #expect(try patch.applied(to: example.document) == example.result)
  }

  @Test(arguments: standard + more)
  private func whatIsReversedIsAsBefore(example: Example) throws {
    let patch = try JSONPatch(json: example.patch)

    let back = try patch.reversed(on: example.document)

    #expect(try back.applied(to: example.result) == example.document)
  }

  @Test(arguments: standard + more)
  private func patchesSurviveTheirJSON(example: Example) throws {
    let patch = try JSONPatch(json: example.patch)

    #expect(try JSONPatch(json: patch.json) == patch)
  }

  @Test func replacingKeepsThePlaceAmongTheMembers() throws {
    let patch: JSONPatch = [
      .replace(path: try JSONPointer("/b"), value: 5), .add(path: try JSONPointer("/a"), value: 6),
    ]

    #expect(
      try patch.applied(to: ["a": 1, "b": 2, "c": 3]).serialized() == #"{"a":6,"b":5,"c":3}"#)
  }

  @Test func operationsAreWrittenInTheOrderPeopleExpect() throws {
    let patch: JSONPatch = [
      .add(path: try JSONPointer("/a~1b"), value: nil), .remove(path: try JSONPointer("")),
      .move(from: try JSONPointer("/x"), path: try JSONPointer("/y")),
    ]

    #expect(
      patch.json.serialized()
        == #"[{"op":"add","path":"/a~1b","value":null},{"op":"remove","path":""},"#
        + #"{"op":"move","from":"/x","path":"/y"}]"#)
  }

  /// RFC 6902, A.8, A.9, A.12 and A.15 among them.
  @Test(
    arguments: [
      (["op": "test", "path": "/s", "value": "bar"], "/s", .testFailed(found: "x")),
      (["op": "test", "path": "/o/10", "value": "10"], "/o/10", .testFailed(found: 10)),
      (["op": "add", "path": "/p/q", "value": 1], "/p/q", .parentNotFound),
      (["op": "add", "path": "/s/q", "value": 1], "/s/q", .notAContainer),
      (["op": "add", "path": "/s/q/r", "value": 1], "/s/q/r", .parentNotFound),
      (["op": "add", "path": "/a/4", "value": 1], "/a/4", .outOfRange(index: 4, count: 3)),
      (["op": "add", "path": "/a/01", "value": 1], "/a/01", .badIndex("01")),
      (["op": "add", "path": "/a/x", "value": 1], "/a/x", .badIndex("x")),
      (["op": "remove", "path": "/x"], "/x", .notFound),
      (["op": "remove", "path": ""], "", .wholeDocument),
      (["op": "remove", "path": "/a/3"], "/a/3", .outOfRange(index: 3, count: 3)),
      (["op": "remove", "path": "/a/-"], "/a/-", .badIndex("-")),
      (["op": "replace", "path": "/x", "value": 1], "/x", .notFound),
      (["op": "replace", "path": "/a/-", "value": 1], "/a/-", .badIndex("-")),
      (["op": "move", "from": "/x", "path": "/y"], "/x", .notFound),
      (["op": "move", "from": "/o", "path": "/o/z"], "/o/z", .intoItself),
      (["op": "move", "from": "", "path": "/o"], "/o", .intoItself),
      (["op": "move", "from": "/s", "path": "/y/z"], "/y/z", .parentNotFound),
      (["op": "copy", "from": "/a/7", "path": "/y"], "/a/7", .outOfRange(index: 7, count: 3)),
      (["op": "copy", "from": "/s", "path": "/a/9"], "/a/9", .outOfRange(index: 9, count: 3)),
      (["op": "test", "path": "/x", "value": nil], "/x", .notFound),
    ] as [(JSONValue, String, JSONPatchError.Reason)])
  func theFirstFailureSaysWhatAndWhere(
    operation: JSONValue, path: String, reason: JSONPatchError.Reason
  ) throws {
    let document: JSONValue = ["s": "x", "a": [1, 2, 3], "o": ["10": 10]]
    let fine: JSONValue = ["op": "add", "path": "/new", "value": 1]

    let error = failure([fine, operation, ["op": "remove", "path": "/gone"]], on: document)

    #expect(
      error
        == JSONPatchError(
          index: 1, operation: operation["op"]?.string, path: try JSONPointer(path),
          reason: reason))
  }

  @Test(
    arguments: [
      (["op": "add", "path": "/a"], .missing(member: "value")),
      (["op": "add", "value": 1], .missing(member: "path")),
      (["op": "add", "path": 1, "value": 1], .missing(member: "path")),
      (["op": "copy", "path": "/a"], .missing(member: "from")),
      (["path": "/a"], .missing(member: "op")),
      (["op": "Add", "path": "/a", "value": 1], .unknownOperation("Add")),
      (["op": "remove", "path": "a"], .badPointer(member: "path", .missingSlash("a"))),
      (
        ["op": "move", "from": "/~", "path": "/a"],
        .badPointer(member: "from", .invalidEscape("/~"))
      ),
      ([1], .notAnObject),
    ] as [(JSONValue, JSONPatchError.Reason)])
  func whatIsNoOperationIsRefused(operation: JSONValue, reason: JSONPatchError.Reason) {
    let error = failure([["op": "remove", "path": "/x"], operation], on: ["x": 1])

    #expect(error?.reason == reason)
    #expect(error?.index == 1)
  }

  @Test func aPatchIsAnArray() {
    #expect(failure(["op": "remove", "path": "/x"], on: ["x": 1])?.reason == .notAnArray)
  }

  @Test func errorsAreSentences() {
    #expect(
      failure([["op": "remove", "path": "/tags/7"]], on: ["tags": [1]])?.description
        == "Operation 1 of the patch (remove \"/tags/7\"): index 7 is beyond the 1 elements there.")
    #expect(
      failure([["op": "test", "path": "/a", "value": 2]], on: ["a": "b"])?.description
        == "Operation 1 of the patch (test \"/a\"): \"b\" is there, not the value tested for.")
    #expect(
      failure([["op": "jump"]], on: [])?.description
        == "Operation 1 of the patch (jump): there is no operation \"jump\".")
  }

  @Test func copiesOfADocumentIntoItselfEndInAnErrorAndNotInMemory() throws {
    let double: JSONPatch.Operation = .copy(from: .root, path: try JSONPointer("/-"))
    let patch = JSONPatch(Array(repeating: double, count: 64))

    let error = #expect(throws: JSONPatchError.self) { try patch.applied(to: [1]) }

    #expect(error?.reason == .tooLarge)
  }

  @Test func copiesThatNestTooDeepAreRefused() throws {
    var operations: [JSONPatch.Operation] = []
    var path = JSONPointer.root
    for _ in 0..<20 {
      let inner = path
      path = JSONPointer(tokens: inner.tokens + inner.tokens + ["a"])
      operations.append(.copy(from: .root, path: path))
    }

    let error = #expect(throws: JSONPatchError.self) {
      try JSONPatch(operations).applied(to: ["a": [:]])
    }

    #expect(error != nil)
  }

  @Test func manyOperationsOnALargeDocumentAreQuick() throws {
    let document = JSONValue.object(JSONObject((0..<5000).map { ("k\($0)", JSONValue($0)) }))
    let patch = JSONPatch(
      (0..<5000).map { .replace(path: JSONPointer(tokens: ["k\($0)"]), value: JSONValue(-$0)) })

    let result = try patch.applied(to: document)

    #expect(result["k4999"] == -4999)
    #expect(JSONPatch.diff(from: document, to: result).operations.count == 4999)
  }
}
