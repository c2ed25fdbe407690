extension EmulatorServer {
  /// What the server puts up with from its clients.
  public struct Limits: Sendable, Hashable {
    /// Bytes of a request's body; more get 413.
    public var body = 64 << 20
    /// Bytes of a request's line and headers; more get 431.
    public var headers = 64 << 10
    /// Connections at a time; more get 503.
    public var connections = 512
    /// How long a request may take to arrive once it has begun, and an answer to be taken; 408.
    public var transfer = Duration.seconds(120)
    /// How long a connection may do nothing; longer than clients keep one, so that they end it.
    public var idle = Duration.seconds(180)

    public init() {}
  }
}
