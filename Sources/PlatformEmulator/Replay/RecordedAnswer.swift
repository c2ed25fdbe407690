import HTTPTypes

/// An answer as it was recorded.
struct RecordedAnswer {
  var response: EmulatorResponse
  var duration: Duration
  /// Who gave it.
  var host: String?

  /// Headers that are about the connection or the coding of then.
  static let dropped: Set<String> = [
    "connection", "content-encoding", "content-length", "date", "keep-alive", "set-cookie",
    "strict-transport-security", "transfer-encoding", "upgrade",
  ]
}
