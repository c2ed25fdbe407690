import HTTPTypes
import JSON
import PlatformModel
import Testing

@testable import PlatformClient

/// Saving edits of an asset against whatever others did meanwhile.
struct SaveTests {
  private let id = AssetID("a", in: project)

  private func document(
    name: String = "Old", description: String? = "text", tags: String? = #"["x"]"#
  ) -> String {
    let rest = [description.map { #","description":"\#($0)""# }, tags.map { #","tags":\#($0)"# }]
    return #"{"metadata":{"asset_id":"a","name":"\#(name)"\#(rest.compactMap(\.self).joined())}}"#
  }

  private func detail(_ document: String) throws -> AssetDetail {
    try #require(AssetDetail(try JSONValue.parse(document), in: project))
  }

  private func answer(_ document: String) -> ScriptedTransport.Answer { .json(document) }

  private func reads(_ platform: Platform) -> String {
    platform.transport.sent.map { $0.method == .get ? "r" : "W" }.joined()
  }

  private func patches(_ platform: Platform) -> [String] {
    platform.transport.sent.filter { $0.method == .patch }.map(\.bodyText)
  }

  @Test func anEditNobodyElseTouchedIsTestedWrittenAndVerified() throws {
    let old = document()
    let new = document(name: "New")
    let platform = try Platform(answer(old), answer(new), answer(new))

    let outcome = try platform.client.save(id, base: detail(old), edits: [.name: "New"])

    #expect(
      outcome
        == .saved(
          try detail(new),
          reverse: JSONPatch([
            .replace(path: JSONPointer(tokens: ["metadata", "name"]), value: "Old")
          ]), merged: []))
    #expect(reads(platform) == "rWr")
    #expect(
      patches(platform) == [
        #"[{"op":"test","path":"/metadata/name","value":"Old"},"#
          + #"{"op":"replace","path":"/metadata/name","value":"New"}]"#
      ])
  }

  @Test(arguments: [
    (#""Old""#, AssetField.name), (#""text""#, .description), (#"["x"]"#, .tags),
  ])
  func anEditThatChangesNothingSendsNothing(value: String, field: AssetField) throws {
    let platform = try Platform(answer(document()))

    let outcome = try platform.client.save(
      id, base: detail(document()), edits: [field: JSONValue.parse(value)])

    #expect(outcome == .saved(try detail(document()), reverse: JSONPatch([]), merged: []))
    #expect(reads(platform) == "r")
  }

  @Test func theSameChangeBySomebodyElseIsNothingToDo() throws {
    let theirs = document(name: "New")
    let platform = try Platform(answer(theirs))

    let outcome = try platform.client.save(id, base: detail(document()), edits: [.name: "New"])

    #expect(outcome == .saved(try detail(theirs), reverse: JSONPatch([]), merged: []))
  }

  @Test func aChangeOfAnotherFieldIsKeptAndToldOf() throws {
    let theirs = document(description: "theirs")
    let both = document(name: "New", description: "theirs")
    let platform = try Platform(answer(theirs), answer(both), answer(both))

    let outcome = try platform.client.save(
      id, base: detail(document()), edits: [.name: "New", .tags: ["x"]])

    #expect(
      outcome
        == .saved(
          try detail(both),
          reverse: JSONPatch([
            .replace(path: JSONPointer(tokens: ["metadata", "name"]), value: "Old")
          ]), merged: [.description]))
    #expect(patches(platform).count == 1)
    #expect(patches(platform).first?.contains("description") == false)
  }

  @Test func aDifferentChangeOfTheSameFieldIsAConflictAndNothingIsSent() throws {
    let theirs = document(name: "Theirs", tags: #"["y"]"#)
    let platform = try Platform(answer(theirs))

    let outcome = try platform.client.save(
      id, base: detail(document()),
      edits: [.name: "Mine", .description: "mine", .tags: ["z"]])

    #expect(outcome == .conflict(theirs: try detail(theirs), fields: [.name]))
    #expect(reads(platform) == "r")
  }

  @Test(arguments: [
    // was, mine, theirs, both
    (["x"], ["x", "mine"], ["x", "theirs"], ["x", "theirs", "mine"]),
    (["x", "y"], ["y"], ["x", "y", "theirs"], ["y", "theirs"]),
    (["x", "y"], ["x", "y", "mine"], ["y"], ["y", "mine"]),
    (["x", "y"], ["x"], [], []),
    ([], ["a", "b"], ["b", "c"], ["b", "c", "a"]),
  ])
  func tagsOfTwoPeopleAreMergedMemberByMember(
    was: [String], mine: [String], theirs: [String], both: [String]
  ) throws {
    func tagged(_ tags: [String]) -> String { document(tags: json(tags).serialized()) }
    func json(_ tags: [String]) -> JSONValue { .array(tags.map { .string($0) }) }
    let platform = try Platform(answer(tagged(theirs)), answer(tagged(both)), answer(tagged(both)))

    let outcome = try platform.client.save(
      id, base: detail(tagged(was)), edits: [.tags: json(mine)])

    guard case .saved(let saved, let reverse, let merged) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(saved.asset.tags == both)
    #expect(merged == [.tags])
    #expect(reads(platform) == (theirs == both ? "r" : "rWr"))
    #expect(try reverse.applied(to: saved.json).at("metadata", "tags") ?? [] == json(theirs))
  }

  @Test func aTagThatComesWhileOursIsSentIsNoConflict() throws {
    let now = document(tags: #"["x","mine","late"]"#)
    let platform = try Platform(
      answer(document()), answer(document(tags: #"["x","mine"]"#)), answer(now))

    let outcome = try platform.client.save(
      id, base: detail(document()), edits: [.tags: ["x", "mine"]])

    guard case .saved(let saved, _, _) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(saved.asset.tags == ["x", "mine", "late"])
  }

  @Test func aFieldThatIsAbsentIsAddedAndTheReverseRemovesIt() throws {
    let old = document(description: nil, tags: nil)
    let new = document(description: "d", tags: #"["b","a"]"#)
    let platform = try Platform(answer(old), answer(new), answer(new))

    let outcome = try platform.client.save(
      id, base: detail(old), edits: [.description: "d", .tags: ["a", "b"]])

    #expect(
      patches(platform) == [
        #"[{"op":"add","path":"/metadata/description","value":"d"},"#
          + #"{"op":"add","path":"/metadata/tags","value":["a","b"]}]"#
      ])
    #expect(
      outcome
        == .saved(
          try detail(new),
          reverse: JSONPatch([
            .remove(path: JSONPointer(tokens: ["metadata", "tags"])),
            .remove(path: JSONPointer(tokens: ["metadata", "description"])),
          ]), merged: []))
  }

  @Test func nullRemovesAFieldAndTheReverseAddsIt() throws {
    let new = document(description: nil)
    let platform = try Platform(answer(document()), answer(new), answer(new))

    let outcome = try platform.client.save(
      id, base: detail(document()), edits: [.description: .null])

    #expect(
      patches(platform) == [
        #"[{"op":"test","path":"/metadata/description","value":"text"},"#
          + #"{"op":"remove","path":"/metadata/description"}]"#
      ])
    guard case .saved(_, let reverse, _) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(
      reverse
        == JSONPatch([
          .add(path: JSONPointer(tokens: ["metadata", "description"]), value: "text")
        ]))
  }

  @Test(arguments: [#""""#, "null"])
  func nothingIsRemovedWhereThereIsNothing(value: String) throws {
    let old = document(description: nil)
    let platform = try Platform(answer(old))

    let outcome = try platform.client.save(
      id, base: detail(old), edits: [.description: JSONValue.parse(value)])

    #expect(outcome == .saved(try detail(old), reverse: JSONPatch([]), merged: []))
    #expect(reads(platform) == "r")
  }

  @Test(arguments: [412, 409, 400, 422])
  func aChangeBetweenReadAndPatchIsSettledByReadingAgain(status: Int) throws {
    let theirs = document(tags: #"["y"]"#)
    let both = document(name: "New", tags: #"["y"]"#)
    let old = document()
    let platform = try Platform(
      answer(old), .status(status), answer(document(name: "Between")))
    let merged = try Platform(
      answer(old), .status(status), answer(theirs), answer(both), answer(both))

    let conflict = try platform.client.save(id, base: detail(old), edits: [.name: "New"])
    let outcome = try merged.client.save(id, base: detail(old), edits: [.name: "New"])

    #expect(
      conflict == .conflict(theirs: try detail(document(name: "Between")), fields: [.name]))
    #expect(reads(platform) == "rWr")
    #expect(reads(merged) == "rWrWr")
    guard case .saved(let saved, _, let kept) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(saved == (try detail(both)))
    #expect(kept == [.tags])
  }

  @Test func aPlatformThatRejectsTestsIsSentNone() throws {
    let old = document()
    let new = document(name: "New")
    let platform = try Platform(
      answer(old), .json(#"{"errors":[{"message":"op test not supported"}]}"#, status: 400),
      answer(old), answer(new), answer(new))

    let outcome = try platform.client.save(id, base: detail(old), edits: [.name: "New"])

    guard case .saved = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(
      patches(platform).last == #"[{"op":"replace","path":"/metadata/name","value":"New"}]"#)
  }

  @Test func aPatchThatIsRejectedForItselfIsAnError() throws {
    let old = document()
    let no = ScriptedTransport.Answer.json(#"{"message":"name too long"}"#, status: 400)
    let platform = try Platform(answer(old), no, answer(old), no, answer(old))
    let base = try detail(old)

    let error = try platformError { () throws(PlatformError) in
      try platform.client.save(id, base: base, edits: [.name: "New"])
    }

    #expect(error.message == "name too long")
    #expect(reads(platform) == "rWrWr")
  }

  @Test func anAssetThatNeverStaysStillIsGivenUp() throws {
    let states = (1...8).map { answer(document(description: "\($0)")) }
    var answers = [states[0]]
    for state in states.dropFirst() { answers += [.status(412), state] }
    let transport = ScriptedTransport(answers)
    let client = try PlatformClient(
      baseURL: "https://cpd.test", credentials: .token("t"), transport: transport,
      clock: ManualClock().clock)

    let base = try detail(document())
    let error = try platformError { () throws(PlatformError) in
      try client.save(id, base: base, edits: [.name: "New"])
    }

    #expect(error.cause == .conflict)
    #expect(transport.sent.filter { $0.method == .patch }.count == 4)
  }

  @Test func somebodyWhoWritesOverUsAtOnceIsAConflict() throws {
    let theirs = document(name: "Theirs")
    let platform = try Platform(
      answer(document()), answer(document(name: "New")), answer(theirs))

    let outcome = try platform.client.save(id, base: detail(document()), edits: [.name: "New"])

    #expect(outcome == .conflict(theirs: try detail(theirs), fields: [.name]))
  }

  @Test func aPlatformThatOnlySaysThatItSavedIsCaught() throws {
    let platform = try Platform(
      answer(document()), answer(document()), answer(document()))
    let base = try detail(document())

    let error = try platformError { () throws(PlatformError) in
      try platform.client.save(id, base: base, edits: [.name: "New"])
    }

    #expect(error.cause == .rejected)
    #expect(error.message == "The platform says that it saved, yet the asset is as it was.")
    #expect(error.request == "PATCH /v2/assets/a?project_id=p1")
  }

  @Test func aPatchThatIsAnsweredWithNothingIsVerifiedAllTheSame() throws {
    let new = document(name: "New")
    let platform = try Platform(answer(document()), .status(204), answer(new))

    let outcome = try platform.client.save(id, base: detail(document()), edits: [.name: "New"])

    guard case .saved(let saved, _, _) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(saved == (try detail(new)))
  }

  @Test func whatThePlatformMakesOfAValueIsStillOurs() throws {
    let trimmed = document(name: "New")
    let platform = try Platform(answer(document()), answer(trimmed), answer(trimmed))

    let outcome = try platform.client.save(id, base: detail(document()), edits: [.name: " New "])

    guard case .saved(let saved, _, _) = outcome else {
      Issue.record("It is \(outcome).")
      return
    }
    #expect(saved.asset.name == "New")
  }

  @Test(arguments: [404, 403, 500])
  func otherErrorsOfThePatchAreTold(status: Int) throws {
    let platform = try Platform(answer(document()), .status(status))
    let base = try detail(document())

    let error = try platformError { () throws(PlatformError) in
      try platform.client.save(id, base: base, edits: [.name: "New"])
    }

    #expect(error.status == status)
    #expect(reads(platform) == "rW")
  }
}
