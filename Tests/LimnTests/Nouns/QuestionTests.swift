import Foundation
import JSON
import Nouns
import Testing

@testable import limn

/// What commands ask before they change something.
@Suite struct QuestionTests {
  private let world: NounWorld
  private let customers = "Retail 360/customers"

  init() throws { world = try NounWorld() }

  private var asked: String { world.questionsAsked.last ?? "" }

  @Test func aQuestionNamesObjectContainerPlatformAndWhatHangsOnIt() {
    world.answers = ["n"]

    let result = world.run("asset", "delete", customers)

    #expect(result.code == 1)
    let lines = asked.split(separator: "\n").map(String.init)
    #expect(lines.first == "Move customers (data_asset) in Retail 360 to the trash?", "\(asked)")
    #expect(lines.contains { $0.hasPrefix("  customers is related to ") }, "\(asked)")
    #expect(lines.contains("  At platform.test"))
    #expect(lines.contains("  limn asset restore takes it out of the trash again."))
    #expect(lines.last == "[y/N] ")
  }

  @Test func whatCannotBeUndoneWantsItsNameTyped() {
    world.answers = ["y", "customers"]

    let refused = world.run("asset", "delete", customers, "--purge")
    #expect(refused.code == 1)
    #expect(asked.contains("This cannot be undone.\nType customers to do it: "), "\(asked)")
    #expect(world.run("asset", "get", customers).code == 0)

    #expect(world.run("asset", "delete", customers, "--purge").code == 0)
    #expect(world.run("asset", "get", customers).code == 3)
  }

  @Test func severalThingsThatCannotBeUndoneWantThePlatformTyped() {
    world.answers = ["customers", "platform.test"]

    #expect(world.run("asset", "delete", customers, "Retail 360/orders", "--purge").code == 1)
    #expect(asked.hasSuffix("Type platform.test to do it: "), "\(asked)")
    #expect(world.run("asset", "delete", customers, "Retail 360/orders", "--purge").code == 0)
  }

  @Test func inProductionSeveralThingsWantItsNameTyped() {
    world.isProduction = true
    world.answers = ["y", "y"]

    #expect(world.run("asset", "delete", customers).code == 0)
    #expect(asked.contains("At platform.test, which is production\n"), "\(asked)")
    #expect(
      world.run("asset", "edit", "Retail 360/orders", "Retail 360/order_items", "--tag", "+x").code
        == 1)
    #expect(asked.hasSuffix("Type platform.test to do it: "), "\(asked)")
  }

  @Test func anEmptyTrashAsksNothing() {
    world.answers = []

    let result = world.run("trash", "empty", "-c", "Retail 360")

    #expect(result.code == 0, "\(result)")
    #expect(result.words == ["the trash of Retail 360 is empty"])
    #expect(world.questionsAsked.isEmpty)
  }

  @Test func emptyingTheTrashWantsTheContainerTyped() {
    _ = world.run("asset", "delete", customers, "--yes")
    world.answers = ["yes", "Retail 360"]

    #expect(world.run("trash", "empty", "-c", "Retail 360").code == 1)
    #expect(asked.contains("In it: customers\n"), "\(asked)")
    #expect(world.run("trash", "empty", "-c", "Retail 360").output == "1 asset deleted for good\n")
  }

  @Test func aStartNamesWhatItIsStartedWith() {
    world.answers = ["n"]

    _ = world.run(
      "run", "start", "Nightly warehouse/load-suppliers", "--param", "load_date=today", "--env",
      "DB_PASSWORD=hush")

    #expect(
      asked.hasPrefix("Start load-suppliers (data_intg_flow) in Nightly warehouse?\n"), "\(asked)")
    #expect(asked.contains("  Parameters: load_date=today\n"), "\(asked)")
    #expect(asked.contains("  Environment: "))
    #expect(asked.contains("DB_PASSWORD=•••"))
    #expect(!asked.contains("hush"))
  }

  @Test func cancellingSaysWhatIsLostAndWhere() {
    world.answers = ["n"]

    _ = world.run("run", "cancel", "Nightly warehouse/stage-orders")

    #expect(asked.contains("in Nightly warehouse?"), "\(asked)")
    #expect(asked.contains("cannot be continued"))
  }

  @Test func aDatabaseIsDeletedOnlyWithItsNameTyped() {
    world.answers = ["yes"]

    let result = world.run("lake", "databases", "delete", "sales_lake")

    #expect(result.code == 1)
    #expect(asked.contains("Data sources bound to it: "), "\(asked)")
    #expect(asked.hasSuffix("Type sales_lake to do it: "))
  }

  @Test func aParameterThatTheJobDoesNotHaveIsRefusedWithThoseItHas() {
    let result = world.run(
      "run", "start", "Nightly warehouse/load-suppliers", "--param", "day=1", "--yes")

    #expect(result.code == 2)
    #expect(
      result.words.last == "--param: load-suppliers has no parameter 'day', but load_date",
      "\(result)")
  }

  /// Words that are typed for what the platform shows in signs that nobody can type.
  @Test(arguments: [
    ("customers", true), ("Retail 360", true), ("", false), (" x", false), ("two\nlines", false),
    ("zero\u{200B}width", false), (String(repeating: "x", count: 61), false),
  ])
  func aNameIsTypedOnlyIfItCanBe(name: String, canBe: Bool) {
    let question = ChangeQuestion(action: "Delete it", undo: .impossible, name: name)

    #expect((question.word(world.questionSettings) == name) == canBe)
  }
}
