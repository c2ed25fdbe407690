import Foundation
import JSON
import PlatformEmulator
import Testing

@testable import limn

/// Commands that change things, against the emulated platform.
@Suite struct ChangeCommandTests {
  private let world: NounWorld
  private let customers = "Retail 360/customers"

  init() throws {
    world = try NounWorld()
  }

  private func tags(of asset: String) throws -> [String] {
    let json = try JSONValue.parse(world.run("asset", "get", asset, "-o", "json").output)
    return json["metadata"]?["tags"]?.array?.compactMap(\.string) ?? []
  }

  @Test func withoutAnybodyToAskNothingIsChanged() {
    let result = world.run("asset", "delete", customers)

    #expect(result.code == 2)
    #expect(result.words.last?.contains("--yes") == true)
    #expect(world.run("asset", "get", customers).code == 0)
  }

  @Test(arguments: [nil, "", "n", "maybe"])
  func everythingButYesIsNo(answer: String?) {
    world.answers = answer.map { [$0] } ?? []

    let result = world.run("asset", "delete", customers)

    #expect(result.code == 1)
    #expect(world.questionsAsked.count == 1)
    #expect(world.run("asset", "get", customers).code == 0)
  }

  @Test func whatIsDeletedCanBeRestored() {
    world.answers = ["y"]
    let deleted = world.run("asset", "delete", customers, "Retail 360/orders")

    #expect(
      deleted.output
        == "customers (data_asset) moved to the trash\norders (data_asset) moved to the trash\n")
    #expect(world.run("asset", "get", customers).code == 3)
    #expect(
      Set(world.run("trash", "-c", "Retail 360", "-o", "name").lines) == ["customers", "orders"])

    let restored = world.run("asset", "restore", "customers", "-c", "Retail 360", "--yes")

    #expect(restored.output == "customers restored\n")
    #expect(world.run("asset", "get", customers).code == 0)
  }

  @Test func theTrashIsEmptiedForGood() {
    _ = world.run("asset", "delete", customers, "--yes")

    #expect(
      world.run("trash", "empty", "-c", "Retail 360", "--yes").output
        == "1 asset deleted for good\n")
    #expect(world.run("asset", "restore", "customers", "-c", "Retail 360", "--yes").code == 3)
  }

  @Test func aDryRunShowsTheRequestAndSendsNothing() throws {
    let shown = world.run("asset", "edit", customers, "--tag", "+gold2", "--dry-run")

    #expect(shown.output.hasPrefix("PATCH /v2/assets/"))
    #expect(shown.output.contains("\"gold2\""))
    #expect(try !tags(of: customers).contains("gold2"))
    #expect(!world.asked.contains { $0.hasPrefix("PATCH") })
  }

  @Test func editingChangesWhatIsNamedOnly() throws {
    let result = world.run(
      "asset", "edit", customers, "--tag", "+new", "--tag", "-pii", "--description", "Short.",
      "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(try tags(of: customers) == ["gold", "new"])
    #expect(world.run("asset", "get", customers).output.contains("Description  Short."))
    #expect(
      world.run("asset", "edit", customers, "--tag", "+new", "--yes").words
        == ["nothing changes: customers is like that already"])
  }

  @Test func anEditorIsAnotherWay() {
    world.answers = ["yes"]
    world.editor = { text in text.replacing("name: customers", with: "name: clients") }

    let result = world.run("asset", "edit", customers)

    #expect(result.output == "clients changed\n")
    #expect(
      world.questionsAsked
        == ["Change name of customers in Retail 360?\n  At platform.test\n[y/N] "])
    #expect(world.run("asset", "get", "Retail 360/clients").code == 0)
  }

  @Test func whatWasAndWhatWillBeIsShownBeforeTheQuestion() {
    world.answers = ["no"]

    let result = world.run("asset", "edit", customers, "--name", "client list", "--tag", "+x")

    #expect(result.code == 1)
    #expect(result.words.starts(with: ["name:", "  - customers", "  + client list", "tags:"]))
  }

  @Test func wordsThatChangeAreColouredOnATerminalOnly() {
    world.answers = ["no"]
    world.hasColor = true

    let result = world.run("asset", "edit", customers, "--name", "customers old")

    #expect(
      result.words.prefix(3) == [
        "name:", "  \u{1B}[1;31m-\u{1B}[0m customers",
        "  \u{1B}[1;32m+\u{1B}[0m customers\u{1B}[1;32m old\u{1B}[0m",
      ])
  }

  @Test func aBrokenTextIsGivenBackWithWhatIsWrongAndKeptIfItIsLeftSo() throws {
    world.answers = ["y"]
    var given: [String] = []
    world.editor = { text in
      given.append(text)
      return given.count == 1 ? text.replacing("tags:", with: "mood:") : nil
    }

    let result = world.run("asset", "edit", customers)

    #expect(result.code == 1)
    #expect(given.count == 2 && given[1].hasPrefix("# ! Line 5: “mood” cannot be edited"))
    #expect(try kept().contains("mood:"))
    #expect(result.words.contains { $0.hasPrefix("what you wrote is kept in ") }, "\(result)")
  }

  @Test(arguments: [[], ["--yes"]])
  func anEditorThatNobodySitsAtIsNotOpenedAgain(options: [String]) throws {
    world.answers = ["n"]
    var opened = 0
    world.editor = { text in
      opened += 1
      return text.replacing("tags:", with: "mood:")
    }

    let result = world.run(["asset", "edit", customers] + options)

    #expect(result.code == 1 && opened == 1, "\(result)")
    #expect(try kept().contains("mood:"))
  }

  @Test(arguments: ["no", "conflict"])
  func whatWasWrittenIsKeptUntilItHasArrived(ending: String) throws {
    let world = world
    world.answers = [ending == "no" ? "no" : "y"]
    world.editor = { text in
      if ending == "conflict" {
        _ = world.run("asset", "edit", "Retail 360/customers", "--name", "theirs", "--yes")
      }
      return text.replacing("name: customers", with: "name: mine")
    }

    let refused = world.run("asset", "edit", customers)
    let file = try #require(keptFiles.first)
    let name = ending == "no" ? customers : "Retail 360/theirs"
    let taken = world.run("asset", "edit", name, "--from", file, "--yes")

    #expect(refused.code == (ending == "no" ? 1 : 5), "\(refused)")
    #expect(taken.output == "mine changed\n", "\(taken)")
  }

  @Test func whatArrivedIsKeptNoLonger() {
    world.answers = ["yes"]
    world.editor = { $0.replacing("name: customers", with: "name: clients") }

    #expect(world.run("asset", "edit", customers).code == 0)
    #expect(keptFiles.isEmpty)
  }

  @Test func noEditorIsOpenedWhereNothingMayBeChanged() {
    world.isReadOnly = true
    world.answers = ["y"]
    world.editor = { text in
      Issue.record("an editor was opened")
      return text
    }

    #expect(world.run("asset", "edit", customers).code == 4)
  }

  @Test func aTextFromAFileThatCannotBeReadChangesNothing() {
    world.input = Array("name: x\n".utf8)

    let missing = world.run("asset", "edit", customers, "--from", "/no/such/file", "--yes")
    let broken = world.run("asset", "edit", customers, "--from", "-", "--yes")
    let both = world.run("asset", "edit", customers, "--from", "-", "--name", "x")

    #expect([missing.code, broken.code, both.code] == [2, 2, 2])
    #expect(broken.words.last?.contains("Line 2: the line --- above") == true, "\(broken)")
  }

  private var keptFiles: [String] {
    let folder = world.folder.appending(path: "limn/edits").path
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).map { "\(folder)/\($0)" }
  }

  private func kept() throws -> String {
    try String(contentsOfFile: #require(keptFiles.first), encoding: .utf8)
  }

  @Test func anEditorThatIsLeftChangesNothing() {
    world.answers = []
    #expect(world.run("asset", "edit", customers).code == 1)
  }

  @Test func aFieldThatSomebodyElseChangedIsAConflict() throws {
    world.answers = ["y"]
    let world = world
    // While the editor is open, somebody else gives the asset another name.
    world.editor = { text in
      _ = world.run("asset", "edit", "Retail 360/customers", "--name", "theirs", "--yes")
      return text.replacing("name: customers", with: "name: mine")
    }

    let result = world.run("asset", "edit", customers)

    #expect(result.code == 5, "\(result)")
    #expect(world.run("asset", "get", "Retail 360/theirs").code == 0)
  }

  @Test func assetsAreCopiedPublishedAndPromoted() {
    let source = "Nightly warehouse/stage_customers_raw"

    let copied = world.run("asset", "copy", customers, "--to", "Customer churn", "--yes")
    let published = world.run("asset", "publish", source, "--to", "Retail 360", "--yes")
    let promoted = world.run("asset", "promote", source, "--to", "Experiments", "--yes")

    #expect(copied.output == "customers (data_asset) copied to Customer churn\n", "\(copied)")
    #expect(published.code == 0, "\(published)")
    #expect(promoted.code == 0, "\(promoted)")
    #expect(world.run("asset", "get", "Customer churn/customers").code == 0)
    #expect(world.run("asset", "get", "Experiments/stage_customers_raw").code == 0)
  }

  @Test func ofSeveralThosethatCanAreDone() throws {
    let world = try NounWorld(user: "ana")
    let result = world.run(
      "asset", "copy", "Retail 360/customers", "Retail 360/orders", "--to", "Nightly warehouse",
      "--yes")

    #expect([0, 6].contains(result.code), "\(result)")
  }

  @Test func notesAndRatingsAreWritten() {
    #expect(
      world.run("notes", "add", customers, "Look here", "--column", "email", "--yes").code == 0)
    #expect(world.run("ratings", "add", customers, "2", "--review", "Hm.", "--yes").code == 0)

    #expect(world.run("notes", customers, "-o", "name").lines.contains("Look here"))
    #expect(world.run("ratings", customers, "-o", "csv").output.contains("2,admin,Hm."))
    #expect(world.run("ratings", "add", customers, "6", "--yes").code == 2)
  }

  @Test func whoMayOnlyLookIsToldSo() throws {
    let world = try NounWorld(user: "vic")
    let result = world.run("asset", "delete", customers, "--yes")

    #expect(result.code == 4, "\(result)")
  }

  @Test func twoRevisionsAreCompared() throws {
    let diff = world.run("revisions", "diff", customers, "1", "3")
    let patch = try JSONValue.parse(
      world.run("revisions", "diff", customers, "1", "3", "--json").output)

    #expect(
      diff.output == """
        - /metadata/name: "customers_draft"
        + /metadata/name: "customers"

        """)
    #expect(patch[0]?["op"] == "replace")
    #expect(world.run("revisions", "diff", customers).words == ["nothing changed"])
  }
}
