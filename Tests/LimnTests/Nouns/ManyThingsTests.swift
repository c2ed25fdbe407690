import HTTPTypes
import JSON
import Nouns
import PlatformEmulator
import Testing

@testable import limn

/// Commands that do the same to several things.
@Suite struct ManyThingsTests {
  private let world: NounWorld

  init() throws {
    world = try NounWorld()
  }

  /// Documents of so many assets of a container, one to a line.
  private func documents(_ count: Int, in container: String = "Retail 360") -> [String] {
    world.run("assets", "-c", container, "type:data_asset", "-o", "jsonl").lines.prefix(count)
      .map { $0 }
  }

  private func trash() -> Int { world.run("trash", "-c", "Retail 360", "-o", "id").lines.count }

  private let delete = ["asset", "delete", "-", "--yes"]

  @Test func whatIsOnStandardInputIsDoneWithoutLookingItUp() {
    let documents = documents(7)
    world.input = Array(documents.joined(separator: "\n").utf8)
    let before = world.asked.count

    let result = world.run(delete)

    #expect(result.code == 0, "\(result)")
    #expect(result.words.contains("7 calls (7 write), about 1 s"), "\(result)")
    #expect(result.lines.count == 7)
    #expect(result.lines.allSatisfy { $0.hasSuffix(" moved to the trash") })
    let asked = world.asked.dropFirst(before).filter { $0.contains(" /v2/") }
    #expect(asked.count == 7 && asked.allSatisfy { $0.hasPrefix("DELETE /v2/assets/") })
    #expect(trash() == 7)
  }

  @Test func namesAndIDsStandOnStandardInputToo() {
    let ids = world.run("assets", "-c", "Retail 360", "type:data_asset", "-o", "id").lines
    world.input = Array("\(ids[0])\n\n  \n\(ids[1])\r\n".utf8)

    let result = world.run("asset", "delete", "-", ids[2], ids[0], "-c", "Retail 360", "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(result.lines.count == 3)
    #expect(trash() == 3)
  }

  @Test func aFewAreNotAnnounced() {
    let result = world.run(
      "asset", "delete", "Retail 360/customers", "Retail 360/orders", "--yes")

    #expect(result.words.isEmpty, "\(result)")
  }

  @Test func containersAreReadOnceForAllThatAreNamed() {
    let paths = documents(8).compactMap { line in
      (try? JSONValue.parse(line))?.at(["metadata", "name"])?.string.map { "Retail 360/\($0)" }
    }
    let before = world.asked.count

    let result = world.run(["asset", "delete", "--dry-run"] + paths)

    #expect([0, 2].contains(result.code), "\(result)")
    let asked = world.asked.dropFirst(before)
    #expect(asked.count { $0.hasPrefix("GET /v2/catalogs?") } == 1, "\(asked)")
  }

  @Test func nothingNamedIsNothingDone() {
    world.input = []
    let result = world.run(delete)

    #expect(result.code == 0)
    #expect(result.words == ["nothing was named, nothing is done"])
  }

  @Test func thePlanIsSaidBeforeThePersonIsAsked() {
    world.input = Array(documents(6).joined(separator: "\n").utf8)
    world.answers = ["n"]

    let result = world.run("asset", "delete", "-")

    #expect(result.code == 1)
    #expect(result.words.first == "6 calls (6 write), about 1 s", "\(result)")
    #expect(result.words.last == "nothing was done")
    #expect(world.questionsAsked.first?.contains("and 1 more in Retail 360 to the trash?") == true)
    #expect(trash() == 0)
  }

  @Test func whatWasInterruptedGoesOnWhereItWas() {
    world.input = Array(documents(7).joined(separator: "\n").utf8)
    // Nothing is looked up, so that the first looks are those between two deletions.
    world.stepsUntilInterrupted = 7 + 3
    let first = world.run(delete)
    world.stepsUntilInterrupted = nil
    let input = world.input
    world.input = Array("what stands there now is not read".utf8)
    let rest = world.run("asset", "delete", "-", "--resume", "--yes")
    world.input = input
    let again = world.run(delete + ["--resume"])

    #expect(first.code == 130, "\(first)")
    #expect(
      first.words.last
        == "interrupted: 3 of 7 moved to the trash; the same command with --resume does the rest")
    #expect(first.lines.count == 3)
    #expect(rest.code == 0, "\(rest)")
    #expect(rest.lines.count == 4)
    #expect(trash() == 7)
    #expect(again.code == 2)
    #expect(again.words.last?.hasPrefix("there is nothing to resume") == true)
  }

  @Test func whatWasInterruptedIsMentionedWhenItIsBegunAnew() {
    world.input = Array(documents(7).joined(separator: "\n").utf8)
    world.stepsUntilInterrupted = 7 + 3
    _ = world.run(delete)
    world.stepsUntilInterrupted = nil

    let result = world.run(delete)

    #expect(
      result.words.first
        == "the same command was not done to its end before (3 of 7); --resume does the rest")
    #expect(result.code == 6)
    #expect(result.lines.count == 4)
  }

  @Test func ofSeveralThoseThatCanBeAreDone() {
    world.platform.failNext(matching: "DELETE /v2/assets/", status: .conflict)
    let words = ["asset", "delete", "Retail 360/customers", "Retail 360/orders", "--yes"]

    let result = world.run(words)
    let rest = world.run(words + ["--resume"])

    #expect(result.code == 6)
    #expect(result.output == "orders (data_asset) moved to the trash\n")
    #expect(
      result.words.first?.hasPrefix("customers (data_asset): something stands in the") == true)
    #expect(
      result.words.last
        == "1 of 2 moved to the trash, 1 failed; the same command with --resume does the rest")
    #expect(rest.code == 0)
    #expect(rest.output == "customers (data_asset) moved to the trash\n")
  }

  @Test func whereAllFailAlikeTheRestIsNotTried() {
    world.platform.failNext(matching: "DELETE /v2/assets/", status: .unauthorized, count: 9)
    let result = world.run(
      "asset", "delete", "Retail 360/customers", "Retail 360/orders", "--yes")

    #expect(result.code == 4, "\(result)")
    #expect(result.words.last?.contains("0 of 2 moved to the trash, 1 failed, 1 not tried") == true)
  }

  @Test func progressIsDrawnOnATerminalOnlyAndTakenAway() throws {
    world.input = Array(documents(6).joined(separator: "\n").utf8)
    world.drawn = []

    _ = world.run(delete)

    let drawn = try #require(world.drawn)
    #expect(drawn.contains { $0.contains("███░") && $0.contains(" 1/6, about ") }, "\(drawn)")
    #expect(drawn.last == "\r\u{1B}[K")
  }

  @Test func severalAssetsAreEditedAtOnce() throws {
    world.input = Array(documents(6).joined(separator: "\n").utf8)

    let result = world.run("asset", "edit", "-", "--tag", "+checked", "--yes")
    let again = world.run("asset", "edit", "-", "--tag", "+checked", "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(result.words.contains { $0.hasPrefix("3 calls (2 read, 1 write), about ") })
    #expect(result.lines.count == 6)
    #expect(world.run("assets", "-c", "Retail 360", "tag:checked", "-o", "id").lines.count == 6)
    #expect(again.code == 0)
    #expect(again.words.count { $0.hasSuffix("is like that already") } == 6)
  }

  @Test(arguments: [
    (["--name", "x", "--yes"], "--name is for one asset"),
    (["--yes"], "an editor is for one asset"),
  ])
  func whatIsForOneAssetIsRefusedForSeveral(options: [String], words: String) {
    let result = world.run(
      ["asset", "edit", "Retail 360/customers", "Retail 360/orders"] + options)

    #expect(result.code == 2)
    #expect(result.words.last?.contains(words) == true, "\(result)")
  }

  @Test func aDocumentThatIsNoAssetIsWrongUse() {
    world.input = Array("{\"metadata\":{}}".utf8)
    let result = world.run(delete)

    #expect(result.code == 2)
    #expect(result.words.last?.hasPrefix("this is no asset as limn assets -o jsonl") == true)
  }

  @Test func whatIsNotPermittedSaysWhoTheUserIsAndWhatItTakes() throws {
    let world = try NounWorld(user: "vic")
    let edit = world.run("asset", "edit", "Retail 360/customers", "--tag", "+x", "--yes")
    let before = world.asked.count
    let delete = world.run(
      "asset", "delete", "Retail 360/customers", "Retail 360/orders", "--yes")
    let roles = world.asked.dropFirst(before).count { $0.contains("/members/") }

    for result in [edit, delete] {
      #expect(result.code == 4, "\(result)")
      #expect(
        result.words.first?.contains(
          "to this user, who is viewer of this catalog; it takes admin, or editor who owns or may "
            + "edit the asset; an administrator there can give a role") == true, "\(result)")
    }
    #expect(roles == 1)
  }
}
