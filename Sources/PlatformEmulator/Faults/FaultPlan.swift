import JSON
import Synchronization

/// The faults in force, and what they have struck so far.
final class FaultPlan: Sendable {
  private struct State {
    /// Asked for by tests, one after the other.
    var planned: [ActiveFault] = []
    var faults = PlatformEmulator.Faults()
    var active: [ActiveFault] = []
  }

  private let state = Mutex(State())

  func add(_ rule: FaultRule) {
    state.withLock { $0.planned.append(ActiveFault(rule, seed: 0)) }
  }

  /// Replaces what a file asked for.
  func set(_ faults: PlatformEmulator.Faults) {
    state.withLock { state in
      state.faults = faults
      // Each has its own luck, so that one more rule changes nothing for the others.
      state.active = faults.rules.enumerated().map { index, rule in
        ActiveFault(rule, seed: SplitMix64.mixed(faults.seed &+ UInt64(index)))
      }
    }
  }

  func clear() {
    state.withLock { $0 = State() }
  }

  /// As the file had it, with `struck` for each fault.
  var document: JSONValue {
    state.withLock { state in
      var document = state.faults.document
      document["faults"] = .array(
        state.active.map { active in
          var fault = active.rule.source ?? [:]
          fault["struck"] = JSONValue(active.struck)
          return fault
        })
      return document
    }
  }

  /// What happens to a request. Counts it, so it is asked once for each.
  func verdict(on request: EmulatorRequest, at now: Int64) -> FaultVerdict {
    state.withLock { state in
      guard !state.planned.isEmpty || !state.active.isEmpty else { return .none }
      var verdict = FaultVerdict.none
      Self.judge(request, now, &state.planned, &verdict)
      Self.judge(request, now, &state.active, &verdict)
      state.planned.removeAll(where: \.isSpent)
      return verdict
    }
  }

  private static func judge(
    _ request: EmulatorRequest, _ now: Int64, _ faults: inout [ActiveFault],
    _ verdict: inout FaultVerdict
  ) {
    for index in faults.indices {
      let rule = faults[index].rule
      guard verdict.hasRoom(for: rule.fault), faults[index].strikes(request, at: now) else {
        continue
      }
      switch rule.fault {
      case .latency(let waiting): verdict.delay += faults[index].draw(waiting)
      case .expiredTokens, .otherUser, .rewrittenLog: verdict.incidents.append(rule.fault)
      default:
        verdict.outcome = rule.fault
        verdict.retryAfter = rule.retryAfter
      }
    }
  }
}
