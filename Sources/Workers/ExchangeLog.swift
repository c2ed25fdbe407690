public import PlatformClient
import Synchronization

/// The last calls with what was sent and what came back, for whoever looks at them.
///
/// Keeping one costs a place in a list: its bodies are those the transport made anyway. Only so many
/// bytes of them are held on to, the newest.
public final class ExchangeLog: Sendable {
  private struct State {
    var kept: [Exchange] = []
    /// The number of the first that is kept.
    var firstID = 1
    /// Of `kept`, the first that may still have its bodies.
    var firstWhole = 0
    var bytes = 0
  }

  private let maximumCount: Int
  private let maximumBytes: Int
  private let state = Mutex(State())

  /// - Parameter bytes: of all bodies together; one that is longer alone is not kept.
  public init(count: Int = 500, bytes: Int = 4 << 20) {
    maximumCount = count
    maximumBytes = bytes
  }

  /// Keeps an exchange and returns the number it is found by.
  public func note(_ exchange: Exchange) -> Int {
    state.withLock { state in
      var exchange = exchange
      if exchange.bodyBytes > maximumBytes {
        exchange.content = exchange.content?.withoutBodies
      } else {
        state.bytes += exchange.bodyBytes
      }
      state.kept.append(exchange)
      giveUpBodies(&state)
      if state.kept.count > maximumCount { forget(state.kept.count - maximumCount, &state) }
      return state.firstID + state.kept.count - 1
    }
  }

  /// Nil if it is no longer kept.
  public func exchange(_ id: Int) -> Exchange? {
    state.withLock { state in
      let index = id - state.firstID
      return state.kept.indices.contains(index) ? state.kept[index] : nil
    }
  }

  private func giveUpBodies(_ state: inout State) {
    while state.bytes > maximumBytes, state.firstWhole < state.kept.count {
      state.bytes -= state.kept[state.firstWhole].bodyBytes
      state.kept[state.firstWhole].content = state.kept[state.firstWhole].content?.withoutBodies
      state.firstWhole += 1
    }
  }

  private func forget(_ count: Int, _ state: inout State) {
    for exchange in state.kept.prefix(count) { state.bytes -= exchange.bodyBytes }
    state.kept.removeFirst(count)
    state.firstID += count
    state.firstWhole = max(0, state.firstWhole - count)
  }
}

extension Exchange {
  /// Of the bodies it still has.
  fileprivate var bodyBytes: Int {
    guard let content, content.hasBodies else { return 0 }
    return content.bodyBytes
  }
}
