public import PlatformModel

/// One request that went out and what became of it, for the request log. All but its content is
/// free of secrets, and that keeps them to itself.
public struct Exchange: Hashable, Sendable {
  public var startedAt: Timestamp
  /// `GET /v2/catalogs?limit=100`
  public var request: String
  /// Host and port.
  public var host: String
  /// Nil if there was no answer.
  public var status: Int?
  public var duration: Duration
  /// Size of the answer's body, decompressed.
  public var bytes: Int
  public var traceID: String?
  /// In a few words; nil if the platform did what was asked.
  public var error: String?
  /// Heads and bodies; nil if nobody keeps them.
  public var content: ExchangeContent?
  /// The calls used up of those a minute allows; nil if nothing is limited.
  public var use: CallUse?

  public init(
    startedAt: Timestamp, request: String, host: String, status: Int? = nil, duration: Duration,
    bytes: Int = 0, traceID: String? = nil, error: String? = nil, content: ExchangeContent? = nil,
    use: CallUse? = nil
  ) {
    self.startedAt = startedAt
    self.request = request
    self.host = host
    self.status = status
    self.duration = duration
    self.bytes = bytes
    self.traceID = traceID
    self.error = error
    self.content = content
    self.use = use
  }
}
