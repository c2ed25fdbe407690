import HTTPTypes
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization

/// The wire between client and emulated platform in one process.
final class InProcessTransport: Transport {
  private let emulator: PlatformEmulator
  private let largest = Mutex<[UInt8]>([])

  init(_ emulator: PlatformEmulator) {
    self.emulator = emulator
  }

  /// The largest answer so far: a full page.
  var largestBody: [UInt8] { largest.withLock { $0 } }

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let target = request.url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
    let response = emulator.respond(
      to: EmulatorRequest(
        method: request.method, path: String(target), headers: request.headers,
        body: (try? request.wholeBody()) ?? []))
    largest.withLock { if $0.count < response.body.count { $0 = response.body } }
    return TransportResponse(
      status: response.status.code, headers: response.headers, body: response.body)
  }
}
