import ExplorerModel
import JSON
import PlatformModel

/// Says on standard error why a command ended, for people or, with `--json-errors`, for programs.
struct FailureReport {
  static let flag = "--json-errors"

  let isJSON: Bool

  /// Takes the flag, which every command knows, off the words; behind `--` it is a word like others.
  static func taken(from words: [String]) -> (report: FailureReport, words: [String]) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let kept = words[..<end].filter { $0 != flag } + words[end...]
    return (FailureReport(isJSON: kept.count < words.count), Array(kept))
  }

  func end(with failure: CommandFailure) -> Never {
    guard isJSON else { Console.fail(failure.description, code: failure.code) }
    Console.failWithDocument(Self.document(failure).serialized(), code: failure.code)
  }

  /// `{"error": {"code": 3, "kind": "not-found", "message": "…", "request"?, "status"?, …}}`.
  static func document(_ failure: CommandFailure) -> JSONValue {
    var error: JSONValue = [
      "code": JSONValue(Int(failure.code)), "kind": .string(kind(failure.code)),
      "message": .string(failure.description),
    ]
    if let platform = failure.error {
      error["request"] = platform.request.isEmpty ? Optional.none : .string(platform.request)
      error["host"] = platform.host.isEmpty ? Optional.none : .string(platform.host)
      error["status"] = platform.status.map { JSONValue($0) }
      error["platform_message"] = platform.message.map { .string($0) }
      error["platform_code"] = platform.code.map { .string($0) }
      error["trace"] = platform.traceID.map { .string($0) }
    }
    return ["error": error]
  }

  private static func kind(_ code: Int32) -> String {
    switch code {
    case 2: "usage"
    case 3: "not-found"
    case 4: "not-permitted"
    case 5: "conflict"
    case 6: "partial"
    case 7: "unknown"
    case 124: "timed-out"
    case 130: "interrupted"
    default: "failed"
    }
  }
}
