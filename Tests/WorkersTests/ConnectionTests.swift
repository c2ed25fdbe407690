import Dispatch
import PlatformModel
import Synchronization
import Testing
import Workers

@Suite struct ConnectionTests {
  @Test func aClientIsMadeOnceHoweverManyAskForIt() throws {
    let made = Counter()
    let connection = Connection<Int> { made.add() }
    let seen = Mutex<[Int]>([])
    let start = DispatchSemaphore(value: 0)
    let group = DispatchGroup()
    for _ in 0..<16 {
      DispatchQueue(label: "test").async(
        group: group,
        execute: DispatchWorkItem {
          start.wait()
          let client = try? connection.client()
          seen.withLock { $0.append(client ?? -1) }
        })
    }

    for _ in 0..<16 { start.signal() }
    group.wait()

    #expect(seen.withLock { $0 } == Array(repeating: 1, count: 16))
    #expect(made.count == 1)
  }

  @Test func nothingIsMadeBeforeSomebodyAsks() {
    let made = Counter()
    _ = Connection<Int> { made.add() }
    #expect(made.count == 0)
  }

  @Test func aFailureIsNotKept() throws {
    let error = PlatformError(cause: .unreachable("not yet"), request: "")
    let tries = Counter()
    let connection = Connection<Int> { () throws(PlatformError) in
      let number = tries.add()
      if number < 3 { throw error }
      return number
    }

    for _ in 0..<2 { #expect(throws: error) { try connection.client() } }

    #expect(try connection.client() == 3)
    #expect(try connection.client() == 3)
  }
}
