import HTTPTypes
import JSON
import PlatformModel

/// Whole messages without their secrets; what is one is for `Secrets` to say.
enum Redaction {
  /// Longer bodies are not looked through, and so not shown.
  static let maximumBody = 32 << 20

  static func masked(_ headers: HTTPFields, secrets: [String]) -> [RecordedCall.Header] {
    headers.map { field in
      let name = field.name.rawName
      guard Secrets.isSecret(key: name) else {
        return RecordedCall.Header(name, Secrets.masked(value: field.value, known: secrets))
      }
      // Of what kind the credentials are is no secret, and helps whoever looks for a mistake.
      let parts = field.value.split(separator: " ", maxSplits: 1)
      let isScheme = field.name == .authorization && parts.count == 2
      let shown = isScheme ? "\(parts[0]) \(Secrets.mask)" : Secrets.mask
      return RecordedCall.Header(name, field.value.isEmpty ? "" : shown)
    }
  }

  static func masked(body: [UInt8], type: String, secrets: [String]) -> RecordedCall.Body {
    guard !body.isEmpty else { return .none }
    guard body.count <= maximumBody else { return .notKept("\(body.count) bytes") }
    let type = type.lowercased()
    // What stands in the parts of a form is anybody's guess, so is what is a secret there.
    if type.hasPrefix("multipart/") { return .notKept("a form of \(body.count) bytes") }
    if let document = try? JSONValue.parse(body) {
      return .json(Secrets.masked(document, known: secrets))
    }
    guard let text = String(validating: body, as: UTF8.self) else {
      return hasSecret(body, secrets) ? .notKept("\(body.count) bytes") : .binary(body)
    }
    if type.hasPrefix("application/x-www-form-urlencoded") {
      let pairs = text.split(separator: "&", omittingEmptySubsequences: false)
      return .text(pairs.map { Secrets.masked(String($0), known: secrets) }.joined(separator: "&"))
    }
    return .text(masked(text: text, secrets: secrets))
  }

  /// Some lines of a text are documents themselves.
  private static func masked(text: String, secrets: [String]) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.hasPrefix("{") || $0.hasPrefix("[") }) else {
      return Secrets.masked(text, known: secrets)
    }
    return lines.map {
      Secrets.masked(inner: $0, known: secrets) ?? Secrets.masked(String($0), known: secrets)
    }.joined(separator: "\n")
  }

  private static func hasSecret(_ bytes: [UInt8], _ secrets: [String]) -> Bool {
    secrets.contains { $0.utf8.count > 3 && !bytes.ranges(of: Array($0.utf8)).isEmpty }
  }
}
