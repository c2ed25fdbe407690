import JSON
import Testing

/// The check of shapes must be able to find something.
@Suite struct ShapeTests {
  private let shape = Shape(
    """
    metadata.guid id
    metadata.created epoch
    metadata.created_at seconds
    entity.name text
    entity.note? text,null
    entity.state active|gone
    entity.compute?[].name text
    entity.columns?{}.tags? texts
    entity.extra? any
    """)
  private let whole: JSONValue = [
    "metadata": [
      "guid": "11111111-2222-4333-8444-555555555555", "created": 1_772_442_000_000,
      "created_at": "2026-03-02T09:00:00Z",
    ],
    "entity": [
      "name": "n", "state": "active", "note": nil, "compute": [["name": "c"]],
      "columns": ["A": ["tags": ["x"]], "B": [:]], "extra": ["what": "ever"],
    ],
  ]

  @Test func whatFitsHasNoProblems() {
    #expect(shape.problems(of: whole) == [])
    #expect(shape.problems(of: nil, at: "body") == ["body is missing"])
  }

  @Test(
    arguments: [
      ("/metadata/guid", "7", ".metadata.guid is \"7\" and not id"),
      ("/metadata/created", 7, ".metadata.created is 7 and not epoch"),
      (
        "/metadata/created_at", "2026-03-02",
        ".metadata.created_at is \"2026-03-02\" and not seconds"
      ),
      ("/metadata/more", true, ".metadata.more is not in the table"),
      ("/entity/state", "asleep", ".entity.state is \"asleep\" and not active|gone"),
      ("/entity/compute", [:], ".entity.compute is no list"),
      ("/entity/compute/0", [:], ".entity.compute[0].name is missing"),
      ("/entity/columns/A/tags", [7], ".entity.columns.A.tags is [7] and not texts"),
      ("/entity/name", nil, ".entity.name is null and not text"),
    ] as [(String, JSONValue, String)])
  func whatDoesNotFitIsNamed(path: String, value: JSONValue, problem: String) throws {
    let patch = try JSONPatch(json: [["op": "add", "path": .string(path), "value": value]])
    var changed = try patch.applied(to: whole)
    if path == "/entity/compute/0" { changed["entity"]?["compute"] = [value] }

    #expect(shape.problems(of: changed) == [problem])
  }

  @Test func whatMustBeThereIsMissed() {
    #expect(
      shape.problems(of: ["entity": [:]])
        == [".metadata is missing", ".entity.name is missing", ".entity.state is missing"])
  }
}
