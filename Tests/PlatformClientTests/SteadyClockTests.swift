import PlatformClient
import PlatformModel
import Synchronization
import Testing

/// Time that does not go back.
@Suite struct SteadyClockTests {
  @Test func aClockThatIsSetBackStopsNothing() {
    let calendar = Mutex<Int64>(10_000)
    let uptime = Mutex<Int64>(0)
    let clock = SteadyClock(
      calendar: { calendar.withLock { $0 } * 1_000_000 },
      uptime: { uptime.withLock { $0 } * 1_000_000 })
    func pass(_ milliseconds: Int64, calendar step: Int64) -> Int64 {
      uptime.withLock { $0 += milliseconds }
      calendar.withLock { $0 += step }
      return clock.now.milliseconds
    }

    #expect(clock.now.milliseconds == 10_000)
    #expect(pass(1_000, calendar: 1_000) == 11_000)
    // An hour back, then on as before.
    #expect(pass(1_000, calendar: -3_600_000) == 12_000)
    #expect(pass(1_000, calendar: 1_000) == 13_000)
    // Set right again, or the machine slept.
    #expect(pass(1_000, calendar: 3_700_000) == 10_000 + 1_000 - 3_600_000 + 1_000 + 3_700_000)
  }
}
