import PlatformClient
import Synchronization

extension PlatformSettings {
  /// What goes to the platform can be read on its way.
  var isOpen: Bool {
    [url, aiLakeURL].contains { $0.flatMap { try? BaseURL($0) }?.isOpen == true }
  }

  /// What is to be said once something was sent: who could read or change it on its way.
  var warnings: [String] {
    var warnings: [String] = []
    for address in [url, aiLakeURL].compactMap({ $0 }) {
      guard let base = try? BaseURL(address), base.isOpen else { continue }
      warnings.append(
        "what goes to \(address) can be read on its way, the password too: http:// protects nothing"
      )
    }
    if isInsecure, case .flag(let option)? = values.values[.verifyTLS]?.origin {
      warnings.append("\(option): nobody knows whether it is \(host) that gets the password")
    }
    return warnings
  }

  /// Says the warnings with the first answer that comes: where nothing listens, nothing was given away.
  func warning(
    _ onExchange: @escaping @Sendable (Exchange) -> Void
  ) -> @Sendable (Exchange) -> Void {
    let warnings = warnings
    guard !warnings.isEmpty else { return onExchange }
    let isSaid = Mutex(false)
    return { exchange in
      let isFirst =
        exchange.status != nil
        && isSaid.withLock { isSaid in
          defer { isSaid = true }
          return !isSaid
        }
      if isFirst { for warning in warnings { Console.warn(warning) } }
      onExchange(exchange)
    }
  }
}
