import JSON

/// A call as a command for a shell, to do it again without this program. Secrets are not in it: they
/// stand as variables of the shell, or masked where nobody can say what they were.
public struct CurlCommand {
  private let call: RecordedCall
  /// Made by curl itself, or of no use a second time.
  private static let own: Set<String> = [
    "authorization", "user-agent", "accept-encoding", "content-length", "host", "connection",
  ]

  public init(_ call: RecordedCall) {
    self.call = call
  }

  public var text: String {
    var words = ["curl"]
    if call.method != "GET" { words += ["-X", call.method] }
    words.append(Self.quoted(call.url))
    if let scheme = call.request.header("authorization")?.split(separator: " ").first {
      words += ["-H", "\"Authorization: \(scheme) $TOKEN\""]
    }
    for header in call.request.headers where !Self.own.contains(header.name.lowercased()) {
      words += ["-H", Self.quoted("\(header.name): \(header.value)")]
    }
    return (words + body).joined(separator: " ")
  }

  private var body: [String] {
    switch call.request.body {
    case .none: []
    case .json(let value): ["--data-raw", Self.quoted(value.serialized())]
    case .text(let text): ["--data-raw", Self.quoted(text)]
    case .binary, .notKept: ["--data-binary", "@FILE"]
    }
  }

  /// As one word of a POSIX shell.
  public static func quoted(_ text: some StringProtocol) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
