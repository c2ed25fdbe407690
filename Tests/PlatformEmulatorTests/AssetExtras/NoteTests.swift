import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct NoteTests {
  private let platform: TestPlatform
  private let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
  /// An asset of ana's without notes, and with a column `address_id`.
  private let id = StoryAsset.id("customer_addresses", in: WorldContainers.retail)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private var path: String { "/v2/assets/\(id)/notes" }

  private func add(_ notes: JSONValue, as user: String = "ana") throws -> [JSONValue] {
    try platform.post("\(path)?\(scope)", ["notes": notes], as: user)["resources"]?.array ?? []
  }

  private func texts(_ query: String) throws -> [String] {
    let list = try platform.get("\(path)?\(scope)&\(query)")["resources"]?.array ?? []
    return list.compactMap { $0["entity"]?["note"]?.string }
  }

  @Test func notesOfAnAssetAndItsColumnsAreCreatedAndRead() throws {
    let answer = try platform.send(
      .post, "\(path)?\(scope)",
      ["notes": [["note": "Mind the gap"], ["note": "Never null", "column_name": "address_id"]]],
      as: "ana")

    #expect(answer.status == .created)
    let notes = try #require(answer.json?["resources"]?.array)
    let noteID = try #require(notes[1]["metadata"]?["asset_note_id"]?.string)
    let expected: JSONValue = [
      "metadata": [
        "asset_note_id": .string(noteID), "asset_id": .string(id), "column_name": "address_id",
        "creator_id": .string(WorldPeople.ana.id), "updater_id": .string(WorldPeople.ana.id),
        "created_at": "2026-03-02T09:00:00Z", "created": 1_772_442_000_000,
        "updated_at": "2026-03-02T09:00:00Z", "updated": 1_772_442_000_000,
      ], "entity": ["note": "Never null"],
    ]
    #expect(notes[1] == expected)
    #expect(notes[0]["metadata"]?["column_name"] == nil)
    #expect(try platform.get("\(path)/\(noteID)?\(scope)", as: "vic") == expected)
  }

  @Test func theTextIsReplacedAndNothingElse() throws {
    let note = try add([["note": "Before"]])[0]
    let address = "\(path)/\(note["metadata"]?["asset_note_id"]?.string ?? "")?\(scope)"
    platform.clock.advance(by: .seconds(1))

    let answer = try platform.send(
      .patch, address, [["op": "replace", "path": "/note", "value": "After"]])

    var expected = note
    expected["entity"]?["note"] = "After"
    expected["metadata"]?["updater_id"] = .string(WorldPeople.admin.id)
    expected["metadata"]?["updated_at"] = "2026-03-02T09:00:01Z"
    expected["metadata"]?["updated"] = 1_772_442_001_000
    #expect(answer.json == expected)
    #expect(try platform.get(address) == expected)
    let refused: [JSONValue] = [
      ["op": "add", "path": "/note", "value": "x"], ["op": "remove", "path": "/note"],
      ["op": "replace", "path": "/creator_id", "value": "x"],
      ["op": "replace", "path": "/note", "value": " "],
    ]
    for operation in refused {
      #expect(try platform.send(.patch, address, [operation]).status == .badRequest)
    }
    #expect(try platform.get(address) == expected)
  }

  @Test func aDeletedNoteIsGone() throws {
    let note = try add([["note": "Wrong"]])[0]
    let address = "\(path)/\(note["metadata"]?["asset_note_id"]?.string ?? "")?\(scope)"

    #expect(try platform.send(.delete, address).status == .noContent)

    #expect(try platform.send(.get, address).status == .notFound)
    #expect(try platform.send(.delete, address).status == .notFound)
    #expect(try texts("") == [])
  }

  @Test func columnsAndTypesFilterNotes() throws {
    _ = try add([
      ["note": "asset"], ["note": "id", "column_name": "address_id"],
      ["note": "customer", "column_name": "customer_id"],
    ])

    #expect(Set(try texts("note_type=ALL")) == ["asset", "id", "customer"])
    #expect(try texts("note_type=ASSET") == ["asset"])
    #expect(Set(try texts("note_type=COLUMN")) == ["id", "customer"])
    #expect(try texts("column_names=address_id") == ["id"])
    #expect(
      Set(try texts("column_names=address_id&column_names=customer_id")) == ["id", "customer"])
    for query in ["note_type=x", "note_type=ASSET&column_names=address_id", "sort=note"] {
      #expect(try platform.send(.get, "\(path)?\(scope)&\(query)").status == .badRequest)
    }
  }

  @Test func notesComeLatestFirstUnlessSortedOtherwise() throws {
    for (text, column) in [("1", "address_id"), ("2", "customer_id"), ("3", nil)] {
      var note: JSONValue = ["note": .string(text)]
      if let column { note["column_name"] = .string(column) }
      _ = try add([note])
      platform.clock.advance(by: .seconds(1))
    }

    #expect(try texts("") == ["3", "2", "1"])
    #expect(try texts("sort=created_at") == ["1", "2", "3"])
    #expect(try texts("sort=column_name") == ["3", "1", "2"])
    #expect(try texts("sort=-column_name") == ["2", "1", "3"])
  }

  @Test(arguments: ["", "&sort=column_name", "&sort=created_at"])
  func pagesShowEachNoteOnceWhateverIsAddedMeanwhile(_ sort: String) throws {
    let notes = (1...20).map { ["note": .string("n\($0)")] as JSONValue }
    _ = try add(.array(notes))
    platform.clock.advance(by: .seconds(5))
    var seen: [String] = []
    var path: String? = "\(path)?\(scope)&limit=3\(sort)"

    while let address = path {
      let page = try platform.get(address)
      #expect(page["limit"] == 3)
      seen += (page["resources"]?.array ?? []).compactMap { $0["entity"]?["note"]?.string }
      path = page["next"]?["href"]?.string.map { "\(self.path)?\($0.split(separator: "?")[1])" }
      _ = try add([["note": "meanwhile"]])
    }

    let first = seen.filter { $0 != "meanwhile" }
    #expect(first.count == 20)
    #expect(Set(first).count == 20)
  }

  @Test func aRevisionHasNotesOfItsOwn() throws {
    _ = try add([["note": "now"]])
    _ = try platform.post("\(path)?\(scope)&revision_id=1", ["notes": [["note": "then"]]])

    #expect(try texts("") == ["now"])
    #expect(try texts("revision_id=1") == ["then"])
    #expect(try platform.send(.get, "\(path)?\(scope)&revision_id=99").status == .notFound)
  }

  @Test func whoMayNotEditTheAssetOnlyReads() throws {
    let id = try add([["note": "x"]])[0]["metadata"]?["asset_note_id"]?.string ?? ""
    for (method, address) in [
      (HTTPRequest.Method.post, path), (.delete, "\(path)/\(id)"), (.patch, "\(path)/\(id)"),
    ] {
      #expect(
        try platform.send(method, "\(address)?\(scope)", [:], as: "vic").status == .forbidden)
    }
    #expect(try platform.send(.get, "\(path)?\(scope)", as: nil).status == .unauthorized)
  }

  @Test func notesThatMakeNoSenseAreRefused() throws {
    let many = JSONValue.array(Array(repeating: ["note": "x"], count: 21))
    let refused: [(JSONValue, field: String)] = [
      ([:], "notes"), (["notes": []], "notes"), (["notes": many], "notes"),
      (["notes": [[:]]], "notes[0].note"), (["notes": [["note": " "]]], "notes[0].note"),
      (["notes": [["note": "x"], ["note": "y", "column_name": "z"]]], "notes[1].column_name"),
    ]
    for (body, field) in refused {
      let answer = try platform.send(.post, "\(path)?\(scope)", body)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["errors"]?[0]?["target"]?["name"]?.string == field)
    }
    #expect(try texts("") == [])
  }
}
