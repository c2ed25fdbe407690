/// The verbs of GoodData AI Lake: one method per call.
///
/// Every call blocks and throws a `PlatformError`. Calls may be made from several threads at once.
public struct AILakeClient: Sendable {
  var caller: Caller

  /// Throws if `baseURL` is no address of a platform, or if `credentials` are not a token: there is
  /// nothing else to sign in with.
  public init(
    baseURL: String, credentials: Credentials, transport: any Transport, clock: ClientClock,
    retry: RetryPolicy = .standard, onExchange: (@Sendable (Exchange) -> Void)? = nil
  ) throws(ConfigurationError) {
    guard case .token = credentials else {
      throw ConfigurationError("AI Lake is reached with a token, not with a user's name.")
    }
    caller = try Caller(
      baseURL: baseURL, credentials: credentials, transport: transport, clock: clock,
      retry: retry, onExchange: onExchange)
  }

  /// The same, but calls end with `.cancelled` once `cancellation` is cancelled.
  public func cancelled(by cancellation: Cancellation) -> AILakeClient {
    var client = self
    client.caller.cancellation = cancellation
    return client
  }

  /// AI Lake names no limits.
  public var budget: CallBudget { caller.budget }

  /// The same, but calls that change something are not sent: they end with `.forbidden` and this
  /// reason.
  public func refusingChanges(because reason: String) -> AILakeClient {
    var client = self
    client.caller.refusal = reason
    return client
  }

  /// As given, without a slash at the end.
  public var baseURL: String { caller.base.text }
}
