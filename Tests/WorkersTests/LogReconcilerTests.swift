import PlatformModel
import Testing

@testable import Workers

/// Laying looks at a log over one another, on platforms of every kind.
@Suite struct LogReconcilerTests {
  @Test func aShortLogThatGrowsIsDeliveredOnce() {
    var platform = LoggingPlatform(keeps: .tail)
    var follower = Follower()

    for count in [3, 3, 10, 500, 501] {
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(follower.text == platform.lines)
    #expect(follower.missing == 0 && follower.restarts == 0)
  }

  @Test(arguments: [LoggingPlatform.Kept.head, .tail])
  func tenThousandLinesBetweenTwoLooksAreNotLost(keeps: LoggingPlatform.Kept) {
    var platform = LoggingPlatform(keeps: keeps)
    var follower = Follower()

    for count in [40, 10_040, 20_040, 20_041] {
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(follower.text == platform.lines)
    #expect(follower.missing == 0 && follower.restarts == 0)
  }

  @Test(arguments: [LoggingPlatform.Kept.head, .tail])
  func aLongLogIsThereFromTheFirstLook(keeps: LoggingPlatform.Kept) {
    var platform = LoggingPlatform(keeps: keeps)
    platform.grow(to: 25_000)
    var follower = Follower()

    follower.look(at: platform)

    #expect(follower.text == platform.lines)
  }

  @Test func aPlatformThatKeepsOnlyTheLastLinesSaysHowManyAreMissing() {
    var platform = LoggingPlatform(keeps: .tail, cap: 1_000)
    platform.grow(to: 5_000)
    var follower = Follower()

    follower.look(at: platform)
    platform.grow(to: 5_200)
    follower.look(at: platform)
    platform.grow(to: 9_000)
    follower.look(at: platform)

    #expect(follower.missing == 4_000 + 2_800)
    #expect(follower.text == Array(platform.lines[4_000..<5_200] + platform.lines[8_000...]))
    #expect(follower.restarts == 0)
  }

  @Test func aPlatformThatKeepsOnlyTheFirstLinesNeverPassesThemOffAsNew() {
    var platform = LoggingPlatform(keeps: .head, cap: 1_000)
    var follower = Follower()

    for count in [600, 1_400, 3_000, 3_000] {
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(follower.text == Array(platform.lines[..<1_000]))
    #expect(follower.missing == 2_000)
    #expect(follower.restarts == 0)
  }

  @Test func theFirstLinesOfALongCappedLogAreRecognized() {
    var platform = LoggingPlatform(keeps: .head, cap: 1_000)
    platform.grow(to: 5_000)
    var follower = Follower()

    follower.look(at: platform)
    follower.look(at: platform)

    #expect(follower.text == Array(platform.lines[..<1_000]))
    #expect(follower.missing == 4_000)
  }

  @Test(arguments: [LoggingPlatform.Kept.head, .tail])
  func aLogThatWasRewrittenBeginsAnew(keeps: LoggingPlatform.Kept) {
    var platform = LoggingPlatform(keeps: keeps)
    platform.grow(to: 800)
    var follower = Follower()
    follower.look(at: platform)

    platform.rewrite("second", count: 900)
    follower.look(at: platform)

    #expect(follower.text == platform.lines)
    #expect(follower.restarts == 1)
  }

  @Test func aShorterLogIsARewrittenOne() {
    var platform = LoggingPlatform(keeps: .tail)
    platform.grow(to: 5_000)
    var follower = Follower()
    follower.look(at: platform)

    platform.rewrite("second", count: 12)
    follower.look(at: platform)
    platform.grow(to: 14)
    follower.look(at: platform)

    #expect(follower.text == platform.lines)
    #expect(follower.restarts == 1)
  }

  @Test func aRewriteOfTheSameLengthIsNoticed() {
    var platform = LoggingPlatform(keeps: .tail)
    platform.grow(to: 100)
    var follower = Follower()
    follower.look(at: platform)

    platform.rewrite("other", count: 100)
    follower.look(at: platform)

    #expect(follower.text == platform.lines)
    #expect(follower.restarts == 1)
  }

  @Test(arguments: [LoggingPlatform.Kept.head, .tail])
  func linesThatRepeatThemselvesAreCountedNotGuessed(keeps: LoggingPlatform.Kept) {
    var platform = LoggingPlatform(keeps: keeps)
    platform.line = { _ in "waiting for a worker" }
    var follower = Follower()

    for count in [10, 2_000, 2_001, 5_500, 5_500] {
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(follower.text.count == 5_500)
    #expect(follower.restarts == 0)
  }

  @Test func aPlatformThatDoesNotCountIsFollowedByItsLastLines() {
    var platform = LoggingPlatform(keeps: .tail, counts: false)
    var follower = Follower()

    for count in [5, 700, 1_900, 9_000] {
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(Array(follower.text.suffix(8_000)) == Array(platform.lines.suffix(8_000)))
    #expect(follower.restarts == 0)
  }

  @Test(arguments: [LoggingPlatform.Kept.head, .tail], [1, 2, 300, 5_000])
  func aLastLineThatGrowsIsTheSameLine(keeps: LoggingPlatform.Kept, count: Int) {
    var platform = LoggingPlatform(keeps: keeps)
    platform.grow(to: count)
    platform.lines[count - 1] = "Loading 0%"
    var follower = Follower()
    follower.look(at: platform)

    for step in 1...10 {
      platform.lines[count - 1] += "\rLoading \(10 * step)%"
      follower.look(at: platform)
      #expect(follower.text == platform.lines)
    }
    platform.grow(to: count + 2)
    follower.look(at: platform)

    #expect(follower.text == platform.lines)
    #expect(follower.restarts == 0 && follower.missing == 0)
    #expect(follower.delivered == count + 2)
  }

  @Test func aLastLineThatIsWrittenOverIsTheSameLine() {
    var platform = LoggingPlatform(keeps: .tail)
    platform.grow(to: 30)
    var follower = Follower()
    follower.look(at: platform)

    platform.lines[29] = "100 %"
    platform.grow(to: 31)
    follower.look(at: platform)

    #expect(follower.text == platform.lines)
    #expect(follower.restarts == 0)
  }

  @Test func aGrowingLineOfAPlatformThatDoesNotCountIsFollowed() {
    var platform = LoggingPlatform(keeps: .tail, counts: false)
    platform.grow(to: 500)
    var follower = Follower()
    follower.look(at: platform)

    platform.lines[499] += " and more"
    platform.grow(to: 502)
    follower.look(at: platform)

    #expect(Array(follower.text.suffix(400)) == Array(platform.lines.suffix(400)))
    #expect(follower.restarts == 0)
  }

  @Test func anEmptyLogIsNothingNew() {
    let platform = LoggingPlatform(keeps: .tail)
    var follower = Follower()

    follower.look(at: platform)

    #expect(follower.text.isEmpty)
  }

  /// Growth in random steps, on platforms of every kind: nothing lost, nothing twice.
  @Test(arguments: 0..<60)
  func randomGrowthIsFollowedExactly(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var platform = LoggingPlatform(keeps: random.next() % 2 == 0 ? .head : .tail)
    if random.next() % 3 == 0 { platform.line = { "line \($0 / 7)" } }
    var follower = Follower()

    var count = 0
    for _ in 0..<20 {
      let step = [0, 1, 17, 300, 4_000][Int(random.next() % 5)]
      count += step
      if random.next() % 3 == 0, !platform.lines.isEmpty {
        platform.lines[platform.lines.count - 1] += "."
      }
      platform.grow(to: count)
      follower.look(at: platform)
    }

    #expect(follower.text == platform.lines)
    #expect(follower.missing == 0 && follower.restarts == 0)
  }
}

/// A log call as platforms may have it.
struct LoggingPlatform {
  enum Kept: Sendable { case head, tail }

  var keeps: Kept
  /// The most lines one answer has.
  var cap = Int.max
  var counts = true
  var lines: [String] = []
  var line: (Int) -> String = { "line \($0)" }

  init(keeps: Kept, cap: Int = .max, counts: Bool = true) {
    self.keeps = keeps
    self.cap = cap
    self.counts = counts
  }

  mutating func grow(to count: Int) {
    while lines.count < count { lines.append(line(lines.count)) }
  }

  mutating func rewrite(_ word: String, count: Int) {
    line = { "\(word) \($0)" }
    lines = []
    grow(to: count)
  }

  func page(limit: Int) -> LogPage {
    let limit = min(limit, cap)
    let kept = keeps == .head ? lines.prefix(limit) : lines.suffix(limit)
    return LogPage(lines: Array(kept), total: counts ? lines.count : nil)
  }
}

/// What a follower makes of its looks.
private struct Follower {
  var reconciler = LogReconciler()
  var text: [String] = []
  var missing = 0
  var restarts = 0
  /// Lines that came, those that only grew not counted again.
  var delivered = 0

  mutating func look(at platform: LoggingPlatform) {
    var limit = reconciler.limit
    for _ in 0..<5 {
      switch reconciler.take(platform.page(limit: limit), limit: limit) {
      case .ask(let larger): limit = larger
      case .deliver(let delivery):
        if delivery.replacesAll {
          text = []
          missing = 0
          restarts += 1
        }
        if let last = delivery.lastLine, !text.isEmpty { text[text.count - 1] = last }
        delivered += delivery.lines.count
        missing += delivery.missingBefore
        text += delivery.lines
        return
      }
    }
    Issue.record("asked five times and got nowhere")
  }
}

struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
