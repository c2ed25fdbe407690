import PlatformClient
import PlatformModel

extension PlatformClient {
  static func connecting(
    to url: String, as credentials: Credentials, over transport: any Transport,
    clock: ClientClock = .system, limits: CallLimits? = .documented,
    onExchange: @escaping @Sendable (Exchange) -> Void
  ) throws(PlatformError) -> PlatformClient {
    do {
      return try PlatformClient(
        baseURL: url, credentials: credentials, transport: transport, clock: clock,
        limits: limits, onExchange: onExchange)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}

extension PlatformClient {
  /// Signs in now, and says as whom.
  func whoSignsIn() throws(PlatformError) -> User {
    try signIn()
    return try currentUser()
  }
}

extension AILakeClient {
  static func connecting(
    to url: String, as credentials: Credentials, over transport: any Transport,
    clock: ClientClock = .system, onExchange: @escaping @Sendable (Exchange) -> Void
  ) throws(PlatformError) -> AILakeClient {
    do {
      return try AILakeClient(
        baseURL: url, credentials: credentials, transport: transport, clock: clock,
        onExchange: onExchange)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}

extension HTTPTransport {
  static func connecting(_ settings: Settings) throws(PlatformError) -> HTTPTransport {
    do {
      return try HTTPTransport(settings: settings)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}
