import JSON
import Testing

private func diff(_ old: JSONValue, _ new: JSONValue) -> String {
  JSONPatch.diff(from: old, to: new).json.serialized()
}

@Suite struct DiffTests {
  @Test func equalDocumentsNeedNothing() {
    #expect(diff(["a": 1, "b": [2.0]], ["b": [2], "a": 1.0]) == "[]")
    #expect(diff([], []) == "[]")
    #expect(diff(nil, nil) == "[]")
  }

  @Test func oneOperationPerChangedMember() {
    let old: JSONValue = ["keep": 1, "gone": 2, "other": 3, "deep": ["x": ["y": 1, "z": 2]]]
    let new: JSONValue = ["keep": 1, "other": "3", "deep": ["x": ["y": 1, "z": 5]], "new": nil]

    #expect(
      diff(old, new)
        == #"[{"op":"remove","path":"/gone"},{"op":"replace","path":"/other","value":"3"},"#
        + #"{"op":"replace","path":"/deep/x/z","value":5},{"op":"add","path":"/new","value":null}]"#
    )
  }

  @Test func anotherKindIsReplaced() {
    #expect(diff(["a": [1]], ["a": ["0": 1]]) == #"[{"op":"replace","path":"/a","value":{"0":1}}]"#)
    #expect(diff([1], nil) == #"[{"op":"replace","path":"","value":null}]"#)
    #expect(diff(["a": 0], ["a": false]) == #"[{"op":"replace","path":"/a","value":false}]"#)
  }

  @Test func namesAreEscaped() {
    #expect(diff(["a/b": ["~": 1]], ["a/b": [:]]) == #"[{"op":"remove","path":"/a~1b/~0"}]"#)
  }

  @Test func elementsAreInsertedAndRemovedWhereTheyAre() {
    #expect(
      diff(["a", "b", "c"], ["a", "x", "b", "c"])
        == #"[{"op":"add","path":"/1","value":"x"}]"#)
    #expect(diff(["a", "b", "c"], ["b", "c"]) == #"[{"op":"remove","path":"/0"}]"#)
    #expect(diff(["a", "b"], ["a", "b", "c"]) == #"[{"op":"add","path":"/2","value":"c"}]"#)
    #expect(
      diff([1, 2, 3, 4, 5, 6], [2, 3, 9, 5, 6, 7])
        == #"[{"op":"remove","path":"/0"},{"op":"replace","path":"/2","value":9},"#
        + #"{"op":"add","path":"/5","value":7}]"#)
  }

  @Test func anElementChangedInItsPlaceIsLookedInto() {
    let old: JSONValue = [["id": 1, "tags": ["x"]], ["id": 2, "tags": ["y"]], ["id": 3]]
    let new: JSONValue = [["id": 1, "tags": ["x"]], ["id": 2, "tags": ["y", "z"]], ["id": 3]]

    #expect(diff(old, new) == #"[{"op":"add","path":"/1/tags/1","value":"z"}]"#)
    #expect(
      diff([["name": "a"]], [["name": "b"]]) == #"[{"op":"replace","path":"/0/name","value":"b"}]"#)
  }

  @Test func whereNothingIsKeptTheWholeIsReplaced() {
    #expect(diff([1, 2, 3], [4, 5]) == #"[{"op":"replace","path":"","value":[4,5]}]"#)
    #expect(diff(["a": []], ["a": [1, 2]]) == #"[{"op":"replace","path":"/a","value":[1,2]}]"#)
    #expect(
      diff([0, ["a": 1, "b": 2]], [0, ["c": 1, "d": 2]])
        == #"[{"op":"replace","path":"/1","value":{"c":1,"d":2}}]"#)
  }

  @Test func theResultKeepsTheOrderOfMembersWherePossible() throws {
    let old: JSONValue = ["a": 1, "b": 2, "c": 3]
    let new: JSONValue = ["a": 1, "c": 4, "d": 5]

    let result = try JSONPatch.diff(from: old, to: new).applied(to: old)

    #expect(result.serialized() == new.serialized())
  }

  @Test func namesThatDifferOnlyInNormalisationDiffer() throws {
    let old: JSONValue = ["\u{E9}": "\u{E9}"]
    let new: JSONValue = ["\u{E9}": "e\u{301}"]

    #expect(JSONPatch.diff(from: old, to: new).operations.count == 1)
  }

  @Test func repeatedElementsAreAligned() throws {
    let old: JSONValue = [0, 0, 1, 0, 0, 0]
    let new: JSONValue = [0, 0, 0, 1, 0, 0]

    let patch = JSONPatch.diff(from: old, to: new)

    #expect(try patch.applied(to: old) == new)
    #expect(patch.operations.count == 2)
  }

  @Test func hugeArraysAreComparedInLittleTimeAndMemory() throws {
    let numbers = (0..<50_000).map { JSONValue($0) }
    let old = JSONValue.array(numbers)
    var changed = numbers
    changed[10] = "ten"
    changed.insert("new", at: 30_000)
    changed[49_000] = .null
    let new = JSONValue.array(changed)

    let patch = JSONPatch.diff(from: old, to: new)

    #expect(try patch.applied(to: old) == new)
    #expect(patch.operations.count == 3)
    let oneChanged = JSONValue.array(numbers.dropLast() + ["x"])
    #expect(JSONPatch.diff(from: old, to: oneChanged).operations.count == 1)
  }

  @Test func thousandRowsWithScatteredChangesAlignWell() throws {
    let rows = (0..<1000).map { ["id": JSONValue($0), "name": "row \($0)"] as JSONValue }
    var changed = rows
    changed.remove(at: 900)
    changed[500]["name"] = "changed"
    changed.insert(["id": -1, "name": "first"], at: 0)

    let patch = JSONPatch.diff(from: .array(rows), to: .array(changed))

    #expect(try patch.applied(to: .array(rows)) == .array(changed))
    #expect(patch.operations.count == 3)
  }
}
