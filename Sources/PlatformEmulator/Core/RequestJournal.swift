import HTTPTypes
import Synchronization

/// What was asked lately, for people and tests. Bounded; never holds headers or bodies.
final class RequestJournal: Sendable {
  private static let capacity = 10_000

  private struct State {
    var lines: [String] = []
    /// Where the oldest line is, once the list is full.
    var oldest = 0
  }

  private let state = Mutex(State())

  func note(
    _ request: EmulatorRequest, _ response: EmulatorResponse, at time: Int64, took: Duration
  ) {
    let clock = CalendarDate.milliseconds(time).dropFirst(11).dropLast()
    let tenths =
      took.components.seconds * 10_000 + took.components.attoseconds / 100_000_000_000_000
    let line =
      "\(clock) \(request.method.rawValue) \(request.path.prefix(2_000)) \(response.status.code) "
      + "\(tenths / 10).\(tenths % 10) ms"
    state.withLock { state in
      if state.lines.count < Self.capacity {
        state.lines.append(line)
      } else {
        state.lines[state.oldest] = line
        state.oldest = (state.oldest + 1) % Self.capacity
      }
    }
  }

  /// Oldest first.
  var lines: [String] {
    state.withLock { Array($0.lines[$0.oldest...] + $0.lines[..<$0.oldest]) }
  }
}
