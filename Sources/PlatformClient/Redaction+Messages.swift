import HTTPTypes
import JSON
import PlatformModel

/// Whole messages without their secrets.
extension Redaction {
  /// Longer bodies are not looked through, and so not shown.
  static let maximumBody = 32 << 20

  static func masked(_ headers: HTTPFields, secrets: [String]) -> [RecordedCall.Header] {
    headers.map { field in
      let name = field.name.rawName
      guard Secrets.isSecret(key: name.replacing("-", with: "_")) else {
        return RecordedCall.Header(name, masked(address: field.value, secrets: secrets))
      }
      // Of what kind the credentials are is no secret, and helps whoever looks for a mistake.
      let parts = field.value.split(separator: " ", maxSplits: 1)
      let isScheme = field.name == .authorization && parts.count == 2
      return RecordedCall.Header(name, isScheme ? "\(parts[0]) \(mask)" : mask)
    }
  }

  /// An address, or a part of one: values of secret parameters are masked.
  static func masked(address: String, secrets: [String]) -> String {
    guard let mark = address.firstIndex(of: "?") else { return masked(address, secrets: secrets) }
    let place = masked(String(address[..<mark]), secrets: secrets)
    return place + "?" + masked(pairs: address[address.index(after: mark)...], secrets: secrets)
  }

  /// `a=1&token=x`, as in queries and forms.
  private static func masked(pairs: Substring, secrets: [String]) -> String {
    pairs.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty else {
        return masked(String(pair), secrets: secrets)
      }
      let name = percentDecoded(parts[0], plusIsBlank: true)
      let value = percentDecoded(parts[1], plusIsBlank: true)
      if isSecret(name) || Secrets.isSecret(text: value)
        || secrets.contains(where: { $0.utf8.count > 3 && value.contains($0) })
      {
        return "\(parts[0])=\(mask)"
      }
      return masked(String(pair), secrets: secrets)
    }.joined(separator: "&")
  }

  /// A document: members with the names of secrets are masked with all that is in them, and texts
  /// that are secrets or have some in them.
  static func masked(
    _ document: JSONValue, secrets: [String], isSecret isInside: Bool = false
  ) -> JSONValue {
    switch document {
    case .array(let items):
      return .array(items.map { masked($0, secrets: secrets, isSecret: isInside) })
    case .object(let object):
      return .object(
        JSONObject(
          object.map { member in
            let isSecret = isInside || isSecret(member.key)
            return (member.key, masked(member.value, secrets: secrets, isSecret: isSecret))
          }))
    case .string(let text):
      if text.isEmpty { return document }
      if isInside || Secrets.isSecret(text: text) { return .string(mask) }
      if let inner = masked(inner: text, secrets: secrets) { return .string(inner) }
      let shown = masked(address: text, secrets: secrets)
      return shown == text ? document : .string(shown)
    case .number: return isInside ? .string(mask) : document
    default: return document
    }
  }

  /// A text that is a document itself, as some keep settings; nil if it is none.
  private static func masked(inner text: String, secrets: [String]) -> String? {
    guard text.hasPrefix("{") || text.hasPrefix("["), let document = try? JSONValue.parse(text)
    else { return nil }
    let shown = masked(document, secrets: secrets)
    return shown == document ? text : shown.serialized()
  }

  static func masked(body: [UInt8], type: String, secrets: [String]) -> RecordedCall.Body {
    guard !body.isEmpty else { return .none }
    guard body.count <= maximumBody else { return .notKept(Plural.count(body.count, "byte")) }
    let type = type.lowercased()
    // What stands in the parts of a form is anybody's guess, so is what is a secret there.
    if type.hasPrefix("multipart/") {
      return .notKept("a form of \(Plural.count(body.count, "byte"))")
    }
    if let document = try? JSONValue.parse(body) {
      return .json(masked(document, secrets: secrets))
    }
    guard let text = String(validating: body, as: UTF8.self) else {
      return hasSecret(body, secrets) ? .notKept(Plural.count(body.count, "byte")) : .binary(body)
    }
    if type.hasPrefix("application/x-www-form-urlencoded") {
      return .text(masked(pairs: text[...], secrets: secrets))
    }
    return .text(lines(text).map { masked(line: $0, secrets: secrets) }.joined(separator: "\n"))
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A line of a text; some are documents themselves.
  private static func masked(line: Substring, secrets: [String]) -> String {
    if let inner = masked(inner: String(line), secrets: secrets) { return inner }
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      Secrets.isSecret(text: String(word)) ? mask : String(word)
    }
    return masked(address: words.joined(separator: " "), secrets: secrets)
  }

  private static func hasSecret(_ bytes: [UInt8], _ secrets: [String]) -> Bool {
    secrets.contains { $0.utf8.count > 3 && !bytes.ranges(of: Array($0.utf8)).isEmpty }
  }
}
