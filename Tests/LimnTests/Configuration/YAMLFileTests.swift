import Foundation
import TerminalKit
import Testing
import Yams

@testable import limn

/// YAML that people and machines write: whatever it is, it ends with a sentence.
@Suite final class YAMLFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-yaml-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Nil: it is understood.
  private func trouble(_ text: String) -> YAMLTrouble? {
    do throws(YAMLTrouble) {
      _ = try YAMLFile.document(text)
      return nil
    } catch {
      return error
    }
  }

  /// Nine aliases of nine aliases, so many levels deep.
  private static func bomb(levels: Int, below key: String = "last") -> String {
    let nine = { (name: String) in "[" + Array(repeating: name, count: 9).joined(separator: ",") }
    var lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    for level in 1...levels { lines.append("a\(level): &a\(level) \(nine("*a\(level - 1)"))]") }
    return (lines + ["\(key): *a\(levels)"]).joined(separator: "\n")
  }

  @Test(arguments: [
    "a: [{ {a: 1}: 2 }]", "? [a, b]\n: c", "a:\n  ? {b: c}\n  : d", "[a]: b",
  ])
  func aKeyThatIsNoTextIsRefusedWithItsLine(text: String) {
    #expect(trouble(text)?.text.hasPrefix("a key is one text") == true, "\(text)")
    #expect(trouble(text)?.line != nil)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [8, 12, 40])
  func aliasesThatMultiplyAreCountedNotBuilt(levels: Int) {
    #expect(trouble(Self.bomb(levels: levels))?.text.contains("more than 100000 values") == true)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["? *a9\n: x", "*a9 : x", "{*a9 : x}", "- {[*a9]: x}", "? [*a9, *a9]\n: x"])
  func aliasesThatMultiplyInAKeyAreRefusedBeforeTheyAreCompared(key: String) {
    let lines = Self.bomb(levels: 9).split(separator: "\n").dropLast().joined(separator: "\n")
    let text =
      key.hasPrefix("-")
      ? "\(lines)\nlast:\n\(key)" : "\(lines)\nlast:\n  \(key.replacing("\n", with: "\n  "))"

    #expect(trouble(text)?.text.hasPrefix("a key is one text") == true, "\(key)")
  }

  @Test func aliasesOfPlainValuesAreFine() {
    #expect(trouble("a: &ca our-ca.pem\nb: {c: *ca, d: [*ca, *ca]}\ne: 'it*s: [a]: fine'") == nil)
  }

  @Test func depthEndsInASentence() {
    let chain = (1...400).map { "a\($0): &a\($0) [[[*a\($0 - 1)]]]" }.joined(separator: "\n")
    #expect(trouble("a0: &a0 x\n\(chain)") != nil)
    let long = (1...9_000).map { "a\($0): &a\($0) [*a\($0 - 1)]" }.joined(separator: "\n")
    #expect(trouble("a0: &a0 x\n\(long)\n]")?.text.contains("16 KiB") == true)
    #expect(trouble(String(repeating: "[", count: 100_000)) != nil)
    #expect(trouble(String(repeating: "{a: ", count: 100_000)) != nil)
  }

  @Test func aMarkAtTheStartIsPassedOver() throws {
    #expect(try YAMLFile.document("\u{FEFF}a: b")?["a"]?.string == "b")
    let file = ConfigReader.read("\u{FEFF}current-context: x\n", path: "c.yaml")
    #expect(file.current?.value == "x")
  }

  @Test func aTabIsCalledATab() {
    let problem = ConfigReader.read("contexts:\n\tlab: {}\n", path: "c.yaml").problems.first
    #expect(problem?.line == 2)
    #expect(problem?.text.contains("tab") == true, "\(String(describing: problem))")
  }

  @Test(arguments: [
    ("faults: [{ {a: 1}: 2 }]\n", ":1: a key is one text"),
    ("faults: [\n", "this is no YAML"), (YAMLFileTests.bomb(levels: 8), "values"),
    ("faults: [{fault: status, status: 1e400}]\n", "status"),
  ])
  func brokenFaultsAreNamedWithTheirFile(text: String, words: String) throws {
    let path = folder.appending(path: "faults.yaml").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)

    let problem = #expect(throws: UsageProblem.self) { _ = try FaultFile(path: path).read() }

    #expect(problem?.description.hasPrefix(path) == true, "\(String(describing: problem))")
    #expect(problem?.description.contains(words) == true, "\(String(describing: problem))")
  }

  @Test(arguments: [
    "roles: { {a: 1}: bold }", "roles: {text: [1]}", "roles: {text: 1e308}", "- a",
    YAMLFileTests.bomb(levels: 8, below: "roles"),
  ])
  func aBrokenThemeCostsThatThemeOnly(text: String) throws {
    try text.write(
      toFile: folder.appending(path: "broken.yaml").path, atomically: true, encoding: .utf8)
    let themes = ThemeFiles(folders: [folder])

    #expect(throws: UsageProblem.self) { try themes.theme(named: "broken") }
    #expect(try themes.theme(named: Theme.builtIn.name) == .builtIn)
  }

  @Test func aPatternWithABracketIsNoSetOfLetters() {
    let text =
      "contexts:\n  a:\n    platform: {url: \"https://x.y\"}\n    containers: {include: [\"*[\"]}\n"
    let problems = ConfigReader.read(text, path: "c.yaml").problems

    #expect(problems.map(\.line) == [4], "\(problems)")
  }

  @Test func whatCannotBeReadSaysWhy() throws {
    let path = folder.appending(path: "binary.yaml").path
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: path))

    let noText = #expect(throws: UsageProblem.self) { try InputFile.text(at: path) }
    let aFolder = #expect(throws: UsageProblem.self) { try InputFile.text(at: self.folder.path) }

    #expect(noText?.description.hasSuffix("is no text (UTF-8)") == true)
    #expect(aFolder?.description.contains("cannot be read") == true)
  }
}
