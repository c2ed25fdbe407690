import Synchronization
import Testing

@testable import limn

/// Logs of runs from the command line, as platforms send them.
@Suite struct RunLogsTests {
  private let world: NounWorld
  private let job = "Nightly warehouse/nightly-load"

  init() throws { world = try NounWorld() }

  /// Every log is this answer.
  private func answer(_ body: String) {
    world.instead = { request, _ in request.contains("/logs") ? body : nil }
  }

  @Test func anEmptyLogIsCalledEmpty() {
    answer(#"{"results":[],"total_count":0}"#)

    let result = world.run("run", "logs", job)

    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    #expect(result.words.last?.hasSuffix(" is empty") == true, "\(result)")
    #expect(world.run("run", "logs", job, "-f").words.contains { $0.hasSuffix(" is empty") })
  }

  @Test func carriageReturnsBeforeLineFeedsDoNotJoinLines() {
    answer(#"{"results":"one\r\ntwo\r\n","total_count":2}"#)

    let result = world.run("run", "logs", job)

    #expect(result.output == "one\ntwo\n")
    #expect(result.words.isEmpty, "\(result)")
  }

  @Test func oneMissingLineIsOne() {
    answer(#"{"results":["two"],"total_count":2}"#)

    let words = world.run("run", "logs", job).words

    #expect(words == ["1 line was not kept by the platform: missing here"])
  }

  @Test func linesThatArriveAfterTheRunHasEndedAreWaitedFor() throws {
    let looks = Mutex<Int?>(nil)
    world.instead = { request, body in
      if request.contains("/logs") {
        let late = looks.withLock { count in
          count = count.map { $0 + 1 }
          return (count ?? 0) > 3
        }
        return late
          ? #"{"results":["one","late"],"total_count":2}"# : #"{"results":["one"],"total_count":1}"#
      }
      let states = ["Completed", "Failed", "CompletedWithErrors", "CompletedWithWarnings"]
      if request.hasPrefix("GET"), states.contains(where: { body.contains("\"state\":\"\($0)\"") })
      {
        looks.withLock { $0 = $0 ?? 0 }
      }
      return nil
    }
    let started = world.run("run", "start", "Nightly warehouse/vacuum-tables", "--yes", "-o", "id")
    let run = try #require(started.lines.first)

    let result = world.run("run", "logs", run, "-c", "Nightly warehouse", "-f")

    #expect(result.output == "one\nlate\n", "\(result)")
  }
}
