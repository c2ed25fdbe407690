public import PlatformModel

/// The verbs of Cloud Pak for Data, Software Hub and watsonx: one method per call.
///
/// Every call blocks and throws a `PlatformError`. Copies share one session; calls may be made from
/// several threads at once.
public struct PlatformClient: Sendable {
  var caller: Caller

  /// How many calls are left; shared by all copies.
  public var budget: CallBudget { caller.budget }

  /// - Parameter limits: how many calls the platform allows; nil: as many as one likes.
  ///
  /// Throws if `baseURL` is no address of a platform: `http` or `https`, with a path if the platform
  /// is below one, without user, query and fragment. Sends nothing.
  public init(
    baseURL: String, credentials: Credentials, transport: any Transport, clock: ClientClock,
    retry: RetryPolicy = .standard, limits: CallLimits? = nil,
    onExchange: (@Sendable (Exchange) -> Void)? = nil
  ) throws(ConfigurationError) {
    caller = try Caller(
      baseURL: baseURL, credentials: credentials, transport: transport, clock: clock,
      retry: retry, limits: limits, onExchange: onExchange)
  }

  /// The same session; calls end with `.cancelled` once `cancellation` is cancelled.
  public func cancelled(by cancellation: Cancellation) -> PlatformClient {
    var client = self
    client.caller.cancellation = cancellation
    return client
  }

  /// The same, but calls that change something are not sent: they end with `.forbidden` and this
  /// reason.
  public func refusingChanges(because reason: String) -> PlatformClient {
    var client = self
    client.caller.refusal = reason
    return client
  }

  /// As given, without a slash at the end.
  public var baseURL: String { caller.base.text }

  /// Gets a token now, so that wrong credentials are told early; else the first call does. Forgets
  /// an earlier refusal.
  public func signIn() throws(PlatformError) {
    try caller.signIn()
  }

  /// Signs in, and gives what the platform will know this user by, to be kept for a while.
  public func freshToken() throws(PlatformError) -> FreshToken {
    try signIn()
    guard let token = caller.session.token else {
      throw PlatformError(
        cause: .noSecret(
          "\(caller.session.credentials) is sent as it is: there is no token to keep"),
        request: "", host: caller.base.authority)
    }
    return FreshToken(text: token.text, expiresAt: token.expiresAt)
  }
}
