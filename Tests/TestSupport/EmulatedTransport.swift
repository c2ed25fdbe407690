import HTTPTypes
public import PlatformClient
public import PlatformEmulator
public import PlatformModel
import Synchronization

/// The wire between client and emulated platform in one process; it can be cut.
public final class EmulatedTransport: Transport {
  private let emulator: PlatformEmulator
  private let isCut = Mutex(false)

  public init(_ emulator: PlatformEmulator) {
    self.emulator = emulator
  }

  public func cut() { isCut.withLock { $0 = true } }
  public func mend() { isCut.withLock { $0 = false } }

  public func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    if cancellation.isCancelled { throw PlatformError(cause: .cancelled, request: request.url) }
    if isCut.withLock({ $0 }) {
      throw PlatformError(cause: .unreachable("the cable is out"), request: Self.target(request))
    }
    let response = emulator.respond(
      to: EmulatorRequest(
        method: request.method, path: Self.target(request), headers: request.headers,
        body: (try? request.wholeBody()) ?? []))
    if case .broken(let bytes) = response.delivery, (bytes ?? 0) <= response.body.count {
      throw PlatformError(
        cause: .unreachable("the connection was cut"), request: Self.target(request))
    }
    return TransportResponse(
      status: response.status.code, headers: response.headers, body: response.body)
  }

  /// Path and query of an absolute address.
  private static func target(_ request: TransportRequest) -> String {
    let afterScheme = request.url.drop { $0 != "/" }.dropFirst(2)
    return String(afterScheme.drop { $0 != "/" })
  }
}
