import PlatformModel
import Testing

@testable import limn

/// What is printed can be typed back, and stands in columns.
@Suite struct NamesAndTablesTests {
  private let world: NounWorld

  init() throws { world = try NounWorld() }

  @Test func namesThatArePrintedAreTakenBack() {
    let names = world.run("assets", "-c", "Quarantine", "-o", "name").lines

    #expect(names.count == 22)
    for name in names {
      let result = world.run("asset", "get", "-c", "Quarantine", "-o", "name", "--", name)
      #expect(result.lines == [name], "\(name): \(result)")
    }
  }

  @Test func namesOfAPipeAreTakenBack() {
    world.input = Array(world.run("assets", "-c", "Quarantine", "-o", "name").output.utf8)

    let result = world.run("asset", "delete", "-", "-c", "Quarantine", "--yes")

    #expect(result.code == 0, "\(result)")
    #expect(result.lines.count == 22)
  }

  @Test(arguments: [
    ("plain name", "plain name"), ("two\nlines", #"two\u000alines"#),
    ("zero\u{200B}width", #"zero\u200bwidth"#), ("  ", #"\u0020\u0020"#),
    ("a\\u0041", "a\\u0041"), ("👩‍👩‍👧", "👩‍👩‍👧"),
  ])
  func aNameIsWrittenOnOneLine(name: String, written: String) {
    #expect(WrittenName.of(name) == written)
    if name != written { #expect(WrittenName.read(written) == name) }
  }

  @Test func aNameThatIsMeantIsOnOneLineInAMessage() {
    let result = world.run("asset", "get", "two\nlime", "-c", "Quarantine")

    #expect(result.code == 3)
    #expect(result.words.last?.contains("\n") == false, "\(result)")
  }

  @Test func columnsStandUnderEachOtherThoughRowsComeOneByOne() {
    for name in ["a", "a_database_with_a_long_name"] {
      _ = world.run(
        "lake", "databases", "create", name, "--storage", "lake-primary", "--yes")
    }

    let lines = world.run("ops").lines
    let starts = lines.compactMap { line in
      ["STATE", "pending"].compactMap { line.firstRange(of: $0)?.lowerBound }.first
        .map { line.distance(from: line.startIndex, to: $0) }
    }

    #expect(lines.count == 3)
    #expect(Set(starts).count == 1, "\(lines)")
  }

  @Test func everyWithoutWatchIsRefused() {
    let result = world.run("containers", "--every", "5s")

    #expect(result.code == 2)
    #expect(result.words.last?.contains("--watch") == true)
  }
}
