import HTTPTypes
import Synchronization

/// Failures and delays that were asked for ahead of time, by method and beginning of the path.
final class FaultPlan: Sendable {
  struct Fault: Sendable {
    /// `/v2/jobs`, or with a method: `PATCH /v2/assets`.
    var prefix: String
    var remaining: Int
    /// What is answered; nil if the request is only held up.
    var response: EmulatorResponse?
    var delay: Duration = .zero

    func matches(_ request: EmulatorRequest) -> Bool {
      remaining > 0
        && (request.path.hasPrefix(prefix)
          || "\(request.method.rawValue) \(request.path)".hasPrefix(prefix))
    }
  }

  private let planned = Mutex<[Fault]>([])

  func add(_ fault: Fault) {
    planned.withLock { $0.append(fault) }
  }

  func take(_ request: EmulatorRequest) -> EmulatorResponse? {
    takeFirst { $0.response != nil && $0.matches(request) }?.response
  }

  func takeDelay(_ request: EmulatorRequest) -> Duration {
    takeFirst { $0.response == nil && $0.matches(request) }?.delay ?? .zero
  }

  private func takeFirst(_ condition: (Fault) -> Bool) -> Fault? {
    planned.withLock { faults in
      guard let index = faults.firstIndex(where: condition) else { return nil }
      faults[index].remaining -= 1
      let fault = faults[index]
      if fault.remaining == 0 { faults.remove(at: index) }
      return fault
    }
  }
}
