import PlatformModel
import Testing

@testable import ExplorerModel

/// A last line that is still being written.
@Suite struct GrowingLogTests {
  private static let going = run("r1", of: nightly, .running, minutesAgo: 4)

  private func opened(_ lines: Int) -> Story {
    var story = Story.inRuns([Self.going])
    story.press(.log)
    story.logged(Self.going.id, story.chunk((0..<lines).map { "line \($0)" }))
    return story
  }

  @Test func aLastLineThatGrowsStaysInItsPlaceAndSoDoesTheView() {
    var story = opened(50)
    story.press(.filter)
    story.type("more")
    story.press(.accept)
    story.press(.first)

    var chunk = story.chunk(["line 50"])
    chunk.lastLine = "line 49 and more"
    story.logged(Self.going.id, chunk)

    #expect(story.state.runLog.lines.count == 51)
    #expect(story.state.runLog.lines[49] == "line 49 and more")
    #expect(story.state.runLog.lines[48] == "line 48")
    #expect(story.state.runLog.search.matches == [49])
    #expect(!story.state.runLog.wasRewritten)
    #expect(story.state.runLog.top == 0)
    #expect(story.state.runLog.newLines == 1)
  }

  @Test func aFilterFollowsALastLineThatGrows() {
    var story = opened(3)
    story.press(.filterLines)
    story.type("done")
    #expect(story.state.runLog.visible == [])

    var chunk = story.chunk([])
    chunk.lastLine = "line 2 done"
    story.logged(Self.going.id, chunk)
    #expect(story.state.runLog.visible == [2])

    chunk.lastLine = "line 2 do"
    story.logged(Self.going.id, chunk)
    #expect(story.state.runLog.visible == [])
  }

  @Test func theLastLineOfAStoreIsReplaced() {
    for count in [1, 2, 5] {
      var store = LineStore(limits: LineStore.Limits(slabBytes: 16, slabLines: 2))
      store.append(contentsOf: (0..<count).map { "line \($0)" })
      store.replaceLast(with: "a longer line than there was")
      store.append(contentsOf: ["next"])

      var expected = LineStore(limits: LineStore.Limits(slabBytes: 16, slabLines: 2))
      expected.append(
        contentsOf: (0..<count - 1).map { "line \($0)" } + ["a longer line than there was", "next"])
      #expect(store == expected)
    }
    var empty = LineStore()
    empty.replaceLast(with: "x")
    #expect(empty.isEmpty)
  }
}
