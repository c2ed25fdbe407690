import JSON
import Testing

/// The checker must be able to find something.
@Suite struct JSONSchemaCheckerTests {
  private let checker = JSONSchemaChecker(schemas: [
    "Table": [
      "type": "object", "required": ["id", "columns"],
      "properties": [
        "id": ["type": "string", "format": "uuid"],
        "columns": ["type": "array", "uniqueItems": true, "items": ["type": "string"]],
        "size": ["type": "integer", "format": "int32", "minimum": 1],
        "note": ["type": "string", "nullable": true, "maxLength": 3],
        "tags": ["type": "object", "additionalProperties": ["type": "string"]],
        "key": ["oneOf": [["$ref": "#/c/s/Hash"], ["$ref": "#/c/s/Random"]]],
      ],
    ],
    "Hash": [
      "type": "object", "required": ["type"], "properties": ["type": ["enum": ["hash"]]],
    ],
    "Random": [
      "type": "object", "required": ["type"], "properties": ["type": ["enum": ["random"]]],
    ],
    "Named": [
      "allOf": [["$ref": "#/c/s/Hash"], ["properties": ["name": ["type": "string"]]]],
      "properties": ["more": ["type": "boolean"]],
    ],
  ])
  private let table: JSONValue = [
    "id": "11111111-2222-4333-8444-555555555555", "columns": ["a"], "key": ["type": "random"],
    "note": nil, "tags": ["a": "b"],
  ]

  private func problems(_ name: String, _ value: JSONValue) -> [String] {
    checker.problems(of: value, by: ["$ref": .string("#/c/s/\(name)")])
  }

  @Test func whatFitsHasNoProblems() {
    #expect(problems("Table", table) == [])
    #expect(problems("Named", ["type": "hash", "name": "x", "more": true]) == [])
  }

  @Test(
    arguments: [
      ("id", nil, "body.id: is missing"), ("id", "7", "body.id: is no uuid"),
      ("columns", "a", "body.columns: is no array"),
      ("columns", ["a", 7], "body.columns[1]: is no string"),
      ("columns", ["a", "a"], "body.columns: a value occurs twice"),
      ("size", 0, "body.size: is less than 1.0"), ("size", 5_000_000_000, "body.size: is no int32"),
      ("note", "long", "body.note: is longer than 3"),
      ("columns", JSONValue.null, "body.columns: is null"),
      ("tags", ["a": 1], "body.tags.a: is no string"),
      ("key", ["type": "list"], "body.key: fits 0 of 2"),
      ("more", 1, "body.more: is not described"),
    ] as [(String, JSONValue?, String)])
  func whatDoesNotFitIsNamed(member: String, value: JSONValue?, problem: String) {
    var wrong = table
    wrong[member] = value

    #expect(problems("Table", wrong).first == problem)
  }

  @Test func allPartsOfAWholeCount() {
    #expect(
      problems("Named", ["type": "random"]) == ["body.type: \"random\" is none of the enumeration"])
    #expect(problems("Named", ["type": "hash", "name": 7]) == ["body.name: is no string"])
    #expect(problems("Named", ["type": "hash", "nme": "x"]) == ["body.nme: is not described"])
  }
}
