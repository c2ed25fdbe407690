import HTTPTypes
import JSON

extension Routes {
  /// What only this emulator has: faults on demand, for whoever sits at the same machine.
  static let administration: [Route] = [
    administrating(.get) { Answer.json($0.emulator.faultsDocument) },
    administrating(.put) { call in
      let faults = try PlatformEmulator.Faults.read(call.json())
      call.emulator.setFaults(faults)
      return Answer.json(call.emulator.faultsDocument)
    },
    administrating(.delete) { call in
      call.emulator.clearFaults()
      return Answer.empty()
    },
  ]

  /// Where faults are looked at, set and removed.
  static let faultsPath = "/limn-emulator/faults"

  private static func administrating(
    _ method: HTTPRequest.Method, _ handler: @escaping Route.Handler
  ) -> Route {
    Route(group: .administration, method: method, pattern: faultsPath, access: .open) { call in
      guard call.request.isFromLoopback else {
        throw PlatformFault.forbidden("Only this machine itself may do that.")
      }
      return try handler(call)
    }
  }
}
