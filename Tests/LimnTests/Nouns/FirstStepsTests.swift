import Foundation
import Testing

@testable import limn

/// What people stumbled over who had only the README.
@Suite struct FirstStepsTests {
  @Test(arguments: [
    ("zz$(touch x)", false), ("a`id`", false), ("it's", false), ("a\\", false), ("a\"b", false),
    ("a\u{1b}[31m", false), ("a\u{202e}b", false), ("a;b", false), ("~root", false),
    ("{a,b}", false),
    ("Retail 360/customers", true), ("顧客-主数据", true), ("Kovács_2026.csv", true),
  ])
  func onlyNamesThatNoShellCarriesOutAreOffered(name: String, isOffered: Bool) {
    #expect(Completions.isHarmless(name) == isOffered)
  }

  @Test(arguments: [
    (
      ["conatiners"],
      "there is no command 'conatiners' (limn --help lists them); did you mean containers?"
    ),
    (
      ["--insecure", "containers"],
      "options stand behind the command: limn containers --insecure"
    ),
    (
      ["--config", "c.yaml", "config", "check"],
      "options stand behind the command: limn config check --config …"
    ),
    (
      ["--url", "http://ana:secret@a", "assets", "-c", "x"],
      "options stand behind the command: limn assets --url …"
    ),
  ])
  func aCommandThatIsNotUnderstoodIsExplained(words: [String], sentence: String) {
    let failure = #expect(throws: UsageProblem.self) { try Limn.command(words) }
    #expect(failure?.description == sentence)
  }

  @Test func anEmptyContainerIsNotAllOfThem() throws {
    let result = try NounWorld().run("assets", "-c", "")

    #expect(result.code == 2)
    #expect(result.words == ["-c: the name of the container is empty"])
  }

  @Test func anEmptyListSaysThatTheFilterMadeItSo() throws {
    let world = try NounWorld()
    let count = world.run("assets", "-c", "Retail 360", "-o", "id").lines.count

    #expect(
      world.run("assets", "-c", "Retail 360", "type:nosuch").words
        == ["no assets in Retail 360 match type:nosuch; \(count) are hidden"])
    #expect(
      world.run("members", "-c", "Nightly warehouse", "role:nosuch").words
        == ["no members of Nightly warehouse match role:nosuch; 5 are hidden"])
    #expect(world.run("containers", "nosuch").words.first?.hasSuffix("are hidden") == true)
    #expect(
      world.run("runs", "-c", "Nightly warehouse", "nosuch").words.first?
        .hasPrefix("no runs in Nightly warehouse match nosuch; ") == true)
  }

  @Test(arguments: [
    ["tag:"], ["tag="], ["-c", "Retail 360", "modified<"], [""], ["x", " "], ["\"\""],
  ])
  func aVariableThatIsNotSetGetsNothing(_ words: [String]) throws {
    let result = try NounWorld().run(["assets"] + words)

    #expect(result.code == 2)
    #expect(result.words.last?.hasPrefix("filter: ") == true)
    #expect(result.output.isEmpty)
  }

  @Test func anAssetWithSignsThatCannotBeSeenIsFoundByItsName() throws {
    let world = try NounWorld()
    let hostile = try #require(
      world.run("assets", "-c", "Quarantine", "-o", "csv", "--columns", "name", "--no-headers")
        .lines.first { $0.contains("\u{1b}") || $0.contains("\u{202e}") })

    let result = world.run(
      "asset", "get", hostile.trimmingCharacters(in: ["\""]), "-c", "Quarantine", "-o", "id")

    #expect(result.code == 0, "\(result.words)")
  }
}
