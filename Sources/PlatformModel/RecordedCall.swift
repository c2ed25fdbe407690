public import JSON

/// One call as it went over the wire, with its secrets masked: what a person may look at, and what a
/// trace keeps.
public struct RecordedCall: Hashable, Sendable {
  /// One line of a head.
  public struct Header: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public enum Body: Hashable, Sendable {
    case none
    case json(JSONValue)
    case text(String)
    /// Bytes that are no text.
    case binary([UInt8])
    /// There was one, but it is not kept; why, in words for people.
    case notKept(String)
  }

  /// The request or the answer.
  public struct Message: Hashable, Sendable {
    public var headers: [Header]
    public var body: Body
    /// Bytes of the body, decompressed.
    public var size: Int

    public init(headers: [Header] = [], body: Body = .none, size: Int = 0) {
      self.headers = headers
      self.body = body
      self.size = size
    }

    /// The value of a header, whatever case its name is in; nil if there is none.
    public func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }

  public var startedAt: Timestamp
  public var duration: Duration
  /// `GET`, `POST`, …
  public var method: String
  /// Absolute, percent-encoded.
  public var url: String
  /// Path and query below the address of the platform: `/v2/catalogs?limit=100`.
  public var target: String
  public var request: Message
  /// Nil if there was no answer.
  public var status: Int?
  public var response: Message
  public var traceID: String?
  /// The problem, in a few words; nil if there was none.
  public var failure: String?

  public init(
    startedAt: Timestamp, duration: Duration, method: String, url: String, target: String,
    request: Message = Message(), status: Int? = nil, response: Message = Message(),
    traceID: String? = nil, failure: String? = nil
  ) {
    self.startedAt = startedAt
    self.duration = duration
    self.method = method
    self.url = url
    self.target = target
    self.request = request
    self.status = status
    self.response = response
    self.traceID = traceID
    self.failure = failure
  }
}
