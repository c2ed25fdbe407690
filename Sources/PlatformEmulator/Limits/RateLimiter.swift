import HTTPTypes
import Synchronization

/// Counts what each user asked for in the running minute.
final class RateLimiter: Sendable {
  private struct Key: Hashable {
    var user: String
    var category: RateCategory
  }

  private struct Minute {
    var begin: Int64
    var requests: Int
  }

  /// Nil: as many as they like.
  private let limits: PlatformEmulator.RateLimits?
  private let minutes = Mutex<[Key: Minute]>([:])

  init(_ limits: PlatformEmulator.RateLimits?) {
    self.limits = limits
  }

  /// Counts one request. Throws 429 if it is one too many.
  ///
  /// - Parameter isStorm: it is one too many whatever was counted.
  func check(_ caller: Caller, _ route: Route, _ now: Int64, isStorm: Bool) throws {
    let category = RateCategory(route)
    if isStorm {
      let limit = (limits ?? PlatformEmulator.RateLimits()).limit(category)
      throw PlatformFault.tooMany(limit + 1, limit: limit, category, caller)
    }
    guard let limit = limits?.limit(category), !caller.id.isEmpty else { return }
    let requests = count(Key(user: caller.id, category: category), now)
    if requests > limit { throw PlatformFault.tooMany(requests, limit: limit, category, caller) }
  }

  private func count(_ key: Key, _ now: Int64) -> Int {
    minutes.withLock { minutes in
      var minute = minutes[key] ?? Minute(begin: now, requests: 0)
      if !(minute.begin..<minute.begin + 60_000).contains(now) {
        minute = Minute(begin: now, requests: 0)
      }
      minute.requests += 1
      minutes[key] = minute
      return minute.requests
    }
  }
}

extension PlatformFault {
  /// The common shape says it shorter.
  ///
  /// Source: 429 samples of GET /v2/projects and POST /v2/environments.
  static func tooMany(
    _ requests: Int, limit: Int, _ category: RateCategory, _ caller: Caller
  ) -> PlatformFault {
    var fault = PlatformFault(
      .tooManyRequests, code: "rate_limit",
      "The requests from \(caller.id) exceeds rate limit. Please try again later.")
    fault.reason =
      "The number of requests has exceeded the rate limit. Requests: \(requests). Limit: \(limit). "
      + "Category: \(category.rawValue). Subject: \(caller.userName) (\(caller.id))."
    return fault
  }
}
