import Filters
import Testing

@testable import ExplorerModel

@Suite struct LineStoreTests {
  private static let small = LineStore.Limits(
    lines: 1_000_000, bytes: 1 << 30, slabBytes: 64, slabLines: 5)

  @Test func holdsWhatWasAppended() {
    let lines = ["", "one", "č€😀", String(repeating: "x", count: 1_000), "last"]

    let store = LineStore(lines)

    #expect(store.count == 5)
    #expect((0..<5).map { store[$0] } == lines)
    #expect(store.byteCount == lines.reduce(0) { $0 + $1.utf8.count + 1 })
    #expect(store.line(at: -1).isEmpty)
    #expect(store.line(at: 5).isEmpty)
  }

  @Test(arguments: 0..<20)
  func behavesAsAnArrayOfStrings(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    var store = LineStore(limits: Self.small)
    var model: [String] = []

    for _ in 0..<40 {
      let batch = (0..<Int.random(in: 0..<12, using: &numbers)).map { _ in Self.line(&numbers) }
      store.append(contentsOf: batch)
      model += batch
    }

    #expect(store.count == model.count)
    #expect((0..<store.count).map { store[$0] } == model)
    for text in ["a", "AB", "b 1", "ž", "Ž", "zz", "日", ""] {
      let needle = LineNeedle(text)
      let expected = model.indices.filter { Self.matches(model[$0], text) }
      #expect(store.matches(of: needle, in: 0..<model.count) == expected)
      let start = Int.random(in: 0...model.count, using: &numbers)
      #expect(store.firstMatch(of: needle, from: start) == expected.first { $0 >= start })
      #expect(store.lastMatch(of: needle, before: start) == expected.last { $0 < start })
      let range = min(start, 20)..<start
      #expect(
        store.matches(of: needle, in: range, limit: 3)
          == Array(expected.filter { range.contains($0) }.prefix(3)))
    }
  }

  @Test(arguments: 0..<10)
  func dropsTheOldestSlabsAndCountsTheirLines(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    var store = LineStore(
      limits: LineStore.Limits(lines: 50, bytes: 600, slabBytes: 64, slabLines: 5))
    var model: [String] = []

    for _ in 0..<60 {
      let batch = (0..<Int.random(in: 0..<9, using: &numbers)).map { _ in Self.line(&numbers) }
      let before = store.dropped
      let gone = store.append(contentsOf: batch)
      model += batch
      #expect(gone == store.dropped - before)
      #expect(store.count <= 50)
      #expect(store.count + store.dropped == model.count)
    }

    #expect(store.dropped > 0)
    #expect((0..<store.count).map { store[$0] } == Array(model.dropFirst(store.dropped)))
    #expect(store.byteCount == (0..<store.count).reduce(0) { $0 + store[$1].utf8.count + 1 })
    let needle = LineNeedle("a")
    let kept = model.dropFirst(store.dropped)
    #expect(
      store.matches(of: needle, in: 0..<store.count)
        == kept.enumerated().filter { Self.matches($1, "a") }.map(\.offset))
  }

  @Test func isEqualByContentHoweverItIsLaidOut() {
    let lines = (0..<100).map { "line \($0)" }
    var a = LineStore(limits: Self.small)
    let b = LineStore(lines)

    a.append(contentsOf: lines)

    #expect(a == b)
    a.append(contentsOf: ["more"])
    #expect(a != b)
    #expect(LineStore(["ab", "c"]) != LineStore(["a", "bc"]))
  }

  @Test func takesALineOfAMegabyteBetweenShortOnes() {
    let long = String(repeating: "0123456789", count: 100_000) + "needle"
    let store = LineStore(["before", long, "after"])

    #expect(store[1] == long)
    #expect(store[2] == "after")
    #expect(store.firstMatch(of: LineNeedle("NEEDLE".lowercased())) == 1)
  }

  @Test func noMatchSpansTwoLines() {
    #expect(LineStore(["ab", "cd"]).firstMatch(of: LineNeedle("bc")) == nil)
  }

  @Test func caseMattersOnlyWithACapital() {
    let store = LineStore(["error", "ERROR", "Error", "ČESKÝ", "český"])

    #expect(store.matches(of: LineNeedle("error"), in: 0..<5) == [0, 1, 2])
    #expect(store.matches(of: LineNeedle("Error"), in: 0..<5) == [2])
    #expect(store.matches(of: LineNeedle("český"), in: 0..<5) == [3, 4])
    #expect(store.matches(of: LineNeedle("Č"), in: 0..<5) == [3])
  }

  @Test func aBracketIsNotTheOtherCaseOfABrace() {
    let store = LineStore(["a[1]", "a{1}", "a@`"])

    #expect(store.matches(of: LineNeedle("a["), in: 0..<3) == [0])
    #expect(store.matches(of: LineNeedle("{"), in: 0..<3) == [1])
    #expect(store.matches(of: LineNeedle("`"), in: 0..<3) == [2])
  }

  @Test(arguments: [
    ("09:41:07 INFO  stage 3/7", LogLevel.info), ("2026-11-21T09:41:07Z WARN skew", .warning),
    ("[ERROR] no", .error), ("level=debug x", .debug), ("FATAL: out", .error),
  ])
  func namesTheLevelOfALine(line: String, level: LogLevel) {
    #expect(LogLevel.of(line) == level)
  }

  @Test(arguments: [
    "", "  at Main.run(Main.java:3)", "informative", "the last of many words ERROR",
  ])
  func findsNoLevelWhereThereIsNone(line: String) {
    #expect(LogLevel.of(line) == nil)
  }

  private static func line(_ numbers: inout SeededNumbers) -> String {
    let parts = ["a", "b", "AB", " ", "1", "ž", "Ž", "日", "zz", "Q", "\t", "é"]
    let length = Int.random(in: 0..<30, using: &numbers)
    return (0..<length).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
  }

  /// The same decision over strings: scalars are compared, not graphemes.
  private static func matches(_ line: String, _ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let isExact = text.contains { $0.isUppercase }
    let line = Array((isExact ? line : line.lowercased()).unicodeScalars)
    let text = Array((isExact ? text : text.lowercased()).unicodeScalars)
    guard line.count >= text.count else { return false }
    return (0...(line.count - text.count)).contains { Array(line[$0..<($0 + text.count)]) == text }
  }
}
