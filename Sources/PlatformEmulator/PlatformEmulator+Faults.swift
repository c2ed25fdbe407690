public import JSON

/// Faults while it runs.
extension PlatformEmulator {
  /// Replaces the faults that were asked for so far.
  public func setFaults(_ faults: Faults) {
    faultPlan.set(faults)
    clock.set(faults.clockSkew)
  }

  public func clearFaults() {
    faultPlan.clear()
    clock.set(0)
  }

  /// The faults as a file has them, each with how often it `struck`.
  public var faultsDocument: JSONValue { faultPlan.document }

  /// What is to happen to a request. Counts it, so it is asked once for each.
  func verdict(on request: EmulatorRequest) -> FaultVerdict {
    // How else could faults be removed again?
    if request.path.hasPrefix(Routes.faultsPath) { return .none }
    var verdict = faultPlan.verdict(on: request, at: options.clock.milliseconds)
    verdict.delay += options.latency
    return verdict
  }

  func plan(_ rule: FaultRule) {
    faultPlan.add(rule)
  }

  /// What happens to the platform before a request is answered.
  func suffer(_ verdict: FaultVerdict, before route: Route, _ parameters: [String: String]) throws {
    for incident in verdict.incidents {
      switch incident {
      case .expiredTokens:
        gate.expireTokens()
        // Its token is nobody's; it is only refused once.
        if route.group.isAILake {
          throw PlatformFault.unauthorized("The API token is not valid.")
        }
      case .rewrittenLog:
        if let run = parameters["run_id"] { try? rewriteLog(run: run) }
      case .otherUser(let name) where route.access == .write:
        meddle(parameters, as: name)
      default: break
      }
    }
  }

  /// What happens to the platform once a request was answered.
  func suffer(_ verdict: FaultVerdict, after route: Route, _ parameters: [String: String]) {
    for case .otherUser(let name) in verdict.incidents where route.access == .read {
      meddle(parameters, as: name)
    }
  }

  /// Does nothing if there is no such asset or user.
  private func meddle(_ parameters: [String: String], as user: String) {
    guard let asset = parameters["asset_id"] else { return }
    let time = CalendarDate.milliseconds(options.clock.milliseconds).dropFirst(11).prefix(8)
    let edit = JSONPatch([
      .add(
        path: JSONPointer(tokens: ["metadata", "description"]),
        value: .string("Changed by \(user) at \(time) UTC."))
    ])
    try? someoneElseEdits(asset: asset, edit, as: user)
  }
}
